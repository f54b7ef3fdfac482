"""Copy the most liked: move one's spending toward that of the firm whose customers are most satisfied."""

from typing import Annotated, Any, NamedTuple

import numpy as np

from loyalty_sim.agents.strategies.imitate_leader import move_toward
from loyalty_sim.agents.strategies.public import PublicMarket
from loyalty_sim.parameter import Parameter


class CopyMostLiked(NamedTuple):
    """Each quarter close part of the gap to what the firm with the best published satisfaction spends per customer.

    A lead within the error of the index is no lead. Learning from others by what they visibly achieve: Haunschild &
    Miner 1997 Admin Sci Q 42:472 (imitation of outcomes). Sizes are judgement.
    """

    fraction: Annotated[float, Parameter("part of the gap closed each quarter", "1 a quarter", 0.0, 1.0)] = 0.25
    lead: Annotated[float, Parameter("lead in the published index that is taken for one", "points", 0.0, 100.0)] = 2.0

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Move spending toward that of whoever is well ahead."""
        index = np.where(market.present, market.satisfaction, -np.inf)
        best = int(np.argmax(index))
        if index[best] > index[firm.row] + self.lead and np.isfinite(index[firm.row]):
            move_toward(firm, best, self.fraction, market)
