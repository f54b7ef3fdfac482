"""A budget as scenarios: money is neither made nor lost, phases follow one another, and today is never cut."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.scenario import ScenarioError
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.world.schedule import QUARTER, due
from planted import short, with_levers

SHARES = st.lists(st.floats(0, 1), min_size=4, max_size=4).map(lambda found: np.array(found) / max(sum(found), 1.0))
TWO = Budget(short(104), ["climate", "training"], 60_000, quarters=4)


def levels_by_week(scenario, lever):
    """Level of a lever in every week, as the schedule moves it."""
    level, found = getattr(scenario.firm.levers, lever), []
    for week in range(1, scenario.market.weeks + 1):
        level = dict(due(scenario.firm.schedule, week)).get(lever, level)
        found.append(level)
    return np.array(found)


@given(SHARES)
def test_the_money_of_a_plan_is_what_its_scenario_spends_beyond_today(shares):
    plan = TWO.plan_of(shares)
    spent = sum(
        (levels_by_week(plan, lever) - 1).sum() * TWO.unit[TWO.cells.index((lever, 0))] / 52 for lever in TWO.levers
    )
    assert spent == pytest.approx(shares.sum() * 60_000 * 2, rel=1e-4, abs=1)


@given(SHARES)
def test_nothing_is_taken_from_today(shares):
    plan = TWO.plan_of(shares)
    for lever in TWO.levers:
        assert (levels_by_week(plan, lever) >= 1 - 1e-6).all()


def test_no_money_is_today():
    assert TWO.plan_of(np.zeros(4)).firm.levers == short(104).firm.levers
    assert all(levels_by_week(TWO.plan_of(np.zeros(4)), lever).tolist() == [1.0] * 104 for lever in TWO.levers)


@pytest.mark.parametrize(
    ("weeks", "quarters", "phases"),
    [
        (104, None, [(1, 104)]),
        (104, 4, [(1, 52), (5, 52)]),
        (110, 4, [(1, 52), (5, 58)]),
        (26, 1, [(1, 13), (2, 13)]),
        (10, 1, [(1, 10)]),
    ],
)  # fmt: skip
def test_phases_fill_the_horizon_and_the_last_takes_what_is_left(weeks, quarters, phases):
    found = Budget(short(weeks), ["climate"], 1_000, quarters).phases
    assert found == phases
    assert sum(length for _, length in found) == weeks


def test_a_phase_begins_in_the_first_week_of_its_quarter():
    plan = TWO.plan_of(np.array([0, 0, 1.0, 0]))
    levels = levels_by_week(plan, "climate")
    assert (levels[: 4 * QUARTER] == 1).all()
    assert (levels[4 * QUARTER :] > 1).all()


def test_what_is_spent_today_stays_and_is_built_upon():
    budget = Budget(with_levers(short(52), climate=2.5), ["climate"], 31_200)
    assert budget.today.tolist() == [2.5]
    assert budget.plan_of(np.array([1.0])).firm.levers.climate == pytest.approx(3.5)


def test_a_lever_takes_no_more_than_it_can():
    budget = Budget(short(52), ["climate"], 1e9)
    full = budget.plan_of(budget.caps)
    assert budget.caps[0] < 1
    assert full.firm.levers.climate == pytest.approx(20)


def test_money_by_cell_adds_up_to_the_budget():
    assert TWO.money(np.full(4, 0.25)).sum() / 2 == pytest.approx(60_000)
    assert Budget(short(52), ["climate", "training"], 9_000).money(np.array([0.2, 0.3])).tolist() == [1_800, 2_700]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"levers": ["climte"]}, "did you mean  climate ?"),
        ({"levers": ["price"]}, "the price is not bought with money"),
        ({"levers": []}, "there are no levers to spend on"),
        ({"levers": ["climate", "climate"]}, "the lever climate is named twice"),
        ({"a_year": 0.0}, "a budget of 0 is nothing to split"),
        ({"a_year": float("nan")}, "a budget of nan is nothing to split"),
        ({"quarters": 9}, "phases of 9 quarters do not fit into 104 weeks"),
    ],
)
def test_what_cannot_be_is_said(settings, said):
    asked = {"levers": ["climate"], "a_year": 1_000.0, "quarters": None} | settings
    with pytest.raises(ScenarioError) as caught:
        Budget(short(104), **asked)
    assert said in str(caught.value)
