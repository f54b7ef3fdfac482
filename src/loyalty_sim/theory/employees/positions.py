"""E8a - Positions: how many a site has, what it takes to cut them, and what a newcomer is worth.

Claim: the number of positions is the firm's decision, and takes time to take effect. New positions are filled one by
one, by people who are worth less for months; positions are cut as people leave, or at once by dismissal, which costs
severance and the climate of those who stay.

    posts       = max(1, floor(usual multiple + share))     (share: by which a site rounds, between 0 and 1)
    productive  = 1 - gap exp(-tenure / weeks)              (of the work of one who knows the job)
    severance   = wage (notice_weeks + weeks_a_year tenure / 52)
    fallen      = climate - blow dismissed / max(present, 1)

Who came last goes first. Sources: Oliva & Sterman 2001 Mgmt Sci 47:894 (newcomers, and experience gained in months;
form, sizes are judgement); Trevor & Nyberg 2008 Acad Mgmt J 51:259 (layoffs and the turnover of those who stay).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

_OLIVA = "Oliva & Sterman 2001 Mgmt Sci 47:894"
_NYBERG = "Trevor & Nyberg 2008 Acad Mgmt J 51:259"


class PositionsParameters(NamedTuple):
    """What newcomers are worth, and what dismissal costs."""

    gap: Annotated[
        float,
        Parameter("Part of the work of one who knows the job that a newcomer lacks; 0: none", "share", 0, 1, _OLIVA),
    ] = 0.5
    weeks: Annotated[
        float, Parameter("Time constant in which newcomers come to work as fast as others", "weeks", 1, 260, _OLIVA)
    ] = 20.0
    notice_weeks: Annotated[float, Parameter("Wages paid to whoever is dismissed", "weeks", 0, 104)] = 6.0
    weeks_a_year: Annotated[
        float,
        Parameter("Wages paid beyond that for every year of service", "weeks a year", 0, 52, "practitioners", "C"),
    ] = 2.0
    blow: Annotated[
        float, Parameter("Fall of a site's climate if all its staff were dismissed", "0-1", 0, 5, _NYBERG)
    ] = 1.0


@rule
def posts(usual: float, multiple: float, share: float) -> int:
    """Whole positions, at least 1, of a site with so many usual ones where the firm wants this multiple of them.

    >>> posts(usual=6.0, multiple=0.8, share=0.5), posts(usual=6.0, multiple=0.8, share=0.1)
    (5, 4)
    """
    return int(max(1.0, math.floor(usual * multiple + share)))


@rule
def rounding(place: int) -> float:
    """Share in [0, 1) by which the site at this place of its firm rounds: spread evenly, a half at the first.

    >>> [round(rounding(place), 2) for place in range(4)]
    [0.5, 0.12, 0.74, 0.35]
    """
    return (0.5 + 0.6180339887498949 * place) % 1.0


@rule
def productive(tenure: float, p: PositionsParameters) -> float:
    """Work in (0, 1] that a person does after so many weeks in the job, of one who knows it.

    >>> round(productive(0.0, PositionsParameters()), 3), round(productive(52.0, PositionsParameters()), 3)
    (0.5, 0.963)
    """
    return 1.0 - p.gap * math.exp(-tenure / p.weeks)


@rule
def severance(wage: float, tenure: float, p: PositionsParameters) -> float:
    """Money paid to whoever is dismissed after so many weeks.

    >>> severance(wage=900.0, tenure=104.0, p=PositionsParameters())
    9000.0
    """
    return wage * (p.notice_weeks + p.weeks_a_year * tenure / 52.0)


@rule
def fallen(climate: float, dismissed: float, present: float, p: PositionsParameters) -> float:
    """Climate in [0, 1] of a site after so many of those present were dismissed.

    >>> round(fallen(climate=0.6, dismissed=1.0, present=6.0, p=PositionsParameters()), 3)
    0.433
    """
    return unit(climate - p.blow * dismissed / max(present, 1.0))
