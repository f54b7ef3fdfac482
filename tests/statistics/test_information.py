"""The worth of a sample by regression: against the closed form of two normals, and against nested Monte Carlo."""

import numpy as np
import pytest
from scipy.stats import norm

from loyalty_sim.statistics.information import gain_of_choosing, mean_over_worlds, plans_chosen, value_of_knowing


def normal_value(mean: float, spread: float, error: float) -> float:
    """Worth of a mean with that error before choosing between theta ~ N(mean, spread^2) and 0: unit normal loss."""
    before = spread**2 / np.hypot(spread, error)
    return float(before * norm.pdf(mean / before) + mean * norm.cdf(mean / before) - max(0.0, mean))


@pytest.mark.parametrize(("mean", "error"), [(0.0, 0.5), (0.0, 2.0), (-0.4, 1.0), (0.5, 0.5)])
def test_worth_of_a_sample_is_that_of_the_closed_form(mean, error):
    """Over 40 studies of 200 worlds, whose gains carry luck besides: mean within 2 % of a standard deviation of theta,
    and nine of ten intervals hold the truth, as far as 40 can tell."""
    truth, found, held = normal_value(mean, 1.0, error), [], 0
    rng = np.random.default_rng(3)
    for _ in range(40):
        theta = rng.normal(mean, 1.0, 200)
        sample, gain = theta + rng.normal(0, error, 200), theta + rng.normal(0, 0.5, 200)
        gains = np.vstack([0 * gain, gain])
        better = gain_of_choosing(sample, gains) - gains[int(mean > 0)]
        middle, low, high = mean_over_worlds(better)
        found.append(middle)
        held += low <= truth <= high
    assert np.mean(found) == pytest.approx(truth, abs=0.02 + 2 * np.std(found) / np.sqrt(40))
    assert held >= 31, "of 40 intervals of 90 %, fewer than 31 hold the truth with chance .03 at most"


def test_worth_of_two_figures_is_that_of_nested_monte_carlo():
    """A gain bent in its cause, seen by two figures of which each tells a part: outer samples, inner posterior by
    weights over 4,000 draws of the prior, against the regression over 3,000 worlds."""
    rng = np.random.default_rng(8)

    def gain(theta):
        return np.exp(0.6 * theta[0]) + 0.5 * theta[1] - 1.3

    def sample(theta):
        return theta + np.array([[0.6], [0.9]]) * rng.standard_normal(theta.shape)

    inner = rng.standard_normal((2, 4000))
    brought = gain(inner)
    seen = sample(rng.standard_normal((2, 1500)))
    off = (seen[:, :, None] - inner[:, None, :]) / np.array([0.6, 0.9])[:, None, None]
    weight = np.exp(-0.5 * (off**2).sum(axis=0))
    expected = (weight @ brought) / weight.sum(axis=1)
    nested = float(np.maximum(expected, 0).mean() - max(0.0, expected.mean()))
    error = float(np.maximum(expected, 0).std() / np.sqrt(1500))

    theta = rng.standard_normal((2, 3000))
    figures, gains = sample(theta), np.vstack([np.zeros(3000), gain(theta)])
    found = value_of_knowing(figures, gains)
    assert found.sure
    half = (found.high - found.low) / 2
    assert found.value == pytest.approx(nested, abs=3 * error + half)
    alone = value_of_knowing(figures[0], gains)
    assert found.value > alone.value > 0


def test_a_sample_of_noise_is_worth_nothing():
    rng = np.random.default_rng(5)
    gain = rng.normal(0.3, 1.0, 100)
    noise = value_of_knowing(rng.standard_normal((3, 100)), np.vstack([0 * gain, gain]))
    assert noise.value < 0.1
    assert not noise.sure


def test_what_is_missing_in_some_worlds_counts_as_the_middle():
    x = np.linspace(-1, 1, 60)
    gains = np.vstack([0 * x, x])
    holed = np.where(np.arange(60) % 7 == 0, np.nan, x)
    assert 0 < value_of_knowing(holed, gains).value < value_of_knowing(x, gains).value
    assert value_of_knowing(np.full(60, np.nan), gains).value == 0


def test_a_straight_rule_does_not_choose_by_size_alone():
    """Where only the size of a figure tells, a rule of the kind "from so much on" cannot use it."""
    x = np.linspace(-1, 1, 100)
    gains = np.vstack([0 * x, x**2 - 0.2])
    assert gain_of_choosing(x, gains).mean() > 0.16 > gain_of_choosing(x, gains, degree=1).mean()
    assert plans_chosen(x[None, :], gains, np.array([[-1.0, 0.0]])).tolist() == [1, 0]
