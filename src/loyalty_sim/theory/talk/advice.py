"""W3 - Advice: what is heard of a firm and heeded changes the chance that it is chosen next time.

Claim: a message moves the probability of purchase, good talk up and bad talk down, by much where there is room and by
little near either end: bad talk about a firm one is very likely to choose is resisted, and so is good talk about one
that one is very unlikely to choose. Good and bad talk are alike; since most firms are less likely to be chosen than
not, good talk has more room and moves more.

    heeded       = heed weight                            (chance; weight as in theory.word_of_mouth)
    utility      = sway advice
    probability' = probability / (probability + (1 - probability) exp(-utility))

Advice is the valence of the message. It is kept until the next choice, the latest that was heeded, and fades. The
probability is that of the multinomial logit of theory.choice, whose noise has scale 1.

Sources: East, Hammond & Lomax 2008 IJRM 25:215 (impact by the probability before, resistance at both ends, mean shifts
+.20 and -.11; A: the one size, `sway`, is set so that heeded messages come to that among those who choose anew); East,
Hammond, Lomax & Robinson 2005 Mktg Rev 5:145 (about six in ten messages had an effect; reported). That advice fades as
talk pressure does is judgement.
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class AdviceParameters(NamedTuple):
    """How much what is heard counts when one chooses."""

    on: Annotated[bool, Parameter("Whether what is heard acts on the probability of purchase")] = True
    heed: Annotated[
        float,
        Parameter(
            "Chance that a message over a strong tie is heeded",
            "share",
            0,
            1,
            "East, Hammond, Lomax & Robinson 2005 Mktg Rev 5:145",
            "B",
        ),
    ] = 0.6
    sway: Annotated[
        float,
        Parameter("Utility of the best advice", "utility", 0, 20, "East, Hammond & Lomax 2008 IJRM 25:215", "B"),
    ] = 2.3
    fading: Annotated[float, Parameter("Part of an advice that is left a week later", "per week", 0, 0.999)] = 0.92


@rule
def heeded(weight: float, p: AdviceParameters) -> float:
    """Chance in [0, 1] that a message of this weight in [0, 1] is heeded.

    >>> heeded(0.5, AdviceParameters())
    0.3
    """
    return p.heed * weight if p.on else 0.0


@rule
def utility(advice: float, p: AdviceParameters) -> float:
    """Utility that advice in [-1, 1] adds to the firm it is about.

    >>> utility(-0.5, AdviceParameters())
    -1.15
    """
    return p.sway * advice


@rule
def probability_after(probability: float, utility: float) -> float:
    """Probability of purchase in [0, 1] under advice of this utility.

    >>> round(probability_after(0.3, 0.8), 3), round(probability_after(0.3, -0.8), 3)
    (0.488, 0.161)
    """
    return probability / (probability + (1.0 - probability) * math.exp(-utility))


@rule
def left(advice: int, p: AdviceParameters) -> int:
    """Hundredths of an advice, -100 to 100, that are left a week later; the last of it is forgotten.

    >>> left(50, AdviceParameters()), left(-1, AdviceParameters())
    (46, 0)
    """
    return int(p.fading * advice)
