"""`measure`: how long until figures on a dashboard show a decline that is real, and what a score bonus does to that."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.given import listed, number_within, text, whole
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress, RunFailed
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.load import Use, load_scenario, with_use
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.control import YEAR
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.market import other_length
from loyalty_sim.studies.measure.dashboard import BEFORE, MeasureDetail, Watched, reached_in, watched
from loyalty_sim.studies.measure.watch import watch, weeks_of
from loyalty_sim.studies.vary.points import conflicts
from loyalty_sim.theory.levers import NAMES

SIZES = (10, 50, 200)
CUT = "positions:0.7"
ANSWERS, POINTS = (2, 100_000), (0.1, 100.0)
"""Fewest and most answers a week, and the least and the largest decline of satisfaction that counts."""
WEEKS = BEFORE + 3 * YEAR
OF_YEARS = "a year before the decline and three with it"
PLAIN, REWARDED = "no bonus", "bonus"
LISTENS = 1.0
"""What is spent on listening where single scores are asked for: without answers on each there is no bonus."""


def measure(
    config: Scenario | None = None,
    cut: str = CUT,
    points: float = 1.0,
    sizes: Sequence[int] = SIZES,
    bonus: float = 0.0,
    seeds: int | Sequence[int] = 12,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """When figures of a dashboard show that a firm declines, slowly, as firms do.

    config: the baseline if None, run for four years. cut: a lever and the multiple at which it is from week 53 on,
    which makes the decline. points: the decline of mean satisfaction (0-100) from which on delays are counted. sizes:
    answers a week of the surveys. bonus: part of pay that hangs on one's score; with one all is run without and with
    it, and the firm asks for single scores in both. seeds: how many (at least 4), or which.

    The table has a row for every figure and size: `seen`, the share of charts that speak within a year of the decline
    having come so far, `delay`, weeks to the alarm in the middle of charts, and `false`, the share that speaks within a
    year where nothing declines. Raises ValueError for numbers that cannot be, ScenarioError for a lever there is not.

        >>> from loyalty_sim import load_scenario
        >>> measure(load_scenario(overrides=["market.customers=100"]), seeds=4, sizes=[20], workers=1).table.shape
        (4, 6)
    """
    return carry_out(measure_study(config, cut, points, sizes, bonus, seeds, use), Lab(workers, progress, store))


def measure_study(
    config: Scenario | None = None,
    cut: str = CUT,
    points: float = 1.0,
    sizes: Sequence[int] = SIZES,
    bonus: float = 0.0,
    seeds: int | Sequence[int] = 12,
    use: Use = (),
) -> "MeasureStudy":
    """What `measure` carries out, checked; arguments and errors as there."""
    scenario, chosen = with_use(load_scenario() if config is None else config, use), as_seeds(seeds)
    if len(chosen) < 4:
        raise ValueError("delays need at least 4 seeds")
    asked = [whole("sizes", size, *ANSWERS) for size in listed("sizes", sizes, "[10, 50, 200]")]
    if not asked or len(set(asked)) < len(asked):
        raise ValueError(f"sizes = {asked}: different numbers of answers a week, such as sizes=[10, 50, 200]")
    settings = {"cut": text("cut", cut, '"positions:0.7"'), "points": number_within("points", points, *POINTS),
                "sizes": asked, "bonus": number_within("bonus", bonus, 0.0, 0.5),
                "weeks_asked": scenario.market.weeks}  # fmt: skip
    return MeasureStudy(arms_of(scenario, cut, bonus), chosen, settings)


def arms_of(scenario: Scenario, cut: str, bonus: float) -> dict[str, Scenario]:
    """By name: `A` as it is, `B` with the cut, and both with a bonus if there is one. Raises ScenarioError."""
    lever, _, multiple = cut.partition(":")
    if lever not in NAMES:
        close = nearest(lever, NAMES)
        help = (*((f"did you mean  {close} ?",) if close else ()), "such as positions:0.85 or training:0")
        raise ScenarioError([Problem(f"there is no lever '{lever}'", f"cut {cut}", help)])
    longer = scenario._replace(market=scenario.market._replace(weeks=WEEKS))
    firm = longer.firm
    if bonus and firm.levers.listening < LISTENS:
        firm = firm._replace(levers=firm.levers._replace(listening=LISTENS))
    arms = {}
    for name, part in {"": 0.0, **({f", {REWARDED}": bonus} if bonus else {})}.items():
        led = firm._replace(policy=firm.policy._replace(bonus=part)) if bonus else firm
        arms[f"A{name}"] = longer._replace(firm=led)
        fallen = led._replace(schedule=(*led.schedule, f"{lever}:w{BEFORE + 1}:{multiple}"))
        arms[f"B{name}"] = longer._replace(firm=fallen)
    found = {each.message: each for arm in arms.values() for each in conflicts(arm, ())}
    if found:
        raise ScenarioError([Problem(message, f"cut {cut}", each.help) for message, each in found.items()])
    if float(multiple) == getattr(firm.levers, lever):
        message = f"{lever} is at {multiple} without the cut: nothing declines"
        raise ScenarioError([Problem(message, f"cut {cut}", ("such as positions:0.85 or training:0",))])
    return arms


@dataclass(frozen=True, eq=False)
class MeasureStudy(Study[MeasureDetail]):
    """Scenarios A and B, and both with a bonus. settings: cut, points, sizes, bonus, weeks_asked (`market.weeks`)."""

    kind = "measure"

    def plan(self) -> list[Job]:
        """Every arm under every seed."""
        return [Job(scenario, seed, label) for label, scenario in self.scenarios.items() for seed in self.seeds]

    def gather(self, lab: Lab) -> Kept:
        """The weeks of every run; what was kept of it in all: customers and satisfaction at the end."""
        runs = lab.run_by(watch, self.plan(), kept=False)
        if failed := [f"{run.job.name}: {run.error}" for run in runs if run.error]:
            raise RunFailed("; ".join(failed))
        heads: list[dict[str, Any]] = [
            {"run": at, "scenario": run.job.label, "seed": run.job.seed} for at, run in enumerate(runs)
        ]
        weeks = pd.concat([weeks_of(run).assign(**head) for head, run in zip(heads, runs, strict=True)])
        ends = weeks.groupby("run")[["customers", "satisfaction"]].last().reset_index(drop=True)
        return Kept(pd.concat([pd.DataFrame(heads), ends], axis=1), beside={"watched": weeks.reset_index(drop=True)})

    def analyse(self, kept: Kept) -> MeasureDetail:
        """When every figure speaks, with and without a bonus."""
        weeks, points = kept.beside["watched"], float(self.settings["points"])
        sides = {label: [part for _, part in rows.groupby("run")] for label, rows in weeks.groupby("scenario")}
        mean = weeks.groupby(["scenario", "week"]).mean(numeric_only=True)
        found: list[Watched] = []
        reached, deepest, truth, own, lifted = {}, {}, {}, {}, {}
        for arm, tail in ((PLAIN, ""), *(((REWARDED, f", {REWARDED}"),) if self.settings["bonus"] else ())):
            steady, falling = (mean.loc[f"{side}{tail}"] for side in "AB")
            truth[arm] = (steady["satisfaction"].to_numpy(float), falling["satisfaction"].to_numpy(float))
            own[arm] = (falling["satisfaction"] + falling["gaming"]).to_numpy(float)
            lifted[arm] = float(falling["gaming"].iloc[-YEAR:].mean())
            reached[arm], deepest[arm] = reached_in(*truth[arm], points)
            found += watched(sides[f"A{tail}"], sides[f"B{tail}"], arm, self.settings["sizes"], reached[arm])
        customers = float(np.mean(mean.loc["A"]["customers"].iloc[:BEFORE]))
        return MeasureDetail(points, customers, reached, deepest, found, truth, own, lifted)

    def table(self, kept: Kept, detail: MeasureDetail) -> pd.DataFrame:
        """One row a figure and size, and with a bonus once more."""
        return pd.DataFrame(detail.watched, columns=list(Watched._fields))

    def words(self, table: pd.DataFrame, detail: MeasureDetail) -> str:
        """What would be seen, and when."""
        from loyalty_sim.studies.measure.words import describe

        length = other_length(self.settings.get("weeks_asked", WEEKS), WEEKS, OF_YEARS)
        return " ".join(filter(None, (describe(detail, str(self.settings["cut"])), length)))

    def form(self, result: Result) -> Form:
        """Figures, sizes, delays and false alarms."""
        from loyalty_sim.studies.measure.form import form_of_measure

        return form_of_measure(result)

    def charts(self, result: Result) -> list[Chart]:
        """The decline as it is and as it is reported; delays."""
        from loyalty_sim.studies.measure.charts import of_measure

        return of_measure(result)

    @property
    def heading(self) -> str:
        """What is cut."""
        return f"Would the dashboard see it? {self.scenario.title}, {self.settings['cut']} from week {BEFORE + 1} on"
