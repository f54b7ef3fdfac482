"""M3 - The published index: what everybody learns of how satisfied each firm's customers are, with a sample's error.

Claim: how satisfied the customers of each firm are is published once a quarter, from a few hundred interviews a firm;
rivals read it as they read shares and prices. It is near the truth and not the truth: differences within its error
make firms copy the wrong one.

    published = clip(100 satisfaction + error z, 0, 100)

Sources: Fornell, Johnson, Anderson, Cha & Bryant 1996 J Mktg 60(4):7 (about 250 interviews a firm, by which scores of
a standard deviation near 20 points have a standard error of 1.3).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class PublicIndexParameters(NamedTuple):
    """How well the public knows how satisfied each firm's customers are."""

    error: Annotated[
        float, Parameter("Standard error of the published satisfaction", "points", 0, 50, "Fornell et al. 1996", "C")
    ] = 1.3


@rule
def published(satisfaction: float, z: float, p: PublicIndexParameters) -> float:
    """Satisfaction in [0, 100] that is published where it is this in [0, 1] on average; z: standard normal luck.

    >>> published(0.7, 1.0, PublicIndexParameters())
    71.3
    """
    return min(100.0, max(0.0, 100.0 * satisfaction + p.error * z))
