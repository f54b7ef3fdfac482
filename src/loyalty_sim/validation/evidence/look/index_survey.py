"""The customer survey of a settled market, as the national index takes it: after three years, about the last year."""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.published import Wanted
from loyalty_sim.validation.evidence.target import Seen, Situation, Target
from loyalty_sim.validation.survey import interview, moments
from loyalty_sim.validation.survey.period import YEAR, year_of
from loyalty_sim.validation.survey.published import published_moments

RESPONDENTS = 2_500
SCORED = ("mean ", "sd ", "r(", "complaint rate")
"""Which moments make the verdict; buying again by satisfaction is shown beside them, in `loyalty-sim calibrate`."""


def index_survey(market: Any) -> dict[str, Any]:
    """Run to the end, follow the last year, and ask those customers of all firms who used them in it."""
    market.run(market.config.market.weeks - YEAR)
    year = year_of(market)
    found = moments(interview(market, year.complained, RESPONDENTS, among=year.used))
    return {"values": np.array([found[name] for name in sorted(found)])}


def index_target(id: str, trade: str, industry: str, times: int = 4) -> Target:
    """All means, spreads, correlations and the complaint rate of one industry, within max(2 se, 10 %).

    times: how many times as many seeds it takes as are asked for.
    """
    bands = tuple(_wanted(id, *row) for row in published_moments(industry) if _scored(row[0]))
    situation = Situation(index_survey, trade=trade, customers=30_000, weeks=3 * YEAR)
    return Target(id, {"market": situation}, _statistics, bands=bands, times=times)


def _scored(name: str) -> bool:
    return name.startswith(SCORED) and "REPUR" not in name


def _wanted(id: str, name: str, value: float, se: float) -> Wanted:
    band = max(2.0 * se, 0.1 * abs(value))
    return Wanted(id, name, name, f"{value:.3g} ± {se:.2g}", value - band, value + band)


def _statistics(seen: Seen) -> dict[str, float]:
    return dict(zip(NAMES, map(float, seen["market"]["values"]), strict=True))


def _names() -> tuple[str, ...]:
    from loyalty_sim.validation.survey.answers import Answers

    none = np.full(3, np.nan)
    return tuple(sorted(moments(Answers(*[none] * len(Answers._fields)))))


NAMES = _names()
"""The moments in the order in which they are kept."""
