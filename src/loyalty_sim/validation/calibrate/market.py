"""What a market comes to, in moments: three years, the survey at the end asking users about the last year."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from loyalty_sim.scenario import Scenario
from loyalty_sim.validation.survey.attributes import attribute_moments, rated
from loyalty_sim.validation.survey.interview import answers, interview, interviewed, states, who_answers
from loyalty_sim.validation.survey.moments import moments
from loyalty_sim.validation.survey.period import YEAR, Period
from loyalty_sim.validation.survey.sites import SITE_LINK, site_link

YEARS = 3
RESPONDENTS = 10_000
ITEMS = 3


def simulated(scenario: Scenario, seed: int, respondents: int = RESPONDENTS, items: int = ITEMS) -> dict[str, float]:
    """Moments of one market under its own luck: of the survey, of leaving, of climate, and of talk."""
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    market = ServiceMarket(scenario, rng=seed)
    found, year = _run(market)
    answered = interview(market, year.complained, respondents, items=items, among=year.used)
    rows = interviewed(market, respondents, among=year.used)
    about = attribute_moments(rated(market, respondents, among=year.used))
    return moments(answered) | about | found | link(market, answered.satisfaction, rows)


def states_at_end(market: Any) -> dict[str, Any]:
    """What the answers of all who would answer are read off, at the end of a market that has not yet begun."""
    _, year = _run(market)
    c = market.world.customers
    rng = np.random.default_rng([market.luck, 1])
    rows = who_answers(c, None, len(c.alive), market.theory.being_asked, rng, year.used)
    felt = states(market, rows)
    return felt | {"complained": year.complained[rows], "usual": market.constants.usual_quality}


class Asked:
    """The state of a market at the end, to be asked again and again with other instruments."""

    def __init__(self, seen: Mapping[str, np.ndarray]):
        self._states = {name: column for name, column in seen.items() if name not in ("complained", "usual")}
        self._complained = seen["complained"] > 0
        self._usual = float(seen["usual"])

    def moments(self, theory: Any, seed: int, respondents: int = RESPONDENTS, items: int = ITEMS) -> dict[str, float]:
        """Moments of a new sample of respondents, asked with the instrument of this theory."""
        rng = np.random.default_rng(seed)
        rows = rng.permutation(len(self._complained))[:respondents]
        felt = {name: column[rows] for name, column in self._states.items()}
        return moments(answers(felt, self._complained[rows], self._usual, theory, rng, items))


def _run(market: Any) -> tuple[dict[str, float], Period]:
    weeks = market.config.market.weeks
    market.run(max(0, weeks - YEAR))
    before = market.world.sites.climate.astype(float)
    period = Period(market)
    while market.week < weeks:
        market.step()
        period.watch()
    after = market.world.sites.climate.astype(float)
    return behaviour(market) | climate(market.world, before, after), period


def behaviour(market: Any) -> dict[str, float]:
    """Leaving and talking, of all firms over the whole run."""
    books = market.history
    left = [name for name in books if name.startswith("left_") and name != "left_moved_away"]
    weekly = books[left].to_numpy().sum() / max(books["customers"].sum(), 1.0)
    bad = max(float(books["talked_badly"].sum()), 1.0)
    return {
        "yearly churn": float(1.0 - (1.0 - weekly) ** YEAR),
        "talk: positive per negative message": float(books["talked_well"].sum()) / bad,
    }


def climate(world: Any, before: np.ndarray, after: np.ndarray) -> dict[str, float]:
    """Likeness of units a year apart, and how much of one person's perception the unit shares: ICC(1)."""
    e = world.employees
    here = e.employed == 1
    again = np.corrcoef(before, after)[0, 1] if len(after) > 2 and before.std() > 0 else np.nan
    return {
        "unit climate: lag-1 year autocorrelation": float(again),
        "ICC(1) of climate in units": icc1(e.climate[here].astype(float), e.site[here]),
    }


def link(market: Any, satisfaction: np.ndarray, rows: np.ndarray) -> dict[str, float]:
    """How staff and customers of a site go together; satisfaction: the answers of the customers in these rows."""
    e, site = market.world.employees, market.world.customers.site[rows]
    here = e.employed == 1
    return {SITE_LINK: site_link(e.climate[here].astype(float), e.site[here], satisfaction, site)}


def icc1(values: np.ndarray, groups: np.ndarray) -> float:
    """ICC(1) of a one-way analysis of variance, groups of about equal size; nan with fewer than two groups."""
    size = np.bincount(groups)
    size, mean = size[size > 0], np.array([values[groups == g].mean() for g in np.unique(groups)])
    if len(size) < 2 or len(values) <= len(size):
        return np.nan
    typical = (len(values) - np.sum(size**2) / len(values)) / (len(size) - 1)
    spread = float(np.sum(size * (mean - values.mean()) ** 2))
    between = spread / (len(size) - 1)
    within = (float(np.sum((values - values.mean()) ** 2)) - spread) / (len(values) - len(size))
    return (between - within) / (between + (typical - 1.0) * within)
