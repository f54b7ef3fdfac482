"""Replications by precision: how often the intervals that stop a sweep contain the truth, on data of known truth."""

import numpy as np
import pytest
from scipy.stats import binom

from loyalty_sim.statistics.bands import mean_interval
from loyalty_sim.statistics.precision import FIRST, STEP, Precision

MARKETS, MOST, CONFIDENCE = 3000, 200, 0.9
WANTED = Precision("profit", 0.35, relative=False)

DRAWS = {
    "normal": lambda rng, shape: rng.standard_normal(shape),
    "skewed": lambda rng, shape: (rng.gamma(4.0, size=shape) - 4.0) / 2.0,
    "heavy": lambda rng, shape: rng.standard_t(6, shape) / np.sqrt(1.5),
}


def stop(sample, first=FIRST):
    """Interval and number of seeds of one comparison whose true difference is 0."""
    seeds = first
    while seeds < MOST:
        found = mean_interval(sample[:seeds], CONFIDENCE)
        if found.high - found.mean <= WANTED.size:
            break
        seeds += STEP
    found = mean_interval(sample[:seeds], CONFIDENCE)
    return found.low <= 0.0 <= found.high, seeds


def coverage(kind, first=FIRST):
    samples = DRAWS[kind](np.random.default_rng(4), (MARKETS, MOST))
    outcomes = [stop(sample, first) for sample in samples]
    return np.mean([held for held, _ in outcomes]), np.mean([seeds for _, seeds in outcomes])


@pytest.mark.parametrize("kind", DRAWS)
def test_intervals_that_stopped_a_sweep_hold_nearly_as_often_as_they_say(kind):
    """Nominal 90 %; stopping when the spread happens to be small costs a little. One test in a thousand may fail."""
    covered, seeds = coverage(kind)
    assert covered > 0.87 - binom.std(MARKETS, 0.87) * 3.1 / MARKETS
    assert 15 < seeds < 40, "the rule must add seeds, and must stop"


def test_the_rule_of_the_sweep_is_the_one_tested_here():
    sample = np.random.default_rng(1).standard_normal(60)
    for seeds in range(2, 60):
        found = mean_interval(sample[:seeds], CONFIDENCE)
        narrow = seeds >= FIRST and found.high - found.mean <= WANTED.size
        assert WANTED.reached(sample[:seeds], sample, CONFIDENCE) == narrow


def test_stopping_from_three_seeds_would_cover_less():
    """A negative control: the guard of ten seeds is there for a reason."""
    assert coverage("normal", first=3)[0] < coverage("normal")[0] - 0.01
