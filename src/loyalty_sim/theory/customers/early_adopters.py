"""C14 - Early adopters: some customers look for what is new, meet it first, judge it kindly, and talk about it.

Claim: newness counts in choice for one customer in six more than for the rest; they are the ones who test a
new offer and whose input is used, they forgive it what it does not yet do, and they tell of it. Through their talk a
product leader's offer reaches those who wait for others.

    keenness = eager / mean                            if adopter
             = 1 / mean                                otherwise
    mean     = 1 + share (eager - 1)
    drawn    = attraction + (keenness - 1) newness     (utility of a firm's newness to this customer)
    kindly   = kindness innovation                     if adopter
             = 0                                       otherwise
    tells    = min(1, chance (1 + talk innovation))    if adopter
             = chance                                  otherwise

Keenness is 1 on average: who they are changes who follows newness, and not how much the market does. Where nothing is
new they are like everybody.

Sources: Rogers 2003, Diffusion of Innovations (2.5 % innovators and 13.5 % early adopters, who lead opinion); Engel,
Kegerreis & Blackwell 1969 J Mktg 33(3):15 (innovators tell more); Goldsmith & Hofacker 1991 JAMS 19:209 (they buy
what is new); von Hippel 1986 Mgmt Sci 32:791 (lead users' input). Sizes beyond the share are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class EarlyAdoptersParameters(NamedTuple):
    """Who they are and what newness does to them."""

    on: Annotated[bool, Parameter("Whether some customers look for what is new more than others")] = True
    share: Annotated[float, Parameter("Share of innovators and early adopters", "share", 0, 1, "Rogers 2003", "B")] = (
        0.16
    )
    eager: Annotated[
        float,
        Parameter("Weight of newness for an early adopter, against other customers", "ratio", 1, 20,
                  "Goldsmith & Hofacker 1991 (direction)", "D"),
    ] = 3.0  # fmt: skip
    kindness: Annotated[
        float, Parameter("Perceived quality an early adopter adds to a wholly new offer", "quality", 0, 0.5)
    ] = 0.05
    talk: Annotated[
        float,
        Parameter("Rise of the chance to tell of an encounter with a wholly new offer", "ratio", 0, 10,
                  "Engel, Kegerreis & Blackwell 1969 (direction)", "D"),
    ] = 1.0  # fmt: skip


@rule
def keenness(adopter: bool, p: EarlyAdoptersParameters) -> float:
    """Weight of newness for this customer, against the mean customer; > 0.

    >>> round(keenness(True, EarlyAdoptersParameters()), 3), round(keenness(False, EarlyAdoptersParameters()), 3)
    (2.273, 0.758)
    """
    if not p.on:
        return 1.0
    mean = 1.0 + p.share * (p.eager - 1.0)
    return p.eager / mean if adopter else 1.0 / mean


@rule
def drawn(attraction: float, newness: float, keenness: float) -> float:
    """What attracts a customer of this keenness to a firm, of which so much is newness (utility in choice).

    >>> round(drawn(attraction=0.3, newness=0.2, keenness=2.0), 3)
    0.5
    """
    return attraction + (keenness - 1.0) * newness


@rule
def kindly(adopter: bool, innovation: float, p: EarlyAdoptersParameters) -> float:
    """Perceived quality added, >= 0, to an offer of so much product innovation.

    >>> kindly(True, 0.5, EarlyAdoptersParameters())
    0.025
    """
    return p.kindness * innovation if p.on and adopter else 0.0


@rule
def tells(adopter: bool, chance: float, innovation: float, p: EarlyAdoptersParameters) -> float:
    """Chance in [0, 1] to tell of an encounter, from the usual one.

    >>> round(tells(True, 0.1, 0.5, EarlyAdoptersParameters()), 3)
    0.15
    """
    return min(1.0, chance * (1.0 + p.talk * innovation)) if p.on and adopter else chance
