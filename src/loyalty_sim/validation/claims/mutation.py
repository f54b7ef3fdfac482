"""Does the ledger listen? Switch off one mechanism at a time: the claims that rest on it must change, others not.

It is switched off after the opening that all share, so that the market is the same and only the mechanism is gone. A
claim may say itself how a mechanism is taken out of it (`Claim.neutral`).

A claim that holds must no longer hold when a mechanism it rests on is off, and a claim that does not rest on it must
keep its verdict. Only claims that hold can lose by a mechanism; the others are asked to keep their verdict only where
they do not rest on it. Which others are asked is drawn by a fixed rule, a few for every mechanism.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import pandas as pd

from loyalty_sim.data import shipped_rows
from loyalty_sim.lab.runner import Progress
from loyalty_sim.scenario.arms import opened_alike
from loyalty_sim.theory.mechanisms import MECHANISM, MECHANISMS
from loyalty_sim.validation.claims.claim import Claim
from loyalty_sim.validation.claims.design import Effort, Trial, trials
from loyalty_sim.validation.claims.effect import HOLDS, Finding, together
from loyalty_sim.validation.claims.runs import findings, run_missing

OTHERS = 3
FEWER_SEEDS = Effort(8, 0)


class Mutant(NamedTuple):
    """One claim with one mechanism off: whether it rests on it, its verdict before and after, each part's effect."""

    mechanism: str
    claim: str
    rests: bool
    before: str
    after: str
    effects: tuple[float, ...] = ()

    @property
    def as_it_should(self) -> bool:
        """Flipped if it rests on the mechanism, unmoved if it does not."""
        return (self.before != self.after) == self.rests


class Score(NamedTuple):
    """Shares in [0, 1]: of resting claims that flipped, of others left alone, and the mean of both.

    resting, others: how many of each were asked.
    """

    heard: float
    left_alone: float
    score: float
    resting: int = 0
    others: int = 0


def mutants(
    asked: Sequence[Claim],
    effort: Effort = FEWER_SEEDS,
    folder: Path | None = None,
    workers: int | None = None,
    progress: Progress | None = None,
    others: int = OTHERS,
) -> list[Mutant]:
    """Test the claims with nothing off, then with mechanisms off, under the same seeds. Raises RunFailed.

    others: claims asked of every mechanism they do not rest on.
    """
    usual = [(claim, _own_trial(claim, effort)) for claim in asked if not claim.untestable]
    run_missing([trial for _, trial in usual], folder, workers, progress)
    before = {claim.id: together(findings(claim, trial, folder)) for claim, trial in usual}
    pairs = list(_pairs([claim for claim, _ in usual], before, others))
    planned = [_own_trial(claim, effort, without(code, claim)) for code, claim in pairs]
    run_missing(planned, folder, workers, progress)
    return [
        _mutant(code, claim, before[claim.id], findings(claim, trial, folder))
        for (code, claim), trial in zip(pairs, planned, strict=True)
    ]


def _mutant(code: str, claim: Claim, before: str, found: list[Finding]) -> Mutant:
    effects = tuple(finding.mean for finding in found)
    return Mutant(code, claim.id, code in claim.mechanisms, before, together(found), effects)


def without(code: str, claim: Claim) -> tuple[str, ...]:
    """Settings that take a mechanism out of a claim."""
    return opened_alike(claim.neutral.get(code, MECHANISM[code].off))


def deaf(found: Sequence[Mutant]) -> list[Mutant]:
    """Those that did not come out as they should."""
    return [mutant for mutant in found if not mutant.as_it_should]


def shipped_mutants() -> list[Mutant]:
    """Those of the shipped ledger, without effects: the `mutants.csv` of `loyalty-sim claims --mutation -o FOLDER`.

    >>> score(shipped_mutants()).resting > 0
    True
    """
    rows = shipped_rows("mutants.csv")
    return [Mutant(r["mechanism"], r["claim"], r["rests"] == "True", r["before"], r["after"]) for r in rows]


def _own_trial(claim: Claim, effort: Effort, neutral: tuple[str, ...] = ()) -> Trial:
    return next(iter(trials(claim, effort, neutral)))


def _pairs(asked: Sequence[Claim], before: Mapping[str, str], most: int) -> Iterator[tuple[str, Claim]]:
    for code in (each.code for each in MECHANISMS if each.off):
        yield from ((code, c) for c in asked if code in c.mechanisms and before[c.id] == HOLDS)
        others = [claim for claim in asked if code not in claim.mechanisms]
        yield from ((code, c) for c in sorted(others, key=lambda c: _draw(code, c))[:most])


def _draw(code: str, claim: Claim) -> int:
    return crc32(f"{code} {claim.id}".encode())


def score(found: Sequence[Mutant]) -> Score:
    """How well the ledger listens; the two kinds weigh the same, so that many bystanders do not flatter it."""
    resting = [mutant.as_it_should for mutant in found if mutant.rests]
    others = [mutant.as_it_should for mutant in found if not mutant.rests]
    heard, alone = (sum(each) / max(len(each), 1) for each in (resting, others))
    return Score(heard, alone, (heard + alone) / 2, len(resting), len(others))


def table(found: Sequence[Mutant]) -> pd.DataFrame:
    """One row per mutant."""
    return pd.DataFrame([mutant._asdict() | {"as_it_should": mutant.as_it_should} for mutant in found])
