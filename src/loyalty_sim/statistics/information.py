"""What it would be worth to know a parameter before choosing a plan (EVPPI), in the unit of the gain.

value = E[gain of the plan that is best for the parameter's value] - gain of the plan that is best without knowing.
Source: Strong, Oakley and Brennan (2014) Med Decis Making 34:311, regression of each plan's gain on the parameter. The
regression is made on some of the worlds and the choice judged on the others (cross-fitting): a fit to noise then gains
nothing instead of seeming to. The interval is over the worlds.
"""

from typing import NamedTuple

import numpy as np
from scipy.stats import t as student

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array

FOLDS, REPEATS = 5, 20


class Value(NamedTuple):
    """Value of knowing, at least 0, with interval; `sure` if the interval lies above 0."""

    value: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether it is worth something beyond luck."""
        return self.low > 0


def value_of_knowing(parameter: Array, gains: Array, confidence: float = 0.9) -> Value:
    """From the values of one parameter, (W,), and the gains of the plans to choose from, (P, W).

    >>> size = np.linspace(-1.0, 1.0, 200)
    >>> bool(value_of_knowing(size, np.array([0 * size, size])).value > 0.2)
    True
    """
    better = np.mean([_judged(parameter, gains, seed) for seed in range(REPEATS)], axis=0)
    mean, error = float(better.mean()), float(better.std(ddof=1) / np.sqrt(len(better)))
    half = float(student.ppf((1 + confidence) / 2, len(better) - 1)) * error
    return Value(max(0.0, mean), max(0.0, mean - half), max(0.0, mean + half))


def _judged(parameter: Array, gains: Array, seed: int) -> Array:
    """Gain of choosing by the parameter, fitted without that world, less gain of choosing without, in every world."""
    worlds, default = len(parameter), gains.mean(axis=1).argmax()
    order = np.random.default_rng([ANALYSIS_SEED, seed]).permutation(worlds)
    better = np.zeros(worlds)
    for fold in np.array_split(order, FOLDS):
        rest = np.setdiff1d(order, fold)
        chosen = _smooth(parameter[rest], gains[:, rest], parameter[fold]).argmax(axis=0)
        better[fold] = gains[chosen, fold] - gains[default, fold]
    return better


def _smooth(x: Array, gains: Array, at: Array) -> Array:
    """A quadratic in the scaled parameter, fitted to each plan, (P, at); less where it has but one or two values."""
    degree = min(2, len(np.unique(x)) - 1)
    middle, width = np.median(x), max(float(np.ptp(x)), 1e-12)
    fits = np.polynomial.polynomial.polyfit((x - middle) / width, gains.T, degree)
    return np.asarray(np.polynomial.polynomial.polyval((at - middle) / width, fits))
