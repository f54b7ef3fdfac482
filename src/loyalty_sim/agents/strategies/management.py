"""Management: several habits of one firm, one after the other."""

from typing import Any, NamedTuple

from loyalty_sim.agents.strategies.public import PublicMarket, Strategy


class Management(NamedTuple):
    """Decide by each habit in turn, on what those before have just set; what a later one sets stands."""

    habits: tuple[Strategy, ...] = ()

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Let every habit decide."""
        for habit in self.habits:
            habit.decide(firm, market)
