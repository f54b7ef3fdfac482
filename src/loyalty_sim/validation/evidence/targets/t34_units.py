"""T34 - Links between units and within them: staff and the care they see, a year apart (NHS; US Army).

Half of the staff of every ward answer twice, a year apart: on their will to serve, and on the care that the ward gives.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.calibrate.market import icc1
from loyalty_sim.validation.evidence.given import bands_of
from loyalty_sim.validation.evidence.given.units import AUTOCORRELATION, BETWEEN, ICC, WITHIN
from loyalty_sim.validation.evidence.look.instrument import generator, said
from loyalty_sim.validation.evidence.look.links import correlation, group_means
from loyalty_sim.validation.evidence.target import Seen, Situation, Target

YEAR = 52
STAFF_RESPONSE = 0.5
"""Half of the staff answer, as in the NHS staff survey."""


def wards(market: Any) -> dict[str, Any]:
    """Means of the answers by ward in two years, climate by ward, and how much of it a ward shares."""
    market.run(YEAR)
    first, climate = _survey(market, 34), market.world.sites.climate.astype(float)
    market.run(YEAR)
    e = market.world.employees
    here = e.employed == 1
    return {
        "first": first,
        "second": _survey(market, 35),
        "climate_before": climate,
        "climate": market.world.sites.climate.astype(float),
        "icc": icc1(e.climate[here].astype(float), e.site[here]),
    }


def _survey(market: Any, purpose: int) -> np.ndarray:
    """Mean answers by ward: on will, and on the care of the ward; (2, wards)."""
    e, sites, rng = market.world.employees, len(market.world.sites.firm), generator(market, purpose)
    present = np.flatnonzero(e.employed)
    care = group_means(e.performance[present].astype(float), e.site[present], sites)
    rows = present[rng.random(len(present)) < STAFF_RESPONSE]
    site = e.site[rows]
    return np.stack([group_means(said(state, market, rng), site, sites) for state in (e.want[rows], care[site])])


def statistics(seen: Seen) -> dict[str, float]:
    """Over unit-years, and of the changes within units."""
    market = seen["market"]
    first, second = market["first"], market["second"]
    both = np.concatenate([first, second], axis=1)
    change = second - first
    return {
        BETWEEN: correlation(both[0], both[1]),
        WITHIN: correlation(change[0], change[1]),
        AUTOCORRELATION: correlation(market["climate_before"], market["climate"]),
        ICC: float(market["icc"]),
    }


TARGET = Target(
    "T34",
    {"market": Situation(wards, trade="hospital", customers=150_000, weeks=2 * YEAR)},
    statistics,
    bands=bands_of("T34"),
    reading="Engagement is the will to serve, care the mean performance of the ward, both through answers of 1 to 10.",
)
