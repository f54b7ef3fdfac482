"""C1, C2 - Expectation follows experience, and the standard of comparison looks at rivals too.

Claim: yesterday's delight is today's standard, and a rival's improvement lowers satisfaction here.

    expectation' = expectation + learning (quality - expectation)    [adapted]
    remembered_quality = remembered + quality_memory (quality - remembered)
    standard     = (1 - rival_weight) expectation + rival_weight best_rival

Sources: Oliver 1980 J Mktg Res 17:460 (expectation as standard); Cadotte, Woodruff & Jenkins 1987 J Mktg Res 24:305
(standards that mix own and rivals' experience).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ExpectationParameters(NamedTuple):
    """How the standard of comparison is formed."""

    learning: Annotated[
        float,
        Parameter("Part of the gap between quality and expectation closed by one encounter", "per encounter", 0, 1),
    ] = 0.10
    quality_memory: Annotated[
        float, Parameter("Weight of one encounter in remembered quality", "per encounter", 0, 1)
    ] = 0.15
    rival_weight: Annotated[
        float,
        Parameter(
            "Weight of the best believed rival in the standard; 0 switches relativity off",
            "share",
            0,
            1,
            "Cadotte, Woodruff & Jenkins 1987",
            "D",
        ),
    ] = 0.20


@rule
def adapted(expectation: float, quality: float, p: ExpectationParameters) -> float:
    """Expectation after an encounter of the given quality, both in [0, 1].

    >>> adapted(0.75, 0.7, ExpectationParameters())
    0.745
    """
    return expectation + p.learning * (quality - expectation)


@rule
def standard(expectation: float, best_rival: float, p: ExpectationParameters) -> float:
    """What performance is compared with, in [0, 1]: own expectation mixed with the best rival believed in.

    >>> standard(0.75, 0.8, ExpectationParameters())
    0.76
    """
    return expectation + p.rival_weight * (best_rival - expectation)


@rule
def remembered_quality(remembered: float, quality: float, p: ExpectationParameters) -> float:
    """Remembered quality in [0, 1] after an encounter of this quality.

    >>> remembered_quality(0.5, 0.7, ExpectationParameters())
    0.53
    """
    return remembered + p.quality_memory * (quality - remembered)
