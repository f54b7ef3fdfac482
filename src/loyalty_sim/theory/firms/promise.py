"""F6 - The promise: advertising raises belief and expectation; beyond what is delivered it disappoints.

    claim           = usual_quality + exaggeration (2 goodwill - 1)
    present_in_mind = awareness (goodwill - 0.5)                              (utility beyond belief)
    believed        = belief + reach goodwill (claim - belief)+               (what people without experience believe)
    expected        = expectation + own_reach goodwill (claim - expectation)+  (what a customer compares with)

goodwill is the promise capability (Nerlove & Arrow 1962 Economica 29:129). Sources: Boulding et al. 1993 J Mktg Res
30:7 (raised expectations lower the judgement of the same service); Kopalle & Lehmann 2006 Mktg Sci 25:8.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class PromiseParameters(NamedTuple):
    """What advertising claims and whom it moves."""

    exaggeration: Annotated[float, Parameter("Claimed quality above the usual at full goodwill", "quality", 0, 1)] = (
        0.15
    )
    reach: Annotated[
        float,
        Parameter("Weight of the claim in what people without experience believe, at full goodwill", "share", 0, 1),
    ] = 0.40
    own_reach: Annotated[
        float, Parameter("Weight of the claim in the own customer's expectation at full goodwill", "share", 0, 1)
    ] = 0.25
    awareness: Annotated[float, Parameter("Utility of being present in mind at full goodwill", "utility", 0, 10)] = 0.8


@rule
def claim(usual_quality: float, goodwill: float, p: PromiseParameters) -> float:
    """Quality in [0, 1] that the firm's advertising claims.

    >>> round(claim(0.7, 0.7, PromiseParameters()), 3)
    0.76
    """
    return unit(usual_quality + p.exaggeration * (2.0 * goodwill - 1.0))


@rule
def present_in_mind(goodwill: float, p: PromiseParameters) -> float:
    """Utility of advertising beyond belief: 0 at the usual goodwill.

    >>> round(present_in_mind(0.7, PromiseParameters()), 3)
    0.16
    """
    return p.awareness * (goodwill - 0.5)


@rule
def believed(belief: float, claim: float, goodwill: float, p: PromiseParameters) -> float:
    """Belief in [0, 1] of people without experience who have seen the advertising: only a higher claim raises it.

    >>> believed(belief=0.7, claim=0.8, goodwill=0.7, p=PromiseParameters())
    0.728
    """
    return belief + p.reach * goodwill * max(0.0, claim - belief)


@rule
def expected(expectation: float, claim: float, goodwill: float, p: PromiseParameters) -> float:
    """Expectation in [0, 1] of an own customer under the advertising: only a higher claim raises it.

    >>> round(expected(expectation=0.7, claim=0.8, goodwill=0.7, p=PromiseParameters()), 3)
    0.718
    """
    return expectation + p.own_reach * goodwill * max(0.0, claim - expectation)
