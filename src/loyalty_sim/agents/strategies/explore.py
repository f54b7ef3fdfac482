"""Explore: try levers out and keep to what has paid, a bandit with one arm a lever."""

from typing import Annotated, Any, NamedTuple

import numpy as np

from loyalty_sim.agents.strategies.public import PublicMarket
from loyalty_sim.parameter import Parameter


class Explore(NamedTuple):
    """Each quarter judge the lever tried last by its profit, then raise the best known or, at times, any other.

    An epsilon-greedy bandit (Sutton & Barto 2018, Reinforcement Learning, chapter 2) on steps of spending; what is
    known fades, since the market moves. A step that lost money is taken back.
    """

    step: Annotated[float, Parameter("step of spending tried", "of the reference spend", 0.0, 5.0)] = 0.25
    curiosity: Annotated[float, Parameter("chance of trying any lever", "1", 0.0, 1.0)] = 0.3
    memory: Annotated[float, Parameter("weight of what was known before", "1", 0.0, 1.0)] = 0.7

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Learn from the last step, take the next."""
        row = firm.row
        values = np.array(list(firm.arm_value.values()))
        levers = list(firm.arm_value)
        if firm.arm >= 0:
            gained = float(market.profit[row] - firm.last_profit)
            lever = levers[firm.arm]
            firm.arm_value[lever] = self.memory * firm.arm_value[lever] + (1.0 - self.memory) * gained
            if gained < 0.0:
                firm.spend[lever] = max(0.0, firm.spend[lever] - self.step * firm.reference_spend[lever])
            values = np.array(list(firm.arm_value.values()))
        a, b = firm.luck(market.week)
        firm.arm = int(b * len(levers)) if a < self.curiosity or not values.any() else int(np.argmax(values))
        chosen = levers[firm.arm]
        firm.spend[chosen] += self.step * firm.reference_spend[chosen]
