"""When a comparison is known well enough: in units, or as a share of the baseline, and never before ten seeds."""

import numpy as np
import pytest

from loyalty_sim.statistics.bands import mean_interval
from loyalty_sim.statistics.precision import FIRST, Precision

LUCK = np.random.default_rng(4).standard_normal(200)


def half(samples, confidence):
    found = mean_interval(samples, confidence)
    return found.high - found.mean


@pytest.mark.parametrize(("size", "relative", "wanted"), [(0.02, True, 20.0), (5.0, False, 5.0)])
def test_what_is_wanted_is_a_size_or_a_share_of_the_baseline(size, relative, wanted):
    assert Precision("profit", size, relative).wanted([900.0, 1_100.0]) == pytest.approx(wanted)


def test_a_share_of_a_loss_is_wanted_as_a_width_too():
    assert Precision("profit", 0.1, True).wanted([-1_000.0]) == pytest.approx(100.0)


def test_it_is_reached_exactly_when_half_the_interval_is_narrow_enough():
    samples = LUCK[:30]
    width = half(samples, 0.9)
    assert Precision("profit", width * 1.0001, False).reached(samples, samples, 0.9)
    assert not Precision("profit", width * 0.9999, False).reached(samples, samples, 0.9)


@pytest.mark.parametrize("seeds", [2, FIRST - 1])
def test_it_is_never_reached_with_few_seeds(seeds):
    same = np.zeros(seeds)
    assert not Precision("profit", 1e9, False).reached(same, same, 0.9)
    more = np.zeros(FIRST)
    assert Precision("profit", 1e9, False).reached(more, more, 0.9)


def test_more_confidence_takes_more_seeds():
    def needed(confidence):
        wanted = Precision("profit", 0.3, False)
        return next(n for n in range(FIRST, 200) if wanted.reached(LUCK[:n], LUCK[:n], confidence))

    assert needed(0.5) < needed(0.9) < needed(0.99)


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        (Precision("profit", 0.02, True), "profit ±2 %"),
        (Precision("profit", 0.07, True), "profit ±7 %"),
        (Precision("satisfaction", 0.1, False), "satisfaction ±0.1"),
        (Precision("profit", 250_000.0, False), "profit ±250000"),
    ],
)
def test_it_is_said_as_it_is_written(precision, words):
    assert precision.words == words
