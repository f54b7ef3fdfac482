"""E6w - Will is given and not ordered: it comes from climate, and exhaustion eats it.

Claim: discretionary effort cannot be ordered; it rises with perceived climate, and with what pushes it: pride
(theory.pride), culture, and the way scores are used.

    will  = 1 / (1 + exp(-steepness (climate + push - tipping - exhaustion_weight (exhaustion - usual_exhaustion))))
    want' = want + (will - want) / weeks    [moved]

Each person's threshold differs through perception, so the average over a site is smoother than one person's curve.
Sources: Organ 1988 (citizenship behaviour); Heskett, Sasser & Schlesinger 1997 (service-profit chain). Form: judgement.
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class EffortParameters(NamedTuple):
    """What makes people want to serve."""

    steepness: Annotated[float, Parameter("Steepness of one person's will in climate", "1", 0, 50)] = 5.0
    tipping: Annotated[float, Parameter("Perceived climate at which half of the full will is given", "0-1", 0, 1)] = (
        0.48
    )
    exhaustion_weight: Annotated[float, Parameter("Climate worth of one unit of exhaustion above usual", "1", 0, 5)] = (
        0.70
    )
    usual_exhaustion: Annotated[float, Parameter("Exhaustion that will is neutral to", "0-1", 0, 1)] = 0.30
    weeks: Annotated[float, Parameter("Time constant of will", "weeks", 1, 520)] = 6.0


@rule
def will(climate: float, push: float, exhaustion: float, p: EffortParameters) -> float:
    """Will in (0, 1) a person tends to; push is pride, culture and the use of scores, in units of climate.

    >>> round(will(climate=0.6, push=0.05, exhaustion=0.3, p=EffortParameters()), 3)
    0.701
    """
    drive = climate - p.tipping + push - p.exhaustion_weight * (exhaustion - p.usual_exhaustion)
    return 1.0 / (1.0 + math.exp(-p.steepness * drive))


@rule
def moved(want: float, will: float, p: EffortParameters) -> float:
    """Want in [0, 1] one week later.

    >>> round(moved(0.7, 0.5, EffortParameters()), 3)
    0.667
    """
    return want + (will - want) / p.weeks
