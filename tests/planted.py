"""In place of the lab: every market comes to what a test plants, and what was asked for is written down."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.market_run import indicators
from loyalty_sim.scenario import Scenario
from loyalty_sim.theory.measurement.attribute_items import ITEMS

USUAL = {
    "profit": 0.0, "customer_equity": 0.0, "gross_return": 0.0, "spend": 0.0, "revenue": 1e6,
    "satisfaction": 70.0, "retention": 0.8, "share": 0.3, "customers": 100.0,
}  # fmt: skip
"""What a market comes to where a test says nothing else."""


class PlantedLab:
    """Has the methods of `Lab`. outcomes: what a job comes to, as far as it is not `USUAL`; may raise.

    path: weekly profit of the focal firm in a job, (weeks,) or one number; if None, the profit in equal parts.
    """

    def __init__(self, outcomes: Callable[[Job], Mapping[str, float]], path: Callable[[Job], Any] | None = None):
        self._outcomes, self._path = outcomes, path
        self.asked: list[Job] = []
        self.progress = None

    def check(self) -> None:
        """Nothing is given that could be wrong."""

    def run(self, jobs: Sequence[Job], weekly: bool = True) -> list[Run]:
        self.asked += jobs
        return [self._carried_out(job, weekly) for job in jobs]

    def attempt(self, jobs: Sequence[Job]) -> list[Run]:
        runs = []
        for job in jobs:
            try:
                runs += self.run([job], weekly=False)
            except ArithmeticError as error:
                runs.append(Run(job, {}, error=str(error)))
        return runs

    def run_by(self, simulate: Any, jobs: Sequence[Job], kept: bool = True) -> list[Run]:
        return self.attempt(jobs)

    def after(self, _before: int) -> "PlantedLab":
        return self

    def _carried_out(self, job: Job, weekly: bool) -> Run:
        outcomes = USUAL | dict(self._outcomes(job))
        outcomes.setdefault("value", outcomes["profit"] + outcomes["customer_equity"])
        return Run(job, outcomes, self._weeks(job, outcomes["profit"]) if weekly else None)

    def _weeks(self, job: Job, profit: float) -> pd.DataFrame:
        weeks = job.scenario.market.weeks
        own = np.full(weeks, profit / weeks if self._path is None else self._path(job), float)
        book = pd.DataFrame({"week": np.repeat(range(1, weeks + 1), 2), "firm": [0, 1] * weeks, "customers": 100.0})
        book["revenue"], book["profit"] = 9.0, np.stack([own, np.zeros(weeks)], axis=1).ravel()
        for name in ("satisfaction", "loyalty", "loyal", "mercenary", "hostage", "defector"):
            book[name] = 50.0
        return indicators(book)


class SurveyLab(PlantedLab):
    """One in which a market that is asked has 400 answers about every item, with `said` as satisfaction.

    said: the score (0-100) of answers (400, items) from 1 to 10; five times the first item, the core, if None.
    """

    def __init__(self, outcomes: Callable[[Job], Mapping[str, float]], said: Callable[[Any], Any] | None = None):
        super().__init__(outcomes)
        self._said = said or (lambda items: 5.0 * items[:, 0])

    def run_by(self, simulate: Any, jobs: Sequence[Job], kept: bool = True) -> list[Run]:
        rng = np.random.default_rng(1)
        items = 6.0 + rng.standard_normal((400, 1)) + rng.standard_normal((400, len(ITEMS)))
        score = self._said(items) + rng.standard_normal(400)
        answers = np.column_stack([np.ones(400), items, score])
        found = {f"said_{n}": float(each) for n, each in enumerate((answers.T @ answers).ravel())}
        return [Run(job, found | {"weight_core": 0.25}) for job in jobs]


def with_levers(base: Scenario | None = None, **levels: float) -> Scenario:
    """A scenario with other levels of the focal firm's levers."""
    base = base or Scenario()
    return base._replace(firm=base.firm._replace(levers=base.firm.levers._replace(**levels)))


def short(weeks: int, **labels: str) -> Scenario:
    """The baseline over so many weeks."""
    base = Scenario(**labels)
    return base._replace(market=base.market._replace(weeks=weeks))
