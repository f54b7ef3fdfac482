"""E1 - To serve well people must know, want and can.

Claim: performance is a CES function with complements, so skill without will or means is worth little.

    mixed   = (share_know know + share_want want + (1 - share_know - share_want)+ can)^(1 / substitution)
    powered = max(level, 0.01)^substitution    (what stands for know, want and can in the mix)

Of degree one, it is concave in each input whatever the exponent: complements make the scarce input pay at once and the
plentiful one not, so moved alone they make returns diminish. Moved together they return in proportion. Returns that
increase have to come from elsewhere: a threshold in will or culture, money that does nothing at first, returns to
scale above one.

Source of the form: Blumberg & Pringle 1982 Acad Mgmt Rev 7:560 (ability, willingness, opportunity multiply); Arrow et
al. 1961 (CES). Shares are judgement; the attitudes of theory.attitudes are the same function with shares of their
own.
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class PerformanceParameters(NamedTuple):
    """Shares of knowing and wanting (the rest is being able), and how far the three replace each other."""

    substitution: Annotated[
        float, Parameter("CES exponent: 1 perfect substitutes, towards 0 a product, negative complements", "1", -20, 1)
    ] = -2.0
    overall_know: Annotated[float, Parameter("Share of knowing in overall performance", "share", 0, 0.5)] = 0.33
    overall_want: Annotated[float, Parameter("Share of wanting in overall performance", "share", 0, 0.5)] = 0.34


@rule
def powered(level: float, substitution: float) -> float:
    """Level in [0, 1] (floored at .01) raised to the exponent of the mix: what `mixed` weighs; its logarithm near 0.

    >>> round(powered(0.6, -2.0), 3)
    2.778
    """
    log_level = math.log(max(level, 0.01))
    return log_level if abs(substitution) < 1e-9 else math.exp(substitution * log_level)


@rule
def mixed(know: float, want: float, can: float, share_know: float, share_want: float, substitution: float) -> float:
    """Constant elasticity of substitution mix in (0, 1] of three inputs that are already `powered`.

    >>> round(mixed(know=2.0, want=2.5, can=1.5, share_know=0.3, share_want=0.4, substitution=-2.0), 3)
    0.698
    """
    inner = share_know * know + share_want * want + max(0.0, 1.0 - share_know - share_want) * can
    return math.exp(inner if abs(substitution) < 1e-9 else math.log(inner) / substitution)
