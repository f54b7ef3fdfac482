"""E6d - Effort beyond duty goes first to customers one knows.

Claim: what staff do beyond their duty is not spread evenly. Those they are bonded to, or have served for years, get
most of it: a warmer word, and somebody who comes in on a day off to serve them. Where will is low there is nothing to
give, and customers of many years are served like strangers.

    closeness = max(bond, by_years habit)                    (bond: with who serves; habit: theory.loyalty)
    extra     = worth (want - usual_want) closeness          (added to the empathy that is perceived)
    served    = preference + coming_in (want - usual_want)   (chance that who is bonded meets their own person)

preference is `theory.loyalty.bond_preference`, the chance at usual will.

Sources: unit-level citizenship behaviour and customer satisfaction r = .23 (Podsakoff et al. 2009 J Appl Psych 94:122);
identification and extra-role effort r about .3 (Lee, Park & Koo 2015 Psych Bull 141:1049; van Dick et al. 2006 Br J
Manag 17:283, reported); commercial friendships (Price & Arnould 1999 J Mktg 63(4):38). That it goes to those one knows
first is in all of them; how much first is judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class BeyondDutyParameters(NamedTuple):
    """What will beyond the usual gives to customers one knows."""

    worth: Annotated[
        float, Parameter("Empathy that a unit of will beyond the usual gives to who is closest", "0-1", 0, 5)
    ] = 1.0
    by_years: Annotated[
        float, Parameter("Closeness of many years without a bond, against the strongest bond", "0-1", 0, 1)
    ] = 0.4  # fmt: skip
    coming_in: Annotated[
        float, Parameter("Rise of the chance to be served by one's own person, per unit of will", "1", 0, 5)
    ] = 0.5
    usual_want: Annotated[float, Parameter("Will of a usual employee", "0-1", 0, 1)] = 0.60


@rule
def closeness(bond: float, habit: float, p: BeyondDutyParameters) -> float:
    """How close a customer in [0, 1] is to who serves, by the bond with that person and by years (habit in [0, 1)).

    >>> closeness(bond=0.1, habit=0.5, p=BeyondDutyParameters())
    0.2
    """
    return max(bond, p.by_years * habit)


@rule
def extra(want: float, closeness: float, p: BeyondDutyParameters) -> float:
    """Empathy that effort beyond duty adds for a customer, below 0 where will is lower than usual.

    >>> round(extra(want=0.7, closeness=0.4, p=BeyondDutyParameters()), 3)
    0.04
    """
    return p.worth * (want - p.usual_want) * closeness


@rule
def served(preference: float, want: float, p: BeyondDutyParameters) -> float:
    """Chance in [0, 1] that a bonded customer is served by their own person, of this will.

    >>> round(served(preference=0.5, want=0.7, p=BeyondDutyParameters()), 3)
    0.55
    """
    return unit(preference + p.coming_in * (want - p.usual_want))
