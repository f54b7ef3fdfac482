"""The start is a balance: customers carry the wounds that usual service leaves, and answer as the data did."""

import numpy as np
import pytest

from loyalty_sim import ServiceMarket, load_scenario
from loyalty_sim.theory.customers.attributes import EASE
from loyalty_sim.validation.survey import interview

YEARS = 2


def market(*overrides: str, trade: str = "bank") -> ServiceMarket:
    size = ("market.customers=20000", f"market.weeks={52 * YEARS}")
    return ServiceMarket(load_scenario(overrides=[f"trade={trade}", *size, *overrides]), rng=1)


def grievance(m: ServiceMarket) -> float:
    c = m.world.customers
    return float(c.grievance[c.provider >= 0].mean())


@pytest.mark.parametrize("trade", ["bank", "hotel"])
def test_grievances_are_as_common_at_the_start_as_later(trade):
    """Who was wounded has told it, and been helped or not, or has gone: to another hotel by habit, or in anger."""
    m = market(trade=trade)
    before = grievance(m)
    after = grievance(m.run())
    assert before == pytest.approx(after, rel=0.2)


def test_answers_at_the_start_do_not_depend_on_how_much_wounds_weigh_in_them():
    light, heavy = (interview(market(f"theory.survey.wound={wound}"), None, 8_000) for wound in (0.0, 0.5))
    assert np.mean(light.satisfaction) == pytest.approx(np.mean(heavy.satisfaction), abs=1.5)


def test_without_failures_nobody_starts_with_a_wound():
    c = market("theory.failure.usual=0").world.customers
    assert not c.grievance.any()
    assert not c.case.any()


@pytest.mark.parametrize("trade", ["bank", "hotel"])
def test_service_is_set_against_the_mean_of_all_who_serve_at_the_start(trade):
    """So what no firm does differently counts nothing, with any of its staff, at the start as in the weeks after."""
    m = ServiceMarket(load_scenario(overrides=[f"trade={trade}", "market.customers=1500", "market.weeks=2"]), rng=1)
    e = m.world.employees
    at_work = e.employed == 1
    assert np.abs(e.service[at_work, EASE]).max() < 1e-6
    m.step()
    assert np.abs(e.service[at_work, EASE]).max() < 1e-6
