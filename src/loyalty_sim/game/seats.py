"""Seats: which firm of the market a team runs. Luck knows firms by number, so that a seat is part of a team's luck.

A team sits in another place in every world of a round, and in all places alike over the whole round.
"""

import numpy as np

_SEATS, _SISTERS = 901, 902
"""What the luck is for, beside the seed."""


def seats(seed: int, teams: int, turn: int = 0) -> tuple[int, ...]:
    """Firm of each team in turn: an order of chance, moved on by so many places.

    >>> [seats(1, 3, turn) for turn in range(3)]
    [(1, 2, 0), (2, 0, 1), (0, 1, 2)]
    """
    order = np.random.default_rng([seed, _SEATS]).permutation(teams)
    return tuple(int((place + turn) % teams) for place in order)


def sister_seeds(seed: int, count: int) -> tuple[int, ...]:
    """Seeds of so many sister worlds of a game: never its own.

    >>> len(set(sister_seeds(1, 20)) - {1})
    20
    """
    drawn = np.random.default_rng([seed, _SISTERS]).choice(2**31, count + 1, replace=False)
    return tuple(int(each) for each in drawn if each != seed)[:count]
