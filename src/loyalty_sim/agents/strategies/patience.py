"""Patience: a programme that has not paid by a certain week is cut (MODEL.md, F7)."""

from typing import Annotated, Any, NamedTuple

import numpy as np

from loyalty_sim.agents.strategies.public import PublicMarket, spending
from loyalty_sim.parameter import Parameter


class Patience(NamedTuple):
    """Hold for `weeks` from week `since`; then, after any quarter that earns less than the first, spend as usual again.

    The yardstick is the first quarter's profit with the programme's extra spending added back, what the firm earned
    before it began. The proof of return takes one to two years, so a shorter patience cuts what would have paid.
    """

    weeks: Annotated[int, Parameter("time given to a programme before it must pay; 0 for ever", "weeks", 0, 5200)] = 78
    since: Annotated[int, Parameter("week in which the programme began", "week", 0, 5200)] = 0

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Cut every lever to its usual spend, if time is up and it has not paid; commitment shields it (F2)."""
        row, due = firm.row, self.weeks > 0 and market.week > self.since + self.weeks
        if due and market.profit[row] < firm.start_profit:
            shield = max(0.0, 2.0 * firm.commitment - 1.0)
            spend = spending(firm)
            extra = np.maximum(spend - market.usual_spend[row], 0.0)
            firm.spend = np.minimum(spend, market.usual_spend[row] + shield * extra)
