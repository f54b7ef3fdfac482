"""Panels and cohorts: the measures find what was planted, and the shipped repertoire trades are repertoires."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.validation.survey.purchases import Purchases, cohort, panel, polarization, watch

HOUSEHOLDS, EACH = 3000, 9


def bought(tastes: np.ndarray, sticky: float, rng: np.random.Generator) -> Purchases:
    """Purchases by lasting tastes (households, firms), a share of them simply at the firm of the time before."""
    drawn = np.array([rng.choice(tastes.shape[1], EACH, p=taste) for taste in tastes])
    for n in range(1, EACH):
        stays = rng.random(len(tastes)) < sticky
        drawn[stays, n] = drawn[stays, n - 1]
    who = np.repeat(np.arange(len(tastes)), EACH)
    return Purchases(who, np.tile(np.arange(EACH), len(tastes)), drawn.ravel())


@pytest.mark.parametrize("planted", [0.2, 0.35, 0.6])
def test_tastes_of_a_dirichlet_are_polarization_and_no_inertia(planted):
    rng = np.random.default_rng(1)
    share = np.array([0.4, 0.3, 0.2, 0.1])
    seen = panel(bought(rng.dirichlet(share * (1 / planted - 1), HOUSEHOLDS), sticky=0.0, rng=rng))
    assert seen["polarization"] == pytest.approx(planted, abs=0.03)
    assert abs(seen["inertia"]) < 0.01
    assert seen["repeat"] == pytest.approx(planted + (1 - planted) * (share**2).sum(), abs=0.02)


def test_buying_where_one_bought_last_is_inertia():
    rng = np.random.default_rng(2)
    seen = panel(bought(rng.dirichlet(np.full(4, 0.6), HOUSEHOLDS), sticky=0.3, rng=rng))
    assert 0.05 < seen["inertia"] < 0.25


def test_households_that_are_all_alike_have_no_polarization():
    rng = np.random.default_rng(3)
    assert polarization(rng.multinomial(EACH, [0.5, 0.3, 0.2], HOUSEHOLDS)) < 0.01


def test_a_cohort_by_hand():
    """Customers 0 and 1 are new in week 5 and 7, customer 2 was there before, customer 3 comes too late."""
    rows = [(0, 5), (0, 9), (0, 30), (1, 7), (1, 50), (2, 1), (2, 6), (3, 20), (4, 6), (4, 7)]
    who, week = np.array(rows).T
    seen = cohort(Purchases(who, week, np.zeros(len(rows), int)), firm=0, start=5, quarter=12, period=39)
    assert seen["size"] == 3
    assert seen["none"] == pytest.approx(1 / 3)
    assert seen["top_fifth"] == pytest.approx(2 / 3)
    assert seen["active"] == pytest.approx(1 / 3)


def test_a_firm_that_nobody_is_new_to_has_no_cohort():
    seen = cohort(Purchases(np.array([0]), np.array([1]), np.array([0])), firm=0, start=5)
    assert np.isnan(seen["none"])
    assert seen["size"] == 0


def test_memory_counts_as_bought_before():
    market = ServiceMarket(load_scenario(overrides=["trade=grocery", "market.customers=300", "market.weeks=2"]), rng=1)
    seen = watch(market, 2)
    assert (np.diff(seen.who) >= 0).all()
    before = seen.within(-2600, 0)
    assert len(np.unique(before.who)) == 300
    assert len(before.who) > 900


def test_households_buy_groceries_by_taste_and_hardly_by_inertia():
    """Panels of catsup and margarine: inertia .027 and .023, polarization .24 and .29, repeat rate .57 and .49."""
    market = ServiceMarket(
        load_scenario(overrides=["trade=grocery", "market.customers=4000", "market.weeks=20"]), rng=1
    )
    seen = panel(watch(market, 17).within(4, 17))
    assert 0.0 < seen["inertia"] < 0.05
    assert 0.20 < seen["polarization"] < 0.36
    assert 0.44 < seen["repeat"] < 0.60
