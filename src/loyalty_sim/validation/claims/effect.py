"""The effect of one part of a test: a number per seed, its interval, and how far it lies beyond the threshold."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array, mean_interval
from loyalty_sim.validation.claims.claim import Part

CONFIDENCE = 0.9
HOLDS, FAILS, UNDETERMINED = "holds", "fails", "undetermined"
FEWEST_SEEDS = 3

Values = Mapping[str, Mapping[str, Array]]
"""Measured values by arm and by measure: (S,) in the order of the seeds."""


class Finding(NamedTuple):
    """What a part came to: effect with interval in the part's unit, over so many paired seeds, and its verdict."""

    part: Part
    samples: Array
    mean: float
    low: float
    high: float
    verdict: str


def samples(part: Part, values: Values) -> Array:
    """The effect seed by seed; seeds in which something could not be measured are left out.

    A ratio is that of the means over seeds; its samples are linearised about it, so that their mean is the ratio and
    their spread its error (the delta method). Where there is another effect to subtract, both are taken seed by seed.
    """
    here = _sums(part, part.effect, part.per, values)
    there = _sums(part, part.than, part.than_per, values) if part.than else []
    known = np.all([np.isfinite(each) for each in (*here, *there)], axis=0)
    found = _share([each[known] for each in here])
    return found - _share([each[known] for each in there]) if there else found


def _share(sums: list[Array]) -> Array:
    """The sums over, linearised about the ratio of the means; nothing where that is a ratio over nothing."""
    if len(sums) == 1:
        return sums[0]
    top, bottom = sums
    if not len(top) or bottom.mean() == 0:
        return np.zeros(0)
    ratio = top.mean() / bottom.mean()
    return np.asarray(ratio + (top - ratio * bottom) / bottom.mean())


def _sums(part: Part, top: Mapping[str, float], bottom: Mapping[str, float] | None, values: Values) -> list[Array]:
    above = _sum(top, part.measure, values)
    return [above, _sum(bottom, part.per_measure or part.measure, values)] if bottom else [above]


def _sum(weights: Mapping[str, float], measure: str, values: Values) -> Array:
    return np.sum([weight * values[arm][measure] for arm, weight in weights.items()], axis=0)


def find(part: Part, values: Values, confidence: float = CONFIDENCE) -> Finding:
    """Hold the interval of the effect against the threshold: beyond it, on the wrong side of it, or across it."""
    found = samples(part, values)
    if len(found) < FEWEST_SEEDS:
        mean = float(found.mean()) if len(found) else float("nan")
        return Finding(part, found, mean, float("-inf"), float("inf"), UNDETERMINED)
    interval = mean_interval(found, confidence)
    low, high = float(interval.low), float(interval.high)
    return Finding(part, found, float(interval.mean), low, high, judge(part, low, high))


def judge(part: Part, low: float, high: float) -> str:
    """Verdict of a part whose effect lies between low and high."""
    nearest, farthest = sorted((part.direction * (low - part.threshold), part.direction * (high - part.threshold)))
    if nearest > 0:
        return HOLDS
    return FAILS if farthest <= 0 else UNDETERMINED


def together(findings: list[Finding]) -> str:
    """Verdict of a whole test: every part must hold, and one that fails is enough to fail."""
    verdicts = {finding.verdict for finding in findings}
    if FAILS in verdicts:
        return FAILS
    return HOLDS if verdicts == {HOLDS} else UNDETERMINED


def margins(finding: Finding) -> Array:
    """Seed by seed, how far the effect lies beyond the threshold in the direction claimed; above 0 is for the claim."""
    return finding.part.direction * (finding.samples - finding.part.threshold)
