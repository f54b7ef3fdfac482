"""Stochastic block model: communities with many ties inside, few between (Holland et al. 1983, Soc. Networks 5:109)."""

import math

import numpy as np

from loyalty_sim.compiled import builder, rule
from loyalty_sim.world.draws import Purpose, make_key, uniform
from loyalty_sim.world.network.settings import NetworkSettings

_PURPOSE = int(Purpose.NETWORK)
_BEYOND = 2.0**40


def block_chances(settings: NetworkSettings, customers: int) -> tuple[float, float]:
    """Chance of a tie between two customers of the same block and of different ones. Above 1: cannot be had."""
    size = customers / settings.blocks
    inside = settings.degree * settings.within_share
    return _chance(inside, size - 1), _chance(settings.degree - inside, customers - size)


def _chance(degree: float, others: float) -> float:
    if others > 0:
        return degree / others
    return math.inf if degree > 0 else 0.0


def block_model(settings: NetworkSettings, customers: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Source and target, int32, of a stochastic block model; blocks are contiguous ranges of customers.

    Every pair is tied independently; the pairs that are not tied are skipped (Batagelj & Brandes 2005, PRE
    71:036113), so the work grows with the number of ties.
    """
    within, between = block_chances(settings, customers)
    nothing = np.empty(0, np.int32)
    count = _pairs(customers, settings.blocks, within, between, seed, nothing, nothing)
    source, target = np.empty(count, np.int32), np.empty(count, np.int32)
    _pairs(customers, settings.blocks, within, between, seed, source, target)
    return source, target


@builder
def _pairs(
    customers: int, blocks: int, within: float, between: float, seed: int, source: np.ndarray, target: np.ndarray
) -> int:
    """Number of ties; writes them if there is room. Draws are pure, so counting first and writing after agree."""
    key = make_key(seed, _PURPOSE, 0)
    count = 0
    for block in range(blocks):
        low, high = block * customers // blocks, (block + 1) * customers // blocks
        for i in range(low, high):
            draw, count = _row(i, i + 1, high, within, key, 0, source, target, count)
            draw, count = _row(i, high, customers, between, key, draw, source, target, count)
    return count


@rule
def _row(
    i: int,
    first: int,
    limit: int,
    chance: float,
    key: int,
    draw: int,
    source: np.ndarray,
    target: np.ndarray,
    count: int,
) -> tuple[int, int]:
    """Ties of customer i to first ... limit - 1; gives the next draw and the next tie."""
    j = first + _skipped(uniform(key, i, draw), chance)
    while j < limit:
        if source.size > 0:
            source[count], target[count] = i, j
        draw, count = draw + 1, count + 1
        j += 1 + _skipped(uniform(key, i, draw), chance)
    return draw + 1, count


@rule
def _skipped(u: float, chance: float) -> float:
    """Pairs passed over before the next tie: geometric, from one uniform draw."""
    if chance >= 1.0:
        return 0
    if chance <= 0.0:
        return int(_BEYOND)
    return int(min(math.log(u) / math.log1p(-chance), _BEYOND))
