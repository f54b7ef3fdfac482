"""`drivers`: what the firm's own survey says to work on first, what that costs, and what it does in truth."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.agents.key_drivers import LEVER_OF
from loyalty_sim.lab.given import number_within
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress, none_failed
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds, tidy_runs
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.change import with_settings
from loyalty_sim.scenario.load import Use, load_scenario, with_use
from loyalty_sim.scenario.messages import Given
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.drivers.analysis import DriversDetail, analysed, worked
from loyalty_sim.studies.drivers.charts import of_drivers
from loyalty_sim.studies.drivers.form import form_of_drivers
from loyalty_sim.studies.drivers.summary import summary_of_drivers
from loyalty_sim.studies.drivers.survey import COLUMNS, ask, surveyed, table_of
from loyalty_sim.studies.drivers.words import describe, do
from loyalty_sim.studies.summary import Summary
from loyalty_sim.theory.levers import MOST
from loyalty_sim.theory.measurement.attribute_items import ITEMS

MONEY = (0.01, 20.0)
"""Least and most money that is put into a lever, in usual spends on climate."""
TRIED = tuple(dict.fromkeys(lever for lever in LEVER_OF.values() if lever != "price"))
"""Levers that a key-driver analysis can point to."""


def drivers(
    config: Scenario | None = None,
    seeds: int | Sequence[int] = 8,
    money: float = 1.0,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """Key drivers of the focal firm's own survey, with what to work on first, and the truth beside them.

    config: the baseline if None. seeds: paired runs (at least 2) for what money in each lever does; the survey is of
    the first. A firm that listens is asked what its own survey says; one that does not gets a survey that changes
    nobody. money: put into each lever beyond its own, in usual spends on climate. The table has one row an item: level,
    importance and priority with intervals over surveys of the same size, lever, true weight, what the money does.
    Raises ScenarioError for a survey of fewer than 30 answers, ValueError for one seed, RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> small = load_scenario(overrides=["market.customers=2000", "market.weeks=12"])
        >>> result = drivers(small, seeds=2, workers=1)
        >>> len(result.table), "importance_low" in result.table
        (11, True)
    """
    scenario, chosen = with_use(load_scenario() if config is None else config, use), as_seeds(seeds)
    if len(chosen) < 2:
        raise ValueError("what money does in truth is compared over at least 2 seeds")
    settings = {"money": number_within("money", money, *MONEY), "confidence": 0.9}
    study = DriversStudy({scenario.name: scenario}, chosen, settings)
    return carry_out(study, Lab(workers, progress, store))


class DriversStudy(Study[DriversDetail]):
    """One scenario. settings: the money put into each lever, in usual spends on climate, and the confidence."""

    kind = "drivers"

    def plan(self) -> list[Job]:
        """The scenario under every seed, then with more money in each lever that an analysis can point to."""
        arms = {"as it is": self.scenario, **{lever: self.raised(lever) for lever in TRIED}}
        return [Job(scenario, seed, label) for label, scenario in arms.items() for seed in self.seeds]

    def raised(self, lever: str) -> Scenario:
        """The scenario with the money in one lever."""
        scenario: Any = self.scenario
        usual = scenario.trade.usual
        more = self.settings["money"] * usual.climate / getattr(usual, lever)
        level = min(MOST, getattr(scenario.firm.levers, lever) + more)
        return with_settings(scenario, {f"firm.levers.{lever}": Given(round(level, 4), "the key drivers")})

    def gather(self, lab: Lab) -> Kept:
        """The survey first, so that too few answers are told before the many runs; then the runs."""
        job = Job(surveyed(self.scenario), self.seeds[0], "survey")
        [seen] = none_failed(lab.run_by(ask, [job], kept=False))
        survey = table_of(seen.outcomes)
        return Kept(tidy_runs(lab.run(self.plan(), weekly=False)), beside={"survey": survey})

    def analyse(self, kept: Kept) -> DriversDetail:
        """Drivers with their intervals, and what money does."""
        survey, confidence = kept.beside["survey"], self.settings["confidence"]
        weights = dict(zip(COLUMNS, survey["weight"], strict=True))
        products = survey[list(COLUMNS)].to_numpy(float)
        return analysed(products, ITEMS, weights, worked(kept.runs, confidence), confidence)

    def table(self, kept: Kept, detail: DriversDetail) -> pd.DataFrame:
        """One row an item, most urgent first."""
        return pd.DataFrame([_row(each, detail) for each in detail.drivers])

    def words(self, table: pd.DataFrame, detail: DriversDetail) -> str:
        """What to work on first, why, how sure, and what is true."""
        return describe(detail, self.scenario.market.currency)

    def form(self, result: Result) -> Form:
        """Every item with importance, priority and truth."""
        return form_of_drivers(result.detail, self.heading, result.market, self.scenario.market.currency)

    def charts(self, result: Result) -> list[Chart]:
        """The priority matrix, and what the same money does."""
        return of_drivers(result.detail, self.scenario.market.currency)

    def headline(self, result: Result) -> str:
        """What to work on."""
        return do(result.detail)

    def summary(self, result: Result) -> Summary:
        """What to do, what it costs and returns, how sure, and what could change it."""
        return summary_of_drivers(result)

    @property
    def heading(self) -> str:
        """Whose drivers."""
        return f"Key drivers: {self.scenario.title}"


def _row(driver: Any, detail: DriversDetail) -> dict[str, Any]:
    work = detail.work(driver.lever)
    figures = driver._asdict() | {"first": driver.name in detail.first}
    for name in ("satisfaction", "cost", "profit"):
        for end, field in (("", "mean"), ("_low", "low"), ("_high", "high")):
            figures[f"{name}{end}"] = float(getattr(getattr(work, name), field)) if work else np.nan
    return figures
