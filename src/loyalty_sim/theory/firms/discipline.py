"""F1 - Value discipline: what a firm is good at decides which money works best.

Claim: customer intimacy, operational excellence and product leadership are different firms: each carries out what
fits it better than what does not, and works at its own cost. What it stands for decides what it watches, which budget
is cut last when money is short, and whom it hires and what they are taught.

    fitting    = 1                      if discipline == 0 or lever_discipline == 0    (0 is none)
               = 1 + fit                if discipline == lever_discipline
               = 1 - fit                otherwise
    order      = 1                      if discipline == 0 or lever_discipline == 0
               = 1 - first              if discipline == lever_discipline              (part of a cut)
               = 1 + first              otherwise
    hired      = profile                if discipline == 1    (people orientation of newcomers, in spreads of people)
               = -profile               if discipline == 2
               = 0                      otherwise
    taught     = training (1 - turned)              if discipline == 1    (training that goes into knowing)
               = min(1, training (1 + turned))      if discipline == 2
               = training                           otherwise
    lived      = min(1, champion + turned training)  if discipline == 1    (and what goes into people orientation)
               = champion                            otherwise
    cost_ratio = 1                      if discipline == 0
               = 1 + intimacy_cost      if discipline == 1
               = 1 + operations_cost    if discipline == 2
               = 1 + product_cost       otherwise

Customer intimacy watches satisfaction, operational excellence punctuality, product leadership how innovative it seems,
unless `firm.policy.watch` says otherwise.

Source: Treacy & Wiersema 1993 Harv Bus Rev 71(1):84; who is hired for what: Schneider 1987
Pers Psychol 40:437 (the people make the place; direction). Sizes are judgement.
"""

from enum import IntEnum
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class Discipline(IntEnum):
    """What a firm stands for; the numbers are stored and never move."""

    NONE = 0
    CUSTOMER_INTIMACY = 1
    OPERATIONAL_EXCELLENCE = 2
    PRODUCT_LEADERSHIP = 3


WATCHED = ("none", "satisfaction", "punctuality", "innovativeness")
"""What a firm of each discipline watches, if its policy does not say otherwise."""


class DisciplineParameters(NamedTuple):
    """What fits and what it costs."""

    on: Annotated[bool, Parameter("Whether the value discipline changes anything")] = True
    fit: Annotated[float, Parameter("Gain of effect on fitting levers, loss on the others", "share", 0, 1)] = 0.25
    first: Annotated[
        float, Parameter("How much less than others a fitting budget is cut, a misfit more", "share", 0, 1)
    ] = 0.5
    profile: Annotated[
        float, Parameter("How far newcomers differ in people orientation by what they are chosen for", "spreads", 0, 2)
    ] = 0.5
    turned: Annotated[
        float, Parameter("Part of training that goes into people and not into knowing, or the reverse", "share", 0, 1)
    ] = 0.1
    intimacy_cost: Annotated[float, Parameter("Change of variable cost by customer intimacy", "ratio", -0.5, 1)] = 0.03
    operations_cost: Annotated[
        float, Parameter("Change of variable cost by operational excellence", "ratio", -0.5, 1)
    ] = -0.05
    product_cost: Annotated[float, Parameter("Change of variable cost by product leadership", "ratio", -0.5, 1)] = 0.04


@rule
def fitting(discipline: int, lever_discipline: int, p: DisciplineParameters) -> float:
    """Effect of extra money on a lever of this discipline (0: of none), in a firm of that one; 1 is usual.

    >>> fitting(1, 2, DisciplineParameters())
    0.75
    """
    if not p.on or discipline == 0 or lever_discipline == 0:
        return 1.0
    return 1.0 + p.fit if discipline == lever_discipline else 1.0 - p.fit


@rule
def order(discipline: int, lever_discipline: int, p: DisciplineParameters) -> float:
    """How much of a cut falls on a budget of this discipline (0: of none), in a firm of that one; 1 is usual.

    >>> order(1, 2, DisciplineParameters())
    1.5
    """
    if not p.on or discipline == 0 or lever_discipline == 0:
        return 1.0
    return 1.0 - p.first if discipline == lever_discipline else 1.0 + p.first


@rule
def hired(discipline: int, p: DisciplineParameters) -> float:
    """Rise of the people orientation of whom a firm of this discipline hires, in spreads between people.

    >>> hired(1, DisciplineParameters())
    0.5
    """
    if not p.on or discipline == 0 or discipline > 2:
        return 0.0
    return p.profile if discipline == 1 else -p.profile


@rule
def taught(training: float, discipline: int, p: DisciplineParameters) -> float:
    """Training capability in [0, 1] that goes into knowing.

    >>> taught(0.5, 2, DisciplineParameters())
    0.55
    """
    if not p.on or discipline == 0 or discipline > 2:
        return training
    return training * (1.0 - p.turned) if discipline == 1 else min(1.0, training * (1.0 + p.turned))


@rule
def lived(champion: float, training: float, discipline: int, p: DisciplineParameters) -> float:
    """Capability in [0, 1] of letting staff live the customer's day, with the part of training that goes there.

    >>> lived(champion=0.0, training=0.5, discipline=1, p=DisciplineParameters())
    0.05
    """
    return min(1.0, champion + p.turned * training) if p.on and discipline == 1 else champion


@rule
def cost_ratio(discipline: int, p: DisciplineParameters) -> float:
    """Variable cost of a firm of this discipline relative to one of none.

    >>> cost_ratio(1, DisciplineParameters())
    1.03
    """
    if not p.on or discipline == 0:
        return 1.0
    if discipline == 1:
        return 1.0 + p.intimacy_cost
    return 1.0 + (p.operations_cost if discipline == 2 else p.product_cost)
