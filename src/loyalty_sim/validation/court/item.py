"""Claims and findings side by side, before and after: what turns, and what is gained or lost."""

from typing import NamedTuple

import numpy as np

from loyalty_sim.validation.claims.effect import HOLDS, Finding
from loyalty_sim.validation.claims.ledger import Entry as ClaimEntry
from loyalty_sim.validation.claims.units import asked, shown_unit
from loyalty_sim.validation.court.shift import Shift
from loyalty_sim.validation.evidence.published import published
from loyalty_sim.validation.evidence.score import Entry as TargetEntry
from loyalty_sim.validation.evidence.verdict import IN

CLAIM, FINDING, TRIAL = "claim", "finding", "own trial"
GOOD = {CLAIM: HOLDS, FINDING: IN, TRIAL: ""}
"""The verdict that a claim or finding is lost or gained by; a trial of its own has none, only figures."""


class Item(NamedTuple):
    """One claim, finding or own trial with its verdicts before and after, and every part or statistic of it."""

    id: str
    title: str
    kind: str
    before: str
    after: str
    shifts: tuple[Shift, ...]

    @property
    def turned(self) -> bool:
        """Whether the verdict is another one."""
        return self.before != self.after

    @property
    def lost(self) -> bool:
        """Whether it held, or was in band, and is no more."""
        return self.turned and self.before == GOOD[self.kind]

    @property
    def gained(self) -> bool:
        """Whether it holds, or is in band, and was not."""
        return self.turned and self.after == GOOD[self.kind]

    @property
    def beyond_luck(self) -> bool:
        """Whether some figure of it changed by more than luck explains."""
        return any(shift.moved for shift in self.shifts)

    @property
    def same(self) -> bool:
        """Whether every figure is the same in every seed."""
        return all(shift.same for shift in self.shifts)


def of_claim(before: ClaimEntry, after: ClaimEntry) -> Item:
    """A claim by its own test, before and after."""
    pairs = zip(before.findings, after.findings, strict=True)
    return Item(
        before.claim.id, before.claim.title, CLAIM, before.own, after.own, tuple(_part(*pair) for pair in pairs)
    )


def _part(before: Finding, after: Finding) -> Shift:
    times, unit = shown_unit(before.part)
    samples = times * before.samples, times * after.samples
    return Shift(before.part.says, unit, asked(before.part), (before.verdict, after.verdict), samples)


def of_finding(before: TargetEntry, after: TargetEntry) -> Item:
    """A published finding, before and after."""
    known = published().get(before.target.id)
    shifts = tuple(
        Shift(
            one.wanted.says, "", one.wanted.band, (one.judged.verdict, other.judged.verdict),
            (np.array(one.samples), np.array(other.samples)),
        )
        for one, other in zip(before.lines, after.lines, strict=True)
    )  # fmt: skip
    title = known.name if known else before.target.id
    return Item(before.target.id, title, FINDING, before.verdict, after.verdict, shifts)
