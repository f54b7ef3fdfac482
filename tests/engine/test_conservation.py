"""Every customer and every unit of money is accounted for, every week.

Money is compared within rounding: a firm's revenue is a sum of 32-bit payments added in 64 bits, so the order of
adding can move it by one part in 10^12 and no more.
"""

import numpy as np
import pytest
from markets import EVENTFUL, small

from loyalty_sim.week.ledger import ACCOUNTS
from loyalty_sim.world.columns import PROMISE, TABLES

ROUNDING = 1e-12
WEEKS = 40
RAMP = np.minimum(np.arange(1, WEEKS + 1) / 4, 1.0)
"""Part of the way from usual to the levers that the focal firm has gone by week."""
OPENING = 14
"""Week of the quarterly decision in which the entrant, firm 2, opens."""


@pytest.fixture(scope="module")
def market():
    return small(*EVENTFUL, "firm.levers.price=1.1", customers=3000, weeks=WEEKS)


@pytest.fixture(scope="module")
def weeks(market):
    """The week's end as the customers' own columns tell it: alive, customers of each firm and money paid to each."""
    return [_seen(market.world) for _ in _stepping(market)]


@pytest.fixture(scope="module")
def books(market, weeks):
    """The books as arrays (weeks, firms) by column."""
    history = market.history
    return {name: history[name].to_numpy().reshape(WEEKS, -1) for name in history}


def _stepping(market):
    yield 0
    for week in range(market.config.market.weeks):
        market.step()
        yield week + 1


def _seen(world):
    c, firms = world.customers, len(world.firms.price)
    attached = c.provider >= 0
    provider, paid = c.provider[attached], c.paid[attached].astype(float)
    assert (c.alive[attached] == 1).all(), "nobody who is away has a provider"
    assert not c.paid[~attached].any(), "nobody without provider pays"
    firms_table = {
        name: getattr(world.firms, name).copy() for name in ("customers", "left", "joined", "cash", "discounted")
    }
    return {
        "alive": int(c.alive.sum()),
        "employed": np.bincount(world.employees.firm, weights=world.employees.employed, minlength=firms),
        "out of range": _out_of_range(world),
        "customers": np.bincount(provider, minlength=firms),
        "paid": np.bincount(provider, weights=paid, minlength=firms),
        "firms": firms_table,
    }


def _out_of_range(world):
    """Columns with a value outside the range that the column table states."""
    return {
        f"{table}.{column.name}"
        for table, columns in TABLES.items()
        for column, values in zip(columns, getattr(world, table), strict=True)
        if not ((values >= column.low) & (values <= column.high)).all()
    }


def test_every_value_stays_in_the_range_of_its_column(weeks):
    assert not set().union(*(week["out of range"] for week in weeks))


def test_customers_are_those_before_plus_joined_less_left(weeks, books):
    left = sum(books[name] for name in books if name.startswith("left_"))
    before = np.stack([week["customers"] for week in weeks[:-1]])
    after = np.stack([week["customers"] for week in weeks[1:]])
    assert left.sum() > 0
    assert books["joined"].sum() > 0
    assert (before + books["joined"] - left == after).all()
    assert (books["customers"] == after).all()


def test_people_in_the_market_are_those_before_less_exits_plus_entries(weeks, books):
    alive = np.array([week["alive"] for week in weeks])
    flow = books["entered"].sum(axis=1) - books["exited"].sum(axis=1)
    assert (books["entered"].sum(), books["exited"].sum()) > (0, 0)
    assert (np.diff(alive) == flow).all()


def test_every_firm_knows_its_own_flows(weeks, books):
    left = sum(books[name] for name in books if name.startswith("left_"))
    for name, flow in {"left": left, "joined": books["joined"], "customers": books["customers"]}.items():
        assert (np.stack([week["firms"][name] for week in weeks[1:]]) == flow).all(), name


def test_every_customer_is_of_one_kind(books):
    kinds = sum(books[kind] for kind in ("loyal", "mercenary", "hostage", "defector"))
    assert (kinds == books["customers"]).all()


