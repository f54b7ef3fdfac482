"""From a survey to drivers with intervals, and from runs to what working on each lever does in truth."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loyalty_sim.agents.key_drivers import ranked, recommended
from loyalty_sim.statistics.bands import Interval, mean_interval
from loyalty_sim.statistics.drivers import redrawn

REDRAWN = 300
LUCK = 20_260_116  # fixes the redrawn surveys, so that one survey has one answer


class Driver(NamedTuple):
    """One item: level 0-100; importance and priority, shares of all with the ends over surveys of the same size.

    lever: "" where none stands for it. weight: what customers in truth weigh it by, a share; nan where nobody judges
    by it, or nobody knows.
    """

    name: str
    lever: str
    level: float
    importance: float
    importance_low: float
    importance_high: float
    priority: float
    priority_low: float
    priority_high: float
    weight: float


class Work(NamedTuple):
    """What the same money in one lever does, under the same luck: points of satisfaction, its cost and the profit."""

    lever: str
    satisfaction: Interval
    cost: Interval
    profit: Interval


class DriversDetail(NamedTuple):
    """drivers: most urgent first. answers: how many were looked at. first: what to work on, one item a lever.

    again: share of surveys of the same size that put the same lever first. works: by lever, the largest effect on
    satisfaction first; none where the truth is not known.
    """

    drivers: tuple[Driver, ...]
    answers: int
    first: tuple[str, ...]
    again: float
    works: tuple[Work, ...] = ()

    def work(self, lever: str) -> Work | None:
        """What money in a lever does, if that is known."""
        return next((each for each in self.works if each.lever == lever), None)

    def named(self, name: str) -> Driver:
        """The driver of that name."""
        return next(each for each in self.drivers if each.name == name)


def analysed(
    products: NDArray[np.float64],
    items: Sequence[str],
    weights: Mapping[str, float],
    works: Sequence[Work] = (),
    confidence: float = 0.9,
) -> DriversDetail:
    """Drivers of a survey. products: see `statistics.drivers`, items answered from 1 to 10. weights: true ones, known.

    Intervals are of surveys of the same size, drawn anew from the same means and covariances.
    """
    table = ranked(products, items)
    few = recommended(table)
    others = [ranked(each, items) for each in redrawn(products, REDRAWN, np.random.default_rng(LUCK))]
    ends = ((1.0 - confidence) / 2.0, (1.0 + confidence) / 2.0)
    low, high = (_ends(others, end) for end in ends)
    rows = table.sort_values("priority", ascending=False).to_dict("records")
    point = table.set_index("driver")
    found = []
    for row in rows:
        name = row["driver"]
        shares = {
            f"{share}{end}": float(source.loc[name, share])
            for share in ("importance", "priority")
            for end, source in (("", point), ("_low", low), ("_high", high))
        }
        found.append(Driver(name, row["lever"], row["level"], **shares, weight=weights.get(name, np.nan)))
    leading = [recommended(each, 1)[0] for each in others]
    same = [(each.lever or each.driver) == (few[0].lever or few[0].driver) for each in leading]
    ordered = sorted(works, key=lambda work: -float(work.satisfaction.mean))
    names = tuple(each.driver for each in few)
    return DriversDetail(tuple(found), round(products[0, 0]), names, float(np.mean(same)), tuple(ordered))


def worked(runs: pd.DataFrame, confidence: float = 0.9) -> list[Work]:
    """Effects of every arm against the first, paired by seed. runs: of `tidy_runs`, arms in column `scenario`."""
    arms = {str(name): rows.set_index("seed") for name, rows in runs.groupby("scenario", sort=False)}
    usual, *raised = arms
    columns = ("satisfaction", "spend", "profit")
    return [
        Work(name, *(mean_interval((arms[name][of] - arms[usual][of]).to_numpy(float), confidence) for of in columns))
        for name in raised
    ]


def _ends(tables: Sequence[pd.DataFrame], end: float) -> pd.DataFrame:
    """An end of the interval of every figure, by driver."""
    return pd.concat(tables).groupby("driver")[["importance", "priority"]].quantile(end)
