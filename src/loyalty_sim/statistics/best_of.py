"""Which of several is best: with what probability, and intervals that hold together, so that the best is not flattered.

Who picks the largest of several estimates picks luck too, and one interval in ten of 90 % misses. So intervals of K - 1
differences are each taken at the confidence at which all of them hold together (Bonferroni). If with these every
difference of one arm to the others lies above 0, that arm is best: the statement is wrong no more often than said,
whichever arm it is made of, since it holds for the one that is best in truth (Hsu 1984, multiple comparisons with the
best).
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array
from loyalty_sim.statistics.in_full import Cells, spreads

RESAMPLES = 2_000


def of_each(confidence: float, differences: int) -> float:
    """The confidence of each of so many intervals with which all hold together.

    >>> round(of_each(0.9, 1), 4), round(of_each(0.9, 3), 4)
    (0.9, 0.9667)
    """
    return 1 - (1 - confidence) / max(1, differences)


def chances_by_luck(values: Array) -> Array:
    """Probability of each arm to have the highest mean, (K,). values: (S, K) paired along the seeds, S >= 2.

    The share of resampled seeds in which it has.

    >>> chances_by_luck(np.array([[0.0, 1.0], [5.0, 6.0], [2.0, 3.0]])).tolist()
    [0.0, 1.0]
    """
    count = len(values)
    drawn = np.random.default_rng(ANALYSIS_SEED).multinomial(count, np.full(count, 1 / count), RESAMPLES)
    return _shares(drawn @ values / count, np.ones(RESAMPLES))


def chances_over_worlds(arms: Sequence[Cells], seeds: int) -> Array:
    """Probability of each arm to be best in the true world, (K,). arms: of each, in the same worlds.

    Each world counts by how far its arms lie apart, drawn together to what a mean over so many seeds leaves of luck.

    >>> rng = np.random.default_rng(1)
    >>> world = rng.normal(0, 9, (10, 1, 1)) + np.zeros((10, 1, 2))
    >>> two = [Cells(world + each, np.full(30, each)) for each in (0.0, 1.0)]
    >>> chances_over_worlds(two, seeds=20).tolist()
    [0.0, 1.0]
    """
    values = np.array([each.points[0] for each in arms])
    there, weights = np.isfinite(values).all(axis=0), arms[0].points[1]
    if there.sum() < 2:
        return np.full(len(arms), np.nan)
    raw, wanted = np.sum([spreads(one.less(other), seeds) for one, other in combinations(arms, 2)], axis=0)
    known, weights = values[:, there], weights[there] / weights[there].sum()
    mean = known @ weights
    apart = (known - known.mean(axis=0)) - (mean - mean.mean())[:, None]
    drawn = mean[:, None] + apart * (np.sqrt(wanted / raw) if raw > 0 else 0.0)
    return _shares(drawn.T, weights)


def _shares(values: Array, weights: Array) -> Array:
    """Share of rows in which each column is highest, (K,); equals share a row."""
    highest = values >= values.max(axis=1, keepdims=True)
    shares = weights @ (highest / highest.sum(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum())
