"""Intervals and bands: exact cases, what must not matter, and how often they hold the truth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import t as student
from scipy.stats import ttest_1samp

from loyalty_sim.statistics.bands import mean_interval, paired_band, simultaneous_quantile, standard_error

FIGURES = arrays(float, (8, 4), elements=st.floats(-1e4, 1e4).map(lambda value: round(value, 3)))


@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.99])
def test_an_interval_is_students(confidence):
    samples = np.array([3.0, 1.0, 4.0, 1.0, 5.0])
    expected = ttest_1samp(samples, 0).confidence_interval(confidence)
    found = mean_interval(samples, confidence)
    assert (found.low, found.mean, found.high) == pytest.approx((expected.low, 2.8, expected.high))


@given(FIGURES)
def test_intervals_are_never_inverted_and_hold_their_mean(samples):
    found = mean_interval(samples)
    assert (found.low <= found.mean).all()
    assert (found.mean <= found.high).all()


@given(FIGURES, st.floats(-1e3, 1e3), st.floats(0.01, 100))
def test_intervals_move_and_stretch_with_their_samples(samples, shift, scale):
    one, other = mean_interval(samples), mean_interval(scale * samples + shift)
    np.testing.assert_allclose(other.low, scale * one.low + shift, rtol=1e-6, atol=1e-4)
    np.testing.assert_allclose(other.high, scale * one.high + shift, rtol=1e-6, atol=1e-4)


@given(FIGURES)
def test_more_confidence_is_never_a_narrower_interval(samples):
    narrow, wide = mean_interval(samples, 0.5), mean_interval(samples, 0.95)
    assert (wide.low <= narrow.low).all()
    assert (wide.high >= narrow.high).all()


def test_equal_samples_have_no_width():
    found = mean_interval(np.full((5, 3), 7.0))
    assert (found.low == found.high).all()
    assert standard_error(np.full(4, 2.0)) == 0


@pytest.mark.parametrize("samples", [np.ones(1), np.ones((1, 3)), np.ones((0, 3))])
def test_one_seed_has_no_interval(samples):
    with pytest.raises(ValueError, match="two seeds"):
        standard_error(samples)


def test_the_order_of_seeds_does_not_matter():
    values = np.random.default_rng(2).standard_normal((9, 5))
    one, other = paired_band(values, 2), paired_band(values[::-1], 2)
    for end in ("mean", "low", "high", "band_low", "band_high"):
        np.testing.assert_allclose(getattr(one, end), getattr(other, end), atol=1e-9)


@given(FIGURES, st.integers(0, 3))
def test_at_the_baseline_nothing_differs(values, baseline):
    band = paired_band(values, baseline)
    assert band.mean[baseline] == band.low[baseline] == band.high[baseline] == 0
    assert band.band_low[baseline] == band.band_high[baseline] == 0
    point, whole = band.high - band.low, band.band_high - band.band_low
    assert (whole >= 0.96 * point).all(), "the quantile of the band is simulated, to within two per cent or so"


def test_of_one_difference_the_simultaneous_quantile_is_students():
    differences = np.random.default_rng(1).standard_normal((12, 1))
    expected = student.ppf(0.95, 11)
    assert simultaneous_quantile(differences, 0.9) == pytest.approx(expected, rel=0.05)


def test_differences_that_move_as_one_need_no_wider_band_than_one():
    one = np.random.default_rng(1).standard_normal((12, 1))
    assert simultaneous_quantile(one * np.arange(1, 7), 0.9) == pytest.approx(simultaneous_quantile(one, 0.9), rel=0.02)


def test_independent_differences_need_a_wider_band_the_more_there_are():
    rng = np.random.default_rng(1)
    widths = [simultaneous_quantile(rng.standard_normal((40, count)), 0.9) for count in (1, 4, 16)]
    assert widths == sorted(widths)
    assert widths[2] > 1.3 * widths[0]


def test_what_does_not_move_takes_no_part():
    moving = np.random.default_rng(1).standard_normal((12, 3))
    still = np.column_stack([moving, np.zeros((12, 2))])
    assert simultaneous_quantile(still, 0.9) == simultaneous_quantile(moving, 0.9)
    assert simultaneous_quantile(np.zeros((12, 2)), 0.9) == 0


def test_a_band_holds_the_whole_curve_as_often_as_it_says():
    """Twenty seeds, eight levels, luck common to a seed and of each level: 90 % of 400, within 3.5 standard errors."""
    rng, true = np.random.default_rng(7), np.linspace(0, 5, 8)
    held = 0
    for _ in range(400):
        values = true + 3 * rng.standard_normal((20, 1)) + rng.standard_normal((20, 8))
        band = paired_band(values, 0, 0.9)
        held += bool(((band.band_low <= true) & (true <= band.band_high)).all())
    assert 0.9 - 3.5 * np.sqrt(0.09 / 400) < held / 400 < 0.9 + 3.5 * np.sqrt(0.09 / 400)
