"""What the full ledger said of a claim when it was last run: verdict, every part with its effect, outside evidence.

The table is the `claims.csv` that `loyalty-sim claims -o FOLDER` writes, shipped as `data/ledger.csv`, so that pages
can tell a verdict without running anything.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from loyalty_sim.data import shipped_rows
from loyalty_sim.language import spoken, tell
from loyalty_sim.validation.claims.claim import Claim, Source
from loyalty_sim.validation.claims.effect import FAILS, HOLDS, Finding
from loyalty_sim.validation.claims.library import load_claims
from loyalty_sim.validation.claims.units import asked, seen

LEDGER = "ledger.csv"
UNKNOWN = "not in the shipped ledger"
SIDES = {
    ("for", False): "For it: {citation}, {says}.",
    ("for", True): "For it, unlike the verdict here: {citation}, {says}.",
    ("against", False): "Against it: {citation}, {says}.",
    ("against", True): "Against it, unlike the verdict here: {citation}, {says}.",
}
"""What a publication says, by the side it is on and whether the verdict here is another."""


class PartSeen(NamedTuple):
    """One part of a claim's test in words: what must be so, what was seen, what is claimed, and its verdict."""

    says: str
    seen: str
    asked: str
    verdict: str


class Shipped(NamedTuple):
    """A claim with what became of it. verdict: as in the ledger, or `UNKNOWN`; parts: none then."""

    claim: Claim
    verdict: str
    parts: tuple[PartSeen, ...]

    @property
    def differs(self) -> tuple[Source, ...]:
        """Publications that say otherwise than the verdict: for what fails here, or against what holds."""
        return {FAILS: self.claim.support, HOLDS: self.claim.against}.get(self.verdict, ())

    @property
    def outside(self) -> tuple[str, ...]:
        """The publications, those that differ from the verdict first, each with which side it is on."""
        sides = [("for", self.claim.support), ("against", self.claim.against)]
        said = [(side, source, source in self.differs) for side, some in sides for source in some]
        first = sorted(said, key=lambda each: not each[2])
        return tuple(
            tell(SIDES[side, unlike], citation=source.citation, says=tell(source.says))
            for side, source, unlike in first
        )


def shipped(claim: Claim) -> Shipped:
    """What the shipped ledger says of a claim; one of the user's own is not in it.

    >>> from loyalty_sim.validation.claims import load_claims
    >>> [told] = map(shipped, load_claims(["K15"]))
    >>> told.verdict, len(told.parts) == len(told.claim.parts)
    ('holds', True)
    """
    rows = _by_claim().get(claim.id, [])
    if [row["part"] for row in rows] != [part.says for part in claim.parts] or not rows:
        return Shipped(claim, UNKNOWN, ())
    parts = []
    for part, row in zip(claim.parts, rows, strict=True):
        mean, low, high = (float(row[name]) for name in ("effect", "low", "high"))
        finding = Finding(part, np.zeros(int(float(row["seeds"]))), mean, low, high, row["part_verdict"])
        parts.append(PartSeen(part.says, seen(finding), asked(part), finding.verdict))
    return Shipped(claim, rows[0]["verdict"], tuple(parts))


def told_of(ids: tuple[str, ...]) -> tuple[Shipped, ...]:
    """What it says of several claims, by id; of none, if none is named."""
    return _told_of(ids, spoken()) if ids else ()


@cache
def _told_of(ids: tuple[str, ...], language: str) -> tuple[Shipped, ...]:
    """Kept by language, since units and intervals are told in it."""
    return tuple(map(shipped, load_claims(ids)))


@cache
def _by_claim() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in shipped_rows(LEDGER):
        found.setdefault(row["claim"], []).append(row)
    return found
