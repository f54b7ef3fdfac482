"""An answer under several theories, each with luck of its own: the interval over both, and the share of each.

Every theory gives a mean over seeds with its standard error. The mixture believes each theory by its weight, and within
it a Student's t around the mean. Its variance is that between the theories' means plus the mean of their own.
"""

from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics import student
from loyalty_sim.statistics.bands import Array, standard_error

POINTS = 199
TINY = 1e-12


class Mixture(NamedTuple):
    """Over K theories, for every one of L answers: mean, interval, and the share of the variance that is theory."""

    mean: Array
    low: Array
    high: Array
    share: Array


def mixture(samples: Array, weights: Array, confidence: float = 0.9) -> Mixture:
    """samples: (K theories, S seeds, L answers), S >= 2; weights: (K,), summing to 1.

    Where neither theory nor luck leaves a doubt, the share of theory is 0.

        >>> two = np.array([[[1.0], [1.2]], [[3.0], [3.2]]])
        >>> found = mixture(two, np.array([0.5, 0.5]))
        >>> round(float(found.mean[0]), 2), round(float(found.share[0]), 2)
        (2.1, 0.99)
    """
    means, errors = _means(samples)
    middle = weights @ means
    between, within = weights @ (means - middle) ** 2, weights @ errors**2
    share = np.where(between + within > TINY, between / np.maximum(between + within, TINY), 0.0)
    places = student.quantile((np.arange(POINTS) + 0.5) / POINTS, samples.shape[1] - 1)
    draws = means[:, None, :] + places[:, None] * errors[:, None, :]
    each = np.repeat(weights / POINTS, POINTS)
    flat = draws.reshape(-1, draws.shape[-1])
    low, high = (quantile(flat, each, (1 + sign * confidence) / 2) for sign in (-1, 1))
    return Mixture(middle, low, high, share)


def above(samples: Array, weights: Array, limit: float) -> Array:
    """Probability that each answer lies above a limit, (L,); samples and weights as in `mixture`.

    >>> above(np.array([[[0.9], [1.1]], [[3.0], [3.2]]]), np.array([0.5, 0.5]), 1.0).round(2).tolist()
    [0.74]
    """
    means, errors = _means(samples)
    sure = student.beyond((limit - means) / np.maximum(errors, TINY), samples.shape[1] - 1)
    return np.asarray(weights @ sure)


def quantile(values: Array, weights: Array, share: float) -> Array:
    """Weighted quantile over the first axis. values: (N, ...); weights: (N,), summing to 1.

    >>> quantile(np.array([1.0, 2.0, 9.0]), np.array([0.2, 0.2, 0.6]), 0.5).tolist()
    9.0
    """
    order = np.argsort(values, axis=0)
    sums = np.cumsum(weights[order], axis=0)
    first = np.minimum((sums < share - TINY).sum(axis=0), len(values) - 1)
    ordered = np.take_along_axis(values, order, axis=0)
    return np.asarray(np.take_along_axis(ordered, np.expand_dims(first, 0), axis=0)[0])


def _means(samples: Array) -> tuple[Array, Array]:
    return samples.mean(axis=1), np.array([standard_error(each) for each in samples])
