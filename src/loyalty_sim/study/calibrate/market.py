"""What a market comes to, in moments: three years, the survey at the end asking about the last year."""

from typing import Any

import numpy as np

from loyalty_sim.scenario import Scenario
from loyalty_sim.study.survey.interview import answers, interview, states, who_answers
from loyalty_sim.study.survey.moments import moments
from loyalty_sim.study.survey.period import YEAR, Period

YEARS = 3
RESPONDENTS = 2_500
ITEMS = 3


def simulated(scenario: Scenario, seed: int, respondents: int = RESPONDENTS, items: int = ITEMS) -> dict[str, float]:
    """Moments of one market under its own luck: of the survey, of leaving, of climate, and of talk."""
    market, found, complained = _run(scenario, seed)
    return moments(interview(market, complained, respondents, items=items)) | found


class Asked:
    """The state of a market at the end, to be asked again and again with other instruments."""

    def __init__(self, scenario: Scenario, seed: int):
        market, _, complained = _run(scenario, seed)
        c = market.world.customers
        rng = np.random.default_rng([seed, 1])
        rows = who_answers(c, None, len(c.alive), scenario.theory.being_asked, rng)
        self._states = states(c, rows, (market.week - c.since[rows]) / 52.0)
        self._complained = complained[rows]
        self._usual = market.constants.usual_quality

    def moments(self, theory: Any, seed: int, respondents: int = RESPONDENTS, items: int = ITEMS) -> dict[str, float]:
        """Moments of a new sample of respondents, asked with the instrument of this theory."""
        rng = np.random.default_rng(seed)
        rows = rng.permutation(len(self._complained))[:respondents]
        felt = {name: column[rows] for name, column in self._states.items()}
        return moments(answers(felt, self._complained[rows], self._usual, theory, rng, items))


def _run(scenario: Scenario, seed: int) -> tuple[Any, dict[str, float], np.ndarray]:
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    market = ServiceMarket(scenario, rng=seed)
    market.run(max(0, scenario.market.weeks - YEAR))
    before = market.world.sites.climate.astype(float)
    period = Period(market)
    while market.week < scenario.market.weeks:
        market.step()
        period.watch()
    after = market.world.sites.climate.astype(float)
    return market, behaviour(market) | climate(market.world, before, after), period.complained


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
