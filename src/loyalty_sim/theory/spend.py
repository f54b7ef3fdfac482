"""C5 - Share of wallet rises with satisfaction, convex at the top.

Claim: completely satisfied customers give a larger part of their spending than satisfied ones.

    share = base + slope satisfaction + delight ((satisfaction - delighted_from)+ / (1 - delighted_from))^2

Sources: Mittal & Kamakura 2001 J Mktg Res 38:131 (increasing returns in behaviour); Cooil et al. 2007 J Mktg 71(1):67
(share of wallet). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class SpendParameters(NamedTuple):
    """How much of their spending customers give to their provider."""

    base: Annotated[float, Parameter("Share of wallet at zero satisfaction", "share", 0, 1)] = 0.30
    slope: Annotated[
        float, Parameter("Rise of share of wallet per unit of satisfaction", "share", 0, 1, "Cooil et al. 2007", "D")
    ] = 0.35
    delight: Annotated[
        float, Parameter("Extra share at full satisfaction, convex", "share", 0, 1, "Mittal & Kamakura 2001", "D")
    ] = 0.20
    delighted_from: Annotated[float, Parameter("Satisfaction where the convex part begins", "0-1", 0, 0.99)] = 0.70
    rate: Annotated[float, Parameter("Part of the gap closed by one encounter", "per encounter", 0, 1)] = 0.08


@rule
def wallet_target(satisfaction: float, p: SpendParameters) -> float:
    """Share of wallet in [0, 1] that this satisfaction leads to in the end."""
    top = max(0.0, satisfaction - p.delighted_from) / (1.0 - p.delighted_from)
    return unit(p.base + p.slope * satisfaction + p.delight * top * top)


@rule
def wallet_after(wallet: float, satisfaction: float, p: SpendParameters) -> float:
    """Share of wallet in [0, 1] after one more encounter."""
    return wallet + p.rate * (wallet_target(satisfaction, p) - wallet)
