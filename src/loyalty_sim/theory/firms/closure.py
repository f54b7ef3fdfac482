"""F8c - A firm whose losses last closes.

Claim: losses are borne as long as somebody bears them. A firm that has lost more than owners and banks put in, and that
goes on losing, closes at the end of the quarter: its customers must choose anew and its staff are free.

    revenue = 52 tariff customers             (a year of full wallets, of the customers at the start)
    closes  = cash < -credit revenue          if profit < 0
            = 0                               otherwise

cash: since the start, or since it opened; profit: of the last quarter.

Sources: Altman 1968 J Finance 23:589 (firms about to fail had lost 63 % of their assets over the years and sold 1.5
times those a year: about 0.4 years of sales). That it takes a loss in the last quarter too is judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

_WEEKS_OF_YEAR = 52.0


class ClosureParameters(NamedTuple):
    """When a firm closes."""

    on: Annotated[bool, Parameter("Whether firms close that have lost too much")] = False
    credit: Annotated[
        float, Parameter("Losses that owners and banks bear", "years of revenue", 0, 100, "Altman 1968", "C")
    ] = 0.4


@rule
def yearly_revenue(tariff: float, customers: float) -> float:
    """Revenue of a year in money, if so many customers spend all they can at the usual price.

    >>> yearly_revenue(tariff=20.0, customers=100.0)
    104000.0
    """
    return _WEEKS_OF_YEAR * tariff * customers


@rule
def closes(cash: float, profit: float, revenue: float, p: ClosureParameters) -> bool:
    """Whether a firm with this cash and profit of the last quarter closes; revenue: a year's.

    >>> p = ClosureParameters(on=True)
    >>> closes(-50.0, -1.0, 100.0, p), closes(-50.0, 1.0, 100.0, p)
    (True, False)
    """
    return p.on and profit < 0.0 and cash < -p.credit * revenue
