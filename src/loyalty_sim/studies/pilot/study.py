"""`pilot`: which trial at some sites would change the decision on a change at all of them, and what that is worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from loyalty_sim.lab.given import is_whole, number, texts
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.needs import need
from loyalty_sim.lab.runner import Progress, RunFailed
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.arms import paired
from loyalty_sim.scenario.load import Use, with_use
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.market import own_customers
from loyalty_sim.studies.pilot.analysis import PilotDetail, analyse_pilot, designs_of, known_worlds
from loyalty_sim.studies.pilot.arms import LAID_OUT, check_arms, everywhere, sites_of, with_sites
from loyalty_sim.studies.pilot.charts import of_pilot
from loyalty_sim.studies.pilot.estimators import ESTIMATORS, estimator_of
from loyalty_sim.studies.pilot.form import form_of_pilot, pilot_table
from loyalty_sim.studies.pilot.in_worlds import Asked, run_trials, run_whole
from loyalty_sim.studies.pilot.measures import measure_of
from loyalty_sim.studies.pilot.seen import ASKED, MEASURES_READ, Look
from loyalty_sim.studies.pilot.summary import summary_of_pilot
from loyalty_sim.studies.pilot.trial import Trial, candidates
from loyalty_sim.studies.pilot.words import describe, verdict
from loyalty_sim.studies.summary import Summary, changed_levers
from loyalty_sim.studies.vary.worlds import FEWEST, WORLDS, as_worlds, worlds_for

ESTIMATOR = next(iter(ESTIMATORS))


def pilot(
    keep: Scenario,
    change: Scenario,
    sites: int | None = None,
    budget: float | None = None,
    measures: Sequence[str] = MEASURES_READ,
    worlds: int | pd.DataFrame = WORLDS,
    estimator: str = ESTIMATOR,
    per_site: float = 0.0,
    asked: float = ASKED,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    use: Use = (),
) -> Result:
    """Try candidate trials of a change in worlds drawn from what is in doubt; say which is worth more than it costs.

    keep, change: two scenarios that differ in levers that act at a site. sites: how many sites our firm has; as the
    market has them if None. budget: most that a trial may spend, in money; no limit if None. measures: by which a trial
    may be read (`studies.pilot.measures`). worlds: how many to draw, at least 8, or a table of draws, one row a world
    and one column a setting. estimator: by which trials are read; the others are tried on the best one. per_site: what
    a treated site costs beside the treatment, in money. asked: part of the customers who are asked every week. Every
    world has a luck of its own.

    The table has one row per design - a trial, after so many weeks, by one measure or all - the best first:
    see `studies.pilot.form.pilot_table`. Raises ScenarioError for what cannot be tried at sites, unknown measures and
    estimators, and too few sites; ValueError for too few worlds; RunFailed if fewer than 8 worlds can be run.

        >>> from loyalty_sim import load_scenario, pilot
        >>> market = ["trade=hotel", "market.customers=400", "market.weeks=80"]
        >>> keep, change = (load_scenario(name, market) for name in ("baseline", "people_first"))
        >>> pilot(keep, change, sites=4, worlds=8, measures=["satisfaction"], workers=1).kind
        'pilot'
    """
    study = pilot_study(keep, change, sites, budget, measures, worlds, estimator, per_site, asked, confidence, use)
    return carry_out(study, Lab(workers, progress, store))


def pilot_study(
    keep: Scenario,
    change: Scenario,
    sites: int | None = None,
    budget: float | None = None,
    measures: Sequence[str] = MEASURES_READ,
    worlds: int | pd.DataFrame = WORLDS,
    estimator: str = ESTIMATOR,
    per_site: float = 0.0,
    asked: float = ASKED,
    confidence: float = 0.9,
    use: Use = (),
) -> "PilotStudy":
    """What `pilot` carries out, checked; arguments and errors as there."""
    keep, change = with_use(keep, use), with_use(change, use)
    measures = texts("measures", measures, '["satisfaction"]')
    keep, change = asked_about(keep, change, sites, budget, measures, estimator, per_site, asked)
    worlds = as_worlds(worlds)
    if isinstance(worlds, int) and not worlds:
        raise ValueError(f"worlds = 0: what a trial is worth lies in what is in doubt; at least {FEWEST}")
    table = worlds_for(worlds, keep, change)
    if table is None:
        raise ScenarioError([Problem("nothing is in doubt in this market, so there is nothing to test", "worlds")])
    table = table.drop(columns=[key for key in LAID_OUT if key in table])
    settings = {
        "budget": budget, "measures": measures, "estimator": estimator, "per_site": per_site,
        "asked": asked, "confidence": confidence, "worlds": len(table),
    }  # fmt: skip
    return PilotStudy({"keep": keep, "change": change}, as_seeds(len(table)), settings, table)


def asked_about(
    keep: Scenario, change: Scenario, sites: int | None, budget: float | None, measures: Sequence[str], estimator: str,
    per_site: float, asked: float,
) -> tuple[Scenario, Scenario]:  # fmt: skip
    """The two scenarios with so many sites, once all that is asked is found to be possible; see `pilot`."""
    need("pilot", "the design of a pilot", "statsmodels")
    keep, change = paired(keep, change)
    _check(sites, budget, per_site, asked, measures, estimator)
    if sites is not None:
        keep, change = with_sites(keep, sites), with_sites(change, sites)
    check_arms(keep, change)
    return keep, change


@dataclass(frozen=True, eq=False)
class PilotStudy(Study[PilotDetail]):
    """Scenarios keep and change.

    settings: budget, measures, estimator, per_site, asked, confidence, how many worlds. worlds: a row a world and a
    column a setting; None in a study that was loaded. One seed a world.
    """

    kind = "pilot"
    repeats = "world"

    worlds: pd.DataFrame | None = None

    def plan(self) -> list[Job]:
        """The change at all sites now, in the world of figures as they are set, under the first seed."""
        keep, change = self.scenarios.values()
        return [Job(scenario, self.seeds[0], name) for name, scenario in
                (("keep", keep), ("now", everywhere(keep, change)))]  # fmt: skip

    def gather(self, lab: Lab) -> Kept:
        """The whole markets, the trials, and the best trial read by every estimator."""
        assert self.worlds is not None
        keep, change = self.scenarios.values()
        asked = self.settings
        look = Look(tuple(asked["measures"]), asked["asked"], asked["confidence"], lab.store is not None)
        question = Asked(keep, change, self.worlds, self.seeds, look)
        trials = candidates(sites_of(keep))
        markets = len(self.worlds) * (3 + len(trials))
        whole = run_whole(question, _told(lab, 0, markets))
        known = known_worlds(whole)
        if len(known) < FEWEST:
            raise RunFailed(f"only {len(known)} of {len(whole)} worlds could be run")
        estimates = run_trials(question, whole, trials, (asked["estimator"],), _told(lab, 3 * len(whole), markets))
        best = self._best(whole, estimates)
        others = tuple(name for name in ESTIMATORS)
        methods = run_trials(question, whole, [best[0]], others, lab._replace(progress=None), {best[0]: (best[1],)})
        return Kept(whole, beside={"worlds": self.worlds, "estimates": estimates, "methods": methods})

    def _best(self, whole: pd.DataFrame, estimates: pd.DataFrame) -> tuple[Trial, int]:
        asked = self.settings
        found = designs_of(whole, estimates, asked["estimator"], sites_of(self.scenario), asked["budget"],
                           asked["per_site"], asked["confidence"])  # fmt: skip
        return found[0].trial, found[0].weeks

    def analyse(self, kept: Kept) -> PilotDetail:
        """Which design pays, and what it would see."""
        keep, sites = self.scenario, sites_of(self.scenario)
        market = {
            "sites": sites, "site_customers": round(own_customers(keep) / sites),
            "site_positions": keep.trade.site_positions, "currency": keep.market.currency,
        }  # fmt: skip
        return analyse_pilot(kept.runs, kept.beside["estimates"], kept.beside["methods"], self.settings, market)

    def table(self, kept: Kept, detail: PilotDetail) -> pd.DataFrame:
        """One row a design."""
        return pilot_table(detail)

    def words(self, table: pd.DataFrame, detail: PilotDetail) -> str:
        """Whether to test, what that is worth, and how to go about it."""
        return describe(detail, self.change_words)

    def form(self, result: Result) -> Form:
        """The best designs."""
        return form_of_pilot(result)

    def charts(self, result: Result) -> list[Chart]:
        """Worth against cost, net worth, and what the best trial sees."""
        return of_pilot(result)

    def headline(self, result: Result) -> str:
        """The verdict."""
        return verdict(result.detail, self.change_words).partition(":")[0]

    def summary(self, result: Result) -> Summary:
        """Whether to test, with the plan."""
        return summary_of_pilot(result, self.change_words)

    @property
    def change_words(self) -> str:
        """What is tried: the title of the change, or its levers where it has no title of its own."""
        keep, change = self.scenarios.values()
        return change.title if change.title != keep.title else ", ".join(self.levers)

    @property
    def heading(self) -> str:
        """What is tried."""
        return f"A pilot of: {self.change_words}"

    @property
    def levers(self) -> list[str]:
        """Those that are tried."""
        keep, change = self.scenarios.values()
        return changed_levers(keep, change)


def _told(lab: Lab, before: int, total: int) -> Lab:
    """The lab for a part of the study, whose progress is told as that of the whole."""
    told = lab.progress
    return lab if told is None else lab._replace(progress=lambda done, _: told(before + done, total))


def _check(
    sites: int | None, budget: float | None, per_site: float, asked: float, measures: Sequence[str], estimator: str
) -> None:
    """Raises ScenarioError for what no pilot can have."""
    estimator_of(estimator)
    number("asked", asked)
    for name in texts("measures", measures, '["satisfaction"]'):
        measure_of(name)
    problems = []
    if not measures:
        problems.append(Problem("no measure is named", "measures", (f"such as {', '.join(MEASURES_READ)}",)))
    if sites is not None and not is_whole(sites):
        raise ValueError(f"sites = {sites!r}: a whole number from 4 to {MOST_SITES:,}")
    if sites is not None and not 4 <= sites <= MOST_SITES:
        problems.append(Problem(f"sites = {sites}", "sites", (f"from 4 to {MOST_SITES}",)))
    if not 0 < asked <= 1:
        problems.append(Problem(f"asked = {asked}", "asked", ("a part of the customers every week, up to 1",)))
    amounts: dict[str, Any] = {"per_site": per_site} | ({} if budget is None else {"budget": budget})
    for name, amount in amounts.items():
        if number(name, amount) < 0:
            problems.append(Problem(f"{name} = {amount}", name, ("an amount of money, 0 or more",)))
    if problems:
        raise ScenarioError(problems)


MOST_SITES = 500
