"""W2 - Retelling: a story that one heard is told on, more faintly; negative stories can run through the network.

    retold = -chance valence            if valence < 0
           = chance positive valence    otherwise

A story that is told on has lost part of its valence: `damping` of it is left.

With chance x people told above one listener a story there is a cascade, below it the story dies out (percolation
threshold). Sources: Goel, Watts & Goldstein 2012 (most cascades end after one step; A); Richins 1984 Adv Cons Res
11:697 (negative talk spreads further). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class RetellingParameters(NamedTuple):
    """How far stories travel."""

    on: Annotated[bool, Parameter("Whether stories are retold")] = True
    chance: Annotated[float, Parameter("Chance that the gravest story is told on", "share", 0, 1)] = 0.15
    positive: Annotated[float, Parameter("Part of that chance for a good story", "share", 0, 1)] = 0.3
    damping: Annotated[float, Parameter("Valence left in a retold story", "share", 0, 1)] = 0.7
    people: Annotated[float, Parameter("People told by a reteller", "people", 0, 100)] = 2.0


@rule
def retold(valence: float, p: RetellingParameters) -> float:
    """Chance in [0, 1] that who heard a message of this valence tells it on.

    >>> retold(-0.5, RetellingParameters())
    0.075
    """
    if not p.on:
        return 0.0
    return -p.chance * valence if valence < 0.0 else p.chance * p.positive * valence


@rule
def story(valence: float, p: RetellingParameters) -> int:
    """Valence of the story as it is told on, in hundredths from -100 to 100; 0 is no story any more.

    >>> story(-0.5, RetellingParameters())
    -35
    """
    return round(100.0 * p.damping * valence)
