"""How sure an effect is: pointwise intervals and a simultaneous band for paired differences under common luck.

Seeds are the replications. Under common luck every seed is run at every level, so an effect is the mean over seeds of
`value at the level - value at the baseline`, and its error comes from the spread of that difference alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loyalty_sim.statistics import student

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
SIMULATIONS = 4000
ANALYSIS_SEED = 20_260_101  # fixes the simulated quantile, so that one set of runs has one answer


@dataclass(frozen=True, eq=False)
class Interval:
    """A mean with its interval, all arrays of the same shape and in the unit of what was averaged."""

    mean: Array
    low: Array
    high: Array


@dataclass(frozen=True, eq=False)
class Band:
    """Effect at each level with a pointwise interval and a band that holds at all levels at once.

    mean, low, high: (L,) paired mean and pointwise interval, in the unit of the values.
    band_low, band_high: (L,) simultaneous band: it contains the whole true curve with the stated confidence.
    """

    mean: Array
    low: Array
    high: Array
    band_low: Array
    band_high: Array


def mean_interval(samples: Array, confidence: float = 0.9) -> Interval:
    """Student's t interval of the mean over the first axis. samples: (S seeds, ...); S >= 2, else ValueError.

    What is missing (not a number) is left out: of a firm without customers there is no satisfaction to average. Where
    fewer than two seeds have a value there is no interval.

    >>> found = mean_interval(np.array([1.0, 2.0, 3.0]))
    >>> round(float(found.low), 2), float(found.mean), round(float(found.high), 2)
    (0.31, 2.0, 3.69)
    """
    error, there = standard_error(samples), (~np.isnan(samples)).sum(axis=0)
    mean = mean_of_known(samples)
    half = student.quantile((1 + confidence) / 2, np.maximum(there - 1, 1)) * error
    return Interval(mean, mean - half, mean + half)


def mean_of_known(samples: Array) -> Array:
    """Mean over the first axis of what is not missing; not a number where all is.

    >>> float(mean_of_known(np.array([1.0, np.nan, 3.0])))
    2.0
    """
    there = (~np.isnan(samples)).sum(axis=0)
    return np.where(there > 0, np.nansum(samples, axis=0) / np.maximum(there, 1), np.nan)


def paired_band(values: Array, baseline: int, confidence: float = 0.9) -> Band:
    """Effect of every level against the baseline level.

    values: (S seeds, L levels), paired along the seeds; baseline: index of the status quo, where the effect is 0.
    confidence: of each pointwise interval and of the whole band, in (0, 1). Raises ValueError for fewer than two seeds.

        >>> band = paired_band(np.array([[0.0, 1.0, 2.0], [5.0, 6.5, 7.0], [9.0, 9.5, 12.0]]), baseline=0)
        >>> band.mean.round(2).tolist()
        [0.0, 1.0, 2.33]
    """
    differences = values - values[:, [baseline]]
    point = mean_interval(differences, confidence)
    half = simultaneous_quantile(differences, confidence) * standard_error(differences)
    return Band(point.mean, point.low, point.high, point.mean - half, point.mean + half)


def standard_error(samples: Array) -> Array:
    """Standard error of the mean over the first axis; what is missing (not a number) is left out.

    >>> round(float(standard_error(np.array([1.0, 2.0, 3.0]))), 3)
    0.577
    """
    if len(samples) < 2:
        raise ValueError("an interval needs at least two seeds")
    there = (~np.isnan(samples)).sum(axis=0)
    if (there == len(samples)).all():
        return np.asarray(samples.std(axis=0, ddof=1) / np.sqrt(len(samples)))
    mean = np.nansum(samples, axis=0) / np.maximum(there, 1)
    squares = np.nansum((samples - mean) ** 2, axis=0)
    return np.where(there > 1, np.sqrt(squares / np.maximum(there - 1, 1) / np.maximum(there, 1)), np.nan)


def simultaneous_quantile(differences: Array, confidence: float) -> float:
    """Quantile of the largest |t| over the levels: a simulated multivariate t with the estimated correlation.

    Of the seeds that have a value at every level; not a number with fewer than two of them.

    Source: Hothorn, Bretz and Westfall (2008), Simultaneous inference in general parametric models.

        >>> one = simultaneous_quantile(np.array([[1.0], [2.0], [4.0], [3.0]]), 0.9)
        >>> round(one, 1)  # of one level it is about the t quantile of three degrees of freedom, 2.35
        2.3
    """
    differences = differences[~np.isnan(differences).any(axis=1)]
    seeds = len(differences)
    if seeds < 2:
        return np.nan
    moving = differences[:, differences.std(axis=0) > 0]
    if moving.shape[1] == 0:
        return 0.0
    rng = np.random.default_rng(ANALYSIS_SEED)
    strength, direction = np.linalg.eigh(np.atleast_2d(np.corrcoef(moving, rowvar=False)))
    root = direction * np.sqrt(np.maximum(strength, 0.0))
    spread = np.sqrt(rng.chisquare(seeds - 1, SIMULATIONS) / (seeds - 1))
    largest = np.abs(rng.standard_normal((SIMULATIONS, len(root))) @ root.T).max(axis=1) / spread
    return float(np.quantile(largest, confidence))
