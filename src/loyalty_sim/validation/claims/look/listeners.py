"""How many people hear what a customer tells, along living ties and beyond them: not how many one would tell."""

from typing import Any

import numpy as np

from loyalty_sim.theory.talk import reach


def listeners(market: Any, tellers: np.ndarray) -> np.ndarray:
    """People expected to hear each teller this week (rows,): reached by `theory.reach`, and in the market."""
    c, ties, p = market.world.customers, market.world.ties, market.theory.reach
    there = float((c.alive == 1).mean())
    heard = np.zeros(len(tellers))
    for n, row in enumerate(tellers.tolist()):
        neighbours = ties.neighbour[ties.start[row] : ties.start[row + 1]]
        people, degree = float(c.tells[row]), len(neighbours)
        share = reach.told_share(people, max(degree, 1), p)
        beyond = reach.strangers(people, degree, share, p)
        heard[n] = share * float((c.alive[neighbours] == 1).sum()) + beyond * there
    return heard