def test_employees_are_those_before_plus_hired_less_resigned_and_dismissed(weeks, books):
    before = np.stack([week["employed"] for week in weeks[:-1]])
    after = np.stack([week["employed"] for week in weeks[1:]])
    assert (before + books["hired"] - books["resigned"] - books["dismissed"] == after).all()
    assert books["dismissed"].sum() > 0
    assert books["resigned"][OPENING - 1, 1] > 0.5 * before[OPENING - 1, 1], "nearly all of firm 1 are gone at once"


def test_every_failure_is_of_one_kind(books):
    kinds = [books[name] for name in books if name.startswith("failed_")]
    assert all(kind.any() for kind in kinds)
    assert (sum(kinds) == books["failures"]).all()


def test_answers_come_from_those_who_were_asked(books):
    assert (books["responded"] <= books["asked"]).all()
    assert (books["promoters"] + books["detractors"] <= books["responded"]).all()
    assert (books["inputs_used"] <= books["responded"]).all()
    assert (books["survey_points"] <= 100 * books["responded"]).all()


def test_who_is_won_back_has_joined_and_every_rating_has_stars(books):
    assert (books["won_back"] <= books["joined"]).all()
    assert (books["post_stars"] >= books["posts"]).all()
    assert (books["post_stars"] <= 5 * books["posts"]).all()


def test_every_failure_is_told_to_somebody_or_nobody(books):
    told = books["told_front_line"] + books["told_head_office"] + books["told_nobody"]
    assert (told == books["failures"]).all()
    assert (books["failures"] <= books["encounters"]).all()


def test_what_customers_pay_is_what_firms_earn(weeks, books):
    paid = np.stack([week["paid"] for week in weeks[1:]])
    np.testing.assert_allclose(books["revenue"], paid, rtol=ROUNDING)
    assert (books["revenue"] == books["paid"]).all()


def test_profit_is_revenue_less_every_cost(books):
    costs = np.stack([books[name] for name in ACCOUNTS if name not in ("revenue", "profit")], axis=-1)
    np.testing.assert_allclose(books["profit"], books["revenue"] - costs.sum(axis=-1), rtol=ROUNDING, atol=1e-9)
    assert (costs >= 0).all()


def test_cash_is_the_sum_of_profits_and_its_worth_today_in_closed_form(market, weeks, books):
    last = weeks[-1]["firms"]
    np.testing.assert_allclose(last["cash"], books["profit"].sum(axis=0), rtol=ROUNDING)
    worth = (1 + market.config.market.discount) ** (-np.arange(1, WEEKS + 1) / 52)
    np.testing.assert_allclose(last["discounted"], worth @ books["profit"], rtol=ROUNDING)
    assert market.outcomes()["profit"] == pytest.approx(last["discounted"][0], rel=ROUNDING)


def test_a_price_in_force_is_the_price_that_was_set(books):
    np.testing.assert_allclose(books["price"][:, 0], 1.0 + 0.1 * RAMP, rtol=ROUNDING)
    assert (books["price"][:, [1, 3]] == 1.0).all()
    assert (books["price"][: OPENING - 1, 2] == 1.0).all()
    assert (books["price"][OPENING - 1 :, 2] == 0.95).all()


def test_a_lever_costs_what_was_put_into_it_and_a_cost_programme_left(market, books):
    """The programme asks for .3 of every budget from week 10 on, for 20 weeks; a commitment of .8 shields .48 of it."""
    usual, week = market.world.firms.usual_spend[0, PROMISE], np.arange(1, WEEKS + 1)
    left = np.where((week >= 10) & (week < 30), 1.0 - 0.3 * (1.0 - 0.48), 1.0)
    np.testing.assert_allclose(books["spend_promise"][:, 0], (1.0 + 0.5 * RAMP) * usual * left, rtol=ROUNDING)


def test_nobody_buys_from_a_firm_before_it_opens(books):
    assert not books["customers"][: OPENING - 1, 2].any()
    assert not books["revenue"][: OPENING - 1, 2].any()
    assert (books["customers"][OPENING - 1 :, 2] > 0).all()
