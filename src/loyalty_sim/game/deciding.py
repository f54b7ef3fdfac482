"""How a firm of a game is led: by what its team decided, or by the strategies of a bot."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.agents.strategies import Hold, PublicMarket, Strategy, led_by
from loyalty_sim.game.game import Game
from loyalty_sim.theory.levers import CHOSEN, LEVERS, PRICE


class Decided(NamedTuple):
    """A strategy that puts every lever where a team wants it; levers: multiples by name, all of them."""

    levers: Mapping[str, float]

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Set spending, price and what else is set."""
        reference = np.array([firm.reference_spend[lever] for lever in LEVERS])
        firm.spend = reference * np.array([self.levers[lever] for lever in LEVERS])
        for lever in CHOSEN:
            usual = firm.usual_price if lever == PRICE.name else 1.0
            setattr(firm, lever, usual * self.levers[lever])


def leader(game: Game, place: int, quarter: int, usual: bool) -> Strategy:
    """Who decides for a team in a quarter; usual: whether it does the usual all along."""
    team = game.teams[place]
    if usual or quarter == 0:
        return Hold()
    if team.bot:
        return led_by(team.bot)
    return Decided(game.standing(team.name, quarter))
