"""`learn`: what a pilot found, and what that says about the worlds that were thought possible."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.given import whole
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import LARGEST_SEED
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.load import Use, with_use
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.reweighting import chances, effective, equal_draws, later_draws
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.compare.analysis import names_of
from loyalty_sim.studies.learn.analysis import LearnDetail, analyse_findings, effects_of, evidence_of, weights_of
from loyalty_sim.studies.learn.at_sites import ARMS, SiteTrial, as_settings, as_tried, from_settings, run_trials
from loyalty_sim.studies.learn.findings import Finding, Findings, checked, read_findings
from loyalty_sim.studies.learn.shown import PROFIT, run_pairs
from loyalty_sim.studies.market import other_length
from loyalty_sim.studies.pilot.arms import LAID_OUT
from loyalty_sim.studies.summary import Summary, changed_levers
from loyalty_sim.studies.vary.joint import joint_draws
from loyalty_sim.studies.vary.worlds import as_numbers, as_worlds, is_form, worlds_for

WORLDS = 120
POOL = 10
"""Candidates for each world that is run at first."""
ENOUGH = 40.0
"""Effective number of worlds below which more are drawn around those that fit."""
KEPT = 200
"""Worlds that are handed on, as likely as each other."""
OF_TRADE = "trade"
"""Note on the worlds that are handed on, kept in their file: the trade in which they were learnt."""
AS_LONG = "as long as the pilot"
AGAIN = 0.25
"""Part of the worlds that are run under a second seed, so that their luck is known."""


def learn(
    found: Findings | str | Path,
    a: Scenario,
    b: Scenario,
    worlds: int | pd.DataFrame = WORLDS,
    seed: int = 0,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """What a pilot of B against A teaches about what is not known.

    found: the findings (`learn.findings.read_findings`), or their file. worlds: how many to draw (at least 8), of which
    as many again are drawn around those that fit if too few do; or a table of draws, which is all there is then. Every
    world is run as A and as B, under the same luck, for as many weeks as the pilot lasted.

    The table has a row for every effect, for profit in these weeks, and for every setting that moved: mean and interval
    before (`before`, `before_low`, `before_high`) and after (`after` ...), `found` and `error` of effects, and `shift`
    in standard deviations before. `beside["learnt"]`, saved as learnt.parquet, holds worlds as likely as each other
    after the pilot: later questions take them as `worlds=` (see `vary.learnt`).

    store: every market is kept there as soon as it is done, so that the same call goes on where one was stopped.

    Findings of weeks at sites, of levers that act at a site, are looked for in the same trial: as many sites, treated
    when those were, read by the same estimator (`learn.at_sites`). Others are those of the change at all of the firm.

    Raises ScenarioError for findings, scenarios or worlds that cannot be.

        >>> from loyalty_sim import load_scenario
        >>> short = ["market.customers=200"]
        >>> a, b = load_scenario(overrides=short), load_scenario("service_first", short)
        >>> taught = learn(Findings((Finding("satisfaction", 1.0, 0.5, 8),), "pilot.csv", ""), a, b, 8, workers=1)
        >>> taught.table["what"].tolist()[:2]
        ['satisfaction', 'profit']
    """
    return carry_out(learn_study(found, a, b, worlds, seed, confidence, use), Lab(workers, progress, store))


def learn_study(
    found: Findings | str | Path,
    a: Scenario,
    b: Scenario,
    worlds: int | pd.DataFrame = WORLDS,
    seed: int = 0,
    confidence: float = 0.9,
    use: Use = (),
) -> "LearnStudy":
    """What `learn` carries out, checked; arguments and errors as there."""
    told = checked(found) if isinstance(found, Findings) else read_findings(found)
    seed = whole("seed", seed, 0, LARGEST_SEED - 1)
    weeks = told.found[0].weeks
    arms = [with_use(each, use) for each in (a, b)]
    a, b = paired(*(each._replace(market=each.market._replace(weeks=weeks)) for each in arms))
    trial = told.trial
    tried = as_tried(*(paired(*arms)), trial)
    a, b = tried or (a, b)
    if a == b:
        help = ("name what the pilot changed: the baseline, and the scenario that was tried",)
        raise ScenarioError([Problem("A and B are alike, so no pilot tells anything", "learn", help)])
    worlds = as_worlds(worlds)
    if isinstance(worlds, int) and not worlds:
        raise ValueError("worlds = 0: a pilot teaches about worlds, at least 8")
    pool = worlds_for(worlds if isinstance(worlds, pd.DataFrame) else _candidates(worlds, a), a, b)
    if tried and pool is not None:
        pool = pool.drop(columns=[key for key in LAID_OUT if key in pool])
    settings = {
        "found": [each._asdict() for each in told.found], "file": told.file, "sha256": told.digest,
        "estimates": [each._asdict() for each in told.estimates], "confidence": confidence,
        "worlds": worlds if isinstance(worlds, int) else len(worlds), "trial": as_settings(trial if tried else None),
        "weeks_asked": arms[1].market.weeks,
    }  # fmt: skip
    return LearnStudy({"A": a, "B": b}, [seed, seed + 1], settings, pool)


def _candidates(worlds: int, a: Scenario) -> int:
    """How many to choose from: no more than there are joint draws, of which the same one twice would be one world."""
    joint = len(joint_draws(a))
    return max(worlds, min(POOL * worlds, joint)) if joint else POOL * worlds


@dataclass(frozen=True, eq=False)
class LearnStudy(Study[LearnDetail]):
    """Scenarios A and B, as long as the pilot.

    settings: findings, their file with its hash, how they were estimated, confidence, how many worlds at first, and the
    trial at sites, None where findings are of all of the firm, weeks_asked (`market.weeks`). pool: candidates, a row a
    world; None in a study that was loaded.

    What every world shows is kept as the runs, one row a world: `round` in which it was drawn, its `chance` beside 1,
    B less A by measure, and the same under a second seed (`*_again`), missing where it was run once.
    """

    kind = "learn"

    pool: pd.DataFrame | None = None

    @property
    def found(self) -> list[Finding]:
        """The findings."""
        return [Finding(**each) for each in self.settings["found"]]

    @property
    def trial(self) -> SiteTrial | None:
        """The trial that is run in every world; None where A and B are whole markets."""
        return from_settings(self.settings.get("trial"))

    def plan(self) -> list[Job]:
        """A and B in the first world; the others are planned while running."""
        return [Job(scenario, self.seeds[0], label) for label, scenario in self.scenarios.items()]

    def gather(self, lab: Lab) -> Kept:
        """The first worlds, and more around those that fit if too few do."""
        assert self.pool is not None
        first = np.arange(min(self.settings["worlds"], len(self.pool)))
        shown = self._shown(first, lab, _run_twice(len(first))).assign(round=1, chance=1.0)
        taken = first
        _, after = weights_of(self.found, shown)
        if effective(after) < ENOUGH and len(self.pool) > len(first):
            effects = effects_of(self.found, shown)
            each = chances(_features(self.pool), first, effects, evidence_of(self.found))
            later = later_draws(each, first, len(first))
            done = self._arms * (len(first) + _run_twice(len(first)))
            more = self._shown(later, lab.after(done), 0).assign(round=2)
            taken = np.concatenate([first, later])
            shown = pd.concat([shown, more], ignore_index=True).assign(chance=each[taken])
        worlds = self.pool.iloc[taken].reset_index(drop=True)
        _, after = weights_of(self.found, shown)
        learnt = worlds.iloc[equal_draws(after, KEPT)].reset_index(drop=True)
        learnt.attrs = {OF_TRADE: self.scenario.trade.name}
        return Kept(shown, beside={"worlds": worlds, "learnt": learnt})

    def _shown(self, places: "np.ndarray[Any, Any]", lab: Lab, count: int) -> pd.DataFrame:
        """What worlds show, the first so many of them under a second seed as well."""
        assert self.pool is not None
        worlds = self.pool.iloc[places].reset_index(drop=True)
        once = self._run(worlds, self.seeds[0], lab)
        kept = [*(each.measure for each in self.found), PROFIT]
        again = lab.after(self._arms * len(worlds))
        twice = self._run(worlds.head(count), self.seeds[1], again) if count else {}
        table = pd.DataFrame({name: once[name] for name in kept})
        for name in kept:
            table[f"{name}_again"] = pd.Series(twice.get(name, np.zeros(0)), dtype=float)
        return table

    @property
    def _arms(self) -> int:
        return ARMS if self.trial else 2

    def _run(self, worlds: pd.DataFrame, seed: int, lab: Lab) -> Mapping[str, Array]:
        a, b = self.scenarios.values()
        trial = self.trial
        return run_trials(a, b, trial, worlds, seed, lab) if trial else run_pairs(a, b, worlds, seed, lab)

    def analyse(self, kept: Kept) -> LearnDetail:
        """What every world weighs, and what that changes."""
        a, b = self.scenarios.values()
        worlds, confidence = kept.beside["worlds"], self.settings["confidence"]
        found = analyse_findings(names_of(a, b), self.found, kept.runs, worlds, confidence, a.market.currency)
        return replace(found, trial=self.trial)

    def table(self, kept: Kept, detail: LearnDetail) -> pd.DataFrame:
        """One row an effect, one for profit, one for each setting that moved."""
        from loyalty_sim.studies.learn.form import table_of

        return table_of(detail)

    def words(self, table: pd.DataFrame, detail: LearnDetail) -> str:
        """What the pilot taught."""
        from loyalty_sim.studies.learn.words import describe

        weeks = self.scenarios["A"].market.weeks
        length = other_length(self.settings.get("weeks_asked", weeks), weeks, AS_LONG)
        return " ".join(filter(None, (describe(detail, self.settings["file"]), length)))

    def form(self, result: Result) -> Form:
        """Before, found and after."""
        from loyalty_sim.studies.learn.form import form_of_learn

        return form_of_learn(result)

    def charts(self, result: Result) -> list[Chart]:
        """Before, found and after; what moved."""
        from loyalty_sim.studies.learn.charts import of_learn

        return of_learn(result)

    def summary(self, result: Result) -> Summary:
        """What to do with it."""
        from loyalty_sim.studies.learn.words import summary_of_learn

        return summary_of_learn(result)

    @property
    def heading(self) -> str:
        """The pilot and what was tried."""
        a, b = names_of(*self.scenarios.values())
        return f"What {self.settings['file']} teaches about {b} against {a}"

    @property
    def levers(self) -> list[str]:
        """Those that were tried."""
        a, b = self.scenarios.values()
        return changed_levers(a, b)


def _run_twice(worlds: int) -> int:
    return max(4, round(AGAIN * worlds))


def _features(pool: pd.DataFrame) -> Array:
    """Settings of worlds as numbers, (W, P)."""
    return np.column_stack([as_numbers(pool[key]) if is_form(key) else pool[key].astype(float) for key in pool.columns])
