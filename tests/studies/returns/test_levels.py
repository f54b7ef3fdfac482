"""The levels a lever is tried at: today among them, in order, and never beyond what the lever takes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.scenario import Scenario
from loyalty_sim.scenario.schema import settings
from loyalty_sim.studies.returns.levels import HIGHEST, plan_lever
from loyalty_sim.theory.levers import LEVERS, NAMES, PRICE, lever_named
from planted import with_levers

COUNTS = st.integers(4, 40)


def ends(lever):
    rule = settings(Scenario)[f"firm.levers.{lever}"].parameter
    return rule.low, rule.high


@given(st.sampled_from(NAMES), st.floats(0, 1, allow_subnormal=False), COUNTS)
def test_levels_are_in_order_hold_today_and_keep_to_what_the_lever_takes(lever, place, count):
    low, high = ends(lever)
    present = low + place * (high - low)
    plan = plan_lever(lever, with_levers(**{lever: present}), count)
    assert len(plan.settings) == count
    assert plan.settings[plan.baseline] == pytest.approx(present, abs=1e-12)
    assert (np.diff(plan.settings) >= 0).all()
    assert plan.settings[0] >= low
    assert plan.settings[-1] <= high


@given(st.sampled_from(LEVERS), st.floats(0.01, 6), COUNTS)
def test_money_runs_from_nothing_to_three_times_today(lever, present, count):
    plan = plan_lever(lever, with_levers(**{lever: present}), count)
    assert plan.settings[[0, -1]] == pytest.approx([0, HIGHEST * present])
    assert plan.amounts[-1] == pytest.approx(HIGHEST * plan.amounts[plan.baseline])
    assert plan.unit == "EUR a year"
    assert plan.is_money


@given(COUNTS, st.floats(0.5, 2))
def test_the_price_is_in_per_cent_of_today(count, present):
    plan = plan_lever("price", with_levers(price=present), count)
    assert plan.amounts[plan.baseline] == pytest.approx(100)
    assert plan.amounts[[0, -1]] == pytest.approx([100 * (1 - PRICE.reach), 100 * (1 + PRICE.reach)])
    assert not plan.is_money


def test_positions_and_pay_are_in_the_wages_of_the_staff():
    base = Scenario()
    bill = base.trade.wage * base.firm.share * base.market.customers / base.trade.customers_per_employee * 52
    for lever in ("positions", "pay"):
        plan, reach = plan_lever(lever, base), lever_named(lever).reach
        assert plan.settings[[0, -1]] == pytest.approx([1 - reach, 1 + reach])
        assert plan.amounts == pytest.approx(plan.settings * bill)
        assert (plan.is_money, plan.paid) == (True, "staff_cost")


def test_selectivity_is_in_per_cent_and_from_none_in_per_cent_of_the_usual():
    assert plan_lever("selectivity", Scenario()).unit == "% of the present selectivity"
    plan = plan_lever("selectivity", with_levers(selectivity=0.0))
    assert (plan.unit, plan.is_money) == ("% of the usual selectivity", False)
    assert plan.amounts[[0, -1]] == pytest.approx([0, 150])


@pytest.mark.parametrize(
    ("lever", "present", "first", "last", "baseline"),
    [
        ("climate", 20.0, 0.0, 20.0, 5),  # the most there is: all others are below
        ("climate", 10.0, 0.0, 20.0, 2),  # three times today is more than the lever takes
        ("climate", 0.0, 0.0, 3.0, 0),
        ("price", 3.0, 2.55, 3.0, 5),
        ("price", 2.9, 2.465, 3.0, 2),
        ("price", 0.3, 0.3, 0.345, 0),
    ],
)
def test_at_the_ends_of_what_a_lever_takes(lever, present, first, last, baseline):
    plan = plan_lever(lever, with_levers(**{lever: present}), 6)
    assert plan.settings[[0, -1]] == pytest.approx([first, last])
    assert plan.baseline == baseline
    assert len(set(plan.settings.tolist())) == 6


@pytest.mark.parametrize("lever", ["climate", "price"])
def test_a_level_changes_its_lever_and_nothing_else(lever):
    base = Scenario()
    plan = plan_lever(lever, base)
    assert plan.scenario(base, plan.baseline) == base
    other = plan.scenario(base, len(plan.settings) - 1)
    assert getattr(other.firm.levers, lever) == plan.settings[-1]
    assert with_levers(other, **{lever: 1.0}) == base


def test_levels_that_are_given_are_sorted_and_taken_once():
    plan = plan_lever("climate", with_levers(climate=1.25), [3, 0, 2, 2, 0.5])
    assert plan.settings.tolist() == [0, 0.5, 1.25, 2, 3]
    assert plan.baseline == 2


def test_amounts_are_money_of_the_firms_share_of_the_market():
    base = Scenario()
    twice = base._replace(market=base.market._replace(customers=2 * base.market.customers))
    one, two = (plan_lever("training", scenario, [0, 1, 2, 3]).amounts for scenario in (base, twice))
    assert two == pytest.approx(2 * one)
    assert one[1] == pytest.approx(base.trade.usual.training * base.firm.share * base.market.customers * 52)


@pytest.mark.parametrize(
    ("lever", "levels", "said"),
    [
        ("climat", 11, "unknown lever: 'climat'; did you mean 'climate'"),
        ("climate", 3, "at least 4 levels"),
        ("climate", -5, "at least 4 levels"),
        ("climate", [1, 1, 1, 2], "at least 4 levels"),
        ("climate", [-1, 0, 2, 3], "none of them negative"),
        ("climate", [0, 2, 3, 50], "climate = 50 is outside its range 0 to 20"),
        ("climate", [0, 2, 3, float("nan")], "climate = nan is outside its range 0 to 20"),
        ("climate", [0, 2, 3, float("inf")], "climate = inf is outside its range 0 to 20"),
        ("price", [0, 0.9, 1.1, 1.2], "price = 0 is outside its range 0.3 to 3"),
        ("price", [0.9, 1.1, 1.2, 3.5], "price = 3.5 is outside its range 0.3 to 3"),
    ],
)
def test_levels_that_cannot_be_are_refused_before_any_run(lever, levels, said):
    with pytest.raises(ValueError, match=said):
        plan_lever(lever, Scenario(), levels)
