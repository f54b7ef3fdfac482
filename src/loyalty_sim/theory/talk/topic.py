"""W1 - What talk is about: the provider one has, or the one before it.

Claim: a good part of talk is about a firm one is no longer with, and most of the bad talk is. It is told as it is
remembered.

    about_former = u < former

Without it all talk is about the present provider, and bad talk grows with a firm's share as much as good talk does.
Sources: East, Romaniuk & Lomax 2011 IJMR 53:327 (29 % of good and 77 % of bad talk is about brands one formerly or
never used: with three good messages to a bad one .41 of all; B); East, Hammond & Wright 2007 IJRM 24:175 (bad talk
grows less than share).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class TopicParameters(NamedTuple):
    """Which firm is talked about."""

    former: Annotated[
        float,
        Parameter(
            "Chance that who has had another provider talks about that one",
            "share",
            0,
            1,
            "East, Romaniuk & Lomax 2011 IJMR 53:327",
            "B",
        ),
    ] = 0.5


@rule
def about_former(u: float, p: TopicParameters) -> bool:
    """Whether talk with uniform draw u in (0, 1) is about the former provider, if there is one.

    >>> about_former(0.3, TopicParameters())
    True
    """
    return u < p.former
