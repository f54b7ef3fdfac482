"""E8 - Work pressure, the quality ratchet, and waiting.

Claim: pressure above the comfortable utilisation cuts the effort given to each customer; the internal standard follows
the cut down and does not climb back by itself; waiting grows without bound as those who serve are hardly ever free. The
load that strains people is what there is to do, before effort is cut and hours are stretched to get it done.

    effort     = standard pressure^elasticity                           if pressure > 1
               = standard                                               otherwise
    pressure   = demand standard / (comfortable capacity)
    standard'  = standard + (effort - standard) / down_weeks            if effort < standard
               = standard + (1 - standard) / max(1, up_weeks)           if up_weeks > 0
               = standard                                               otherwise
    wait       = u^(sqrt(2 (c + 1)) - 1) / (c (1 - u))                  (service times)
    u          = min(utilisation, base_wait)
    c          = max(servers, 1)
    utilisation = min(100, demand / capacity)                           (the load: demand over capacity at full effort)
    busy       = load effort / (1 + overtime)                           (time of those who serve that is taken)
    promptness = 1 - wait_weight wait
    came       = max(0, usual + z usual^0.5)
    headcount' = headcount + (volume - headcount) / planning_weeks

Effort scales all that staff give (theory.attitudes, theory.performance). Pressure is that before hours are stretched,
as the source of the elasticity has it: longer hours (theory.overtime) shorten the wait and leave effort where it is.
Sources: Oliva & Sterman 2001 Mgmt Sci 47:894 (elasticity -.64, 18.8 weeks, no recovery; grade B); Sakasegawa 1977 Ann
Inst Stat Math 29:67 (waiting in M/M/c, exact for c = 1); Kuntz, Mennicken & Scholtes 2015 Mgmt Sci 61:754 (kink).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

_OLIVA = "Oliva & Sterman 2001 Mgmt Sci 47:894"


class WorkloadParameters(NamedTuple):
    """What load does to effort and waiting."""

    elasticity: Annotated[
        float,
        Parameter("Elasticity of effort per customer to work pressure; 0 switches it off", "1", -3, 0, _OLIVA, "B"),
    ] = -0.64
    comfortable: Annotated[
        float,
        Parameter(
            "Utilisation up to which effort is not cut", "1", 0.1, 1, "Kc & Terwiesch 2009; Kuntz et al. 2015", "A"
        ),
    ] = 0.80
    down_weeks: Annotated[
        float, Parameter("Weeks in which the standard follows effort down", "weeks", 1, 1000, _OLIVA, "B")
    ] = 18.8
    up_weeks: Annotated[
        float, Parameter("Weeks in which the standard climbs back; 0 means never", "weeks", 0, 1000, _OLIVA, "B")
    ] = 0.0
    base_wait: Annotated[float, Parameter("Utilisation above which waiting is capped", "1", 0.5, 0.999)] = 0.97
    wait_weight: Annotated[float, Parameter("Fall of promptness per service time waited", "0-1", 0, 2)] = 0.40
    planning_weeks: Annotated[
        float, Parameter("Weeks in which planned headcount follows customer numbers", "weeks", 1, 520)
    ] = 13.0


@rule
def headcount_after(headcount: float, volume: float, p: WorkloadParameters) -> float:
    """Planned headcount (ratio to the start) one week later, following customers relative to the start.

    >>> round(headcount_after(1.0, 1.2, WorkloadParameters()), 3)
    1.015
    """
    return headcount + (volume - headcount) / p.planning_weeks


@rule
def effort(standard: float, demand: float, capacity: float, p: WorkloadParameters) -> float:
    """Effort given to each customer, in [0, standard]; capacity is customers a week at full utilisation.

    >>> round(effort(standard=1.0, demand=120.0, capacity=100.0, p=WorkloadParameters()), 3)
    0.771
    """
    pressure = demand * standard / (p.comfortable * max(capacity, 1e-9))
    return standard * pressure**p.elasticity if pressure > 1.0 else standard


@rule
def standard_after(standard: float, effort: float, p: WorkloadParameters) -> float:
    """Internal standard of effort in [0, 1] one week later: a ratchet, unless `up_weeks` lets it climb.

    >>> standard_after(0.75, 0.9, WorkloadParameters())
    0.75
    """
    if effort < standard:
        return standard + (effort - standard) / p.down_weeks
    return standard + (1.0 - standard) / max(p.up_weeks, 1.0) if p.up_weeks > 0.0 else standard


@rule
def wait(utilisation: float, servers: float, p: WorkloadParameters) -> float:
    """Mean wait in service times at this utilisation with so many servers.

    >>> round(wait(0.9, 5.0, WorkloadParameters()), 3)
    1.543
    """
    u = min(utilisation, p.base_wait)
    servers = max(servers, 1.0)
    return u ** (math.sqrt(2.0 * (servers + 1.0)) - 1.0) / (servers * (1.0 - u))


@rule
def volume(customers: float, base: float) -> float:
    """Customers relative to the start, >= 0.

    >>> volume(1000.0, 25.0)
    40.0
    """
    return customers / max(base, 1.0)


@rule
def capacity(staffed: float, per_position: float) -> float:
    """Customers a week at full utilisation.

    >>> capacity(25.0, 25.0)
    625.0
    """
    return staffed * per_position


@rule
def capacity_per_position(demand: float, positions: float, utilisation: float) -> float:
    """Customers a week per position at which this demand means this utilisation.

    >>> round(capacity_per_position(demand=120.0, positions=4.55, utilisation=0.9), 3)
    29.304
    """
    return demand / (positions * utilisation)


@rule
def utilisation(demand: float, capacity: float) -> float:
    """The load: demand over capacity, at full effort and usual hours, from 0 to 100.

    >>> utilisation(demand=120.0, capacity=30.0)
    4.0
    """
    return min(demand / max(capacity, 1e-9), 100.0)


@rule
def busy(load: float, effort: float, overtime: float) -> float:
    """Time of those who serve that is taken, at this effort per customer and these longer hours.

    >>> round(busy(load=0.95, effort=0.9, overtime=0.05), 3)
    0.814
    """
    return load * effort / (1.0 + overtime)


@rule
def given(effort: float, level: float) -> float:
    """Level of service in [0, 1] that is left at this effort.

    >>> given(0.9, 0.6)
    0.54
    """
    return effort * level


@rule
def promptness(wait: float, p: WorkloadParameters) -> float:
    """Level in [0, 1] of the wait as an attribute: 1 for who is served at once.

    >>> promptness(0.5, WorkloadParameters())
    0.8
    """
    return unit(1.0 - p.wait_weight * wait)


@rule
def noticed(wait: float, p: WorkloadParameters) -> float:
    """The wait, and no more of it than spoils promptness altogether.

    >>> noticed(30.0, WorkloadParameters()), noticed(0.5, WorkloadParameters())
    (2.5, 0.5)
    """
    return min(wait, 1.0 / max(p.wait_weight, 1e-9))


@rule
def came(usual: float, z: float) -> float:
    """Customers >= 0 that come in a week in which so many usually do; z: a standard normal draw.

    >>> came(usual=25.0, z=1.0)
    30.0
    """
    return max(0.0, usual + z * math.sqrt(usual))
