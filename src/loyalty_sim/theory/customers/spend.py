"""C5 - Share of wallet rises with satisfaction, convex at the top.

Claim: completely satisfied customers give a larger part of their spending than satisfied ones.

    wallet_target    = clip(base + slope satisfaction + delight top^2, 0, 1) exp(-elasticity log_price)
    top              = (satisfaction - delighted_from)+ / (1 - delighted_from)
    elasticity       = price_elasticity (1 - tolerance satisfaction)
    wallet'          = wallet + rate (wallet_target - wallet)
    visit_payment    = tariff price (1 - contract_share) wallet / mean_need
    contract_payment = tariff price contract_share wallet need_rate / mean_need

A dearer provider gets less of the wallet, and satisfied customers mind less.
Sources: Mittal & Kamakura 2001 J Mktg Res 38:131 (increasing returns in behaviour); Cooil et al. 2007 J Mktg 71(1):67
(share of wallet). Homburg, Hoyer & Koschate 2005 JAMS 33:36 (satisfaction
and tolerance of price). Sizes are judgement.
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class SpendParameters(NamedTuple):
    """How much of their spending customers give to their provider."""

    base: Annotated[float, Parameter("Share of wallet at zero satisfaction", "share", 0, 1)] = 0.52
    slope: Annotated[
        float, Parameter("Rise of share of wallet per unit of satisfaction", "share", 0, 1, "Cooil et al. 2007", "D")
    ] = 0.10
    delight: Annotated[
        float, Parameter("Extra share at full satisfaction, convex", "share", 0, 1, "Mittal & Kamakura 2001", "D")
    ] = 0.10
    delighted_from: Annotated[float, Parameter("Satisfaction where the convex part begins", "0-1", 0, 0.99)] = 0.70
    price_elasticity: Annotated[
        float,
        Parameter(
            "Fall of log share per unit of log price, at zero satisfaction", "1", 0, 10, "Bijmolt et al. 2005", "D"
        ),
    ] = 2.0
    tolerance: Annotated[
        float,
        Parameter(
            "Part of that elasticity that full satisfaction takes away", "share", 0, 1, "Homburg et al. 2005", "D"
        ),
    ] = 0.4
    rate: Annotated[float, Parameter("Part of the gap closed by one encounter", "per encounter", 0, 1)] = 0.08


@rule
def wallet_target(satisfaction: float, log_price: float, p: SpendParameters) -> float:
    """Share of wallet in [0, 1] that this satisfaction leads to in the end; log_price 0 is the usual price.

    >>> round(wallet_target(0.8, 0.1, SpendParameters()), 3)
    0.533
    """
    top = max(0.0, satisfaction - p.delighted_from) / (1.0 - p.delighted_from)
    share = unit(p.base + p.slope * satisfaction + p.delight * top * top)
    if log_price == 0.0:
        return share
    return unit(share * math.exp(-p.price_elasticity * (1.0 - p.tolerance * satisfaction) * log_price))


@rule
def wallet_after(wallet: float, satisfaction: float, log_price: float, p: SpendParameters) -> float:
    """Share of wallet in [0, 1] after one more encounter.

    >>> round(wallet_after(wallet=0.6, satisfaction=0.8, log_price=0.1, p=SpendParameters()), 3)
    0.595
    """
    return wallet + p.rate * (wallet_target(satisfaction, log_price, p) - wallet)


@rule
def visit_payment(tariff: float, price: float, contract_share: float, wallet: float, mean_need: float) -> float:
    """Money paid for one visit: the part of the revenue that is not under contract, spread over the usual visits.

    >>> round(visit_payment(tariff=10.0, price=1.1, contract_share=0.3, wallet=0.6, mean_need=0.1), 3)
    46.2
    """
    return tariff * price * (1.0 - contract_share) * wallet / mean_need


@rule
def contract_payment(
    tariff: float, price: float, contract_share: float, wallet: float, need_rate: float, mean_need: float
) -> float:
    """Money a week that comes without a visit; heavy users have larger contracts.

    >>> round(contract_payment(tariff=10.0, price=1.1, contract_share=0.3,
    ...     wallet=0.6, need_rate=0.1, mean_need=0.1), 3)
    1.98
    """
    return tariff * price * contract_share * wallet * need_rate / mean_need
