"""Intercepts: constants that tie the populated world to the answers it was drawn from, so that the start is a balance.

Without them the first years of every run would show the drift from a made-up start instead of the effect of a decision.
"""

from collections.abc import Sequence
from statistics import NormalDist
from typing import Any

import numpy as np

from loyalty_sim.compiled import kernel, plain
from loyalty_sim.theory.customers import beliefs, quality
from loyalty_sim.theory.customers.choice import ChoiceParameters
from loyalty_sim.theory.employees import failure, workload
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.birth import taste
from loyalty_sim.world.columns import Customers, Table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import Purpose, make_key
from loyalty_sim.world.real import real

_TASTE = int(Purpose.TASTE)
NOISES = np.array([NormalDist().inv_cdf((n + 0.5) / 9.0) for n in range(9)])
SAMPLE = 4096
SAMPLE_SEED = 0
ROUNDS = 8
MOST_ROUNDS = 500
CLOSE_SHARES = 1e-6
MOST_ROWS = 50_000


def appeal_for(shares: np.ndarray, p: ChoiceParameters) -> np.ndarray:
    """Brand strength of every firm that gives these starting shares among customers with keyed tastes.

    The contraction of Berry 1994 (RAND J Econ 25:242) on a fixed sample of customers. Firms of equal share are equally
    strong: what the sample finds between them is chance.
    """
    tastes = np.empty((SAMPLE, len(shares)))
    sample_tastes(tastes)
    tastes *= p.taste_scale
    appeal = np.log(shares)
    for _ in range(MOST_ROUNDS):
        u = (appeal + tastes) / p.noise_scale
        odds = np.exp(u - u.max(axis=1, keepdims=True))
        predicted = (odds / odds.sum(axis=1, keepdims=True)).mean(axis=0)
        appeal = appeal + p.noise_scale * (np.log(shares) - np.log(predicted))
        if np.abs(predicted - shares).max() < CLOSE_SHARES:
            break
    equal = np.isclose(shares[:, None], shares, rtol=1e-9)
    appeal = (equal * appeal).sum(axis=1) / equal.sum(axis=1)
    return appeal - appeal.mean()


@kernel
def sample_tastes(tastes: np.ndarray) -> None:
    """Fill tastes (customers, firms) with those of a fixed sample of customers."""
    key = make_key(SAMPLE_SEED, _TASTE, 0)
    for who in range(tastes.shape[0]):
        for firm in range(tastes.shape[1]):
            tastes[who, firm] = taste(key, who, firm)


def perception_intercepts(customers: Customers, firms: Table, theory: Any, constants: Constants) -> Constants:
    """Constants with the intercept of perceived quality and the image of usual service, given the settled customers.

    That of judgements (week.first_judgements) needs the service that employees give.
    """
    intercept = constants.usual_quality
    for _ in range(ROUNDS):
        intercept += constants.usual_quality - mean_quality(customers, intercept, 1.0, theory)
    seen, image = mean_quality(customers, intercept, 0.0, theory), constants.usual_image
    for _ in range(ROUNDS):
        image += constants.usual_quality - mean_belief(customers, image, theory)
    firms.image[:] = image
    firms.public[:] = image
    return constants._replace(quality_intercept=intercept, usual_seen=seen, usual_image=image)


@kernel
def mean_quality(customers: Customers, intercept: float, share: float, packed: Sequence[Theory]) -> float:
    """Mean perceived quality of the usual service with its failures over (the first 50,000) customers and noise.

    share: how much of a customer's leniency colours what is perceived; 1 all of it, 0 none.
    """
    theory = packed[0]
    total = 0.0
    damage = failure.damage_of(theory.failure.gravity, theory.failure)
    rows = min(len(customers.alive), MOST_ROWS)
    for i in range(rows):
        lenient = share * real(customers.leniency[i])
        failing = failure.happens(theory.failure.usual, real(customers.leniency[i]), theory.failure)
        for z in NOISES:
            mood = quality.mood(intercept, lenient, theory.quality.noise, z)
            fine, failed = quality.perceived(mood, 0.0), quality.perceived(mood, -damage)
            total += fine + failing * (failed - fine)
    return total / (rows * len(NOISES))


@kernel
def mean_belief(customers: Customers, image: float, packed: Sequence[Theory]) -> float:
    """Mean of what customers expect to meet at a firm with this image, of which they know nothing themselves."""
    theory = packed[0]
    total = 0.0
    rows = min(len(customers.alive), MOST_ROWS)
    for i in range(rows):
        total += beliefs.as_met(image, real(customers.leniency[i]), theory.beliefs)
    return total / rows


def usual_capacity(
    customers: Customers, sites: Table, wage: float, cover_spend: np.ndarray, constants: Constants
) -> Constants:
    """Constants with the capacity of a position that makes the usual demand meet the usual utilisation."""
    demand = float(np.sum(customers.need_rate, dtype=np.float64))
    positions = float(np.sum(sites.usual_positions)) + float(cover_spend.sum()) / max(wage, 1e-9)
    capacity = plain(workload.capacity_per_position)(demand, positions, constants.utilisation)
    return constants._replace(capacity_per_position=capacity)
