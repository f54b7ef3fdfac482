"""How much one visitor may ask of the server: bounds on size, said in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loyalty_sim.scenario import Problem
from loyalty_sim.world.calendar import rows_needed

if TYPE_CHECKING:
    from loyalty_sim.game.game import Game
    from loyalty_sim.scenario import Scenario

CUSTOMERS = (200, 100_000)
WEEKS = (13, 520)
SEEDS = (2, 60)
MOST_CUSTOMER_WEEKS = 20_000_000
MOST_IN_ALL = 600_000_000
"""Customer-weeks of all runs of a comparison: the pages of others wait for the workers meanwhile."""
GAME_CUSTOMERS, GAME_QUARTERS = (100, 20_000), (1, 12)
"""Of a game that is served: a quarter takes seconds, and the debrief plays the market some hundred times."""
MOST_SETTINGS, LONGEST_VALUE = 80, 200
MOST_MONEY = 1e12
"""The largest cap on what levers cost a year, in the currency of the market."""


def problems_of_size(scenario: "Scenario", seeds: int) -> Iterator[Problem]:
    """Why the question is too small or too large for a page; the command line has no such bounds."""
    yield from _outside("market.customers", scenario.market.customers, CUSTOMERS, "customers")
    yield from _outside("market.weeks", scenario.market.weeks, WEEKS, "weeks")
    yield from _outside("seeds", seeds, SEEDS, "paired runs")
    size = rows_needed(scenario.market) * scenario.market.weeks
    if size > MOST_CUSTOMER_WEEKS:
        help = (f"for example market.customers={MOST_CUSTOMER_WEEKS // scenario.market.weeks}", _UNBOUNDED)
        yield Problem(
            f"{size / 1e6:.0f} million customer-weeks a run are more than a page allows (20 million)", "size", help
        )
    elif 2 * size * seeds > MOST_IN_ALL:
        help = (f"for example seeds={max(SEEDS[0], MOST_IN_ALL // (2 * size))}", _UNBOUNDED)
        yield Problem(f"{2 * size * seeds / 1e6:.0f} million customer-weeks are more than a page allows", "size", help)


def problems_of_game(game: "Game") -> "Iterator[Problem]":
    """Why a game is too small or too large to be served; the command line has no such bounds."""
    from loyalty_sim.game.market import scenario_of

    yield from _outside("market.customers", scenario_of(game).market.customers, GAME_CUSTOMERS, "customers")
    yield from _outside("quarters", game.quarters, GAME_QUARTERS, "quarters")


_UNBOUNDED = "the command line has no such bound"


def _outside(name: str, value: int, allowed: tuple[int, int], unit: str) -> Iterator[Problem]:
    low, high = allowed
    if not low <= value <= high:
        yield Problem(
            f"{name} = {value:,} is outside what a page allows, {low:,} to {high:,} {unit}", name, (_UNBOUNDED,)
        )
