"""`compare`: two scenarios under the same luck - what B changes against A, how sure, and when it has paid."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from loyalty_sim.statistics.bands import Array, mean_of_known
from loyalty_sim.statistics.in_full import InFull
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.brief import Brief
from loyalty_sim.studies.compare.analysis import CompareDetail, InWorlds, analyse_pairs, analyse_worlds, names_of
from loyalty_sim.studies.compare.brief import brief_of_compare
from loyalty_sim.studies.compare.charts import of_compare
from loyalty_sim.studies.compare.form import form_of_compare
from loyalty_sim.studies.compare.summary import summary_of_compare
from loyalty_sim.studies.compare.words import describe
from loyalty_sim.studies.doubt_words import worlds_from
from loyalty_sim.studies.indicators import as_indicators
from loyalty_sim.studies.market import small_firm
from loyalty_sim.studies.possible import of_runs, within
from loyalty_sim.studies.summary import Summary, changed_levers
from loyalty_sim.studies.vary.learnt import learnt_from
from loyalty_sim.studies.vary.nested import Nested
from loyalty_sim.studies.vary.worlds import WORLDS, as_worlds, where_from, worlds_for


def compare(
    a: Scenario,
    b: Scenario,
    seeds: int | Sequence[int] = 20,
    confidence: float = 0.9,
    worlds: int | pd.DataFrame = WORLDS,
    show: Sequence[str] = (),
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """Run A and B under each seed, and in worlds drawn from what is not known, and report differences, B less A.

    seeds: how many (at least 2), or which. worlds: how many to draw (at least 8), 0 for luck alone, or a table of
    draws, one row a world and one column a setting (`studies.vary.worlds`). show: outcomes that the table to be read
    and the charts show beside what decides, all if none are named. use: Python files of your own
    (`loyalty_sim.extend`), for both; to compare with and without, give them to one scenario (`load_scenario(use=...)`).

    The table has one row per outcome: means of A and B with every figure as it is set, their difference, the ends of
    its interval over all that is in doubt, `expected`, its mean over worlds, those of its interval by luck alone
    (`luck_low`, `luck_high`), in how many of the seeds B is higher, the probability that it is (`ahead`), and the
    shares of the doubt that are luck, unknown sizes and the form of theory (`luck`, `sizes`, `form`). Without worlds
    luck is all there is, and `low` and `high` are its interval.

    What our firm cannot decide is common to both (`scenario.arms`). Raises ValueError for one seed, too few worlds or
    scenarios of different length, ScenarioError for scenarios of two markets, RunFailed if a run fails; worlds that
    cannot be run are left out and counted.

        >>> from loyalty_sim import load_scenario
        >>> short = ["market.customers=200", "market.weeks=8"]
        >>> a, b = load_scenario(overrides=short), load_scenario("service_first", short)
        >>> compare(a, b, seeds=2, worlds=0, workers=1).table.columns.tolist()
        ['outcome', 'a', 'b', 'difference', 'low', 'high', 'b_higher', 'seeds']
        >>> found = compare(a, b, seeds=2, worlds=8, workers=1).table
        >>> bool((found["luck"] + found["sizes"] + found["form"] < 1.001).all())
        True
    """
    a, b, chosen = with_use(a, use), with_use(b, use), as_seeds(seeds)
    if len(chosen) < 2:
        raise ValueError("a comparison needs at least 2 seeds")
    worlds = as_worlds(worlds)
    show = as_indicators(show)
    if a.market.weeks != b.market.weeks:
        raise ValueError(f"A runs {a.market.weeks} weeks and B {b.market.weeks}: compare equal lengths of time")
    a, b = paired(a, b)
    drawn = worlds_for(worlds, a, b)
    settings = {"confidence": confidence, "worlds": 0 if drawn is None else len(drawn), **learnt_from(drawn)}
    settings |= {"show": list(show)} if show else {}
    settings |= {"worlds_from": where_from(worlds, drawn, a)}
    return carry_out(CompareStudy({"A": a, "B": b}, chosen, settings, drawn), Lab(workers, progress, store))


@dataclass(frozen=True, eq=False)
class CompareStudy(Study[CompareDetail]):
    """Scenarios A and B.

    settings: the confidence of the intervals, how many worlds, where they come from. worlds: a row a world and a column
    a setting; None if none were asked for, and in a study that was loaded.
    """

    kind = "compare"
    keeps_weeks = True

    worlds: pd.DataFrame | None = None

    def plan(self) -> list[Job]:
        """A under every seed, then B under the same."""
        return [Job(scenario, seed, label) for label, scenario in self.scenarios.items() for seed in self.seeds]

    def gather(self, lab: Lab) -> Kept:
        """The runs by scenario, the weeks of the focal firm, and beside them the runs in worlds."""
        runs = lab.run(self.plan())
        return Kept(tidy_runs(runs), tidy_weeks(runs, range(len(runs)), [FOCAL]), self._in_worlds(lab.after(len(runs))))

    def _in_worlds(self, lab: Lab) -> dict[str, pd.DataFrame]:
        if self.worlds is None:
            return {}
        nested = Nested(self.worlds, self.seeds)
        jobs = [job for label, scenario in self.scenarios.items() for job in nested.jobs(scenario, label)]
        runs, half = lab.attempt(jobs), len(jobs) // 2
        tables = [nested.tidy(runs[:half], "A"), nested.tidy(runs[half:], "B")]
        return {"worlds": self.worlds, "in_worlds": pd.concat(tables, ignore_index=True)}

    def analyse(self, kept: Kept) -> CompareDetail:
        """How B gains on A."""
        a, b = self.scenarios.values()
        confidence, found = self.settings["confidence"], None
        if "worlds" in kept.beside:
            nested = Nested(kept.beside["worlds"], self.seeds)
            found = analyse_worlds(nested, kept.beside["in_worlds"], confidence)
        return analyse_pairs(a, b, self.runs(kept), confidence, found)

    def table(self, kept: Kept, detail: CompareDetail) -> pd.DataFrame:
        """One row per outcome: A, B, the paired difference with its interval, in how many pairs B is higher."""
        runs = self.runs(kept)
        found = pd.DataFrame([_row(name, outcome(runs, name, 2), detail.confidence) for name in runs[0].outcomes])
        return found if detail.worlds is None else _in_full(found, detail.worlds)

    def words(self, table: pd.DataFrame, detail: CompareDetail) -> str:
        """What B changes, and how sure that is."""
        said = (describe(table.set_index("outcome"), detail), worlds_from(self.settings), small_firm(self.scenario))
        return " ".join(filter(None, said))

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

    def brief(self, result: Result) -> Brief:
        """Whether to take B, as a board reads it."""
        return brief_of_compare(result)

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


def _in_full(table: pd.DataFrame, worlds: InWorlds) -> pd.DataFrame:
    """The table with its intervals over all doubts in the place of those of luck, which are named so."""
    full = pd.DataFrame([worlds.full[name] for name in table["outcome"]], columns=list(InFull._fields))
    kept = [
        within(name, low, high, a)
        for name, low, high, a in zip(table["outcome"], full["low"], full["high"], table["a"], strict=True)
    ]
    full["low"], full["high"] = zip(*kept, strict=True)
    own = table.rename(columns={"low": "luck_low", "high": "luck_high"})
    heads = full[["low", "high", "mean", "ahead", "luck", "sizes", "form"]].rename(columns={"mean": "expected"})
    ordered = [*table.columns, *(name for name in [*own.columns, *heads.columns] if name not in table)]
    return pd.concat([own, heads], axis=1)[ordered]


def _row(name: str, values: Array, confidence: float) -> dict[str, float | str | int]:
    difference = values[:, 1] - values[:, 0]
    a = float(mean_of_known(values[:, 0]))
    low, high = of_runs(name, difference, confidence, of=a)
    return {
        "outcome": name,
        "a": a,
        "b": float(mean_of_known(values[:, 1])),
        "difference": float(mean_of_known(difference)),
        "low": low,
        "high": high,
        "b_higher": int((difference > 0).sum()),
        "seeds": len(difference),
    }
