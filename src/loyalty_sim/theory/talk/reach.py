"""W1 - Whom talk reaches: family and friends along ties, and beyond them acquaintances and strangers.

Claim: most talk stays among family and friends, some goes beyond; and who has more to tell than there are ties tells
it to anybody. What is heard beyond the ties weighs less.

    told_share = (1 - beyond) people / degree        (chance of one tie; at most 1)
    strangers  = people - degree told_share

Without it nobody is told beyond the ties. Sources: Keller Fay 2006 (72 % of talk is with family and friends; B); Brown
& Reingen 1987 J Cons Res 14:350 (weak ties carry talk between groups and weigh less; direction).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ReachParameters(NamedTuple):
    """How far talk goes beyond family and friends."""

    on: Annotated[bool, Parameter("Whether talk goes beyond the ties")] = True
    beyond: Annotated[
        float, Parameter("Least part of the people told who are no ties", "share", 0, 1, "Keller Fay 2006", "B")
    ] = 0.28
    acquaintance: Annotated[float, Parameter("Weight of what is heard from no tie", "share", 0, 1)] = 0.25


@rule
def told_share(people: float, degree: int, p: ReachParameters) -> float:
    """Chance in [0, 1] that one given tie of a talker with `degree` of them, at least 1, is told.

    >>> told_share(6.0, 8, ReachParameters())
    0.54
    """
    return min(1.0, (1.0 - p.beyond) * people / degree) if p.on else min(1.0, people / degree)


@rule
def strangers(people: float, degree: int, told_share: float, p: ReachParameters) -> float:
    """People told beyond the ties, >= 0, where each of `degree` ties is told with this chance.

    >>> round(strangers(6.0, 8, 0.54, ReachParameters()), 2)
    1.68
    """
    return max(0.0, people - degree * told_share) if p.on else 0.0
