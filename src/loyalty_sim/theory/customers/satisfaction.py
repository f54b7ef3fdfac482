"""C1 - Disconfirmation, and satisfaction as a memory of judgements.

Claim: a judgement is performance plus a reaction to (performance - standard) that is steeper below than above and
flattens with size; cumulative satisfaction remembers judgements, and old relations learn slowly.

    reaction       = strength gap^curvature                      if gap >= 0
                   = -strength loss_aversion |gap|^curvature     otherwise
    judgement      = quality + reaction - price_weight sensitivity log_price
    gap            = quality - standard
    on_scale       = judgement + intercept                       (the intercept makes the start a balance)
    quality_behind = satisfaction - above                        (above: usual satisfaction less usual quality)
    hoped_for      = quality + above                             (satisfaction one begins with, expecting this quality)
    satisfaction'  = satisfaction + weight (judged - satisfaction)    [remembered]
    weight         = min(1, rate salience_of)
    salience_of    = 1 + salience severity
    share_remembered = failing salience / (1 - failing + failing salience)
    rate           = rate_old + (rate_new - rate_old) / (1 + tenure_weeks / 52)

An incident is remembered for what it was: its judgement weighs more the graver it is.

Loss aversion is kept small: most of the loss/gain ratio in surveys comes out of skew and survey scales.
Sources: Anderson & Sullivan 1993 Mktg Sci 12:125; Bolton 1998 Mktg Sci 17:45 (learning falls with tenure); Bitner,
Booms & Tetreault 1990 J Mktg 54(1):71 (critical incidents make the judgement of a firm).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

_BOLTON = "Bolton 1998 Mktg Sci 17:45 (direction)"


class SatisfactionParameters(NamedTuple):
    """How an encounter is judged and remembered."""

    strength: Annotated[
        float, Parameter("Size of the reaction to disconfirmation; 0 switches it off", "quality", 0, 2)
    ] = 0.35
    loss_aversion: Annotated[
        float,
        Parameter("Reaction below the standard over reaction above it", "ratio", 1, 5, "Anderson & Sullivan 1993", "B"),
    ] = 1.35
    curvature: Annotated[
        float, Parameter("Exponent of the reaction; below 1 it flattens", "1", 0.2, 1, "Anderson & Sullivan 1993", "D")
    ] = 0.6
    price_weight: Annotated[
        float, Parameter("Fall of the judgement per unit of log price above the usual", "quality", 0, 2)
    ] = 0.40
    rate_new: Annotated[
        float, Parameter("Weight of one judgement for a new customer", "per encounter", 0, 1, _BOLTON, "D")
    ] = 0.25
    rate_old: Annotated[
        float, Parameter("Weight of one judgement after many years", "per encounter", 0, 1, _BOLTON, "D")
    ] = 0.06
    salience: Annotated[
        float,
        Parameter(
            "Extra weight of the gravest failure in memory, in weights of a usual judgement; 0 switches it off",
            "ratio", 0, 30, "Bitner, Booms & Tetreault 1990 (direction); size fitted to ACSI 2015", "D",
        ),
    ] = 0.4  # fmt: skip


@rule
def reaction(gap: float, p: SatisfactionParameters) -> float:
    """Reaction to a gap in [-1, 1] between performance and standard.

    >>> round(reaction(-0.2, SatisfactionParameters()), 3)
    -0.18
    """
    if gap == 0.0:
        return 0.0
    size = p.strength * math.exp(p.curvature * math.log(abs(gap)))  # a power, in a third of its time
    return size if gap > 0.0 else -p.loss_aversion * size


@rule
def judgement(
    quality: float, standard: float, log_price: float, sensitivity: float, p: SatisfactionParameters
) -> float:
    """Judgement of one encounter, before the intercept and not held in [0, 1]; log_price 0 is the usual price.

    >>> round(judgement(quality=0.7, standard=0.75, log_price=0.1, sensitivity=1.0, p=SatisfactionParameters()), 3)
    0.582
    """
    return quality + reaction(quality - standard, p) - p.price_weight * sensitivity * log_price


@rule
def on_scale(judgement: float, intercept: float) -> float:
    """A judgement in quality as one in satisfaction, in [0, 1].

    >>> on_scale(0.7, 0.05)
    0.75
    """
    return unit(judgement + intercept)


@rule
def quality_behind(satisfaction: float, above: float) -> float:
    """Quality in [0, 1] that a satisfaction speaks for: what is believed of the provider one knows.

    above: satisfaction over quality of usual customers, usual disappointment included.

        >>> quality_behind(0.8, 0.05)
        0.75
    """
    return unit(satisfaction - above)


@rule
def hoped_for(quality: float, above: float) -> float:
    """Satisfaction in [0, 1] with which one begins who expects this quality; the reverse of `quality_behind`.

    >>> hoped_for(0.75, 0.05)
    0.8
    """
    return unit(quality + above)


@rule
def rate(tenure_weeks: float, p: SatisfactionParameters) -> float:
    """Weight of one judgement after so many weeks with the provider, in [0, 1].

    >>> rate(52.0, SatisfactionParameters())
    0.155
    """
    return p.rate_old + (p.rate_new - p.rate_old) / (1.0 + tenure_weeks / 52.0)


@rule
def salience_of(severity: float, p: SatisfactionParameters) -> float:
    """Weight in memory of an encounter with a failure of this severity, in weights of a usual one; >= 1.

    >>> salience_of(0.5, SatisfactionParameters())
    1.2
    """
    return 1.0 + p.salience * severity


@rule
def remembered(
    satisfaction: float, judged: float, tenure_weeks: float, severity: float, p: SatisfactionParameters
) -> float:
    """Cumulative satisfaction in [0, 1] after one more judgement, of an encounter with a failure of this severity.

    >>> round(remembered(satisfaction=0.8, judged=0.5, tenure_weeks=52.0,
    ...     severity=0.5, p=SatisfactionParameters()), 3)
    0.744
    """
    weight = min(1.0, rate(tenure_weeks, p) * salience_of(severity, p))
    return unit(satisfaction + weight * (judged - satisfaction))


@rule
def share_remembered(failing: float, salience: float) -> float:
    """Share in [0, 1] that failures have in the memory of encounters, from their share in encounters.

    >>> round(share_remembered(0.5, 16.0), 3)
    0.941
    """
    return failing * salience / (1.0 - failing + failing * salience)
