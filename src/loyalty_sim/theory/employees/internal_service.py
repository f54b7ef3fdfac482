"""E5 - Internal service: support functions that treat staff as their customers give them means.

The capability adds `worth` of itself to being able (theory.skill) and `relations` of itself to the climate a site moves
towards (theory.climate).

Source: Hallowell, Schlesinger & Zornitsky 1996 Hum Res Planning 19(2):20 (internal service quality and satisfaction);
Heskett et al. 1994 Harv Bus Rev 72(2):164. Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.parameter import Parameter


class InternalServiceParameters(NamedTuple):
    """What internal service is worth."""

    worth: Annotated[float, Parameter("Being able gained by full internal service; 0 switches it off", "0-1", 0, 1)] = (
        0.20
    )
    relations: Annotated[
        float, Parameter("Climate gained by full internal service; 0 switches it off", "0-1", 0, 1)
    ] = 0.05
