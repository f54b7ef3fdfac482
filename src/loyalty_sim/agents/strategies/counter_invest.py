"""Counter-invest: answer a loss of share on the lever that the winner has raised."""

from typing import Annotated, Any, NamedTuple

import numpy as np

from loyalty_sim.agents.strategies.public import PublicMarket, spending
from loyalty_sim.parameter import Parameter


class CounterInvest(NamedTuple):
    """After a quarter that cost share, raise the lever on which the biggest gainer exceeds its usual spend the most.

    Both are counted per customer of the starting base. The answer comes in steps and never goes beyond the winner's
    own rise; nothing is taken back. Most attacks go unanswered (Steenkamp, Nijs, Hanssens & Dekimpe 2005, Marketing
    Science 24:35): hence the threshold. Its height and the speed are judgement.
    """

    response: Annotated[
        float, Parameter("part of the winner's rise answered each quarter", "1 a quarter", 0.0, 1.0)
    ] = 0.5
    threshold: Annotated[
        float, Parameter("loss of share in a quarter that is noticed, relative to the own share", "1", 0.0, 1.0)
    ] = 0.01

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Raise one lever, if share was lost to somebody who has raised his."""
        row, gain = firm.row, market.share - market.last_share
        winner = int(np.argmax(gain))
        if gain[row] >= -self.threshold * market.last_share[row] or gain[winner] <= 0.0:
            return
        rise = (market.spend[winner] - market.usual_spend[winner]) / market.base_customers[winner]
        lever = int(np.argmax(rise))
        answer = max(rise[lever], 0.0) * market.base_customers[row]
        spend = spending(firm)
        ceiling = max(spend[lever], market.usual_spend[row, lever] + answer)
        spend[lever] = min(spend[lever] + self.response * answer, ceiling)
        firm.spend = spend
