"""E8a - Overtime and agency staff: more hours where too few people are there, at a higher price.

Claim: who is pressed cuts corners at once (theory.workload); part of the pressure that this leaves is met by longer
hours, up to what the firm allows; they cost a premium and wear people out. Agency staff stand in for people who are
missing: dearer by the hour and less at home.

    overtime = min(most, answered (pressure - 1)+)          (share of hours beyond the usual ones)  [hours]
    pressure = busy / comfortable                           (what is left of it after effort is cut)
    tired    = strain overtime                              (added to exhaustion a week)
    agency   = temporary open skill                         (positions' worth of work)
    paid     = wage headcount (premium overtime present + agency_premium temporary open)

Sources: Oliva & Sterman 2001 Mgmt Sci 47:894 (the pressure that effort answers to is that before hours are stretched,
so that longer hours do not spare effort; form); the Fair Labor Standards Act of 1938 (time and a half). Sizes are
judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

_ACT = "Fair Labor Standards Act 1938"


class OvertimeParameters(NamedTuple):
    """How far people work longer, and what that and agency staff cost."""

    answered: Annotated[
        float, Parameter("Part of the pressure left by cut effort that longer hours meet; 0: none", "share", 0, 1)
    ] = 0.5
    premium: Annotated[float, Parameter("Price of an hour of overtime", "times the wage", 1, 3, _ACT, "B")] = 1.5
    strain: Annotated[float, Parameter("Weekly strain if all hours were worked twice", "per week", 0, 1)] = 0.03
    skill: Annotated[float, Parameter("Work of agency staff, of one who knows the job", "share", 0, 1)] = 0.7
    agency_premium: Annotated[float, Parameter("Price of an hour of agency staff", "times the wage", 1, 3)] = 1.5


@rule
def hours(busy: float, comfortable: float, most: float, p: OvertimeParameters) -> float:
    """Share of hours, from 0 to most, worked beyond the usual ones; busy: time taken in these, at the effort given.

    >>> round(hours(busy=0.88, comfortable=0.8, most=0.1, p=OvertimeParameters()), 3)
    0.05
    """
    return min(most, p.answered * max(0.0, busy / comfortable - 1.0))


@rule
def tired(overtime: float, p: OvertimeParameters) -> float:
    """What a week of such overtime adds to exhaustion.

    >>> round(tired(0.1, OvertimeParameters()), 4)
    0.003
    """
    return p.strain * overtime


@rule
def agency(temporary: float, open: float, p: OvertimeParameters) -> float:
    """Work of the agency staff on this part of so many open positions, in positions.

    >>> agency(temporary=0.5, open=2.0, p=OvertimeParameters())
    0.7
    """
    return temporary * open * p.skill


@rule
def paid(
    wage: float, headcount: float, overtime: float, present: float, temporary: float, open: float, p: OvertimeParameters
) -> float:
    """Money of a week for overtime of those present and for agency staff on open positions.

    >>> paid(wage=800.0, headcount=1.0, overtime=0.125, present=6.0, temporary=0.0, open=1.0, p=OvertimeParameters())
    900.0
    """
    return wage * headcount * (p.premium * overtime * present + p.agency_premium * temporary * open)
