"""What a firm offers beyond service: tangibles, newness of the product, and barriers to leaving.

Claim: surroundings and a new product please, a new product elsewhere pulls regular customers away, and a loyalty
programme or contract holds them without making them more satisfied.

    tangibles    = usual + by_tangibles capability
    core         = process + by_innovation innovation
    attraction   = newness innovation                    (utility in choice)
    outdated     = (best_rival - innovation)+
    newness_pull = search_newness outdated keenness      (a reason to look around: theory.choice)
    barrier      = share (mean_barrier + by_barriers capability)

Sources: Bitner 1992 J Mktg 56(2):57 (servicescape); Keaveney 1995 (attraction by competitors, 10 % of cases);
Burnham, Frels & Mahajan 2003 JAMS 31:109 (switching costs hold). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class OfferParameters(NamedTuple):
    """What each lever is worth at full capability; 0 switches it off."""

    by_tangibles: Annotated[float, Parameter("Rise of the level of tangibles", "0-1", 0, 1)] = 0.50
    by_innovation: Annotated[float, Parameter("Rise of the core outcome", "0-1", 0, 1)] = 0.15
    newness: Annotated[float, Parameter("Utility of a new product", "utility", 0, 10)] = 0.8
    search_newness: Annotated[
        float, Parameter("Search hazard per unit by which the best rival's product is newer", "per need", 0, 20)
    ] = 0.10
    by_barriers: Annotated[float, Parameter("Rise of the mean barrier", "utility", 0, 20)] = 2.0


@rule
def tangibles(usual: float, capability: float, p: OfferParameters) -> float:
    """Level of the tangibles in [0, 1].

    >>> tangibles(0.4, 0.5, OfferParameters())
    0.65
    """
    return unit(usual + p.by_tangibles * capability)


@rule
def core(process: float, innovation: float, p: OfferParameters) -> float:
    """Level of the core outcome in [0, 1].

    >>> core(0.6, 0.3, OfferParameters())
    0.645
    """
    return unit(process + p.by_innovation * innovation)


@rule
def attraction(innovation: float, p: OfferParameters) -> float:
    """Utility >= 0 of a new product.

    >>> attraction(0.3, OfferParameters())
    0.24
    """
    return p.newness * innovation


@rule
def outdated(innovation: float, best_rival: float) -> float:
    """How far in [0, 1] the best rival's product innovation is ahead.

    >>> outdated(0.3, 0.8)
    0.5
    """
    return max(0.0, best_rival - innovation)


@rule
def newness_pull(outdated: float, keenness: float, p: OfferParameters) -> float:
    """Hazard of a search, per need, by a newer product elsewhere, of a customer as keen on it as that (1 is the mean).

    >>> round(newness_pull(0.2, 1.0, OfferParameters()), 3)
    0.02
    """
    return p.search_newness * outdated * keenness


@rule
def barrier(share: float, mean_barrier: float, capability: float, p: OfferParameters) -> float:
    """Barrier in utility, >= 0, of a customer with this share >= 0 of the mean one (theory.barriers).

    >>> barrier(1.2, mean_barrier=1.0, capability=0.5, p=OfferParameters())
    2.4
    """
    return share * (mean_barrier + p.by_barriers * capability)
