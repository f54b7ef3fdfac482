"""E1 - To serve well people must know, want and can.

Claim: performance is a CES function with complements, so skill without will or means is worth little.

    performance = (a_know know^r + a_want want^r + a_can can^r)^(1/r),   r = substitution (start -2)

Each service dimension is the same function with its own shares: assurance is mostly knowing, empathy mostly wanting,
reliability mostly being able. Source of the form: Blumberg & Pringle 1982 Acad Mgmt Rev 7:560 (ability, willingness,
opportunity multiply); Arrow et al. 1961 (CES). Shares are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class PerformanceParameters(NamedTuple):
    """Shares of knowing and wanting (the rest is being able) in each dimension, and how far they replace each other."""

    substitution: Annotated[
        float, Parameter("CES exponent: 1 perfect substitutes, towards 0 a product, negative complements", "1", -20, 1)
    ] = -2.0
    overall_know: Annotated[float, Parameter("Share of knowing in overall performance", "share", 0, 1)] = 0.33
    overall_want: Annotated[float, Parameter("Share of wanting in overall performance", "share", 0, 1)] = 0.34
    reliability_know: Annotated[float, Parameter("Share of knowing in reliability", "share", 0, 1)] = 0.30
    reliability_want: Annotated[float, Parameter("Share of wanting in reliability", "share", 0, 1)] = 0.25
    responsiveness_know: Annotated[float, Parameter("Share of knowing in responsiveness", "share", 0, 1)] = 0.20
    responsiveness_want: Annotated[float, Parameter("Share of wanting in responsiveness", "share", 0, 1)] = 0.40
    assurance_know: Annotated[float, Parameter("Share of knowing in assurance", "share", 0, 1)] = 0.60
    assurance_want: Annotated[float, Parameter("Share of wanting in assurance", "share", 0, 1)] = 0.25
    empathy_know: Annotated[float, Parameter("Share of knowing in empathy", "share", 0, 1)] = 0.15
    empathy_want: Annotated[float, Parameter("Share of wanting in empathy", "share", 0, 1)] = 0.70


@rule
def ces(know: float, want: float, can: float, share_know: float, share_want: float, substitution: float) -> float:
    """Constant elasticity of substitution mix in [0, 1] of three inputs in [0, 1] (floored at .01)."""
    know = max(know, 0.01)
    want = max(want, 0.01)
    can = max(can, 0.01)
    share_can = max(0.0, 1.0 - share_know - share_want)
    if abs(substitution) < 1e-9:
        return know**share_know * want**share_want * can**share_can
    inner = share_know * know**substitution + share_want * want**substitution + share_can * can**substitution
    return inner ** (1.0 / substitution)
