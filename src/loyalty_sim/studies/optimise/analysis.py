"""What is made of the plans that were tried and compared: the plan, its margins, its standing, and other worlds."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array, Interval, Places, mean_interval
from loyalty_sim.statistics.information import Value, value_of_knowing
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.choice import Standing
from loyalty_sim.studies.optimise.marginal import Margin
from loyalty_sim.studies.optimise.robustness import Robust, robustness
from loyalty_sim.studies.optimise.search import Searched
from loyalty_sim.studies.vary.worlds import as_numbers

SAME = 1e-9
"""Share of the pot below which two amounts are one."""


class Parts(NamedTuple):
    """What the plan gains in profit and in customer equity, each a mean with its interval by luck."""

    profit: Interval
    equity: Interval

    @property
    def disagree(self) -> bool:
        """Whether one grows and the other shrinks, both beyond luck."""
        ends = [(float(each.low), float(each.high)) for each in self]
        apart = float(self.profit.mean) * float(self.equity.mean) < 0
        return apart and all(low * high > 0 for low, high in ends)


def two_parts(gains: Array, equity: Array, confidence: float) -> Parts | None:
    """Of the first plan, from gains of all plans and what of these is customer equity, (P, S) each; None without it.

    >>> found = two_parts(np.array([[3.0, 3.0]]), np.array([[5.0, 5.1]]), 0.9)
    >>> bool(found.profit.mean < 0 < found.equity.mean)
    True
    """
    if not equity.size:
        return None
    return Parts(*(mean_interval(each, confidence) for each in (gains[0] - equity[0], equity[0])))


@dataclass(frozen=True, eq=False)
class OptimiseDetail:
    """What figure, table and text are made from.

    plan: shares of the budget by cell; plans: those compared, the recommended first, `names` in words. searched: what
    the search tried and saw. margin: return on the last money. standing: gains and regret under fresh seeds.
    worlds: parameter worlds, in_worlds: gains in them, (plans, worlds), robust: how the plans fare in them, known:
    value of knowing each parameter; all None or empty if none were asked for. curves: gains with other amounts in one
    lever (`curves.curves`); None in results saved before they were drawn. risk: what was asked of the plan. move: what
    a move that rivals announced costs if nothing is done; None where there is none. parts: profit and customer equity
    one by one; None where something else is to grow, and in results saved before they were parted.
    """

    budget: Budget
    on: str
    plan: Array
    plans: Array
    names: tuple[str, ...]
    searched: Searched
    margin: Margin
    standing: Standing
    worlds: pd.DataFrame | None
    in_worlds: Array | None
    robust: Robust | None
    known: dict[str, Value]
    seeds: int
    confidence: float

    curves: pd.DataFrame | None = None
    risk: str = "mean"
    move: Interval | None = None
    parts: Parts | None = None

    @property
    def kept(self) -> float:
        """Money a year that is better kept."""
        return float(self.budget.kept(self.plan))

    @property
    def moved(self) -> Places:
        """Cells in which the plan does otherwise than today."""
        return np.flatnonzero(np.abs(self.plan - self.budget.now) > SAME)

    @property
    def changes(self) -> bool:
        """Whether the plan does anything else than today."""
        return bool(len(self.moved))

    @property
    def better(self) -> bool | None:
        """Whether the plan gains on today beyond luck; None where that may be luck."""
        low, high = float(self.standing.gain.low[0]), float(self.standing.gain.high[0])
        return True if low > 0 else False if high < 0 else None


def analyse_plans(
    budget: Budget, on: str, plans: Array, searched: Searched, margin: Margin, compared: Standing,
    worlds: pd.DataFrame | None, in_worlds: Array | None, seeds: int, confidence: float,
    curves: pd.DataFrame | None = None, risk: str = "mean", move: Interval | None = None, parts: Parts | None = None,
) -> OptimiseDetail:  # fmt: skip
    """From the plans compared, (plans, cells), the recommended first, and their gains in the worlds, if any."""
    robust = None if in_worlds is None else robustness(in_worlds)
    known = {} if in_worlds is None else _known(in_worlds, worlds, confidence)
    return OptimiseDetail(
        budget, on, plans[0], plans, names_of(len(plans), bool(budget.now.any())), searched, margin, compared, worlds,
        in_worlds, robust, known, seeds, confidence, curves, risk, move, parts,
    )  # fmt: skip


def _known(gains: Array, table: pd.DataFrame | None, confidence: float) -> dict[str, Value]:
    """Value of knowing each parameter, largest first; leaving everything as it is is one of the choices."""
    assert table is not None
    choices = np.vstack([gains, np.zeros((1, gains.shape[1]))])
    values = {key: value_of_knowing(as_numbers(table[key]), choices, confidence) for key in table.columns}
    return dict(sorted(values.items(), key=lambda item: -item[1].value))


def names_of(count: int, today: bool = False) -> tuple[str, ...]:
    """How so many plans that were compared are called: the plan first, the equal split last, before it today, if so.

    >>> names_of(4, today=True)
    ('the plan', 'no. 1 of the search', 'today', 'equal split')
    """
    last = (*(("today",) if today else ()), "equal split")
    return ("the plan", *(f"no. {n} of the search" for n in range(1, count - len(last))), *last)
