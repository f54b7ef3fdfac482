"""`compare`: two scenarios under the same luck - what B changes against A, how sure, and when it has paid."""

from collections.abc import Sequence

import pandas as pd

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import FOCAL, as_seeds, outcome, tidy_runs, tidy_weeks
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.load import Use, with_use
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, mean_interval, mean_of_known
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.compare.analysis import CompareDetail, analyse_pairs, names_of
from loyalty_sim.studies.compare.charts import of_compare
from loyalty_sim.studies.compare.form import form_of_compare
from loyalty_sim.studies.compare.summary import summary_of_compare
from loyalty_sim.studies.compare.words import describe
from loyalty_sim.studies.summary import Summary, changed_levers


def compare(
    a: Scenario,
    b: Scenario,
    seeds: int | Sequence[int] = 20,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """Run A and B under each seed and report paired differences, B less A.

    seeds: how many (at least 2), or which. use: Python files of your own (`loyalty_sim.extend`), for both; to compare
    with and without, give them to one scenario (`load_scenario(use=...)`). The table has one row per outcome: means of
    A and B, the difference with its interval, and in how many of the seeds B is higher. What our firm cannot decide is
    common to both (`scenario.arms`). Raises ValueError for one seed or scenarios of different length, ScenarioError for
    scenarios of two markets, RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> short = ["market.customers=200", "market.weeks=8"]
        >>> result = compare(load_scenario(overrides=short), load_scenario("service_first", short), seeds=2, workers=1)
        >>> result.table.columns.tolist()
        ['outcome', 'a', 'b', 'difference', 'low', 'high', 'b_higher', 'seeds']
    """
    a, b, chosen = with_use(a, use), with_use(b, use), as_seeds(seeds)
    if len(chosen) < 2:
        raise ValueError("a comparison needs at least 2 seeds")
    if a.market.weeks != b.market.weeks:
        raise ValueError(f"A runs {a.market.weeks} weeks and B {b.market.weeks}: compare equal lengths of time")
    a, b = paired(a, b)
    study = CompareStudy({"A": a, "B": b}, chosen, {"confidence": confidence})
    return carry_out(study, Lab(workers, progress, store))


class CompareStudy(Study[CompareDetail]):
    """Scenarios A and B. settings: the confidence of the intervals."""

    kind = "compare"
    keeps_weeks = True

    def plan(self) -> list[Job]:
        """A under every seed, then B under the same."""
        return [Job(scenario, seed, label) for label, scenario in self.scenarios.items() for seed in self.seeds]

    def gather(self, lab: Lab) -> Kept:
        """The runs by scenario, and the weeks of the focal firm."""
        runs = lab.run(self.plan())
        return Kept(tidy_runs(runs), tidy_weeks(runs, range(len(runs)), [FOCAL]))

    def analyse(self, kept: Kept) -> CompareDetail:
        """How B gains on A."""
        a, b = self.scenarios.values()
        return analyse_pairs(a, b, self.runs(kept), self.settings["confidence"])

    def table(self, kept: Kept, detail: CompareDetail) -> pd.DataFrame:
        """One row per outcome: A, B, the paired difference, and in how many pairs B is higher."""
        runs = self.runs(kept)
        return pd.DataFrame([_row(name, outcome(runs, name, 2), detail.confidence) for name in runs[0].outcomes])

    def words(self, table: pd.DataFrame, detail: CompareDetail) -> str:
        """What B changes, and how sure that is."""
        return describe(table.set_index("outcome"), detail)

    def form(self, result: Result) -> Form:
        """A, B and their difference by outcome."""
        return form_of_compare(result)

    def charts(self, result: Result) -> list[Chart]:
        """The pairs, the cumulative gain, A and B week by week."""
        return of_compare(result)

    def headline(self, result: Result) -> str:
        """What is compared."""
        a, b = result.detail.names
        return f"B ({b}) against A ({a})"

    def summary(self, result: Result) -> Summary:
        """Whether to take B."""
        return summary_of_compare(result)

    @property
    def heading(self) -> str:
        """B against A."""
        a, b = names_of(*self.scenarios.values())
        return f"{b} against {a}"

    @property
    def levers(self) -> list[str]:
        """Those in which A and B differ."""
        a, b = self.scenarios.values()
        return changed_levers(a, b)


def _row(name: str, values: Array, confidence: float) -> dict[str, float | str | int]:
    difference = values[:, 1] - values[:, 0]
    found = mean_interval(difference, confidence)
    return {
        "outcome": name,
        "a": float(mean_of_known(values[:, 0])),
        "b": float(mean_of_known(values[:, 1])),
        "difference": float(found.mean),
        "low": float(found.low),
        "high": float(found.high),
        "b_higher": int((difference > 0).sum()),
        "seeds": len(difference),
    }
