"""Firms that have lost too much close: customers choose anew, staff are free, and what nobody feels is missing."""

import numpy as np
import pytest

from loyalty_sim.lab.market_run import indicators
from loyalty_sim.market import ServiceMarket
from loyalty_sim.week.close import close
from loyalty_sim.week.passes import QUARTER
from loyalty_sim.week.records import STATES

SIZE = ["market.customers=300", "market.weeks=40"]
CHEAP = [*SIZE, "theory.closure.on=true", "rivals.levers.price=0.3"]


@pytest.fixture(scope="module")
def cheap():
    return ServiceMarket(overrides=CHEAP, rng=1).run()


def test_who_sells_far_below_cost_closes_at_the_end_of_a_quarter(cheap):
    closed = cheap.world.firms.closed
    assert closed[1:].any()
    assert (closed[closed > 0] % QUARTER == 0).all()
    assert (cheap.world.firms.customers[closed > 0] == 0).all()


def test_nobody_closes_unless_it_is_set():
    assert not ServiceMarket(overrides=[*SIZE, "rivals.levers.price=0.3"], rng=1).run().world.firms.closed.any()


def test_every_customer_of_a_firm_that_closes_is_counted_with_that_reason(cheap):
    books = cheap.history.set_index(["week", "firm"])
    for firm in np.flatnonzero(cheap.world.firms.closed):
        week = int(cheap.world.firms.closed[firm])
        there = books.loc[(week - 1, firm), "customers"] + books.loc[(week, firm), "joined"]
        gone = sum(books.loc[(week, firm), name] for name in books.columns if name.startswith("left_"))
        assert books.loc[(week, firm), "left_firm_closed"] > 0.5 * there
        assert gone == there


def test_a_closed_firm_earns_and_costs_nothing_and_its_state_is_missing(cheap):
    books, firms = cheap.history, cheap.world.firms
    gone = int(np.flatnonzero(firms.closed)[0])
    later = books[(books.firm == gone) & (books.week > firms.closed[gone])]
    assert len(later)
    assert (later[["revenue", "profit", "wages", "customers", "joined"]] == 0).all(axis=None)
    assert later[list(STATES)].isna().all(axis=None)
    assert indicators(later)["satisfaction"].isna().all()


def test_its_customers_find_another_firm_and_some_of_its_staff_another_job():
    market = ServiceMarket(overrides=[*SIZE, "theory.moves.asked=1"], rng=1).run(10)
    customers, employees = market.world.customers, market.world.employees
    were = np.flatnonzero((customers.provider == 1) & (customers.alive == 1))
    own = np.flatnonzero(employees.firm == 1)
    close(1, market)
    assert not employees.employed[own].any()
    assert (customers.provider[were] == -1).all()
    market.run(30)
    stayed = were[(customers.alive[were] == 1) & (customers.generation[were] == 0)]
    assert np.mean(customers.provider[stayed] >= 0) > 0.9
    assert not (customers.provider == 1).any()
    assert (employees.moved_to[own] >= 0).any()
    assert not employees.employed[own].any()


def test_a_market_in_which_all_have_closed_stands_still():
    market = ServiceMarket(overrides=SIZE, rng=1).run(5)
    for firm in range(4):
        close(firm, market)
    market.run(5)
    assert not market.world.firms.customers.any()
    assert market.history.query("week > 6")["encounters"].sum() == 0
    assert np.isnan(market.datacollector.get_model_vars_dataframe()["satisfaction"].iloc[-1])


def test_before_an_entrant_opens_there_is_no_satisfaction_and_no_cost():
    over = ["market.customers=800", "market.weeks=60", "rivals.strategies=[hold,hold,entrant]", "rivals.entry_week=20"]
    run = ServiceMarket(overrides=over, rng=1).run()
    seen = indicators(run.history).query("firm == 3")
    assert seen.query("week < 20")["satisfaction"].isna().all()
    assert (seen.query("week < 20")["profit"] == 0).all()
    assert seen.query("week == 60")["satisfaction"].notna().all()
    assert run.world.firms.open.all()
