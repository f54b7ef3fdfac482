"""What a team's result is: profit and the change of what its customers are worth, less what it paid for research.

    result = profit + equity(end) - equity(start) - research            (all discounted to the start)

From the end of quarter 0, when teams take over, to the end of the last quarter played.
"""

import numpy as np

from loyalty_sim.agents.quarter import QUARTER
from loyalty_sim.game.play import Play
from loyalty_sim.theory.firms.customer_equity import discount_factor
from loyalty_sim.week.outcomes import FocalBooks


def results(play: Play) -> np.ndarray:
    """Result of every team, money (teams,), in the order of the file. Raises ValueError before quarter 1 is over."""
    if play.quarter < 1:
        raise ValueError("no quarter that teams decide has gone by, so nobody has a result yet")
    return np.array([_result(play, place, seat) for place, seat in enumerate(play.seats)])


def _result(play: Play, place: int, seat: int) -> float:
    market, discount = play.market, play.market.config.market.discount
    books = market.ledger[: market.week]
    order = [seat, *(firm for firm in range(books.shape[1]) if firm != seat)]
    whole, start = FocalBooks(books[:, order], discount), FocalBooks(books[:QUARTER, order], discount)
    profit = float(whole.worth[QUARTER:] @ whole["profit"][QUARTER:])
    gained = _worth(whole, discount) - _worth(start, discount)
    return profit + gained - _research(play, place, discount)


def _worth(books: FocalBooks, discount: float) -> float:
    return discount_factor(books.weeks, discount) * books.equity()


def _research(play: Play, place: int, discount: float) -> float:
    """What was paid for interviews, each at the end of its quarter."""
    if place in play.usual:
        return 0.0
    game, team = play.game, play.game.teams[place].name
    price = game.price_of_interview * len(game.teams)
    return sum(
        price * game.interviews(team, quarter) * discount_factor(QUARTER * (quarter + 1), discount)
        for quarter in range(1, play.quarter + 1)
    )
