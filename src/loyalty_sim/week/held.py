"""What holds a customer and what draws elsewhere, as choice, stated intention and the kinds of customer read it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import intention, loyalty
from loyalty_sim.theory.firms import offer
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context, context
from loyalty_sim.world.columns import BARRIERS, Customers
from loyalty_sim.world.real import at, of_hundredths, real, rows


@part
def barrier(i: int, firm: int, customers: Customers, w: Context, theory: Theory) -> float:
    """Barrier, in utility, that holds customer i at a firm."""
    share = w.constants.barrier_shares[customers.barrier[i]]
    return offer.barrier(share, w.constants.mean_barrier, w.firms.capability[firm, BARRIERS], theory.offer)


@part
def cheapest(log_price: np.ndarray) -> float:
    """Logarithm of the lowest price."""
    lowest = log_price[0]
    for firm in range(1, len(log_price)):
        lowest = min(lowest, log_price[firm])
    return lowest


@part
def bound(barrier: float, w: Context, theory: Theory) -> float:
    """How much more than usual this barrier is felt to hold."""
    return intention.held(barrier, theory.intention) - w.constants.usual_held


@part
def accustomed(i: int, customers: Customers, w: Context, theory: Theory) -> float:
    """How much more than usual the customer is used to the provider."""
    return loyalty.habit(float(w.week - int(customers.since[i])), theory.loyalty) - w.constants.usual_habit


@part
def better(i: int, customers: Customers, w: Context) -> float:
    """How much better than usual the best other firm is thought to be than the own one."""
    best = of_hundredths(customers.alternative[i])
    return intention.advantage(best, real(customers.quality[i])) - w.constants.usual_advantage


@part
def leaning(i: int, barrier: float, dear: float, customers: Customers, w: Context, theory: Theory) -> float:
    """Leaning of customer i to buy again; barrier: the customer's own; dear: log price above the cheapest firm."""
    satisfied = real(customers.satisfaction[i])
    liking = intention.liking(satisfied, real(customers.loyalty[i]), real(customers.grievance[i]), theory.intention)
    moored = intention.moored(
        bound(barrier, w, theory), satisfied, accustomed(i, customers, w, theory), theory.intention
    )
    drawn = intention.drawn(better(i, customers, w), real(customers.price_sensitivity[i]), dear, theory.intention)
    return intention.leaning(liking, moored, drawn)


@kernel
def barriers_of(
    chosen: np.ndarray, barriers: np.ndarray, customers: Customers, w: Context, packed: Sequence[Theory]
) -> None:
    """Fill in the barrier of the customers in the chosen rows (n,); 0 for who has no provider."""
    theory = packed[0]
    for n in rows(0, len(chosen)):
        i = at(chosen[n])
        firm = int(customers.provider[i])
        barriers[n] = barrier(i, firm, customers, w, theory) if firm >= 0 else 0.0


def barriers(market: Any, rows: np.ndarray) -> np.ndarray:
    """Barrier, in utility, of each of these customers at the provider; nothing is changed by looking."""
    found = np.zeros(len(rows))
    chosen = np.asarray(rows, np.int64)
    with np.errstate(over="ignore"):
        market.kernel(barriers_of)(chosen, found, market.world.customers, context(market), market.packed)
    return found
