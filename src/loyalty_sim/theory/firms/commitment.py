"""F2 - Leadership commitment carries a programme, or lets it starve.

Claim: without commitment at the top an initiative gets the money and not the attention; its effect withers within
months.

    attention' = attention + (aim - attention) / weeks
    aim        = 1 + strength (2 commitment - 1)

Extra spending takes effect in proportion to attention; what is usual goes on as usual.

Sources: Babakus et al. 2003 JAMS 31:272 (management commitment and service recovery; B); Hartline & Ferrell 1996 J
Mktg 60(4):52. Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

USUAL = 0.5
"""Commitment that keeps attention where it is."""


class CommitmentParameters(NamedTuple):
    """What commitment is worth."""

    on: Annotated[bool, Parameter("Whether commitment changes anything")] = True
    strength: Annotated[float, Parameter("Attention gained by full commitment, lost by none", "share", 0, 1)] = 0.6
    weeks: Annotated[float, Parameter("Time constant of attention", "weeks", 1, 520)] = 20.0


@rule
def attention_after(attention: float, commitment: float, p: CommitmentParameters) -> float:
    """Attention in [0, 2] one week later; 1 is usual, commitment .5 keeps it there.

    >>> attention_after(1.0, 0.8, CommitmentParameters())
    1.018
    """
    aim = 1.0 + p.strength * (2.0 * commitment - 1.0) if p.on else 1.0
    return attention + (aim - attention) / p.weeks
