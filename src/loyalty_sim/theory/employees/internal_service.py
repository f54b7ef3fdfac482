"""E5 - Internal service: support functions that treat staff as their customers give them means.

    helped = worth capability                   (added to being able, theory.skill)
    lifted = climate + relations capability     (the climate that a site moves towards, theory.climate)

Source: Hallowell, Schlesinger & Zornitsky 1996 Hum Res Planning 19(2):20 (internal service quality and satisfaction);
Heskett et al. 1994 Harv Bus Rev 72(2):164. Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class InternalServiceParameters(NamedTuple):
    """What internal service is worth."""

    worth: Annotated[float, Parameter("Being able gained by full internal service; 0 switches it off", "0-1", 0, 1)] = (
        0.20
    )
    relations: Annotated[
        float, Parameter("Climate gained by full internal service; 0 switches it off", "0-1", 0, 1)
    ] = 0.05


@rule
def helped(capability: float, p: InternalServiceParameters) -> float:
    """Being able gained through internal service of this capability.

    >>> helped(0.5, InternalServiceParameters())
    0.1
    """
    return p.worth * capability


@rule
def lifted(climate: float, capability: float, p: InternalServiceParameters) -> float:
    """Climate in [0, 1] that a site moves towards, internal service added.

    >>> lifted(0.6, 0.5, InternalServiceParameters())
    0.625
    """
    return unit(climate + p.relations * capability)
