"""One figure before and after: with the theory as shipped and with the case in its place, seed by seed."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array, mean_interval

CONFIDENCE = 0.9
FEWEST = 2


class Estimate(NamedTuple):
    """A mean over seeds with its interval; not a number where there were too few."""

    mean: float
    low: float
    high: float


class Shift(NamedTuple):
    """One statistic, before and after.

    says: what it tells. unit: of all figures. must_be: the threshold or band in words. verdicts: before and after.
    samples: by seed, before and after; (S,) each, paired where they are as many.
    """

    says: str
    unit: str
    must_be: str
    verdicts: tuple[str, str]
    samples: tuple[Array, Array]

    @property
    def before(self) -> Estimate:
        """As shipped."""
        return estimate(self.samples[0])

    @property
    def after(self) -> Estimate:
        """With the case."""
        return estimate(self.samples[1])

    @property
    def change(self) -> Estimate:
        """After less before: paired by seed, or as of two samples where a seed of one could not be measured."""
        before, after = self.samples
        if len(before) == len(after):
            return estimate(after - before)
        return _unpaired(before, after)

    @property
    def moved(self) -> bool:
        """Whether it changed by more than luck explains."""
        return self.change.low > 0.0 or self.change.high < 0.0

    @property
    def same(self) -> bool:
        """Whether nothing changed at all, in any seed."""
        before, after = self.samples
        return len(before) == len(after) and bool(np.array_equal(before, after, equal_nan=True))


def estimate(samples: Sequence[float] | Array) -> Estimate:
    """Mean and interval of what could be measured.

    >>> estimate([1.0, 2.0, 3.0]).mean
    2.0
    """
    values = np.asarray(samples, float)
    known = values[np.isfinite(values)]
    if len(known) < FEWEST:
        return Estimate(float(known.mean()) if len(known) else np.nan, np.nan, np.nan)
    found = mean_interval(known, CONFIDENCE)
    return Estimate(float(found.mean), float(found.low), float(found.high))


def _unpaired(before: Array, after: Array) -> Estimate:
    one, other = estimate(before), estimate(after)
    half = np.hypot(one.high - one.mean, other.high - other.mean)
    change = other.mean - one.mean
    return Estimate(change, change - half, change + half)
