"""Worlds moved to given figures: on planted models with known answers, and what is done about figures out of reach."""

import numpy as np
import pytest

from loyalty_sim.scenario import load_scenario
from loyalty_sim.validation.posterior.condition import adjusted, blurred, scores
from loyalty_sim.validation.posterior.coverage import coverage, holds
from loyalty_sim.validation.posterior.given import DISCREPANCY, TRADES, Given, given_of
from loyalty_sim.validation.posterior.prior import prior_factors
from loyalty_sim.validation.posterior.steps import Wave, adjustment, off, within_reach

SETTINGS, WORLDS = 30, 240
SLOPES = np.zeros((SETTINGS, 2))
SLOPES[0], SLOPES[1], SLOPES[2] = (1.0, 0.0), (1.0, 0.0), (0.0, 1.0)
GIVEN = (Given("one", 1.0, 0.2), Given("two", 0.5, 0.2))


def wave(seed, worlds=WORLDS):
    """Two figures by three of thirty settings, with luck: the sum of the first two, and the third."""
    rng = np.random.default_rng(seed)
    places = rng.random((worlds, SETTINGS))
    seen = scores(places) @ SLOPES + 0.3 * rng.standard_normal((worlds, 2))
    return Wave(places, [dict(zip(("one", "two"), row, strict=True)) for row in seen.tolist()])


def after(planted=GIVEN, seed=3):
    return scores(adjustment(wave(seed), planted, 1, 1).places)


def test_the_posterior_of_a_normal_model_is_found():
    z, error = after(), np.hypot(0.2, DISCREPANCY * 1.0)
    noise = error**2 + 0.3**2
    assert z[:, 0].mean() == pytest.approx(1.0 / (2.0 + noise), abs=0.12)
    assert z[:, 2].mean() == pytest.approx(0.5 / (1.0 + noise), abs=0.15)
    assert z[:, 2].std() == pytest.approx((noise / (1.0 + noise)) ** 0.5, rel=0.2)


def test_what_hangs_together_stays_together():
    z = after()
    assert np.corrcoef(z[:, 0], z[:, 1])[0, 1] < -0.6, "only their sum is known"
    assert abs(np.corrcoef(z[:, 0], z[:, 2])[0, 1]) < 0.2


def test_settings_that_no_figure_speaks_to_stay_exactly_where_they_were():
    before = wave(3)
    found = adjustment(before, GIVEN, 1, 1)
    assert found.spoken_to[:3].all()
    assert found.spoken_to[3:].sum() <= 2
    np.testing.assert_allclose(found.places[:, ~found.spoken_to], before.places[:, ~found.spoken_to], atol=0.0011)


def test_two_steps_come_to_what_one_comes_to():
    first = adjustment(wave(5), GIVEN, 2, 1).places
    rng = np.random.default_rng(9)
    seen = scores(first) @ SLOPES + 0.3 * rng.standard_normal((WORLDS, 2))
    again = Wave(first, [dict(zip(("one", "two"), row, strict=True)) for row in seen.tolist()])
    z = scores(adjustment(again, GIVEN, 2, 2).places)
    assert z[:, 2].mean() == pytest.approx(after()[:, 2].mean(), abs=0.15)
    assert z[:, 2].std() == pytest.approx(after()[:, 2].std(), rel=0.3)


def test_intervals_hold_planted_settings():
    seen = wave(7)
    figures = blurred(seen.seen(GIVEN), [each.error for each in GIVEN], np.random.default_rng(2))
    chosen = np.arange(SETTINGS) < 3
    found = coverage(holds(seen.places, figures), chosen)
    assert abs(found.share - 0.9) < max(0.03, 2.5 * found.se)
    assert found.worlds == WORLDS


def test_a_figure_out_of_reach_is_not_adjusted_to():
    far = Given("one", 9.0, 0.2)
    assert within_reach(wave(3), (far, GIVEN[1])) == [GIVEN[1]]
    assert off(wave(3), far) < -8


def test_a_world_without_a_figure_counts_as_the_mean_one():
    seen = np.array([[1.0], [np.nan], [3.0]])
    np.testing.assert_allclose(blurred(seen, [0.0], np.random.default_rng(1)), [[1.0], [2.0], [3.0]])


def test_too_few_worlds_for_the_figures_are_refused():
    with pytest.raises(ValueError, match="5 worlds are too few for 2 figures: at least 6"):
        adjusted(np.full((5, 3), 0.5), np.ones((5, 2)), np.ones(2))


@pytest.mark.parametrize("trade", TRADES)
def test_given_figures_have_an_error_and_a_source(trade):
    for each in given_of(trade):
        assert each.error > 0
        assert each.source
    assert not given_of("plumber")


def test_no_figure_is_used_twice():
    bank = {factor.key: factor for factor in prior_factors(load_scenario())}
    hotel = {factor.key: factor for factor in prior_factors(load_scenario(overrides=["trade=hotel"]))}
    assert bank["theory.survey.halo"].interval == (0.05, 0.2), "the answers are used again: the range that was searched"
    assert hotel["theory.survey.halo"].interval != (0.05, 0.2), "answers of banks and airlines: the interval they left"
    assert hotel["theory.word_of_mouth.neutral"].interval == (0.4, 0.8)
