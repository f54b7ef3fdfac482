"""Counter reviews: answer the better reviews of a rival with better service."""

from typing import Annotated, Any, NamedTuple

import numpy as np

from loyalty_sim.agents.strategies.public import PublicMarket
from loyalty_sim.parameter import Parameter

_ANSWER = ("climate", "process")


class CounterReviews(NamedTuple):
    """While another firm's stars are ahead on the review board, put more into climate and process, step by step.

    What is spent beyond the usual stays while the lead lasts and goes back step by step after it. One star is worth
    5 to 9 % of revenue (Luca 2011, Harvard Business School working paper 12-016); sizes of the answer are judgement.
    """

    lead: Annotated[float, Parameter("lead of the best rival that is answered", "stars", 0.0, 4.0)] = 0.1
    step: Annotated[
        float, Parameter("change of spending on one lever", "of the reference spend, a quarter", 0.0, 5.0)
    ] = 0.25
    limit: Annotated[float, Parameter("most beyond the usual on one lever", "of the reference spend", 0.0, 10.0)] = 1.0

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Raise what makes good reviews, or let it go back."""
        own = market.reputation[firm.row]
        best = np.where(market.present, market.reputation, -np.inf).max()
        if np.isnan(own):
            return
        for lever in _ANSWER:
            step, usual = self.step * firm.reference_spend[lever], firm.usual_spend[lever]
            if best > own + self.lead:
                most = max(firm.spend[lever], usual + self.limit * firm.reference_spend[lever])
                firm.spend[lever] = min(firm.spend[lever] + step, most)
            else:
                firm.spend[lever] = max(min(firm.spend[lever], usual), firm.spend[lever] - step)
