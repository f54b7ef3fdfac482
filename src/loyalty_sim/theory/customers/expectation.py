"""C1, C2 - Expectation follows experience, and the standard of comparison looks at rivals too.

Claim: yesterday's delight is today's standard, and a rival's improvement lowers satisfaction here. What one expects is
formed by one's own experience, by what the market is believed to give, and by a lasting optimism of one's own.

    expectation' = expectation + learning (formed - expectation)     [adapted]
    formed       = quality + by_market (market - quality) + optimism_sd optimism
    remembered_quality = remembered + quality_memory (quality - remembered)
    standard     = (1 - rival_weight) expectation + rival_weight best_rival

Sources: Oliver 1980 J Mktg Res 17:460 (expectation as standard); Cadotte, Woodruff & Jenkins 1987 J Mktg Res 24:305
(norms made of the best brand or of all explain satisfaction better than what is expected of the own one, so the weight
of the best rival is not small; its size is judgement).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class ExpectationParameters(NamedTuple):
    """How the standard of comparison is formed."""

    learning: Annotated[
        float,
        Parameter("Part of the gap between quality and expectation closed by one encounter", "per encounter", 0, 1),
    ] = 0.10
    by_market: Annotated[
        float,
        Parameter(
            "Part of the expectation formed by what other firms are believed to give, not by own experience", "share",
            0, 1, "Woodruff, Cadotte & Jenkins 1983 J Mktg Res 20:296 (form)", "D",
        ),
    ] = 0.3  # fmt: skip
    optimism_sd: Annotated[float, Parameter("Spread of lasting optimism between customers", "quality", 0, 0.5)] = 0.08
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
    ] = 0.36


@rule
def formed(quality: float, market: float, optimism: float, p: ExpectationParameters) -> float:
    """Expectation in [0, 1] that this experience leads to, beside what is believed of other firms on the mean.

    optimism: a standard normal draw.

        >>> hopeful = ExpectationParameters(by_market=0.5, optimism_sd=0.1)
        >>> round(formed(quality=0.7, market=0.8, optimism=1.0, p=hopeful), 3)
        0.85
    """
    return unit(quality + p.by_market * (market - quality) + p.optimism_sd * optimism)


@rule
def adapted(expectation: float, formed: float, p: ExpectationParameters) -> float:
    """Expectation after an encounter that leads to the one formed, both in [0, 1].

    >>> adapted(0.75, 0.7, ExpectationParameters())
    0.745
    """
    return expectation + p.learning * (formed - expectation)


@rule
def standard(expectation: float, best_rival: float, p: ExpectationParameters) -> float:
    """What performance is compared with, in [0, 1]: own expectation mixed with the best rival believed in.

    >>> standard(0.75, 0.8, ExpectationParameters())
    0.768
    """
    return expectation + p.rival_weight * (best_rival - expectation)


@rule
def remembered_quality(remembered: float, quality: float, p: ExpectationParameters) -> float:
    """Remembered quality in [0, 1] after an encounter of this quality.

    >>> remembered_quality(0.5, 0.7, ExpectationParameters())
    0.53
    """
    return remembered + p.quality_memory * (quality - remembered)
