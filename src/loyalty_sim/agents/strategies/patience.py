"""Patience: a programme that has not paid by a certain week is cut (MODEL.md, F7)."""

from typing import Annotated, Any, NamedTuple

import numpy as np

from loyalty_sim.agents.strategies.public import PublicMarket
from loyalty_sim.parameter import Parameter


class Patience(NamedTuple):
    """Hold until `weeks` have passed; then, after any quarter that earns less than the first, return to usual spending.

    The yardstick is the first quarter's profit with the programme's extra spending added back, what the firm earned
    before it began. The proof of return takes one to two years, so a shorter patience cuts what would have paid.
    """

    weeks: Annotated[int, Parameter("time given to a programme before it must pay", "weeks", 13, 520)] = 78

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Cut every lever to its usual spend, if time is up and the programme has not paid."""
        row = firm.row
        if market.week >= self.weeks and market.profit[row] < firm.start_profit:
            firm.spend = np.minimum(market.spend[row], market.usual_spend[row])
