"""Tornado: one factor at a time to the low and to the high end of its range, everything else as it is.

Reads as money: what the outcome would be if this one thing were otherwise. It sees no interplay of factors; Morris and
Sobol do. Luck is shared by all points, so an effect is a mean of paired differences.
"""

from dataclasses import dataclass

import numpy as np

from loyalty_sim.statistics.bands import Array, Flags, Interval, mean_interval, simultaneous_quantile, standard_error


@dataclass(frozen=True, eq=False)
class Tornado:
    """Effects of F factors on the outcome, in its unit.

    low, high: (F,) change against the present value with each factor at an end, with interval. swing: (F,) outcome at
    the high end less outcome at the low end, with interval. reach: (F,) the largest distance between any two of low,
    present and high, which ranks the factors. sure: (F,) whether the swing, or the change to one of the ends, differs
    from 0 when all of them are tested at once at the confidence asked for.
    """

    low: Interval
    high: Interval
    swing: Interval
    reach: Array
    sure: Flags


def tornado_places(present: Array) -> Array:
    """The design: the present point, then every factor at its low end, then every factor at its high end.

    present: (F,) place of the present value in each range; it may lie outside 0 to 1. Gives (1 + 2F, F).
    """
    count = len(present)
    low, high = np.tile(present, (count, 1)), np.tile(present, (count, 1))
    np.fill_diagonal(low, 0.0)
    np.fill_diagonal(high, 1.0)
    return np.vstack([present, low, high])


def tornado(values: Array, confidence: float = 0.9) -> Tornado:
    """Analyse the outcomes of `tornado_places`, (1 + 2F, S seeds); S >= 2, else ValueError."""
    present, (low, high) = values[0], np.split(values[1:], 2)
    changes = (low - present, high - present, high - low)
    at_low, at_high, swing = (mean_interval(change.T, confidence) for change in changes)
    reach = np.ptp([np.zeros(len(low)), at_low.mean, at_high.mean], axis=0)
    return Tornado(at_low, at_high, swing, reach, _sure(np.concatenate(changes).T, confidence))


def _sure(differences: Array, confidence: float) -> Flags:
    """Per factor: whether any of its three differences, (S, 3F), lies outside the band that holds for all at once."""
    half = simultaneous_quantile(differences, confidence) * standard_error(differences)
    mean = differences.mean(axis=0)
    return np.asarray((np.abs(mean) > half).reshape(3, -1).any(axis=0))
