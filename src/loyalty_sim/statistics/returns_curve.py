"""The statistics of a returns curve: effect, marginal return, best level, break-even and shape, each with its doubt."""

from dataclasses import dataclass

import numpy as np

from loyalty_sim.statistics.bands import Array, Band, Interval, mean_interval, paired_band
from loyalty_sim.statistics.optimum import Estimate, optimum
from loyalty_sim.statistics.shape import Shape, classify_shape


@dataclass(frozen=True, eq=False)
class ReturnsCurve:
    """What the runs say about one lever.

    levels: (L,) money spent (or another unit of the lever), increasing; baseline: index of the status quo.
    effect: paired difference of the outcome to the baseline at every level, with interval and simultaneous band.
    marginal: (L - 1,) outcome gained per unit of level between a level and the next one.
    best, break_even: see `Optimum`. shape: of `gross` where it was given, else of the outcome.
    """

    levels: Array
    baseline: int
    confidence: float
    effect: Band
    marginal: Interval
    best: Estimate
    break_even: Estimate
    shape: Shape


def returns_curve(
    levels: Array,
    values: Array,
    baseline: int,
    confidence: float = 0.9,
    gross: Array | None = None,
    negligible: float | None = None,
) -> ReturnsCurve:
    """Analyse one lever.

    levels: (L,) increasing, L >= 4; values: (S seeds, L) outcome, row s under the same luck throughout, S >= 3.
    gross: (S, L) outcome before the spend itself, on which the shape is judged, so that a cost that is linear by nature
    cannot bend it; `values` if absent. negligible: see `classify_shape`. Raises ValueError if shapes disagree.

        >>> levels = np.linspace(0.0, 4.0, 9)
        >>> luck = np.array([[0.0], [0.1], [-0.2], [0.3], [0.2], [-0.1]])
        >>> found = returns_curve(levels, 4.0 * levels**0.5 - levels + luck, baseline=0, gross=4.0 * levels**0.5 + luck)
        >>> found.shape.verdict, round(found.best.value, 1)
        ('diminishing', 4.0)
    """
    levels, values = np.asarray(levels, dtype=float), np.asarray(values, dtype=float)
    gross = values if gross is None else np.asarray(gross, dtype=float)
    if values.shape[1:] != levels.shape or gross.shape != values.shape or np.any(np.diff(levels) <= 0):
        raise ValueError("values must be seeds x levels, and levels must increase")
    found = optimum(levels, values, baseline, confidence)
    return ReturnsCurve(
        levels=levels,
        baseline=baseline,
        confidence=confidence,
        effect=paired_band(values, baseline, confidence),
        marginal=mean_interval(np.diff(values, axis=1) / np.diff(levels), confidence),
        best=found.best,
        break_even=found.break_even,
        shape=classify_shape(levels, gross, baseline, negligible),
    )
