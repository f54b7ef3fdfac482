"""The answer as the page shows it, be it one pair of runs or an ensemble of them."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.study.job import KINDS
from loyalty_sim.study.paired import FOCAL, cash_path, payback_week

if TYPE_CHECKING:
    from loyalty_sim.study.job import Run
    from loyalty_sim.study.result import Result

SHOWN = ("share", "satisfaction", "loyalty", "profit", *KINDS)


class Answer(NamedTuple):
    """A against B.

    table: by outcome, the means `a` and `b`, their `difference` with `low` and `high` (not a number for one pair), and in
    how many pairs B is higher. gains: profit of B less A, a figure a pair. weekly_a, weekly_b: of the focal firm, mean
    over the runs by week, with 5 % and 95 % of the runs in `*_low`, `*_high` (absent for one pair).
    """

    table: pd.DataFrame
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
    rows = pd.DataFrame({"a": a.outcomes, "b": b.outcomes})
    rows["difference"] = rows["b"] - rows["a"]
    rows["low"] = rows["high"] = np.nan
    rows["b_higher"] = (rows["difference"] > 0).astype(int)
    gains = np.array([rows.loc["profit", "difference"]])
    return Answer(rows, gains, payback_week(cash_path([b]) - cash_path([a])), _weeks(a.weekly), _weeks(b.weekly))


def of_studies(compared: "Result", a: "Result", b: "Result") -> Answer:
    """What the paired runs say: the studies that the command line runs."""
    profit = compared.runs.pivot(index="seed", columns="scenario", values="profit")
    gains = (profit["B"] - profit["A"]).to_numpy()
    table = compared.table.set_index("outcome")
    return Answer(table, gains, compared.detail.payback, _weeks(a.detail.weekly), _weeks(b.detail.weekly))


def _weeks(weekly: pd.DataFrame | None) -> pd.DataFrame:
    assert weekly is not None
    return weekly[weekly["firm"] == FOCAL].set_index("week")
