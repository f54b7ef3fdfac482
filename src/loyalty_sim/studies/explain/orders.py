"""Sampled orders in which groups are switched on, and the sets of groups that are off along the way.

The part of a group in a difference is its Shapley value: what switching it on adds, on average over all orders in which
the groups may be switched on. Orders are drawn, and each is taken forwards and backwards, so that a group that comes
early in one comes late in the other. Source: Shapley 1953 (A value for n-person games); Castro, Gómez & Tejada 2009
Comput Oper Res 36:1726 (sampled orders); Mitchell et al. 2022 JMLR 23:43 (backwards and forwards).
"""

from collections.abc import Iterator

import numpy as np

Order = tuple[int, ...]
"""Groups by number, in the order in which they are switched on."""

Off = frozenset[int]
"""Numbers of the groups that are off."""

ORDERS_SEED = 20_260_102  # fixes the orders, so that one set of runs has one answer


def orders_of(seed: int, groups: int, pairs: int = 1) -> list[Order]:
    """The orders taken under one seed: `pairs` drawn ones, each forwards and backwards.

    >>> one, other = orders_of(0, 5)
    >>> one == other[::-1]
    True
    """
    rng = np.random.default_rng([ORDERS_SEED, seed])
    drawn = [tuple(int(group) for group in rng.permutation(groups)) for _ in range(pairs)]
    return [order for each in drawn for order in (each, each[::-1])]


def along(order: Order) -> Iterator[Off]:
    """What is off at each step of an order, from all groups to none.

    >>> [sorted(off) for off in along((1, 0))]
    [[0, 1], [0], []]
    """
    for step in range(len(order) + 1):
        yield frozenset(order[step:])
