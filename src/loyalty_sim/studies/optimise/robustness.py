"""How plans fare in worlds with other parameters."""

from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array


class Robust(NamedTuple):
    """How plans fare over worlds, (P,) each.

    mean: gain. low: the gain that nine worlds in ten exceed. ahead: share of worlds in which the plan beats today.
    regret: mean of the best plan of each world less this one. worst: the largest of these.
    """

    mean: Array
    low: Array
    ahead: Array
    regret: Array
    worst: Array


def robustness(gains: Array) -> Robust:
    """From gains against today, (P plans, W worlds); today itself, 0, is one of the choices."""
    gains = np.ascontiguousarray(gains)  # sums of the same order, and so the same to the last digit, when loaded again
    best = np.maximum(gains.max(axis=0), 0.0)
    lost = best - gains
    low = np.quantile(gains, 0.1, axis=1)
    return Robust(gains.mean(axis=1), low, (gains > 0).mean(axis=1), lost.mean(axis=1), lost.max(axis=1))
