"""Ways of looking and statistics, on made-up data whose answer is known."""

import numpy as np
import pytest

from loyalty_sim.validation.evidence.look.hazard import log_odds
from loyalty_sim.validation.evidence.look.links import correlation, group_means, partial, slope
from loyalty_sim.validation.evidence.targets.t01_double_jeopardy import duplication, repeat
from loyalty_sim.validation.evidence.targets.t11_overload import bend
from loyalty_sim.validation.evidence.verdict import judged

RNG = np.random.default_rng(4)


def test_hazard_regression_agrees_with_a_library():
    from sklearn.linear_model import LogisticRegression

    x = RNG.standard_normal((4000, 3))
    events = RNG.random(4000) < 1 / (1 + np.exp(2.0 - x @ [0.7, -0.4, 0.0]))
    known = LogisticRegression(C=np.inf, tol=1e-8).fit(x, events).coef_[0]
    assert log_odds(x, events) == pytest.approx(known, abs=1e-3)


def test_nothing_to_tell_apart_is_not_a_number():
    x = np.column_stack([np.ones(50), RNG.standard_normal(50)])
    assert np.isnan(log_odds(x, np.zeros(50, bool))).all()
    found = log_odds(x, RNG.random(50) < 0.5)
    assert np.isnan(found[0])
    assert np.isfinite(found[1])


def test_what_is_mediated_has_no_partial_correlation():
    cause = RNG.standard_normal(20_000)
    between = cause + RNG.standard_normal(20_000)
    effect = between + RNG.standard_normal(20_000)
    assert correlation(cause, effect) > 0.5
    assert abs(partial(cause, effect, between)) < 0.03
    assert slope(cause, between) == pytest.approx(1.0, abs=0.05)


def test_group_means_of_an_empty_group_are_not_a_number():
    found = group_means(np.array([1.0, 3.0, 5.0]), np.array([0, 0, 2]), 3)
    assert found == pytest.approx([2.0, np.nan, 5.0], nan_ok=True)


def test_a_bend_is_found_where_it_is():
    x = np.linspace(0.5, 1.1, 25)
    assert bend(x, np.maximum(0.0, x - 0.92) * 5) == pytest.approx(0.92, abs=0.02)


def test_independent_buyers_have_duplication_of_one_and_repeat_is_the_diagonal():
    buyers = RNG.random((50_000, 3)) < [0.5, 0.3, 0.1]
    assert duplication(buyers) == pytest.approx(np.ones(6), abs=0.05)
    assert repeat(np.array([[8.0, 2.0], [3.0, 1.0]])) == pytest.approx([0.8, 0.25])


def test_a_curve_with_a_gap_keeps_its_other_points():
    found = judged([np.nan, np.nan, np.nan], -np.inf, np.inf)
    assert found.seeds == 0
    assert np.isnan(found.mean)
