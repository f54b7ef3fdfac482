"""What tables say outright of planted customers, and within which range."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.schema import settings as known_settings
from loyalty_sim.validation.calibrate.direct_estimates import is_money, mean, weights, within
from loyalty_sim.validation.calibrate.own_case import in_proportion
from loyalty_sim.validation.calibrate.purchase_counts import nbd_by_moments, nbd_of_those_who_came


@pytest.mark.parametrize(("mean_visits", "shape"), [(3.0, 1.5), (0.8, 0.6)])
def test_a_planted_distribution_of_visits_is_found_by_moments_and_without_those_who_stayed_away(mean_visits, shape):
    rng = np.random.default_rng(5)
    counts = rng.poisson(rng.gamma(shape, mean_visits / shape, 6_000)).astype(float)
    everybody, came = nbd_by_moments(counts), nbd_of_those_who_came(counts[counts > 0])
    stayed_away = (1 + mean_visits / shape) ** -shape
    for found in (everybody, came):
        assert found.mean == pytest.approx(mean_visits, rel=0.15)
        assert found.shape == pytest.approx(shape, rel=0.3)
        assert found.came == pytest.approx(1 - stayed_away, abs=0.06)


def test_customers_who_are_all_alike_have_no_finite_shape():
    assert nbd_by_moments(np.array([3.0, 3.0, 3.0])).shape == math.inf
    assert nbd_by_moments(np.array([2.0, 4.0, 3.0])) == (3.0, math.inf, 1.0)  # less spread than chance alone


def test_if_nobody_came_twice_nothing_can_be_told():
    with pytest.raises(ValueError, match="nobody came twice"):
        nbd_of_those_who_came(np.ones(50))


def test_values_in_range_pass_and_a_rounding_beyond_is_cut():
    assert within("firm.share", 0.3) == 0.3
    high = known_settings(Scenario)["firm.share"].parameter.high
    assert within("firm.share", high * (1 + 1e-9)) == high


@pytest.mark.parametrize("value", [-0.1, 1.5, math.nan, math.inf])
def test_what_the_model_cannot_be_is_refused_with_the_range(value):
    with pytest.raises(ScenarioError, match=r"firm.share=.*which the model cannot be[\s\S]*firm.share takes"):
        within("firm.share", value)


def test_weights_weigh_and_missing_ones_are_nothing():
    table = pd.DataFrame({"spend": [10.0, 20.0, np.nan], "weight": [1.0, 3.0, 5.0]})
    assert mean(table, "spend") == 17.5
    assert mean(table.drop(columns="weight"), "spend") == 15.0
    assert weights(pd.DataFrame({"weight": [2.0, np.nan]})).tolist() == [2.0, 0.0]


def test_money_of_the_trade_is_told_from_its_other_settings():
    assert is_money("trade.tariff")
    assert not is_money("trade.need_rate")
    assert not is_money("firm.share")


@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=12), st.integers(1, 200))
def test_rows_in_proportion_are_off_by_less_than_one(weight, rows):
    found = in_proportion(np.array(weight), rows)
    assert len(found) == rows
    times = np.bincount(found, minlength=len(weight))
    assert (np.abs(times - rows * np.array(weight) / np.sum(weight)) < 1 + 1e-6).all()
