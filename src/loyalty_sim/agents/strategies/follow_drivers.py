"""Follow the drivers: put money where the firm's own survey says it would move satisfaction most."""

from typing import Annotated, Any, NamedTuple

from loyalty_sim.agents.key_drivers import LEAST, LEVER_OF, recommendations
from loyalty_sim.agents.strategies.public import PublicMarket
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.levers import PRICE


class FollowDrivers(NamedTuple):
    """Once a quarter raise the levers of the few items that a key-driver analysis puts first, and ask customers at all.

    Two or three drivers, those with most effect: more dilute one another (theory.focus). What is no longer first goes
    back to the usual step by step. The analysis can be wrong, and then so is the firm. Sizes are judgement.
    """

    step: Annotated[
        float, Parameter("change of spending on one lever", "of the reference spend, a quarter", 0.0, 5.0)
    ] = 0.25
    limit: Annotated[float, Parameter("most beyond the usual on one lever", "of the reference spend", 0.0, 10.0)] = 1.0
    most: Annotated[int, Parameter("levers raised at a time", "levers", 1, 5)] = 2
    listening: Annotated[float, Parameter("least spending on listening", "of the reference spend", 0.0, 5.0)] = 1.0

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Ask, and do what the answers point to."""
        firm.spend["listening"] = max(firm.spend["listening"], self.listening * firm.reference_spend["listening"])
        if firm.answers[0] < LEAST:
            return
        first = {each.lever for each in recommendations(firm, self.most)}
        for lever in sorted(set(LEVER_OF.values()) - {PRICE.name}):
            step, usual = self.step * firm.reference_spend[lever], firm.usual_spend[lever]
            if lever in first:
                most = max(firm.spend[lever], usual + self.limit * firm.reference_spend[lever])
                firm.spend[lever] = min(firm.spend[lever] + step, most)
            else:
                firm.spend[lever] = max(min(firm.spend[lever], usual), firm.spend[lever] - step)
