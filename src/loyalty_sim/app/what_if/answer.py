"""The answer as the page shows it, be it one pair of runs or an ensemble of them."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.lab.tables import FOCAL, cash_path
from loyalty_sim.statistics.payback import payback_week

if TYPE_CHECKING:
    from loyalty_sim.lab.job import Run
    from loyalty_sim.studies.base import Result


class Effect(NamedTuple):
    """One outcome: means of A and B, B less A, and the ends of its interval, not a number for one pair."""

    a: float
    b: float
    difference: float
    low: float = np.nan
    high: float = np.nan

    @property
    def sure(self) -> bool:
        """Whether luck does not explain the difference; taken for granted where one pair cannot tell."""
        return self.low * self.high > 0 or self.low != self.low

    def times(self, factor: float) -> "Effect":
        """The same in another unit."""
        return Effect(*(factor * value for value in self))


class Answer(NamedTuple):
    """A against B.

    effects: by outcome. gains: profit of B less A, a figure a pair. weekly_a, weekly_b: of the focal firm, mean over
    the runs by week, with 5 % and 95 % of the runs in `*_low`, `*_high` (absent for one pair).
    """

    effects: dict[str, Effect]
    gains: np.ndarray
    payback: int | None
    weekly_a: pd.DataFrame
    weekly_b: pd.DataFrame

    @property
    def pairs(self) -> int:
        """Pairs of runs behind the answer."""
        return len(self.gains)


def of_one_pair(a: "Run", b: "Run") -> Answer:
    """What one pair of runs says: values, and no idea how sure."""
    effects = {name: Effect(value, b.outcomes[name], b.outcomes[name] - value) for name, value in a.outcomes.items()}
    gains = np.array([effects["profit"].difference])
    payback = payback_week(cash_path([b]) - cash_path([a]))
    return Answer(effects, gains, payback, *(_focal_weeks(run.weekly) for run in (a, b)))


def of_comparison(compared: "Result") -> Answer:
    """What the paired runs say: the comparison that the command line makes."""
    profit = compared.runs.pivot(index="seed", columns="scenario", values="profit")
    columns = ["outcome", *Effect._fields]
    effects = {row[0]: Effect(*row[1:]) for row in compared.table[columns].itertuples(index=False)}
    books = {side: book.set_index("week") for side, book in compared.detail.weekly.groupby("scenario")}
    return Answer(effects, (profit["B"] - profit["A"]).to_numpy(), compared.detail.payback, books["A"], books["B"])


def _focal_weeks(weekly: pd.DataFrame | None) -> pd.DataFrame:
    assert weekly is not None
    return weekly[weekly["firm"] == FOCAL].set_index("week")
