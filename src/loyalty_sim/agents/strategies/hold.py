"""Hold: keep price and spending as they are."""

from typing import Any, NamedTuple

from loyalty_sim.agents.strategies.public import PublicMarket


class Hold(NamedTuple):
    """A rival that does not react: the reference against which reactions are judged."""

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Do nothing."""
