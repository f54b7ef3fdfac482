"""W3 - Referral: who looks for a provider asks people they know, and is sent to a firm or away from it.

Claim: newcomers, and customers with a reason to look around, ask somebody they know before they choose; the satisfied
send them to their firm, the dissatisfied away from it. So satisfied customers bring new ones, and each dissatisfied one
also costs those never referred.

    asked    = u < asks
    heeded   = heed weight                                (chance; weight of own knowledge as in theory.word_of_mouth)
    standard = clip(usual, 0.05, 0.95)
    answer   = (satisfaction - standard) / (1 - standard)       if satisfaction >= standard
             = (satisfaction - standard) / standard             otherwise

Asked is one tie: by who has no provider in every week anew, by who has one when that customer looks around and habit
alone is not why. Who is more satisfied than is usual in the market recommends the own firm, who is less so warns of it,
and the answer is advice (theory.advice). What one has asked for is heeded more than what one is told; about the firm
one is with oneself it is heeded less.

Sources: Murray 1991 J Mktg 55:10 (buyers of services ask people); Keaveney 1995 J Mktg 59(2):71 (of those who switched
a service after an incident about half found the new provider through others); Bansal & Voyer 2000 J Serv Res 3:166
(advice that was sought weighs more); Villanueva, Yoo & Hanssens 2008 J Mktg Res 45:48 and Schmitt, Skiera & Van den
Bulte 2011 J Mktg 75:46 (referred customers are worth having). The chance to heed is judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ReferralParameters(NamedTuple):
    """How much those ask who look for a provider, and how much it counts."""

    asks: Annotated[
        float,
        Parameter(
            "Chance that a tie is asked by who has no provider, in a week, or has a reason to look around, at a need",
            "share", 0, 1, "Keaveney 1995 J Mktg 59(2):71", "C",
        ),
    ] = 0.5  # fmt: skip
    heed: Annotated[float, Parameter("Chance that an answer is heeded", "share", 0, 1)] = 0.8


@rule
def asked(u: float, p: ReferralParameters) -> bool:
    """Whether who looks for a provider and drew u in (0, 1) asks a tie.

    >>> asked(0.1, ReferralParameters())
    True
    """
    return u < p.asks


@rule
def heeded(weight: float, p: ReferralParameters) -> float:
    """Chance in [0, 1] that an answer is heeded; weight in [0, 1]: that of talk about the own firm, else 1.

    >>> heeded(0.5, ReferralParameters())
    0.4
    """
    return p.heed * weight


@rule
def answer(satisfaction: float, usual: float) -> float:
    """Advice in [-1, 1] on the own firm by who is so satisfied, where this satisfaction in [0, 1] is usual.

    >>> answer(0.75, 0.5), answer(0.25, 0.5)
    (0.5, -0.5)
    """
    standard = min(0.95, max(0.05, usual))
    if satisfaction >= standard:
        return (satisfaction - standard) / (1.0 - standard)
    return (satisfaction - standard) / standard
