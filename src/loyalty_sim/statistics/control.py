"""A control chart: from when on a weekly figure is worse than it was, with a stated chance of a false alarm.

    level  = fresh figure + (1 - fresh) level                   (from the mean of the weeks before on)
    alarm  = level beyond mean - limit spread                   (on the side of what is worse)

Mean and spread are those of the weeks before. The limit is such that of figures that are independent and normally
distributed and do not change a stated share raises an alarm within a year, the error of mean and spread included.
Source: Roberts 1959 Technometrics 1:239 (exponentially weighted moving average).
"""

from functools import cache

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array, Places

FRESH = 0.2
YEAR = 52
SIMULATED = 4_000


def averaged(figures: Array, before: int) -> Array:
    """The level after each of the weeks behind the first `before`, in spreads above their mean: (R, weeks - before).

    figures: (R, weeks); a missing one leaves the level as it is.

        >>> averaged(np.array([[1.0, 3.0, np.nan, 2.0 + np.sqrt(2.0)]]), 2).round(3).tolist()
        [[0.0, 0.2]]
    """
    first = figures[:, :before]
    mean, spread = np.nanmean(first, axis=1), np.nanstd(first, axis=1, ddof=1)
    away = (figures[:, before:] - mean[:, None]) / np.where(spread > 0, spread, np.nan)[:, None]
    level, found = np.zeros(len(figures)), np.zeros(away.shape)
    for week, fresh in enumerate(np.where(np.isfinite(away), away, np.nan).T):
        level = np.where(np.isnan(fresh), level, FRESH * fresh + (1 - FRESH) * level)
        found[:, week] = level
    return found


@cache
def limit(before: int, false_alarms: float) -> float:
    """The limit in spreads for so many weeks before and such a share of false alarms within a year.

    >>> 1.0 < limit(52, 0.05) < 1.8
    True
    """
    rng = np.random.default_rng(ANALYSIS_SEED)
    lowest = averaged(rng.standard_normal((SIMULATED, before + YEAR)), before).min(axis=1)
    return float(-np.quantile(lowest, false_alarms))


def alarms(figures: Array, before: int, false_alarms: float, better: int = 1) -> Places:
    """Weeks after the first `before` until the alarm, from 1, by row, (R,); 0 for none. better: the sign of good.

    >>> steady = np.tile([79.0, 81.0], 26)
    >>> alarms(np.array([[*steady, 80.0, 80.0], [*steady, 60.0, 60.0]]), 52, 0.05).tolist()
    [0, 1]
    """
    beyond = averaged(better * figures, before) < -limit(before, false_alarms)
    return np.asarray(np.where(beyond.any(axis=1), beyond.argmax(axis=1) + 1, 0))
