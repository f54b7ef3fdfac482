"""What a world shows of a trial at some sites: the trial itself, read as the real one was.

    effect = estimate of the market with the trial - the same estimate of the market without it, under the same luck

So what passes between sites by talk and staff is in the figure, as it is in the real one, and the luck of sites is not.
Everybody is asked every week: the error of the real survey is that of what was found.
"""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.scenario.messages import ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.learn.shown import PROFIT, in_world
from loyalty_sim.studies.pilot.arms import at_sites, beyond_sites, sites_of, with_sites
from loyalty_sim.studies.pilot.estimators import ESTIMATORS, estimator_of
from loyalty_sim.studies.pilot.measures import MEASURES, treated_in
from loyalty_sim.studies.pilot.trial import FEWEST_SITES
from loyalty_sim.world.by_site import starts
from loyalty_sim.world.settings import SiteSettings

if TYPE_CHECKING:
    import pandas as pd

FIRST = next(iter(ESTIMATORS))
ARMS = 3
"""Markets a world: without the trial, with it, and with the change at all sites, whose profit is asked for."""


class SiteTrial(NamedTuple):
    """A trial as a table of weeks at sites shows it.

    sites: in all. starts: week in which each treated site began, counted from the table's first, in order. weeks: in
    all. estimator, settle: how it was read.
    """

    sites: int
    starts: tuple[int, ...]
    weeks: int
    estimator: str = FIRST
    settle: int = 0

    @property
    def treated(self) -> tuple[int, ...]:
        """Sites that stand for the treated ones, in their order: as far apart as can be, since which is not known."""
        return tuple(place * self.sites // len(self.starts) for place in range(len(self.starts)))

    @property
    def waves(self) -> tuple[int, ...]:
        """Week in which each wave begins."""
        return tuple(dict.fromkeys(self.starts))


def trial_in(table: "pd.DataFrame", estimator: str = FIRST, settle: int = 0) -> SiteTrial | None:
    """The trial of a table of weeks at sites; None for one that is not run here: where a site was treated and then no
    more, and where waves are not as equal as they can be.

    >>> from loyalty_sim.studies.pilot.planted import planted
    >>> trial_in(planted(sites=6, treated=2, weeks=20, starts=(9, 15)))[:3]
    (6, (9, 15), 20)
    """
    sites, of = np.unique(table["site"].to_numpy(), return_inverse=True)
    weeks, at = np.unique(table["week"].to_numpy(), return_inverse=True)
    pattern = treated_in(table, of, at, (len(sites), len(weeks)))
    ever = pattern.any(axis=1)
    if (np.diff(pattern, axis=1) < 0).any() or not ever.any():
        return None
    begun = tuple(sorted(int(week) for week in weeks[pattern[ever].argmax(axis=1)] - weeks[0] + 1))
    found = SiteTrial(len(sites), begun, int(weeks[-1] - weeks[0]) + 1, estimator, settle)
    return found if starts(SiteSettings(treated=found.treated, starts=found.waves)) == begun else None


def as_tried(a: Scenario, b: Scenario, trial: SiteTrial | None) -> tuple[Scenario, Scenario] | None:
    """A and B with the sites and weeks of the trial; None where the two differ in what no site has of its own."""
    if trial is None or trial.sites < FEWEST_SITES or beyond_sites(a, b) or a.firm.sites.treated:
        return None
    of = [with_sites(each, trial.sites) for each in (a, b)]
    a, b = (each._replace(market=each.market._replace(weeks=trial.weeks)) for each in of)
    return (a, b) if sites_of(a) == trial.sites else None


def arms_of(a: Scenario, b: Scenario, trial: SiteTrial) -> dict[str, Scenario]:
    """The markets of a trial by name. In that without it the same sites are called treated, and have nothing more."""
    return {
        "A": at_sites(a, a, trial.treated, trial.waves),
        "trial": at_sites(a, b, trial.treated, trial.waves),
        "B": at_sites(a, b, tuple(range(trial.sites)), trial.waves[:1]),
    }


def read_trial(job: Job, estimator: str = FIRST, settle: int = 0) -> Run:
    """Run one market and read every measure by an estimator; profit of the firm from the first start on.

    Not a number where there is nothing to compare. The table of weeks is empty.
    """
    import pandas as pd

    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds
    from loyalty_sim.week.site_book import SiteBook

    market = ServiceMarket(job.scenario, rng=job.seed)
    book = SiteBook(market, 1.0)
    market.run()
    table, own = book.table(), market.history[market.history["firm"] == 0]
    found = {name: _estimate(table, name, estimator, settle) for name in MEASURES}
    begun = own["week"] >= min(job.scenario.firm.sites.starts)
    return Run(job, found | {PROFIT: float(own.loc[begun, "profit"].sum())}, pd.DataFrame())


def run_trials(
    a: Scenario, b: Scenario, trial: SiteTrial, worlds: "pd.DataFrame", seed: int, lab: Lab
) -> Mapping[str, Array]:
    """What every world shows, (W,), by measure, and what B brings at all sites; not a number where it cannot be run.

    Where the lab has a store, every market is looked up there and kept as soon as it is done.
    """
    from loyalty_sim.studies.vary.worlds import rows_of

    simulate = partial(read_trial, estimator=trial.estimator, settle=trial.settle)
    jobs = [
        Job(in_world(scenario, row), seed, f"{arm}, world {at}")
        for arm, scenario in arms_of(a, b, trial).items() for at, row in enumerate(rows_of(worlds))
    ]  # fmt: skip
    runs = lab.run_by(simulate, jobs, kept="learn")
    table = {
        name: np.array([run.outcomes.get(name, np.nan) for run in runs]).reshape(ARMS, len(worlds))
        for name in (*MEASURES, PROFIT)
    }
    return {name: values[2 if name == PROFIT else 1] - values[0] for name, values in table.items()}


def _estimate(table: "pd.DataFrame", measure: str, estimator: str, settle: int) -> float:
    try:
        return estimator_of(estimator)(table, measure, settle, 0.9).effect
    except (ScenarioError, np.linalg.LinAlgError):  # all sites are treated, or nobody is left to compare with
        return float("nan")


def as_settings(trial: SiteTrial | None) -> dict[str, Any] | None:
    """A trial as the record of a result keeps it."""
    return None if trial is None else {**trial._asdict(), "starts": list(trial.starts)}


def from_settings(kept: Mapping[str, Any] | None) -> SiteTrial | None:
    """The opposite of `as_settings`; None for a record without a trial."""
    return None if not kept else SiteTrial(**{**kept, "starts": tuple(kept["starts"])})
