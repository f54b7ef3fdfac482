"""The last money of a plan: what it brings back in every cell, and cutting back what does not come back.

The return on the last quarter of a cell's money is profit before spending that goes with it, with customer equity where
that is to grow too, per unit of money spent, both in present value. Below one it does not come back, and
the plan is cut there. A smaller step would be nearer to the margin and drown in luck.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array, Interval, Places, mean_interval
from loyalty_sim.studies.optimise.response import Respond

STEP = 0.25
DEEP = 0.4
SMALLEST = 0.01


class Margin(NamedTuple):
    """Return on the last quarter of each cell's money, (cells,), with interval; nan where a cell gets nothing."""

    returned: Interval

    @property
    def fails(self) -> Places:
        """Cells whose last money does not come back."""
        return np.flatnonzero(self.returned.mean < 1.0)


def margin_of(respond: Respond, plan: Array, seeds: Sequence[int], confidence: float = 0.9) -> Margin:
    """Measure it under the given seeds."""
    funded = np.flatnonzero(plan > 0)
    found = np.full((3, len(plan)), np.nan)
    if len(funded):
        less = np.tile(plan, (len(funded), 1))
        less[range(len(funded)), funded] *= 1 - STEP
        reply = respond(np.vstack([plan, less]), seeds)
        gross, spent = (np.asarray(each[0] - each[1:]) for each in (reply.gross, reply.spent))
        returned = mean_interval((gross / spent.mean(axis=1, keepdims=True)).T, confidence)
        found[:, funded] = returned.mean, returned.low, returned.high
    return Margin(Interval(*found))


def cut_back(
    respond: Respond, plan: Array, blocks: Iterator[Sequence[int]], confidence: float = 0.9
) -> tuple[Array, Margin]:
    """The plan without money whose return is below one, and the returns on the last money that is left.

    Every round measures with fresh seeds, so that what was kept by luck in one is found out in the next. It ends when
    no cell fails; a cell that has shrunk below 1 % of the budget is closed. What fails beyond luck is cut deeper.
    """
    plan = np.where(plan < SMALLEST, 0.0, plan)
    while True:
        margin = margin_of(respond, plan, next(blocks), confidence)
        if not len(margin.fails):
            return plan, margin
        for cell in margin.fails:
            plan[cell] *= 1 - STEP if margin.returned.high[cell] >= 1 else DEEP
        plan = np.where(plan < SMALLEST, 0.0, plan)
