"""Where to stop spending: the best level and the break-even level, with bootstrap intervals over the seeds."""

from dataclasses import dataclass

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array

RESAMPLES = 500
GRID = 601


@dataclass(frozen=True)
class Estimate:
    """A level with its interval, in the unit of the levels."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Optimum:
    """best: level with the highest outcome among the tested range (an end of the range if the curve has no peak).

    break_even: highest level, from the baseline up, at which the outcome is still at least that of the baseline. It
    equals the baseline if every step up loses, and the last level if the range tested never reaches it.
    """

    best: Estimate
    break_even: Estimate


def optimum(levels: Array, values: Array, baseline: int, confidence: float = 0.9) -> Optimum:
    """Best and break-even level of the mean curve, a cubic spline through the levels.

    levels: (L,) increasing; values: (S, L) paired along the seeds. The intervals are percentiles over resampled seeds.

        >>> levels = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
        >>> hill = 9.0 - (levels - 2.5) ** 2
        >>> found = optimum(levels, np.array([hill, hill + 1.0, hill + 2.0]), baseline=0)
        >>> round(found.best.value, 1)
        2.5
    """
    best, even = drawn(levels, values, baseline)
    return Optimum(best=_estimate(best, confidence), break_even=_estimate(even, confidence))


def drawn(levels: Array, values: Array, baseline: int) -> tuple[Array, Array]:
    """Best and break-even level, each (1 + R,): of the mean curve first, then of curves of resampled seeds.

    levels: (L,) increasing; values: (S, L) paired along the seeds; baseline: index of the status quo.

        >>> levels = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
        >>> best, even = drawn(levels, np.array([3.0 * levels - levels**2] * 5), baseline=0)
        >>> float(best[0].round(1)), float(even[0].round(1))
        (1.5, 3.0)
    """
    from scipy.interpolate import CubicSpline  # imports half of SciPy, for this

    grid = np.linspace(levels[0], levels[-1], GRID)
    effects = CubicSpline(levels, values - values[:, [baseline]], axis=1)(grid)
    shares = np.random.default_rng(ANALYSIS_SEED).multinomial(
        len(values), np.full(len(values), 1 / len(values)), RESAMPLES
    )
    curves = np.vstack([effects.mean(axis=0), shares @ effects / len(values)])
    return grid[curves.argmax(axis=1)], _last_not_below_zero(grid, curves, float(levels[baseline]))


def _last_not_below_zero(grid: Array, curves: Array, start: float) -> Array:
    from_start = grid >= start
    at_least_zero = curves[:, from_start] >= 0
    last = at_least_zero.shape[1] - 1 - at_least_zero[:, ::-1].argmax(axis=1)
    return np.where(at_least_zero.any(axis=1), grid[from_start][last], start)


def _estimate(draws: Array, confidence: float) -> Estimate:
    """First draw is the estimate itself, the others are its resamples."""
    low, high = np.quantile(draws[1:], [(1 - confidence) / 2, (1 + confidence) / 2])
    return Estimate(float(draws[0]), min(float(low), float(draws[0])), max(float(high), float(draws[0])))
