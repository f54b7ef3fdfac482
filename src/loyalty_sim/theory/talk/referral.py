"""W3 - Referral: who has no provider asks people they know, and is sent to a firm or away from it.

Claim: newcomers ask somebody they know before they choose; the satisfied send them to their firm, the dissatisfied
away from it. So satisfied customers bring new ones, and each dissatisfied one also costs those never referred.

    asked    = u < asks
    standard = clip(usual, 0.05, 0.95)
    answer   = (satisfaction - standard) / (1 - standard)       if satisfaction >= standard
             = (satisfaction - standard) / standard             otherwise

Asked is one tie, drawn anew each week; who is more satisfied than is usual in the market recommends the own firm, who
is less so warns of it, and the answer is advice (theory.advice). What one has asked for is heeded more than what one
is told: with chance `heed`.

Sources: Murray 1991 J Mktg 55:10 (buyers of services ask people); Keaveney 1995 J Mktg 59(2):71 (about half found
their new provider through others); Bansal & Voyer 2000 J Serv Res 3:166 (advice that was sought weighs more);
Villanueva, Yoo & Hanssens 2008 J Mktg Res 45:48 and Schmitt, Skiera & Van den Bulte 2011 J Mktg 75:46 (referred
customers are worth having). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ReferralParameters(NamedTuple):
    """How much newcomers ask, and how much it counts."""

    asks: Annotated[float, Parameter("Chance that who has no provider asks a tie", "per week", 0, 1)] = 0.5
    heed: Annotated[float, Parameter("Chance that an answer is heeded", "share", 0, 1)] = 0.8


@rule
def asked(u: float, p: ReferralParameters) -> bool:
    """Whether who has no provider and drew u in (0, 1) asks a tie this week.

    >>> asked(0.1, ReferralParameters())
    True
    """
    return u < p.asks


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
