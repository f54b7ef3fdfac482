"""Entrant: a firm that opens in a certain week, with something new."""

from typing import Annotated, Any, NamedTuple

from loyalty_sim.agents.strategies.public import PublicMarket
from loyalty_sim.parameter import Parameter


class Entrant(NamedTuple):
    """Closed until its week; then in the market at the brand of its planned size, with a newer product.

    Entrants win by price or by newness (Gatignon & Reibstein 1997 in Wharton on Dynamic Competitive Strategy); sizes
    are judgement.
    """

    week: Annotated[int, Parameter("week in which it opens", "week", 1, 5200)] = 52
    price: Annotated[float, Parameter("its price", "times the usual price", 0.3, 3.0)] = 0.95
    innovation: Annotated[float, Parameter("its product innovation", "times the reference spend", 0.0, 20.0)] = 1.0

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Open, once."""
        if market.week >= self.week and firm.appeal < firm.brand:
            firm.appeal = firm.brand
            firm.open = 1
            firm.price = self.price * firm.usual_price
            firm.spend["innovation"] = self.innovation * firm.reference_spend["innovation"]
