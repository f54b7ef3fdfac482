"""Match price: charge no more than the cheapest rival, down to a floor."""

from typing import Annotated, Any, NamedTuple

import numpy as np

from loyalty_sim.agents.strategies.public import PublicMarket
from loyalty_sim.parameter import Parameter


class MatchPrice(NamedTuple):
    """Follow the lowest price among rivals, between a floor and one's own usual price.

    Matching goes both ways, but two matching firms that have come down hold each other there: a price war does not
    end by itself.
    """

    floor: Annotated[float, Parameter("lowest price, relative to the firm's usual price", "1", 0.3, 1.0)] = 0.85

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Set the price to the lowest of the rivals', within bounds."""
        others = np.arange(len(market.price)) != firm.row
        rivals = market.price[others & market.open]
        usual = float(market.usual_price[firm.row])
        lowest = float(rivals.min(initial=usual))
        firm.price = max(self.floor * usual, lowest)
