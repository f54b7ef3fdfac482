"""How innovative customers take a firm to be: what counts in choice, and what a product leader asks about.

Claim: a new product counts for as much as customers have come to see of it, and a firm is innovative by comparison
with the best of the others; a product leader therefore asks its customers whether they see it as the most innovative.

    innovativeness' = innovativeness + (innovation - innovativeness) / seen_weeks      [seen]
    impression      = usual + own - best_rival
    named           = own + disagreement luck                 (the firm with the largest is named as most innovative)

Sources: Kunz, Schmitt & Meyer 2011 J Bus Res 64:816 (perceived firm innovativeness is the consumer's, and is not the
firm's own count of new products); Rogers 2003, Diffusion of Innovations (a new product is noticed over months). Sizes
are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class InnovativenessParameters(NamedTuple):
    """How fast innovation is noticed, and how much customers disagree about it."""

    seen_weeks: Annotated[
        float, Parameter("Weeks in which customers come to see a firm's innovation; 1 is at once", "weeks", 1, 520)
    ] = 13.0
    disagreement: Annotated[
        float, Parameter("Spread between customers of how innovative a firm seems", "0-1", 0.01, 1)
    ] = 0.15


@rule
def seen(innovativeness: float, innovation: float, p: InnovativenessParameters) -> float:
    """How innovative a firm seems, in [0, 1], one week later; innovation: its capability.

    >>> seen(0.5, 0.6, InnovativenessParameters(seen_weeks=10.0))
    0.51
    """
    return innovativeness + (innovation - innovativeness) / p.seen_weeks


@rule
def impression(own: float, best_rival: float, usual: float) -> float:
    """Level behind the answer whether the own firm is innovative: the usual one where it is level with the best.

    >>> round(impression(own=0.6, best_rival=0.5, usual=0.7), 3)
    0.8
    """
    return usual + own - best_rival


@rule
def named(own: float, luck: float, p: InnovativenessParameters) -> float:
    """How innovative a firm seems to one customer; luck is a standard Gumbel draw.

    >>> round(named(0.5, 1.0, InnovativenessParameters()), 3)
    0.65
    """
    return own + p.disagreement * luck
