"""What decisions cost beyond the usual, at the prices that the budget of a game is counted in.

The prices are those of a firm of equal share, known before the game begins and the same for all teams; the books of a
firm hold what it really pays.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from loyalty_sim.agents.quarter import QUARTER
from loyalty_sim.game.game import USUAL, Game
from loyalty_sim.game.market import scenario_of
from loyalty_sim.scenario.messages import Problem
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.world.build import customers_paid_for
from loyalty_sim.world.constants import base_constants
from loyalty_sim.world.staff import lay_out_sites

USUAL_BUDGET = 0.5
"""Budget where a file names none, of what a firm usually spends on its levers: judgement."""


class Prices(NamedTuple):
    """Money a quarter. spend: on each lever at 1 (levers,). wages: of the usual positions at the usual pay.

    interview: of one answer of a customer of every firm.
    """

    spend: np.ndarray
    wages: float
    interview: float

    def beyond(self, levers: Mapping[str, float], interviews: int = 0) -> float:
        """What these levers and so many interviews cost more than the usual; below 0, less."""
        more = np.array([levers[name] - USUAL[name] for name in LEVERS])
        staff = self.wages * (levers["positions"] * levers["pay"] - 1.0)
        return float(self.spend @ more) + staff + self.interview * interviews

    @property
    def usual(self) -> float:
        """What a firm usually spends on levers."""
        return float(self.spend @ np.array([USUAL[name] for name in LEVERS]))


def prices(game: Game) -> Prices:
    """The prices of a game."""
    return prices_in(scenario_of(game), len(game.teams), game.price_of_interview)


def prices_in(scenario: Scenario, firms: int, interview: float) -> Prices:
    """The prices in a market of so many equal firms; interview: price of one answer."""
    reference = np.array([getattr(scenario.trade.usual, lever) for lever in LEVERS])
    paid = customers_paid_for(scenario.market.customers / firms, base_constants(scenario), scenario.theory.size)
    owners, positions = lay_out_sites(scenario)
    return Prices(
        QUARTER * reference * paid,
        QUARTER * scenario.trade.wage * float(positions[owners == 0].sum()),
        firms * interview,
    )


def over_budget(game: Game, where: str) -> Iterator[Problem]:
    """Every quarter in which a team spends more than it has, said at `where`."""
    known = prices(game)
    for team in game.teams:
        for quarter in range(1, game.quarters + 1):
            cost = known.beyond(game.standing(team.name, quarter), game.interviews(team.name, quarter))
            if cost > game.budget * (1.0 + 1e-9) + 1e-6:
                message = f"{team.name} spends {cost:,.0f} beyond the usual in quarter {quarter}"
                help = (f"the budget is {game.budget:,.0f} a quarter; what is cut elsewhere pays for more",)
                yield Problem(message, where, help)
