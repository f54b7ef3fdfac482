"""The service of the start, as judged, keeps up the satisfaction that customers start with."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.theory.customers import recovery
from loyalty_sim.theory.customers.attributes import CORE, TANGIBLES
from loyalty_sim.week.context import context
from loyalty_sim.week.first_judgements import gained_by_answers

SMALL = ("market.customers=3000", "market.weeks=156")


def market(*overrides: str) -> ServiceMarket:
    return ServiceMarket(load_scenario(overrides=[*SMALL, *overrides]), rng=1)


def test_service_of_the_start_is_the_usual_one_on_the_mean_of_all_employees_there():
    m = market()
    staff = m.world.employees
    there = staff.employed == 1
    assert staff.service[there].mean(axis=0) == pytest.approx(0.0, abs=1e-5)
    assert staff.failure_risk[there].mean() == pytest.approx(m.theory.failure.usual, abs=1e-4)


def test_what_nobody_changes_is_served_in_the_first_weeks_as_at_the_start():
    """Surroundings hang on no one's luck, so that whatever they are set against shows in full."""
    m = market("trade=hotel").run(2)
    staff = m.world.employees
    service = staff.service[staff.employed == 1].mean(axis=0)
    assert service[TANGIBLES] == pytest.approx(0.0, abs=1e-5)
    assert service[CORE] == pytest.approx(0.0, abs=0.02)


@pytest.mark.parametrize("setting", ["theory.failure.usual=0", "theory.satisfaction.strength=0", "trade=bank"])
def test_who_stays_is_as_satisfied_a_year_later(setting):
    """Without failures, without a reaction to what was expected, and with both; 1.5: the luck of 150 employees."""
    m = market(setting)
    c = m.world.customers
    before = c.satisfaction.copy()
    for _ in range(52):
        m.step()
    stayed = (c.since < 0) & (c.generation == 0)
    assert 100 * np.mean(c.satisfaction[stayed]) == pytest.approx(100 * np.mean(before[stayed]), abs=1.5)


def test_poor_answers_cost_satisfaction_and_excellent_ones_do_not():
    m = market()
    m.world.firms.capability[:] = 1.0
    good = gained_by_answers(m.world.customers, context(m), m.theory)
    m.world.firms.capability[:] = 0.1
    poor = gained_by_answers(m.world.customers, context(m), m.theory)
    assert (poor < 0.0).all()
    assert (good > poor).all()


def test_as_many_cases_are_answered_as_can_be_where_more_are_told():
    told, capacity, give_up = 5.0, 2.0, 12
    share = recovery.usual_share(capacity, told, float(give_up))
    answered = sum(told * share * (1.0 - share) ** age for age in range(give_up + 1))
    assert answered == pytest.approx(capacity)
    assert recovery.usual_share(told, capacity, float(give_up)) == 1.0
