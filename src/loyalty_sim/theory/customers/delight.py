"""C5d - Delight: where it is easy to leave, those who are completely satisfied look around far less than the satisfied.

Claim: satisfied customers still try others, when nothing holds them; only complete satisfaction keeps them from it, so
that staying responds convexly at the top. Where much holds people, it hardly matters whether they are delighted.

    wandering = 1 - depth ease top^2
    ease      = half_barrier / (half_barrier + barrier)
    top       = (satisfaction - delighted_from)+ / (1 - delighted_from)
    habitual  = hazard wandering / usual

`usual` is the mean of `wandering` over the customers of the start, so that as many look around without any reason as
without delight. Sources: Jones & Sasser 1995 Harv Bus Rev 73(6):88 (the completely satisfied buy again six times as
often as the satisfied where competition is keen; the curve is flat where customers are held); spend has its own convex
part (theory.customers.spend).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class DelightParameters(NamedTuple):
    """How far delight keeps free customers from looking around."""

    depth: Annotated[
        float,
        Parameter("Part of looking around without reason that complete satisfaction ends where nothing holds; 0: off",
                  "share", 0, 1, "one sixth is left, Jones & Sasser 1995 (Xerox)", "C"),
    ] = 0.83  # fmt: skip
    delighted_from: Annotated[
        float,
        Parameter("Satisfaction from which delight begins", "0-1", 0, 0.99, "4 of 5 on a scale, as in spend", "D"),
    ] = 0.70
    half_barrier: Annotated[
        float, Parameter("Barrier at which delight does half of what it does to the free", "utility", 0.01, 50)
    ] = 1.0


@rule
def wandering(satisfaction: float, barrier: float, p: DelightParameters) -> float:
    """Part in [0, 1] of looking around that is left at this satisfaction and barrier >= 0.

    >>> round(wandering(0.85, 1.0, DelightParameters(depth=0.8)), 3)
    0.9
    """
    top = max(0.0, satisfaction - p.delighted_from) / (1.0 - p.delighted_from)
    return 1.0 - p.depth * p.half_barrier / (p.half_barrier + barrier) * top * top


@rule
def habitual(hazard: float, wandering: float, usual: float) -> float:
    """Hazard per need, >= 0, of a search without reason; hazard: that of all, usual: mean wandering, above 0.

    >>> round(habitual(0.02, 0.5, 0.8), 4)
    0.0125
    """
    return hazard * wandering / usual
