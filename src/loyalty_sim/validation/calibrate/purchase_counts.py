"""Counts of purchases: the negative binomial distribution, of everybody or of those only who came at all.

Ehrenberg 1959 J R Stat Soc C 8:26 (NBD: Poisson purchases at gamma-distributed rates); zero-truncated: a log of
purchases names nobody who did not come, so the counts are those of an NBD given that they are not 0.
"""

from typing import NamedTuple

import numpy as np

SHAPES = (0.05, 200.0)


class Nbd(NamedTuple):
    """mean: purchases of a customer in the period. shape: of the gamma distribution of rates; inf: all alike.

    came: share of customers who bought at all.
    """

    mean: float
    shape: float
    came: float


def nbd_by_moments(counts: np.ndarray) -> Nbd:
    """From the counts of everybody, zeros among them, by mean and variance.

    >>> import numpy as np
    >>> nbd_by_moments(np.array([0.0, 0.0, 1.0, 2.0, 5.0])).mean
    1.6
    """
    mean, excess = float(counts.mean()), float(counts.var(ddof=1) - counts.mean())
    return Nbd(mean, mean**2 / excess if excess > 0 else np.inf, float(np.mean(counts > 0)))


def nbd_of_those_who_came(counts: np.ndarray) -> Nbd:
    """From counts of 1 and more, by maximum likelihood of the zero-truncated distribution."""
    from scipy.optimize import minimize

    values, times = np.unique(counts, return_counts=True)
    seen = float(counts.mean())
    if seen <= 1.0:
        raise ValueError("nobody came twice")

    def misfit(at: np.ndarray) -> float:
        mean, shape = np.exp(at)
        return -float(times @ _truncated(values, mean, shape))

    low, high = np.log(SHAPES)
    span = ((np.log(1e-3), np.log(seen * 2)), (low, high))
    tries = [
        minimize(misfit, (np.log(seen), np.log(shape)), bounds=span, method="L-BFGS-B") for shape in (0.5, 2.0, 20.0)
    ]
    mean, shape = np.exp(min(tries, key=lambda each: each.fun).x)
    came = -np.expm1(-shape * np.log1p(mean / shape))
    return Nbd(float(mean), float(shape) if shape < 0.99 * SHAPES[1] else np.inf, float(came))


def _truncated(values: np.ndarray, mean: float, shape: float) -> np.ndarray:
    """Logarithm of the chance of each count, given that it is not 0."""
    from scipy.special import gammaln

    chance = gammaln(values + shape) - gammaln(shape) - gammaln(values + 1.0)
    chance += shape * np.log(shape / (shape + mean)) + values * np.log(mean / (shape + mean))
    nobody = -shape * np.log1p(mean / shape)
    return np.asarray(chance - np.log(-np.expm1(nobody)))
