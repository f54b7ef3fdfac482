"""When a change has paid for itself: the week from which it stays ahead, with an interval, or not at all."""

from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array

RESAMPLES = 500
SURE = 0.95


class Payback(NamedTuple):
    """week: from which the mean cumulative gain is positive to the end; None if it is not positive at the end.

    low, high: interval over resampled luck, in weeks; infinite where it has not paid by the end. chance: part of the
    resamples in which it has.
    """

    week: int | None
    low: float
    high: float
    chance: float

    @property
    def known(self) -> bool:
        """Whether a week can be named: it has paid whatever the luck, and the interval ends within the time seen."""
        return self.week is not None and self.chance >= SURE and bool(np.isfinite(self.high))


def payback(gain: Array, confidence: float = 0.9) -> Payback:
    """gain: (S, weeks) paired difference of cumulative profit, a row a seed.

    >>> steps = np.cumsum(np.where(np.arange(104) < 20, -100.0, 50.0))
    >>> payback(np.array([steps, steps + 10.0, steps - 10.0])).week
    61
    """
    shares = np.random.default_rng(ANALYSIS_SEED).multinomial(len(gain), np.full(len(gain), 1 / len(gain)), RESAMPLES)
    weeks = _weeks_of(np.asarray(shares @ gain / len(gain)))
    low, high = np.quantile(weeks, [(1 - confidence) / 2, (1 + confidence) / 2], method="inverted_cdf")
    return Payback(payback_week(gain), float(low), float(high), float(np.isfinite(weeks).mean()))


def payback_week(gain: Array) -> int | None:
    """Week from which the mean cumulative gain is positive to the end; None if it is not positive at the end.

    gain: (S, weeks) paired difference of cumulative profit.

        >>> payback_week(np.array([[-5.0, -2.0, 1.0, 3.0]]))
        3
    """
    [week] = _weeks_of(gain.mean(axis=0, keepdims=True))
    return int(week) if np.isfinite(week) else None


def _weeks_of(paths: Array) -> Array:
    """First week from which each path is positive to its end, from 1; infinite where it is not positive at the end."""
    behind = paths <= 0
    last = paths.shape[1] - np.argmax(behind[:, ::-1], axis=1)
    week = np.where(behind.any(axis=1), last + 1.0, 1.0)
    return np.where(week <= paths.shape[1], week, np.inf)
