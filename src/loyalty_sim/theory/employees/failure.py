"""Failures of service: a hazard per encounter, by process, performance and overload.

Claim: failures come from weak processes, weak performance and overload beyond the safety kink.

    risk     = 1 / (1 + exp(-log_odds))
    log_odds = log(usual / (1 - usual)) - by_process (process - usual_process)
               - by_performance (performance - usual_performance) + by_overload (load - kink)+
    noticed  = exp(-by_leniency leniency)              (a lapse as a failure, relative to the usual customer's chance)
    severity = 1 - (1 - u)^(gravity / (1 - gravity))   (of mean gravity)

Load is demand at full effort over capacity, what occupancy is for beds: cutting effort makes room, not safety.
The same lapse is a failure to a critical customer and a trifle to a lenient one.

Sources: Aiken et al. 2002 JAMA 288:1987 (odds 1.07 per extra customer per employee); Kuntz, Mennicken & Scholtes 2015
Mgmt Sci 61:754 (kink at 92.5 % occupancy, A); ACSI 2015 (12-18 % report a problem in a period, A);
Zeithaml, Berry & Parasuraman 1993 JAMS 21:1 (zone of tolerance).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class FailureParameters(NamedTuple):
    """How often service fails and how much it hurts."""

    usual: Annotated[
        float,
        Parameter(
            "Chance of a failure in a usual encounter of a usual customer",
            "per encounter",
            0,
            0.5,
            "ACSI 2015: problems reported",
            "B",
        ),
    ] = 0.012
    by_process: Annotated[float, Parameter("Fall of log odds per unit of process quality", "1", 0, 20)] = 2.5
    by_performance: Annotated[float, Parameter("Fall of log odds per unit of performance", "1", 0, 20)] = 2.5
    by_overload: Annotated[
        float,
        Parameter("Rise of log odds per unit of load beyond the kink", "1", 0, 100, "Aiken et al. 2002", "C"),
    ] = 2.0
    kink: Annotated[float, Parameter("Load beyond which failures multiply", "1", 0, 2, "Kuntz et al. 2015", "A")] = (
        0.925
    )
    usual_process: Annotated[float, Parameter("Process quality of a usual site", "0-1", 0, 1)] = 0.60
    usual_performance: Annotated[float, Parameter("Performance of a usual employee", "0-1", 0, 1)] = 0.60
    gravity: Annotated[float, Parameter("Mean severity of a failure in this trade", "0-1", 0.01, 1)] = 0.45
    by_leniency: Annotated[
        float,
        Parameter("Fall of the log chance that a lapse counts, per unit of leniency", "1", 0, 20, "ACSI 2015", "B"),
    ] = 3.6
    damage: Annotated[float, Parameter("Fall of perceived quality by the gravest failure", "quality", 0, 1)] = 0.60


@rule
def risk(process: float, performance: float, load: float, p: FailureParameters) -> float:
    """Chance in [0, 1] of a failure in one encounter; 0 whatever else if failures are not usual at all.

    >>> round(risk(process=0.6, performance=0.7, load=0.95, p=FailureParameters()), 5)
    0.00985
    """
    if p.usual <= 0.0:
        return 0.0
    log_odds = (
        math.log(p.usual / (1.0 - p.usual))
        - p.by_process * (process - p.usual_process)
        - p.by_performance * (performance - p.usual_performance)
        + p.by_overload * max(0.0, load - p.kink)
    )
    return 1.0 / (1.0 + math.exp(min(-log_odds, 700.0)))


@rule
def noticed(leniency: float, p: FailureParameters) -> float:
    """Chance that a lapse counts as a failure to a customer of this leniency, relative to the usual one; > 0.

    >>> round(noticed(0.1, FailureParameters()), 3)
    0.698
    """
    return math.exp(-p.by_leniency * leniency)


@rule
def severity(u: float, p: FailureParameters) -> float:
    """Severity in (0, 1) of a failure from a uniform draw: density falls from trifles, with mean `gravity`.

    >>> round(severity(0.3, FailureParameters()), 3)
    0.253
    """
    return 1.0 - (1.0 - u) ** (p.gravity / (1.0 - min(p.gravity, 0.99)))


@rule
def happens(risk: float, leniency: float, p: FailureParameters) -> float:
    """Chance that an encounter of this risk is a failure to a customer of this leniency.

    >>> round(happens(0.5, 0.1, FailureParameters()), 3)
    0.349
    """
    return risk * noticed(leniency, p)


@rule
def damage_of(severity: float, p: FailureParameters) -> float:
    """Fall of perceived quality by a failure of this severity.

    >>> damage_of(0.5, FailureParameters())
    0.3
    """
    return p.damage * severity
