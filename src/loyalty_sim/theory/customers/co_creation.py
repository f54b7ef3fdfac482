"""C14 - Co-creation: customers whose input is used become more loyal.

    used   = min(1, use innovation keenness)  (chance that an answer to a survey shapes the product)
    gained = level + part gain (1 - level)    (loyalty in full, satisfaction by half: part is 1 or .5)

Sources: Bendapudi & Leone 2003 J Mktg 67(1):14 (participation); Fuchs & Schreier 2011 J Prod Innov Mgmt 28:17
(empowerment). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class CoCreationParameters(NamedTuple):
    """How often input is used and what it is worth."""

    on: Annotated[bool, Parameter("Whether used input changes the customer")] = True
    use: Annotated[float, Parameter("Chance that input is used at full innovation capability", "share", 0, 1)] = 0.20
    gain: Annotated[float, Parameter("Part of the way to full loyalty", "share", 0, 1)] = 0.15
    satisfaction_part: Annotated[
        float, Parameter("Gain of satisfaction, as a part of that of loyalty", "share", 0, 1)
    ] = 0.5


@rule
def used(innovation: float, keenness: float, p: CoCreationParameters) -> float:
    """Chance in [0, 1] that an answer is used, of a customer as keen on what is new (theory.customers.early_adopters).

    >>> used(0.3, 1.0, CoCreationParameters())
    0.06
    """
    return min(1.0, p.use * innovation * keenness) if p.on else 0.0


@rule
def gained(level: float, part: float, p: CoCreationParameters) -> float:
    """Loyalty (part 1) or satisfaction (part .5) in [0, 1] after one's input was used.

    >>> gained(0.6, 0.5, CoCreationParameters())
    0.63
    """
    return level + part * p.gain * (1.0 - level)
