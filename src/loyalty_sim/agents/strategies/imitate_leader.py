"""Imitate the leader: move one's spending toward that of the firm that does best."""

from typing import Annotated, Any, NamedTuple

import numpy as np

from loyalty_sim.agents.strategies.public import PublicMarket, spending
from loyalty_sim.parameter import Parameter


class ImitateLeader(NamedTuple):
    """Each quarter close part of the gap to what the leader spends per customer beyond the usual, on every lever.

    Up or down; what is usual differs with the size of a firm (`theory.firms.size`). A firm that leads, alone or level,
    stays as it is. Firms under uncertainty copy those they take to be better informed (Lieberman & Asaba 2006, Academy
    of Management Review 31:366); the speed is judgement.
    """

    fraction: Annotated[
        float, Parameter("part of the gap to the leader closed each quarter", "1 a quarter", 0.0, 1.0)
    ] = 0.25
    by: Annotated[str, Parameter("what makes a leader", choices=("share", "profit"))] = "share"

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Move spending toward the leader's."""
        score = market.profit if self.by == "profit" else market.share
        best = score[market.open].max(initial=-np.inf)
        if score[firm.row] < best:
            leader = int(np.argmax(np.where(market.open, score, -np.inf)))
            move_toward(firm, leader, self.fraction, market)


def move_toward(firm: Any, leader: int, fraction: float, market: PublicMarket) -> None:
    """Close a part of the gap to what another firm spends per customer beyond its usual, on every lever."""
    size = market.base_customers[firm.row] / market.base_customers[leader]
    extra = size * (market.spend[leader] - market.usual_spend[leader])
    aim = np.maximum(market.usual_spend[firm.row] + extra, 0.0)
    firm.spend = (1.0 - fraction) * spending(firm) + fraction * aim
