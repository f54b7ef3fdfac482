"""E5 - Service climate: what the staff of a site perceive together.

Claim: resources, development, leadership and relations make a climate that is shared at the site; it moves within
weeks to months, part of it is the site's own leadership (one-year autocorrelation about .70, ICC(1) .09-.13).

    target      = floor + span capability + shift - strain (mean_exhaustion - usual_exhaustion)
    climate'    = climate + (target - climate) / weeks                                  [moved]
    leadership' = keep leadership + sqrt(1 - keep^2) leadership_sd z                    (z is a standard normal draw)
    keep        = leadership_year^(1 / 52)
    perceived   = climate + disposition                                                 (of the person)

These hold for each facet of climate (theory.facets), whose weighted mean is the climate: capability is that for the
facet, shift the local leadership and what other levers add to the facet.

Sources: Schneider, White & Paul 1998 J Appl Psych 83:150; NHS staff survey 2012-19 (autocorrelation .703); US Army
units (ICC(1) of leadership climate .127).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class ClimateParameters(NamedTuple):
    """How money, leadership and strain make a site's climate."""

    floor: Annotated[float, Parameter("Climate of a usual site without any climate capability", "0-1", 0, 1)] = 0.25
    span: Annotated[float, Parameter("Rise of climate from no to full capability", "0-1", 0, 1)] = 0.60
    weeks: Annotated[
        float, Parameter("Time constant of a site's climate", "weeks", 1, 520, "NHS panel: within the year", "B")
    ] = 10.0
    strain: Annotated[float, Parameter("Fall of climate per unit of mean exhaustion above usual", "1", 0, 2)] = 0.30
    usual_exhaustion: Annotated[float, Parameter("Exhaustion that climate is neutral to", "0-1", 0, 1)] = 0.30
    leadership_sd: Annotated[
        float, Parameter("Spread of local leadership between sites", "climate", 0, 0.5, "US Army units, ICC(1)", "A")
    ] = 0.055
    leadership_year: Annotated[
        float,
        Parameter(
            "One-year autocorrelation of local leadership", "correlation", 0, 0.999, "NHS staff survey: .703", "A"
        ),
    ] = 0.65
    disposition_sd: Annotated[
        float,
        Parameter(
            "Spread of personal perception within a site", "climate", 0, 0.5, "US Army units, ICC(1) .09-.13", "A"
        ),
    ] = 0.17


@rule
def target(capability: float, shift: float, mean_exhaustion: float, p: ClimateParameters) -> float:
    """Level in [0, 1] that a facet of a site's climate moves towards.

    >>> round(target(capability=0.5, shift=0.05, mean_exhaustion=0.4, p=ClimateParameters()), 3)
    0.57
    """
    return unit(p.floor + p.span * capability + shift - p.strain * (mean_exhaustion - p.usual_exhaustion))


@rule
def moved(climate: float, target: float, p: ClimateParameters) -> float:
    """Site climate in [0, 1] one week later.

    >>> moved(0.6, 0.8, ClimateParameters())
    0.62
    """
    return climate + (target - climate) / p.weeks


@rule
def leadership_after(leadership: float, z: float, p: ClimateParameters) -> float:
    """Local leadership a week later, stationary around 0; z is a standard normal draw.

    >>> round(leadership_after(0.05, 1.0, ClimateParameters()), 3)
    0.057
    """
    keep = p.leadership_year ** (1.0 / 52.0)
    return keep * leadership + math.sqrt(1.0 - keep * keep) * p.leadership_sd * z


@rule
def perceived(climate: float, disposition: float) -> float:
    """Climate in [0, 1] as one person perceives it.

    >>> round(perceived(0.6, -0.05), 3)
    0.55
    """
    return unit(climate + disposition)


@rule
def leadership_at_start(z: float, p: ClimateParameters) -> float:
    """Local leadership of a site at the start, from a standard normal draw.

    >>> leadership_at_start(1.0, ClimateParameters())
    0.055
    """
    return p.leadership_sd * z


@rule
def disposition(z: float, p: ClimateParameters) -> float:
    """Lasting difference of one person's view of the climate, from a standard normal draw.

    >>> disposition(1.0, ClimateParameters())
    0.17
    """
    return p.disposition_sd * z
