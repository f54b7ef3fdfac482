"""Failures of service: a hazard per encounter, by process, performance and overload.

Claim: failures come from weak processes, weak performance and overload beyond the safety kink.

    risk     = 1 / (1 + exp(-log_odds))
    log_odds = log(usual / (1 - usual)) - by_process (process - usual_process)
               - by_performance (performance - usual_performance) + by_overload (load - kink)+
    noticed  = 1 - by_leniency leniency                (against the mean customer's chance; not below 0)
    severity = 1 - (1 - u)^(gravity / (1 - min(gravity, 0.99)))   (of mean gravity)

Load is demand at full effort over capacity, what occupancy is for beds: cutting effort makes room, not safety.
The same lapse is a failure to a critical customer and a trifle to a lenient one, but it befalls usual customers
too: over all customers, whose leniency averages 0, the chance is that of the usual encounter.

How usual failures are is told by how many customers complain, or report a problem, in a year. With contacts spread as
those of a gamma-Poisson market, of which a share is `told` to the firm (all of them, where problems are reported):

    met       = 1 - exp(-spread log(1 + encounters / spread))     (share of customers with a contact in the year)
    incidence = spread (exp(-log(1 - share met) / spread) - 1) / (encounters told)

Sources: Aiken et al. 2002 JAMA 288:1987 (odds 1.07 per extra customer per employee); Kuntz, Mennicken & Scholtes 2015
Mgmt Sci 61:754 (kink at 92.5 % occupancy, A); ACSI 2015 (12-18 % complain in a period, A);
Zeithaml, Berry & Parasuraman 1993 JAMS 21:1 (zone of tolerance); Ehrenberg 1988, Repeat-Buying (negative binomial).
What one problem costs in a rating is held to J.D. Power: 10.8 of 100 points between bank customers with and without
one (787 and 679 of 1,000), 14.4 between hotel guests (781 and 637; 705 if it was put right, 582 if not).
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
            "Chance of a failure in a usual encounter, over all customers",
            "per encounter",
            0,
            0.5,
            "ACSI 2015: complaint rate",
            "B",
        ),
    ] = 0.034
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
        Parameter("Fall of the chance that a lapse counts, against the mean one, per unit of leniency", "1", 0, 20,
                  "Zeithaml, Berry & Parasuraman 1993 (direction)", "D"),
    ] = 2.0  # fmt: skip
    damage: Annotated[float, Parameter("Fall of perceived quality by the gravest failure", "quality", 0, 1)] = 0.60


@rule
def risk(process: float, performance: float, load: float, p: FailureParameters) -> float:
    """Chance in [0, 1] of a failure in one encounter; 0 whatever else if failures are not usual at all.

    >>> round(risk(process=0.6, performance=0.7, load=0.95, p=FailureParameters()), 5)
    0.02801
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
    """Chance that a lapse counts as a failure to a customer of this leniency, relative to the mean one; >= 0.

    >>> noticed(0.1, FailureParameters())
    0.8
    """
    return max(0.0, 1.0 - p.by_leniency * leniency)


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
    0.4
    """
    return min(1.0, risk * noticed(leniency, p))


@rule
def damage_of(severity: float, p: FailureParameters) -> float:
    """Fall of perceived quality by a failure of this severity.

    >>> damage_of(0.5, FailureParameters())
    0.3
    """
    return p.damage * severity


@rule
def met(encounters: float, spread: float) -> float:
    """Share of customers in [0, 1) with a contact in a year; encounters: mean a year, spread: shape of their gamma.

    >>> round(met(encounters=1.0, spread=1.0), 3)
    0.5
    """
    return 1.0 - math.exp(-spread * math.log(1.0 + encounters / spread))


@rule
def incidence(share: float, told: float, encounters: float, spread: float) -> float:
    """Failures an encounter >= 0 behind this share, of customers with a contact, who tell of one in a year.

    told: share of failures that are told, 1 where the share is of those who had a problem.

        >>> round(incidence(share=0.18, told=0.4, encounters=15.0, spread=1.5), 4)
        0.0342
    """
    odds = math.exp(-math.log(1.0 - share * met(encounters, spread)) / spread) - 1.0
    return spread * odds / (encounters * told)
