"""What it would be worth to know something before choosing a plan, in the unit of the gain: a parameter, or a sample.

    value = E[gain of the plan that is best by what is known] - gain of the plan that is best without knowing

Known may be a parameter (EVPPI) or what a study of one's own will have found (EVSI): the result that each world would
bring is then what the gain is regressed on. The regression is made on some of the worlds and the choice judged on the
others (cross-fitting): a fit to noise then gains nothing instead of seeming to. The interval is over the worlds.

Source: Strong, Oakley and Brennan (2014) Med Decis Making 34:311 (EVPPI), Strong, Oakley, Brennan and Breeze (2015) Med
Decis Making 35:570 (EVSI), both by regression of each plan's gain; Heath, Kunst and Jackson (2024) Value of Information
for Healthcare Decision-Making.
"""

from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics import student
from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array, Places

FOLDS, REPEATS = 5, 20
WORLDS_A_TERM = 10
"""Worlds for each term of the regression, below which only straight terms are fitted."""


class Value(NamedTuple):
    """Value of knowing, at least 0, with interval; `sure` if the interval lies above 0."""

    value: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether it is worth something beyond luck."""
        return self.low > 0


def value_of_knowing(known: Array, gains: Array, confidence: float = 0.9) -> Value:
    """From what would be known in each world, (W,) or several figures (K, W), and the gains of the plans, (P, W).

    What is missing (not a number) in a world is taken to be as it is in the middle one of the others.

    >>> size = np.linspace(-1.0, 1.0, 200)
    >>> bool(value_of_knowing(size, np.array([0 * size, size])).value > 0.2)
    True
    """
    better = gain_of_choosing(known, gains) - gains[gains.mean(axis=1).argmax()]
    mean, low, high = mean_over_worlds(better, confidence)
    return Value(max(0.0, mean), max(0.0, low), max(0.0, high))


def gain_of_choosing(known: Array, gains: Array, degree: int = 2) -> Array:
    """Gain of the plan chosen by what is known, in every world, (W,), the choice fitted without that world.

    Arguments as above. degree: of the regression in each figure; 1 is a rule of the kind "from so much on". Its mean
    less that of the best plan chosen blindly is the value of knowing, before it is cut off at 0 where luck has it
    below.

    >>> size = np.linspace(-1.0, 1.0, 200)
    >>> bool(gain_of_choosing(size, np.array([0 * size, size])).mean() > 0.2)
    True
    """
    filled = _filled(np.atleast_2d(known))
    return np.asarray(np.mean([_judged(filled, gains, seed, degree) for seed in range(REPEATS)], axis=0))


def plans_chosen(known: Array, gains: Array, at: Array, degree: int = 2) -> Places:
    """Which plan is chosen by other figures, (K, M), from what is known in worlds and the gains there: places, (M,).

    >>> size = np.linspace(-1.0, 1.0, 50)
    >>> plans_chosen(size[None, :], np.array([0 * size, size]), np.array([[-0.5, 0.5]])).tolist()
    [0, 1]
    """
    filled = _filled(np.hstack([known, at]))
    count = known.shape[1]
    return np.asarray(_smooth(filled[:, :count], gains, filled[:, count:], degree).argmax(axis=0))


def mean_over_worlds(each: Array, confidence: float = 0.9) -> tuple[float, float, float]:
    """Mean of a figure over worlds, (W,), W >= 2, and Student's interval of it.

    >>> [round(end, 2) for end in mean_over_worlds(np.array([1.0, 2.0, 3.0]))]
    [2.0, 0.31, 3.69]
    """
    mean, error = float(each.mean()), float(each.std(ddof=1) / np.sqrt(len(each)))
    half = float(student.quantile((1 + confidence) / 2, len(each) - 1)) * error
    return mean, mean - half, mean + half


def _filled(known: Array) -> Array:
    missing = ~np.isfinite(known)
    if not missing.any():
        return known
    middle = [float(np.median(row[~gone])) if not gone.all() else 0.0 for row, gone in zip(known, missing, strict=True)]
    return np.where(missing, np.array(middle)[:, None], known)


def _judged(known: Array, gains: Array, seed: int, degree: int) -> Array:
    """Gain of choosing by what is known, fitted without that world, in every world."""
    worlds = known.shape[1]
    order = np.random.default_rng([ANALYSIS_SEED, seed]).permutation(worlds)
    found = np.zeros(worlds)
    for fold in np.array_split(order, FOLDS):
        rest = np.flatnonzero(~np.isin(np.arange(worlds), fold))
        chosen = _smooth(known[:, rest], gains[:, rest], known[:, fold], degree).argmax(axis=0)
        found[fold] = gains[chosen, fold]
    return found


def _smooth(known: Array, gains: Array, at: Array, degree: int) -> Array:
    """A sum of quadratics in the scaled figures, fitted to each plan, (P, at).

    Of a figure less where it has but one or two values, and all straight where there are too few worlds.
    """
    few = known.shape[1] < WORLDS_A_TERM * 2 * len(known)
    inner, outer = [np.ones_like(known[:1])], [np.ones_like(at[:1])]
    for own, other in zip(known, at, strict=True):
        middle, width = np.median(own), max(float(np.ptp(own)), 1e-12)
        for power in range(1, 1 + min(1 if few and len(known) > 1 else degree, len(np.unique(own)) - 1)):
            inner.append(((own - middle) / width)[None, :] ** power)
            outer.append(((other - middle) / width)[None, :] ** power)
    slopes = np.linalg.lstsq(np.vstack(inner).T, gains.T, rcond=None)[0]
    return np.asarray(slopes.T @ np.vstack(outer))
