"""What holds the settled customers on average: the mean barrier, and what is usual of what stated intention reads.

A trade's switching cost is the barrier that would keep as many of them, were it the same for all.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from loyalty_sim.compiled import kernel, plain
from loyalty_sim.theory.customers import barriers, choice, delight, intention, loyalty, satisfaction
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.birth import taste
from loyalty_sim.world.columns import Customers, Table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import Purpose, identity, make_key
from loyalty_sim.world.real import real, rows
from loyalty_sim.world.recall import attachment_left
from loyalty_sim.world.regard import counted_of

_TASTE = int(Purpose.TASTE)
MOST_ROWS, SHARES, GROUPS, HALVINGS, MOST = 2048, 64, 128, 40, 1e6


def usual_wandering(barriers: np.ndarray, customers: Customers, packed: Sequence[Theory]) -> float:
    """Part of looking around that delight leaves, on the mean of the first customers; barriers: of all customers."""
    left = np.zeros(min(len(customers.alive), MOST_ROWS))
    left_wandering(left, barriers, customers, packed)
    return float(np.mean(left))


@kernel
def left_wandering(left: np.ndarray, barriers: np.ndarray, customers: Customers, packed: Sequence[Theory]) -> None:
    """Fill in the part of looking around that delight leaves of the first customers."""
    theory = packed[0]
    for i in rows(0, len(left)):
        left[i] = delight.wandering(real(customers.satisfaction[i]), barriers[i], theory.delight)


def usual_hold(
    customers: Customers, firms: Table, packed: Sequence[Theory], constants: Constants, seed: int
) -> Constants:
    """Constants with the mean barrier, and the means of being held, of habit and of the best other firm's advantage."""
    lead = np.zeros(min(len(customers.alive), MOST_ROWS))
    leads(lead, customers, firms, packed, constants, seed)
    mean = mean_barrier(lead, constants, packed[0])
    shares = constants.barrier_shares if packed[0].barriers.on else np.zeros_like(constants.barrier_shares)
    held: Any = shares * mean
    tenure: Any = -customers.since.astype(float)
    best: Any = 0.01 * customers.alternative.astype(float)
    own: Any = customers.quality.astype(float)
    return constants._replace(
        barrier_shares=shares,
        mean_barrier=mean,
        usual_held=float(np.mean(plain(intention.held)(held, packed[0].intention))),
        usual_wandering=usual_wandering(held[customers.barrier], customers, packed),
        usual_habit=float(np.mean(plain(loyalty.habit)(tenure, packed[0].loyalty))),
        usual_advantage=float(np.mean(plain(intention.advantage)(best, own))),
    )


@kernel
def leads(
    lead: np.ndarray, customers: Customers, firms: Table, packed: Sequence[Theory], constants: Constants, seed: int
) -> None:
    """Fill in by how much utility all other firms together lead the provider of the first customers, barriers apart."""
    theory = packed[0]
    scale, key = theory.choice.noise_scale, make_key(seed, _TASTE, 0)
    for i in rows(0, len(lead)):
        who, own = identity(i, customers.generation[i]), int(customers.provider[i])
        others, mine = 0.0, 0.0
        for firm in range(len(firms.price)):
            here = firm == own
            known = satisfaction.quality_behind(real(customers.satisfaction[i]), constants.satisfaction_above)
            offer = choice.offered(
                known if here else counted_of(i, firm, customers, firms, theory.beliefs),
                firms.appeal[firm],
                taste(key, who, firm),
                attachment_left(i, firm, 0, customers, theory.former_firms),
                math.log(firms.price[firm]),
                real(customers.price_sensitivity[i]),
                firms.attraction[firm],
                0.0,
                theory.choice,
            )
            if here:
                bond, grievance = real(customers.bond[i]), real(customers.grievance[i])
                hold = choice.holding(real(customers.loyalty[i]), bond, 0.0, 0.0, grievance, 0.0, 0.0, theory.choice)
                mine = choice.own_utility(offer, hold, 0.0)
            else:
                others += math.exp(choice.utility(offer, 0.0) / scale)
        lead[i] = scale * math.log(others) - mine if others > 0.0 else -mine


def mean_barrier(lead: np.ndarray, constants: Constants, theory: Theory) -> float:
    """Mean barrier that keeps as many of customers with these leads as the trade's switching cost for all alike."""
    cost, noise, step = constants.mean_barrier, theory.choice.noise_scale, len(constants.barrier_shares) // SHARES
    if constants.barrier_shares[0] == constants.barrier_shares[-1]:
        return cost
    shares: Any = constants.barrier_shares[step // 2 :: step, None]
    chance: Any = barriers.leaves
    lead = means_of_groups(lead)
    aim, low, high = float(np.mean(chance(cost, lead, noise))), 0.0, cost
    while float(np.mean(chance(shares * high, lead, noise))) > aim and high < MOST:
        high *= 2.0
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if float(np.mean(chance(shares * middle, lead, noise))) > aim else (low, middle)
    return 0.5 * (low + high)


def means_of_groups(values: np.ndarray) -> Any:
    """The values in rising order, put together in groups of like ones that are about as large: (groups,) means.

    A smooth function has nearly the same mean over these as over all of the values, for less.

        >>> means_of_groups(np.array([3.0, 1.0, 2.0]))
        array([1., 2., 3.])
    """
    parts = np.array_split(np.sort(values), min(GROUPS, len(values)))
    return np.array([part.mean() for part in parts])
