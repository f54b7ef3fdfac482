"""The calendar of a market: seasons, blows that come again, prices and wages that rise, and a market that grows.

A year has 52 weeks and begins with week 1. All money in the books is money of the start: prices in general stay as
they are, and wages move against them.

    season       = 1 + seasons (profile / mean_profile - 1)
    real_wage    = ((1 + wage_inflation) / (1 + price_inflation))^years
    kept_price   = (1 + price_inflation)^((price_follows - 1) years)
    market_size  = customers (1 + growth)^(week / 52)

Wages are agreed and price lists printed once a year, so years are whole ones that have gone by. Growth comes with
newcomers, and a decline with newcomers who stay away.
"""

import math
from collections.abc import Sequence
from typing import Any

YEAR = 52


def years(week: int) -> int:
    """Whole years that have gone by when a week begins.

    >>> years(52), years(53)
    (0, 1)
    """
    return (week - 1) // YEAR


def season(profile: Sequence[float], seasons: float, week: int) -> float:
    """Needs of a week, of the usual: the mean over a year is 1.

    profile: of equal parts of the year, in any unit; nothing is no season. seasons: how strong they are, 1 as the
    profile says.

        >>> [round(season((1.0, 1.0, 1.0, 2.0), 1.0, week), 2) for week in (1, 52, 53)]
        [0.8, 1.6, 0.8]
    """
    if not profile or not seasons:
        return 1.0
    part = profile[(week - 1) % YEAR * len(profile) // YEAR]
    return 1.0 + seasons * (part / mean_of(profile) - 1.0)


def mean_of(profile: Sequence[float]) -> float:
    """Mean of a profile over the weeks of a year."""
    return sum(profile[week * len(profile) // YEAR] for week in range(YEAR)) / YEAR


def real_wage(wage_inflation: float, price_inflation: float, week: int) -> float:
    """What wages have become, in money of the start.

    >>> round(real_wage(0.04, 0.02, 53), 4)
    1.0196
    """
    return float(((1.0 + wage_inflation) / (1.0 + price_inflation)) ** years(week))


def kept_price(price_inflation: float, price_follows: float, week: int) -> float:
    """What a price has become against prices in general, where it follows them in part only.

    >>> round(kept_price(0.04, 0.5, 105), 4)
    0.9615
    """
    return float((1.0 + price_inflation) ** ((price_follows - 1.0) * years(week)))


def begun(shock: Any, week: int) -> int:
    """The week in which the blow began that a shock deals in this one; 0 if it does not.

    >>> from loyalty_sim.world.settings import Shock
    >>> [begun(Shock(0.5, (48,), weeks=4, every=52), week) for week in (47, 50, 52, 102)]
    [0, 48, 0, 100]
    """
    for first in shock.week:
        since = week - first
        if since >= 0:
            since = since % shock.every if shock.every else since
            if since < shock.weeks:
                return week - since
    return 0


def rows_needed(market: Any) -> int:
    """Rows of customers a market needs: those of the start, and room for all by whom it grows."""
    return math.ceil(market.customers * max(1.0, (1.0 + market.growth) ** (market.weeks / YEAR)))


def entry_chance(market: Any, alive: int, weekly_exit: float, weekly_entry: float, week: int) -> float:
    """Chance in [0, 1] that an empty row is taken this week, so that the market is as large as its growth says.

    alive: customers in it, before anybody leaves this week.
    """
    steady = weekly_entry / (weekly_entry + weekly_exit)
    wanted = steady * market.customers * (1.0 + market.growth) ** (week / YEAR)
    empty = rows_needed(market) - alive
    return min(1.0, max(0.0, (wanted - alive * (1.0 - weekly_exit)) / max(empty, 1)))
