"""`run`: one scenario under several seeds - what the focal firm comes to, and how the market moves."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.load import Use, load_scenario, with_use
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import mean_of_known
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.indicators import as_indicators
from loyalty_sim.studies.market import small_firm
from loyalty_sim.studies.possible import of_runs
from loyalty_sim.studies.run.analysis import RunDetail, analyse_run
from loyalty_sim.studies.run.charts import of_run
from loyalty_sim.studies.run.form import form_of_run
from loyalty_sim.studies.run.summary import summary_of_run
from loyalty_sim.studies.run.words import describe
from loyalty_sim.studies.summary import Summary

CONFIDENCE = 0.9


def run(
    config: Scenario | None = None,
    seeds: int | Sequence[int] = 10,
    show: Sequence[str] = (),
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """Run a scenario under each seed.

    config: the baseline if None. seeds: how many, or which. show: outcomes that the table to be read and the charts
    show beside what decides, all if none are named. workers: processes, one per core if None. progress: called with
    (runs done, runs in all). store: where finished runs are kept. use: Python files of your own
    (`loyalty_sim.extend`). The table has one row per outcome: mean over seeds and a 90 % interval of that mean, within
    what is possible (none with one seed). Raises ScenarioError for an outcome there is not, RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
        >>> run(small, seeds=2, workers=1).table["outcome"].tolist()[:3]
        ['profit', 'revenue', 'spend']
    """
    scenario = with_use(load_scenario() if config is None else config, use)
    show = as_indicators(show)
    settings = {"show": list(show)} if show else {}
    return carry_out(RunStudy({scenario.name: scenario}, as_seeds(seeds), settings), Lab(workers, progress, store))


class RunStudy(Study[RunDetail]):
    """One scenario. settings: which outcomes to show, if some were named."""

    kind = "run"
    keeps_weeks = True

    def plan(self) -> list[Job]:
        """The scenario under every seed."""
        return [Job(self.scenario, seed) for seed in self.seeds]

    def analyse(self, kept: Kept) -> RunDetail:
        """The course of every firm."""
        return analyse_run(self.scenario, self.runs(kept))

    def table(self, kept: Kept, detail: RunDetail) -> pd.DataFrame:
        """One row per outcome."""
        runs = self.runs(kept)
        return pd.DataFrame([_row(name, runs) for name in runs[0].outcomes])

    def words(self, table: pd.DataFrame, detail: RunDetail) -> str:
        """Where the firm comes to."""
        said = describe(self.scenario, table.set_index("outcome")["mean"], len(self.seeds), detail.without_customers)
        return f"{said} {small_firm(self.scenario)}".rstrip()

    def form(self, result: Result) -> Form:
        """Every outcome with the interval of its mean."""
        return form_of_run(result)

    def charts(self, result: Result) -> list[Chart]:
        """Profit, share and satisfaction week by week."""
        return of_run(result)

    def headline(self, result: Result) -> str:
        """The name of the scenario."""
        return self.scenario.title

    def summary(self, result: Result) -> Summary:
        """What comes of it, and what to ask next."""
        return summary_of_run(result)

    @property
    def heading(self) -> str:
        """The title of the scenario."""
        return self.scenario.title


def _row(name: str, runs: Sequence[Run]) -> dict[str, float | str]:
    samples = np.array([run.outcomes[name] for run in runs])
    if len(samples) < 2:
        return {"outcome": name, "mean": float(mean_of_known(samples)), "low": np.nan, "high": np.nan}
    low, high = of_runs(name, samples, CONFIDENCE)
    return {"outcome": name, "mean": float(mean_of_known(samples)), "low": low, "high": high}
