"""F3 - Focus: more than two or three initiatives at once dilute each other.

    focus         = (limit / initiatives)^dilution    if initiatives > limit
                  = 1                                 otherwise
    is_initiative = extra > noticeable reference      (money beyond the usual, against the trade's reference)

An initiative is a lever on which clearly more than usual is spent. Sources: Bruch & Menges 2010 Harv Bus Rev
88(4):80; Girotra & Terwiesch 2010 (attention); the limit is the claim of practitioners (C), dilution is judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class FocusParameters(NamedTuple):
    """How many initiatives are too many."""

    on: Annotated[bool, Parameter("Whether initiatives dilute each other")] = True
    limit: Annotated[float, Parameter("Initiatives that can be carried at once", "levers", 1, 20)] = 3.0
    dilution: Annotated[float, Parameter("Exponent of dilution; 1 shares attention out", "1", 0, 3)] = 0.7
    noticeable: Annotated[
        float, Parameter("Extra spend that makes an initiative, of the trade's reference", "ratio", 0.001, 20)
    ] = 0.2


@rule
def is_initiative(extra: float, reference: float, p: FocusParameters) -> bool:
    """Whether this much money beyond the usual, against the trade's reference, is an initiative.

    >>> is_initiative(0.5, 1.0, FocusParameters())
    True
    """
    return extra > p.noticeable * reference


@rule
def focus(initiatives: float, p: FocusParameters) -> float:
    """Part in (0, 1] of extra spending that takes effect with so many initiatives.

    >>> round(focus(5.0, FocusParameters()), 3)
    0.699
    """
    return (p.limit / initiatives) ** p.dilution if p.on and initiatives > p.limit else 1.0
