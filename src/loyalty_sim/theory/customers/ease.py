"""C4 - Ease of purchase: who is hard to buy from is chosen less and left sooner, whatever the service is like.

Claim: opening hours, forms, finding the way and paying cost a customer effort, beside the price and before any service
is met. The effort counts in choice, and an easier firm elsewhere is a reason to look around.

    ease   = min(1, usual + by_access capability)
    worth  = utility (ease - usual)
    harder = (easiest_rival - own)+
    pull   = search harder                             (hazard of a search, per need)

What customers perceive of it is an attribute of quality. Sources: Berry, Seiders & Grewal 2002 J Mktg 66(3):1 (service
convenience: decision, access, transaction); Seiders, Voss, Grewal & Godfrey 2005 J Mktg 69(4):26 (convenience makes the
satisfied buy again); Keaveney 1995 J Mktg 59(2):71 (inconvenience in 21 % of the cases of switching). Sizes are
judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class EaseParameters(NamedTuple):
    """How easy it is to buy, and what that is worth."""

    usual: Annotated[float, Parameter("Ease of buying from a usual firm of the trade", "0-1", 0, 1)] = 0.60
    by_access: Annotated[float, Parameter("Rise through full ease of purchase and channels", "0-1", 0, 1)] = 0.40
    utility: Annotated[
        float,
        Parameter("Utility in choice per unit of ease; 0 switches it off", "utility", 0, 20,
                  "Keaveney 1995 (direction)", "D"),
    ] = 1.0  # fmt: skip
    search: Annotated[
        float,
        Parameter("Search hazard per unit by which the easiest rival is easier; 0 switches it off", "per need", 0, 20,
                  "Keaveney 1995 (direction)", "D"),
    ] = 0.05  # fmt: skip


@rule
def ease(capability: float, p: EaseParameters) -> float:
    """Ease in [0, 1] of buying from a firm; capability: that of the lever `access`.

    >>> ease(0.5, EaseParameters())
    0.8
    """
    return min(1.0, p.usual + p.by_access * capability)


@rule
def worth(ease: float, p: EaseParameters) -> float:
    """Utility in choice of a firm as easy as that; 0 of a usual one.

    >>> round(worth(0.8, EaseParameters()), 3)
    0.2
    """
    return p.utility * (ease - p.usual)


@rule
def harder(own: float, easiest_rival: float) -> float:
    """How far in [0, 1] the easiest rival is easier to buy from.

    >>> harder(0.5, 0.75)
    0.25
    """
    return max(0.0, easiest_rival - own)


@rule
def pull(harder: float, p: EaseParameters) -> float:
    """Hazard of a search, per need, by an easier firm elsewhere; >= 0.

    >>> round(pull(0.2, EaseParameters()), 3)
    0.01
    """
    return p.search * harder
