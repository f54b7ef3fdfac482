"""Estimators of pilots, on tables whose effect is known."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom, ttest_ind

from loyalty_sim.extras import lacking
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.statistics.clustered import clustered
from loyalty_sim.studies.pilot.estimators import (
    ESTIMATORS,
    difference_in_differences,
    estimator_of,
    mixed_model,
    plain_difference,
    synthetic_control,
)
from loyalty_sim.studies.pilot.measures import MEASURES, panel
from loyalty_sim.studies.pilot.planted import planted

TRUE = 2.0
FEW = {"weeks": 24, "starts": (13,)}


def covered(estimator, tables):
    found = [estimator(table, "satisfaction", 0, 0.9) for table in tables]
    inside = sum(each.low < TRUE < each.high for each in found)
    return np.array([each.effect for each in found]), inside


def test_difference_in_differences_of_two_stretches_is_welchs_test_on_changes():
    table = planted(sites=14, treated=5)
    found = difference_in_differences(table, "revenue")
    cells = panel(table, "revenue")
    change, on = np.diff(cells.values, axis=1)[:, 0], cells.ever
    welch = ttest_ind(change[on], change[~on], equal_var=False)
    assert found.effect == pytest.approx(change[on].mean() - change[~on].mean())
    assert found.effect / found.error == pytest.approx(welch.statistic)


def test_the_slope_of_waves_is_that_of_a_regression_on_sites_and_stretches():
    table = planted(sites=15, treated=9, weeks=40, starts=(10, 20, 30))
    cells = panel(table, "visits")
    assert cells.values.shape == (15, 4)
    assert cells.weeks.tolist() == [9, 10, 10, 11]
    sites, stretches = (each.ravel() for each in np.indices(cells.values.shape))
    x = np.column_stack([cells.treated.ravel(), pd.get_dummies(sites), pd.get_dummies(stretches)]).astype(float)
    slope = np.linalg.lstsq(x, cells.values.ravel(), rcond=None)[0][0]
    assert difference_in_differences(table, "visits").effect == pytest.approx(slope)


def test_errors_of_one_row_a_cluster_are_those_of_hc2():
    rng = np.random.default_rng(3)
    x, y = np.column_stack([rng.normal(size=12), np.ones(12)]), rng.normal(size=12)
    inverse = np.linalg.inv(x.T @ x)
    hat, left = np.einsum("ij,jk,ik->i", x, inverse, x), y - x @ inverse @ x.T @ y
    hc2 = inverse @ (x.T * (left**2 / (1 - hat))) @ x @ inverse
    assert clustered(y, x, np.arange(12)).error == pytest.approx(np.sqrt(hc2[0, 0]))


@pytest.mark.parametrize(
    ("estimator", "tables", "most_bias"),
    [(difference_in_differences, 160, 0.3), (plain_difference, 160, 0.5), (synthetic_control, 60, 0.6)],
)
def test_intervals_hold_the_planted_effect_as_often_as_they_say(estimator, tables, most_bias):
    """Wrong by chance in fewer than one of 1,000 where the interval holds nine in ten."""
    effects, inside = covered(estimator, [planted(TRUE, 16, 5, seed=at, **FEW) for at in range(tables)])
    assert binom.ppf(5e-4, tables, 0.9) <= inside <= binom.ppf(1 - 5e-4, tables, 0.9)
    assert abs(effects.mean() - TRUE) < most_bias


def test_the_mixed_model_agrees_with_what_it_is_between():
    """It weighs sites before and after; where sites differ much it comes to the difference in differences."""
    pytest.importorskip("statsmodels")
    apart = planted(TRUE, 16, 5, differ=60.0, **FEW)
    found = mixed_model(apart, "satisfaction")
    assert found.effect == pytest.approx(difference_in_differences(apart, "satisfaction").effect, abs=0.2)
    effects, inside = covered(mixed_model, [planted(TRUE, 16, 5, seed=at, **FEW) for at in range(40)])
    assert binom.ppf(5e-4, 40, 0.9) <= inside
    assert abs(effects.mean() - TRUE) < 0.6


def test_the_bayesian_control_is_asked_for_by_name_and_finds_what_is_planted():
    """Without CausalPy the extra is named; with it, a large effect is found. Its error is no smaller than its luck."""
    table, estimate = planted(8.0, 16, 5, seed=3, **FEW), estimator_of("bayesian_synthetic_control")
    if lacking("causal", "causalpy"):
        with pytest.raises(ScenarioError, match=r"(?s)needs causalpy.*pip install 'loyalty-sim\[causal\]'"):
            estimate(table, "satisfaction", 0, 0.9)
        pytest.skip("CausalPy is not installed")
    found = estimate(table, "satisfaction", 0, 0.9)
    assert found.low < 8.0 < found.high
    assert found.effect == pytest.approx(8.0, abs=5.0)
    assert 0.5 < found.error < 5.0


def test_nothing_is_found_where_nothing_was_done():
    for name, estimator in ESTIMATORS.items():
        found = estimator(planted(0.0, 16, 5, seed=5, **FEW), "satisfaction", 0, 0.9)
        assert found.method == name
        assert found.p > 0.02
        assert found.low < 0 < found.high


def test_weeks_after_the_start_can_be_left_out():
    late = planted(0.0, 12, 4, weeks=40, starts=(21,))
    grows = late.assign(revenue=late["revenue"] * (1 + 0.2 * late["treated"] * (late["week"] > 30)))
    at_once, settled = (difference_in_differences(grows, "revenue", settle).effect for settle in (0, 10))
    assert settled == pytest.approx(2 * at_once, rel=0.25)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_is_read_from_the_contract(measure):
    found = difference_in_differences(planted(sites=8, treated=4, weeks=12, starts=(7,)), measure)
    assert np.isfinite([found.effect, found.error]).all()
    assert found.n == 16


def test_what_is_no_table_of_weeks_at_sites_is_told_so():
    table = planted(sites=6, treated=1)
    with pytest.raises(ScenarioError, match="needs two treated sites"):
        difference_in_differences(table, "revenue")
    with pytest.raises(ScenarioError, match=r"(?s)no column 'revenue'.*is 'revenues' meant"):
        difference_in_differences(table.rename(columns={"revenue": "revenues"}), "revenue")
    with pytest.raises(ScenarioError, match="week 1 twice"):
        plain_difference(pd.concat([table, table.head(1)]), "revenue")
    with pytest.raises(ScenarioError, match="treated = 3 is not allowed"):
        plain_difference(table.assign(treated=3), "revenue")
    with pytest.raises(ScenarioError, match="four sites that are never treated"):
        synthetic_control(planted(sites=6, treated=4), "revenue")
    with pytest.raises(ScenarioError, match="did you mean  churn"):
        plain_difference(table, "chrun")
    with pytest.raises(ScenarioError, match="did you mean  mixed_model"):
        estimator_of("mixed")
