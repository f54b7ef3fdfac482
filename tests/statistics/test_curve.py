"""One analysis of one lever: exact small cases, limits and messages."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from loyalty_sim.statistics.bands import paired_band
from loyalty_sim.statistics.optimum import optimum
from loyalty_sim.statistics.returns_curve import returns_curve
from loyalty_sim.statistics.shape import SHAPES, classify_shape
from loyalty_sim.statistics.shape_names import RISING, SPEND, library, name_shape

MONEY = np.linspace(0.0, 300_000.0, 11)


def runs(curve, seeds=12, noise=2_000.0):
    rng = np.random.default_rng(3)
    common = 1e6 * rng.standard_normal((seeds, 1))
    return curve(MONEY) + common + noise * rng.standard_normal((seeds, len(MONEY)))


def test_pointwise_interval_is_the_paired_t_interval():
    values = runs(np.sqrt)
    expected = ttest_1samp(values[:, 7] - values[:, 3], 0.0).confidence_interval(0.9)
    band = paired_band(values, 3, 0.9)
    assert (band.low[7], band.high[7]) == pytest.approx(expected)


def test_band_contains_the_pointwise_interval_and_is_nothing_at_the_baseline():
    band = paired_band(runs(np.sqrt), 3)
    assert np.all(band.band_low <= band.low)
    assert np.all(band.band_high >= band.high)
    assert band.band_low[3] == band.band_high[3] == 0.0


def test_luck_common_to_a_seed_changes_nothing():
    values = np.round(runs(np.sqrt))
    shifted = values + 1e6 * np.arange(len(values))[:, None]
    first, second = returns_curve(MONEY, values, 3), returns_curve(MONEY, shifted, 3)
    np.testing.assert_allclose(first.effect.band_low, second.effect.band_low, rtol=1e-9, atol=1e-6)
    assert first.shape.verdict == second.shape.verdict


@pytest.mark.parametrize("scale", [1e-6, 1e6])
def test_shape_does_not_depend_on_the_currency(scale):
    values = runs(lambda x: x**2 / 1e5)
    one = classify_shape(MONEY, values, 3).probabilities
    other = classify_shape(MONEY * scale, values * scale, 3).probabilities
    assert list(one.values()) == pytest.approx(list(other.values()), abs=1e-6)


def test_best_and_break_even_of_an_exact_parabola():
    found = optimum(MONEY, runs(lambda x: x * (4e5 - 2 * x) / 1e5, noise=0.0), 2)
    assert found.best.value == pytest.approx(1e5, abs=600)
    assert found.break_even.value == pytest.approx(2e5 - MONEY[2], abs=600)


@pytest.mark.parametrize(("slope", "best", "even"), [(1.0, 300_000.0, 300_000.0), (-1.0, 0.0, 60_000.0)])
def test_ends_of_the_range_are_answers_too(slope, best, even):
    found = optimum(MONEY, runs(lambda x: slope * x, noise=1.0), 2)
    assert (found.best.value, found.break_even.value) == (best, pytest.approx(even, abs=600))


def test_no_effect_at_all_is_flat():
    same = np.repeat(runs(np.zeros_like)[:, :1], len(MONEY), axis=1)
    found = returns_curve(MONEY, same, 3)
    assert found.shape.verdict == "flat"
    assert np.all(found.effect.mean == 0)


def test_shape_is_judged_before_the_cost():
    gross = runs(lambda x: 900 * np.sqrt(x))
    found = returns_curve(MONEY, gross - MONEY, 3, gross=gross)
    assert found.shape == returns_curve(MONEY, gross, 3).shape
    assert found.effect.mean[-1] == pytest.approx((gross - MONEY)[:, -1].mean() - (gross - MONEY)[:, 3].mean())


def test_probabilities_sum_to_one_and_few_seeds_are_no_error():
    found = classify_shape(MONEY, runs(np.sqrt, seeds=3, noise=2e5), 3)
    assert sum(found.probabilities.values()) == pytest.approx(1.0)
    assert set(found.probabilities) == set(SHAPES)
    assert found.verdict == "undetermined"


def test_library_has_every_shape_and_no_curve_between_two():
    known = library()
    assert set(known.shape) == set(range(len(RISING)))
    np.testing.assert_allclose(np.bincount(known.shape, known.prior), 1.0)
    assert name_shape(SPEND**1.25) is None
    assert name_shape(np.sqrt(SPEND)) == "diminishing"
    assert name_shape(-SPEND) == "harmful"


@pytest.mark.parametrize(("levels", "seeds"), [(MONEY[::-1], 12), (MONEY[:5], 12), (MONEY, 2), (np.zeros(11), 12)])
def test_bad_input_is_refused(levels, seeds):
    with pytest.raises(ValueError, match="level"):
        returns_curve(levels, runs(np.sqrt, seeds=seeds), 3)
