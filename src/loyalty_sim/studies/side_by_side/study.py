"""`side_by_side`: two to four scenarios under the same luck and in the same worlds - which is best, and how sure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from loyalty_sim.lab.given import listed
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds, tidy_runs
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.load import Use, with_use
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.several_arms import as_arms
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.brief import Brief
from loyalty_sim.studies.compare.analysis import DECIDES
from loyalty_sim.studies.doubt_words import worlds_from
from loyalty_sim.studies.indicators import as_indicators
from loyalty_sim.studies.market import small_firm
from loyalty_sim.studies.possible import within
from loyalty_sim.studies.side_by_side.analysis import ArmsDetail, analyse_arms, differences_by_luck
from loyalty_sim.studies.side_by_side.brief import brief_of_arms
from loyalty_sim.studies.side_by_side.charts import against_the_first
from loyalty_sim.studies.side_by_side.form import form_of_arms
from loyalty_sim.studies.side_by_side.summary import summary_of_arms
from loyalty_sim.studies.side_by_side.words import answer, describe
from loyalty_sim.studies.summary import Summary, changed_levers
from loyalty_sim.studies.vary.learnt import learnt_from
from loyalty_sim.studies.vary.nested import Nested
from loyalty_sim.studies.vary.worlds import WORLDS, as_worlds, where_from, worlds_for


def side_by_side(
    scenarios: Sequence[Scenario],
    seeds: int | Sequence[int] = 20,
    confidence: float = 0.9,
    worlds: int | pd.DataFrame = WORLDS,
    show: Sequence[str] = (),
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """Run two to four scenarios under each seed and in the same worlds, each against the first, and say which is best.

    The first is what the others are held against. seeds, worlds, show, use: as in `compare`.

    The table has a row for every outcome and arm: `mean` with every figure as it is set, and for all but the first
    `difference` to it with the ends of its interval. The intervals of one outcome hold together with the confidence
    (`statistics.best_of`), over all that is in doubt; beside them stand `expected`, the mean over worlds, the interval
    by luck alone (`luck_low`, `luck_high`) and the probability that the arm is above the first (`ahead`). In the rows
    of `value` stands the probability that the arm is the best of all (`best`). Without worlds luck is all there is.

    Raises ScenarioError for two arms that are the same, for more than four, and for scenarios of two markets;
    ValueError for one seed or too few worlds; RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> short = ["market.customers=200", "market.weeks=8"]
        >>> arms = [load_scenario(each, short) for each in ("baseline", "service_first", "people_first")]
        >>> found = side_by_side(arms, seeds=2, worlds=0, workers=1)
        >>> found.table["arm"].unique().tolist(), float(found.table["best"].sum().round(9))
        (['A', 'B', 'C'], 1.0)
    """
    chosen = as_seeds(seeds)
    if len(chosen) < 2:
        raise ValueError("a comparison needs at least 2 seeds")
    worlds = as_worlds(worlds)
    show = as_indicators(show)
    arms = as_arms([with_use(each, use) for each in listed("scenarios", scenarios, "[a, b, c]")])
    first, *others = arms.values()
    drawn = worlds_for(worlds, first, *others)
    settings = {"confidence": confidence, "worlds": 0 if drawn is None else len(drawn), **learnt_from(drawn)}
    settings |= {"show": list(show)} if show else {}
    settings |= {"worlds_from": where_from(worlds, drawn, first)}
    return carry_out(SideBySideStudy(arms, chosen, settings, drawn), Lab(workers, progress, store))


@dataclass(frozen=True, eq=False)
class SideBySideStudy(Study[ArmsDetail]):
    """Arms by letter, the first of them what the others are held against.

    settings, worlds: as in a comparison of two.
    """

    kind = "side_by_side"

    worlds: pd.DataFrame | None = None

    def plan(self) -> list[Job]:
        """Every arm under the same seeds, arm by arm."""
        return [Job(scenario, seed, letter) for letter, scenario in self.scenarios.items() for seed in self.seeds]

    def gather(self, lab: Lab) -> Kept:
        """The runs by arm, and beside them the runs in worlds."""
        runs = lab.run(self.plan(), weekly=False)
        return Kept(tidy_runs(runs), None, self._in_worlds(lab.after(len(runs))))

    def _in_worlds(self, lab: Lab) -> dict[str, pd.DataFrame]:
        if self.worlds is None:
            return {}
        nested = Nested(self.worlds, self.seeds)
        jobs = [job for letter, scenario in self.scenarios.items() for job in nested.jobs(scenario, letter)]
        runs, count = lab.attempt(jobs), len(nested.cells)
        tables = [
            nested.tidy(runs[at * count : (at + 1) * count], letter) for at, letter in enumerate(self.scenarios)
        ]  # fmt: skip
        return {"worlds": self.worlds, "in_worlds": pd.concat(tables, ignore_index=True)}

    def analyse(self, kept: Kept) -> ArmsDetail:
        """Which arm is best."""
        confidence, runs = self.settings["confidence"], self.runs(kept)
        if "worlds" not in kept.beside:
            return analyse_arms(self.scenarios, runs, confidence)
        nested = Nested(kept.beside["worlds"], self.seeds)
        return analyse_arms(self.scenarios, runs, confidence, nested, kept.beside["in_worlds"])

    def table(self, kept: Kept, detail: ArmsDetail) -> pd.DataFrame:
        """One row per outcome and arm."""
        runs, letters, rows = self.runs(kept), list(self.scenarios), []
        for name in runs[0].outcomes:
            means, found = differences_by_luck(runs, name, len(letters), detail.each)
            for at, letter in enumerate(letters):
                row: dict[str, Any] = {"outcome": name, "arm": letter, "mean": float(means[at])}
                row["best"] = detail.chance[letter] if name == DECIDES else float("nan")
                if at:
                    by_luck = within(name, float(found[at - 1].low), float(found[at - 1].high), of=float(means[0]))
                    row["difference"] = float(found[at - 1].mean)
                    row |= _intervals(detail, name, letter, by_luck, float(means[0]))
                rows.append(row)
        return pd.DataFrame(rows)

    def words(self, table: pd.DataFrame, detail: ArmsDetail) -> str:
        """Which arm to take, and how sure that is."""
        said = (describe(table, detail), worlds_from(self.settings), small_firm(self.scenario))
        return " ".join(filter(None, said))

    def form(self, result: Result) -> Form:
        """Outcomes down, arms across."""
        return form_of_arms(result)

    def charts(self, result: Result) -> list[Chart]:
        """What each arm brings against the first."""
        return [against_the_first(result)]

    def headline(self, result: Result) -> str:
        """Which arm to take."""
        return answer(result.detail)

    def summary(self, result: Result) -> Summary:
        """Which arm to take."""
        return summary_of_arms(result)

    def brief(self, result: Result) -> Brief:
        """Which arm to take, as a board reads it."""
        return brief_of_arms(result)

    @property
    def heading(self) -> str:
        """The arms by title."""
        return ", ".join(f"{letter} {scenario.title}" for letter, scenario in self.scenarios.items())

    @property
    def levers(self) -> list[str]:
        """Those in which any arm differs from the first."""
        first, *others = self.scenarios.values()
        return list(dict.fromkeys(lever for each in others for lever in changed_levers(first, each)))


def _intervals(detail: ArmsDetail, name: str, letter: str, by_luck: tuple[float, float], of: float) -> dict[str, float]:
    """The ends of the interval of one difference: over all doubts, with luck's beside them; or luck's alone."""
    if detail.worlds is None:
        return {"low": by_luck[0], "high": by_luck[1]}
    full = detail.worlds.full[name][letter]
    low, high = within(name, full.low, full.high, of=of)
    return {
        "low": low, "high": high, "expected": full.mean, "luck_low": by_luck[0], "luck_high": by_luck[1],
        "ahead": full.ahead,
    }  # fmt: skip
