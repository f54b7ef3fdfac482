"""The studies on the simulated market itself, small: what they assume about its books holds."""

import pytest

from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import compare, returns, run

SMALL = load_scenario("baseline", ["market.customers=300", "market.weeks=30", "firm.levers_from=4"])


def test_what_was_spent_is_what_was_planned_for_the_weeks_it_held():
    detail = returns("climate", SMALL, levels=4, seeds=6, workers=1).detail
    planned = detail.plan.amounts * (30 - 4) / 52
    assert detail.spent == pytest.approx(planned, rel=0.15)  # seeds differ in the customers that a firm starts with


def test_gross_return_is_profit_before_what_was_spent():
    detail = returns("training", SMALL, levels=4, seeds=3, workers=1).detail
    cost = detail.spent - detail.spent[detail.plan.baseline]
    assert detail.gross.mean == pytest.approx(detail.curve.effect.mean + cost)


def test_a_scenario_against_itself_differs_by_exactly_nothing():
    assert (compare(SMALL, SMALL, seeds=2, worlds=0, workers=1).table["difference"] == 0).all()


def test_workers_change_nothing():
    alone, together = (run(SMALL, seeds=3, workers=workers).runs for workers in (1, 2))
    assert alone.equals(together)
