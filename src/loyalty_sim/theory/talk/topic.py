"""W1 - What talk is about: the provider one has, or the one before it.

Claim: a good part of talk is about a firm one is no longer with, and most of the bad talk is. It is told as it is
remembered, and what is remembered as bad is what comes up.

    about_former = u < (bad if remembered is bad else good)

Without it all talk is about the present provider, and bad talk grows with a firm's share as much as good talk does.
Sources: East, Romaniuk & Lomax 2011 IJMR 53:327 (29 % of good and 77 % of bad talk is about brands one formerly or
never used: with three good messages to a bad one .41 of all; B); East, Hammond & Wright 2007 IJRM 24:175 (bad talk
grows less than share). Not everybody has had another provider, so chances are higher than these shares.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

_EAST = "East, Romaniuk & Lomax 2011 IJMR 53:327"


class TopicParameters(NamedTuple):
    """Which firm is talked about by who has had another provider."""

    good: Annotated[
        float,
        Parameter("Chance to talk about the provider before, where it is well remembered", "share", 0, 1, _EAST, "B"),
    ] = 0.4
    bad: Annotated[
        float,
        Parameter("Chance to talk about the provider before, where it is badly remembered", "share", 0, 1, _EAST, "B"),
    ] = 0.9


@rule
def about_former(u: float, remembered: float, p: TopicParameters) -> bool:
    """Whether talk with uniform draw u in (0, 1) is about the former provider; remembered: valence in [-1, 1] of that.

    >>> about_former(0.6, -0.2, TopicParameters()), about_former(0.6, 0.2, TopicParameters())
    (True, False)
    """
    return u < (p.bad if remembered < 0.0 else p.good)
