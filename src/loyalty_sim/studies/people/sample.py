"""Small samples of a market for pictures: customers to draw as dots, and a neighbourhood of the talk network."""

from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.customers import loyalty

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket
    from loyalty_sim.world.world import Ties

FOCAL = 0
ANALYSIS_SEED = 20_260_101
TALKERS, MOST_TIES = 110, 12


class Dots(NamedTuple):
    """Customers of the focal firm: row in the market, satisfaction, and what holds them, both from 0 to 1.

    held: loyalty, raised by as much as the customer's own barrier is above the trade's switching cost: so one line
    divides who is held from who is free to go.
    """

    rows: np.ndarray
    satisfaction: np.ndarray
    held: np.ndarray


class Circle(NamedTuple):
    """Some customers who talk to each other: their rows, and their ties as pairs of places in `rows`."""

    rows: np.ndarray
    ties: np.ndarray


def dots(market: "ServiceMarket", most: int) -> Dots:
    """At most so many of the focal firm's customers: the same people in every world, as far as they are customers."""
    from loyalty_sim.week.held import barriers  # imports the compiled passes: seconds

    c = market.world.customers
    order = np.random.default_rng(ANALYSIS_SEED).permutation(len(c.alive))
    rows = np.sort(order[c.provider[order] == FOCAL][:most])
    above: Any = barriers(market, rows) - market.config.trade.switching_cost
    liked: Any = c.loyalty[rows].astype(float)
    held = plain(loyalty.attachment)(liked, above)
    return Dots(rows, c.satisfaction[rows].astype(float), np.clip(held, 0.0, 1.0))


def circle(ties: "Ties", most: int = TALKERS) -> Circle:
    """A neighbourhood of the network, from its first connected customer outwards; empty where nobody is tied."""
    degree = np.diff(ties.start)
    if not degree.any():
        return Circle(np.zeros(0, int), np.zeros((0, 2), int))
    place = _outwards(ties, int((degree > 0).argmax()), most)
    rows = np.array(list(place))
    pairs = [
        (place[row], place[other])
        for row in place
        for other in _neighbours(ties, row)
        if other in place and row < other
    ]
    return Circle(rows, np.array(pairs).reshape(-1, 2))


def _outwards(ties: "Ties", first: int, most: int) -> dict[int, int]:
    """Place of each customer met, breadth first; of a hub only a dozen ties are followed."""
    place, waiting = {first: 0}, deque([first])
    while waiting and len(place) < most:
        for other in _neighbours(ties, waiting.popleft())[:MOST_TIES]:
            if other not in place and len(place) < most:
                place[other] = len(place)
                waiting.append(other)
    return place


def _neighbours(ties: "Ties", row: int) -> list[int]:
    return ties.neighbour[ties.start[row] : ties.start[row + 1]].tolist()
