"""In, out or undetermined: where the mean over seeds lies, with its interval, against a band."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import mean_interval

IN, OUT, UNDETERMINED = "in", "out", "undetermined"
CONFIDENCE = 0.9


class Judged(NamedTuple):
    """A statistic over seeds. distance: from the mean to the nearest edge of the band, 0 inside; with its sign."""

    mean: float
    low: float
    high: float
    seeds: int
    verdict: str
    distance: float


def judged(samples: Iterable[float], low: float, high: float) -> Judged:
    """Judge the mean over seeds; a seed in which there was nothing to measure does not count.

    In: the whole interval lies in the band. Out: it lies outside. Undetermined: an edge of the band is in the interval,
    or fewer than two seeds could be measured.
    """
    values = np.array([value for value in samples if np.isfinite(value)], dtype=float)
    if len(values) < 2:
        mean = float(values.mean()) if len(values) else float("nan")
        return Judged(mean, float("nan"), float("nan"), len(values), UNDETERMINED, _distance(mean, low, high))
    found = mean_interval(values, CONFIDENCE)
    mean, least, most = (float(each) for each in (found.mean, found.low, found.high))
    inside, outside = low <= least and most <= high, most < low or least > high
    verdict = IN if inside else OUT if outside else UNDETERMINED
    return Judged(mean, least, most, len(values), verdict, _distance(mean, low, high))


def together(verdicts: Iterable[str]) -> str:
    """The verdict on a target from those on its statistics: in only if all are, out if any is."""
    found = set(verdicts)
    if OUT in found:
        return OUT
    return IN if found == {IN} else UNDETERMINED


def _distance(mean: float, low: float, high: float) -> float:
    return min(mean - low, 0.0) + max(mean - high, 0.0)
