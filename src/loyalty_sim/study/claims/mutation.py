"""Does the ledger listen? Switch off one mechanism at a time: the claims that rest on it must change, others not.

A claim that holds must no longer hold when a mechanism it rests on is off, and a claim that does not rest on it must
keep its verdict. Only claims that hold can lose by a mechanism; the others are asked to keep their verdict only where
they do not rest on it. Which others are asked is drawn by a fixed rule, a few for every mechanism.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import pandas as pd

from loyalty_sim.study.claims.claim import Claim
from loyalty_sim.study.claims.design import TEST_ONLY, Effort, trials
from loyalty_sim.study.claims.effect import HOLDS, together
from loyalty_sim.study.claims.ledger import Entry
from loyalty_sim.study.claims.mechanisms import NEUTRAL
from loyalty_sim.study.claims.runs import findings, run_missing
from loyalty_sim.study.runner import Progress

OTHERS = 6


class Mutant(NamedTuple):
    """One claim with one mechanism off: whether it rests on it, and its verdict before and after."""

    mechanism: str
    claim: str
    rests: bool
    before: str
    after: str

    @property
    def as_it_should(self) -> bool:
        """Flipped if it rests on the mechanism, unmoved if it does not."""
        return (self.before != self.after) == self.rests


class Score(NamedTuple):
    """Shares in [0, 1]: of resting claims that flipped, of others left alone, and the mean of both."""

    heard: float
    left_alone: float
    score: float


def mutants(
    entries: Sequence[Entry],
    effort: Effort = TEST_ONLY,
    folder: Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
) -> list[Mutant]:
    """Test the claims again with mechanisms off. Raises RunFailed if a run fails."""
    asked = list(_asked(entries))
    planned = [next(iter(trials(entry.claim, effort, NEUTRAL[code]))) for code, entry in asked]
    run_missing(planned, folder, workers, progress)
    after = [together(findings(e.claim, trial, folder)) for (_, e), trial in zip(asked, planned, strict=True)]
    return [
        Mutant(code, entry.claim.id, code in entry.claim.mechanisms, entry.own, verdict)
        for (code, entry), verdict in zip(asked, after, strict=True)
    ]


def _asked(entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    testable = [entry for entry in entries if not entry.claim.untestable]
    for code in NEUTRAL:
        yield from ((code, e) for e in testable if code in e.claim.mechanisms and e.own == HOLDS)
        others = [entry for entry in testable if code not in entry.claim.mechanisms]
        yield from ((code, e) for e in sorted(others, key=lambda e: _draw(code, e.claim))[:OTHERS])


def _draw(code: str, claim: Claim) -> int:
    return crc32(f"{code} {claim.id}".encode())


def score(found: Sequence[Mutant]) -> Score:
    """How well the ledger listens; the two kinds weigh the same, so that many bystanders do not flatter it."""
    resting = [mutant.as_it_should for mutant in found if mutant.rests]
    others = [mutant.as_it_should for mutant in found if not mutant.rests]
    heard, alone = (sum(each) / max(len(each), 1) for each in (resting, others))
    return Score(heard, alone, (heard + alone) / 2)


def table(found: Sequence[Mutant]) -> pd.DataFrame:
    """One row per mutant."""
    return pd.DataFrame([mutant._asdict() | {"as_it_should": mutant.as_it_should} for mutant in found])
