"""An answer under several theories: which part of the doubt is theory and which is luck, on samples that are known."""

import numpy as np
import pytest

from loyalty_sim.statistics.bands import mean_interval
from loyalty_sim.statistics.mixture import above, mixture, quantile

EVEN = np.array([0.5, 0.5])


def noise(seeds=8, scale=1.0):
    drawn = np.random.default_rng(1).standard_normal((seeds, 1))
    return scale * (drawn - drawn.mean())


def test_one_theory_has_the_interval_of_its_seeds_and_no_doubt_of_theory():
    samples = (3.0 + noise())[None]
    found, alone = mixture(samples, np.array([1.0])), mean_interval(samples[0])
    assert found.share[0] == 0.0
    assert found.mean == pytest.approx(alone.mean)
    assert found.low == pytest.approx(alone.low, abs=0.02)
    assert found.high == pytest.approx(alone.high, abs=0.02)


def test_theories_that_part_by_more_than_luck_are_the_doubt():
    close, apart = (mixture(np.array([noise(), gap + noise()]), EVEN) for gap in (0.01, 9.0))
    assert close.share[0] < 0.01
    assert apart.share[0] > 0.99
    assert (apart.low[0], apart.high[0]) == pytest.approx((0.0, 9.0), abs=1.0)


def test_a_weight_is_how_far_a_theory_is_believed():
    samples = np.array([noise(scale=0.01), 9.0 + noise(scale=0.01)])
    assert mixture(samples, np.array([0.97, 0.03])).high[0] < 1.0
    assert mixture(samples, np.array([0.9, 0.1])).high[0] > 8.0
    assert above(samples, np.array([0.9, 0.1]), 4.0)[0] == pytest.approx(0.1, abs=1e-6)


def test_luck_alone_leaves_a_probability_between():
    assert above(noise()[None], np.array([1.0]), 0.0)[0] == pytest.approx(0.5)


def test_where_nothing_varies_nothing_is_in_doubt():
    found = mixture(np.full((2, 3, 1), 4.0), EVEN)
    assert (found.mean[0], found.low[0], found.high[0], found.share[0]) == (4.0, 4.0, 4.0, 0.0)


def test_quantiles_count_weights():
    values, weights = np.array([3.0, 1.0, 2.0]), np.array([0.2, 0.5, 0.3])
    assert [float(quantile(values, weights, at)) for at in (0.1, 0.5, 0.51, 0.8, 0.9, 1.0)] == [1, 1, 2, 2, 3, 3]
