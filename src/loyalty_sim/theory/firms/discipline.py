"""F1 - Value discipline: what a firm is good at decides which money works best.

Claim: customer intimacy, operational excellence and product leadership are different firms: each carries out what
fits it better than what does not, and works at its own cost.

    fitting    = 1                      if discipline == 0 or lever_discipline == 0    (0 is none)
               = 1 + fit                if discipline == lever_discipline
               = 1 - fit                otherwise
    cost_ratio = 1                      if discipline == 0
               = 1 + intimacy_cost      if discipline == 1
               = 1 + operations_cost    if discipline == 2
               = 1 + product_cost       otherwise

Source: Treacy & Wiersema 1993 Harv Bus Rev 71(1):84. Sizes are judgement.
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


class DisciplineParameters(NamedTuple):
    """What fits and what it costs."""

    on: Annotated[bool, Parameter("Whether the value discipline changes anything")] = True
    fit: Annotated[float, Parameter("Gain of effect on fitting levers, loss on the others", "share", 0, 1)] = 0.25
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
