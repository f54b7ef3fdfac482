"""Decisions of firms on a public record written by hand, the quarter around them, and drivers planted over sites."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.agents.quarter import QUARTER, decide_quarter
from loyalty_sim.agents.strategies import (
    STRATEGIES,
    CounterInvest,
    Explore,
    ImitateLeader,
    MatchPrice,
    Patience,
    publish,
    strategy,
)
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.habits import BY_HAND

COUNT = len(LEVERS)


def table(firms=3, **columns):
    """A firms' table: everybody alike but for what is given."""
    plain = {
        "price": np.ones(firms), "usual_price": np.ones(firms), "customers": np.full(firms, 100),
        "last_customers": np.zeros(firms, int), "cash": np.zeros(firms), "last_cash": np.zeros(firms),
        "start_profit": np.zeros(firms), "last_profit": np.zeros(firms), "base_customers": np.full(firms, 100.0),
        "spend": np.full((firms, COUNT), 10.0), "usual_spend": np.full((firms, COUNT), 10.0),
        "open": np.ones(firms, int), "closed": np.zeros(firms, int), "satisfaction": np.full(firms, 0.7),
        "reputation": np.zeros(firms), "at_sites": np.zeros((firms, COUNT)),
    }  # fmt: skip
    return SimpleNamespace(**plain | {name: np.array(value) for name, value in columns.items()})


def firm(row=0, **given):
    plain = {"price": 1.0, "spend": np.full(COUNT, 10.0), "start_profit": 0.0, "commitment": 0.5}
    return SimpleNamespace(row=row, **plain | given)


def quarter(firms, week, who=()):
    """A market as the quarterly decision sees it."""
    world = SimpleNamespace(firms=firms, week=week)
    return SimpleNamespace(world=world, firms=who, seed=1, theory=Theory())


def spends(firms=3, **of):
    """Spending 10 on everything but what is given: {row: (lever, money)}."""
    found = np.full((firms, COUNT), 10.0)
    for row, (lever, money) in of.items():
        found[int(row[1:]), lever] = money
    return found


# What is public


def test_shares_are_of_all_customers_and_before_the_first_decision_nothing_has_changed():
    seen = publish(table(customers=[60, 30, 10]), 1)
    assert seen.share.tolist() == seen.last_share.tolist() == [0.6, 0.3, 0.1]
    later = publish(table(customers=[60, 30, 10], last_customers=[50, 50, 0]), 14)
    assert later.last_share.tolist() == [0.5, 0.5, 0.0]


def test_an_empty_market_has_shares_of_nothing():
    assert publish(table(customers=[0, 0, 0]), 1).share.tolist() == [0.0, 0.0, 0.0]


def test_profit_is_what_has_come_in_since_the_last_decision():
    assert publish(table(cash=[5.0, -2.0, 0.0], last_cash=[3.0, 1.0, 0.0]), 1).profit.tolist() == [2.0, -3.0, 0.0]


def test_the_record_is_a_copy_that_nobody_can_write():
    firms = table()
    seen = publish(firms, 1)
    with pytest.raises(ValueError, match="read-only"):
        seen.price[0] = 2.0
    firms.price[0] = 2.0
    assert seen.price[0] == 1.0


# Prices


@given(st.lists(st.floats(0.3, 1.5), min_size=2, max_size=6), st.floats(0.3, 1.0), st.integers(0, 5))
def test_a_matched_price_is_never_below_the_floor_nor_above_the_usual(prices, floor, row):
    row %= len(prices)
    own = firm(row)
    MatchPrice(floor).decide(own, publish(table(len(prices), price=prices), 1))
    assert floor <= own.price <= 1.0
    rivals = min(price for at, price in enumerate(prices) if at != row)
    assert own.price == pytest.approx(min(1.0, max(floor, rivals)))


def test_a_firm_alone_charges_its_usual_price():
    own = firm()
    MatchPrice().decide(own, publish(table(1, price=[0.5], usual_price=[0.9]), 1))
    assert own.price == pytest.approx(0.9)


# Spending


@given(st.floats(0, 1), st.floats(10, 90))
def test_imitation_closes_its_part_of_the_gap_and_never_goes_beyond(fraction, money):
    own = firm(1)
    seen = publish(table(customers=[300, 100, 100], spend=spends(_0=(2, money))), 1)
    ImitateLeader(fraction).decide(own, seen)
    assert own.spend[2] == pytest.approx(10 + fraction * (money - 10))
    assert np.delete(own.spend, 2) == pytest.approx(np.full(COUNT - 1, 10.0))


def test_a_small_firm_imitates_a_large_one_by_the_customer():
    own = firm(1)
    seen = publish(table(customers=[300, 50, 50], base_customers=[200.0, 50.0, 50.0], spend=spends(_0=(0, 80.0))), 1)
    ImitateLeader(1.0).decide(own, seen)
    assert own.spend[0] == pytest.approx(10.0 + 0.25 * 70.0)
    assert own.spend[1] == pytest.approx(10.0), "what is usual for its size is not the leader's"


@pytest.mark.parametrize("customers", [[100, 100, 100], [50, 200, 50], [0, 100, 100]])
def test_who_leads_or_is_level_stays_as_it_is(customers):
    own = firm(1)
    ImitateLeader(1.0).decide(own, publish(table(customers=customers, spend=spends(_0=(0, 99.0))), 1))
    assert own.spend.tolist() == [10.0] * COUNT


def lost(own=90, winner=110):
    return table(customers=[own, winner, 100], last_customers=[100, 100, 100], spend=spends(_1=(3, 30.0)))


def test_a_loss_is_answered_where_the_winner_has_raised():
    own = firm(0)
    CounterInvest(0.5, 0.01).decide(own, publish(lost(), 14))
    assert own.spend[3] == pytest.approx(10 + 0.5 * 20)
    assert np.delete(own.spend, 3).tolist() == [10.0] * (COUNT - 1)


@pytest.mark.parametrize("response", [0.3, 0.5, 1.0])
def test_answers_add_up_to_the_winners_rise_and_no_further(response):
    firms = lost()
    for _ in range(12):
        own = firm(0, spend=firms.spend[0].copy())
        CounterInvest(response, 0.01).decide(own, publish(firms, 14))
        firms.spend[0] = own.spend
    assert firms.spend[0, 3] == pytest.approx(30.0)


@pytest.mark.parametrize(("own", "winner"), [(100, 100), (110, 90), (99.5, 100.5)])
def test_without_a_loss_worth_noticing_nothing_is_answered(own, winner):
    me = firm(0)
    CounterInvest(1.0, 0.01).decide(me, publish(lost(own, winner), 14))
    assert me.spend.tolist() == [10.0] * COUNT


def test_a_winner_who_spends_less_than_usual_is_not_followed_down():
    own = firm(0)
    firms = lost()
    firms.spend[1] = 5.0
    CounterInvest(1.0, 0.01).decide(own, publish(firms, 14))
    assert own.spend.tolist() == [10.0] * COUNT


@pytest.mark.parametrize(
    ("week", "profit", "start", "cut"),
    [(78, 0.0, 5.0, False), (79, 0.0, 5.0, True), (79, 5.0, 5.0, False), (79, 6.0, 5.0, False), (500, -1.0, 0.0, True)],
)
def test_a_programme_is_cut_after_its_time_if_it_has_not_paid(week, profit, start, cut):
    own = firm(0, start_profit=start)
    firms = table(cash=[profit, 0.0, 0.0], spend=spends(_0=(1, 50.0)))
    own.spend = firms.spend[0].copy()
    Patience(78).decide(own, publish(firms, week))
    assert own.spend[1] == (10.0 if cut else 50.0)


@pytest.mark.parametrize(("commitment", "left"), [(0.0, 10.0), (0.5, 10.0), (0.75, 30.0), (1.0, 50.0)])
def test_commitment_shields_what_is_beyond_the_usual(commitment, left):
    own = firm(0, start_profit=5.0, commitment=commitment, spend=spends(_0=(1, 50.0))[0])
    Patience(1).decide(own, publish(table(spend=spends(_0=(1, 50.0))), 14))
    assert own.spend[1] == pytest.approx(left)


def test_who_spends_less_than_usual_is_not_raised_by_a_cut():
    own = firm(0, start_profit=5.0, spend=spends(_0=(1, 4.0))[0])
    Patience(1).decide(own, publish(table(spend=spends(_0=(1, 4.0))), 14))
    assert own.spend[1] == 4.0


def test_no_patience_at_all_is_patience_for_ever():
    own = firm(0, start_profit=5.0)
    own.spend = spends(_0=(1, 50.0))[0]
    Patience(0).decide(own, publish(table(spend=spends(_0=(1, 50.0))), 5_000))
    assert own.spend[1] == 50.0


def explorer(arm=-1, known=None, last=0.0, luck=(0.9, 0.0)):
    values = dict.fromkeys(LEVERS, 0.0) | (known or {})
    return SimpleNamespace(
        row=0, arm=arm, arm_value=values, last_profit=last, luck=lambda week: luck,
        spend=dict.fromkeys(LEVERS, 10.0), reference_spend=dict.fromkeys(LEVERS, 8.0),
    )  # fmt: skip


def test_what_is_known_to_pay_is_raised_unless_curiosity_wins():
    best, other = LEVERS[2], LEVERS[-1]
    content, curious = explorer(known={best: 5.0}), explorer(known={best: 5.0}, luck=(0.1, 0.999))
    for each in (content, curious):
        Explore(0.25, 0.3).decide(each, publish(table(), 14))
    assert content.spend[best] == 12.0
    assert curious.spend[other] == 12.0
    assert curious.spend[best] == 10.0


def test_a_step_that_lost_money_is_taken_back_and_remembered():
    lever = LEVERS[0]
    own = explorer(arm=0, known={LEVERS[1]: 1.0}, last=50.0)
    Explore(0.25, 0.0, memory=0.7).decide(own, publish(table(cash=[40.0, 0.0, 0.0]), 14))
    assert own.spend[lever] == 8.0
    assert own.arm_value[lever] == pytest.approx(0.3 * -10.0)
    assert own.spend[LEVERS[1]] == 12.0


def test_spending_never_goes_below_nothing():
    own = explorer(arm=0, known={LEVERS[1]: 1.0}, last=50.0)
    own.spend[LEVERS[0]] = 1.0
    Explore(1.0, 0.0).decide(own, publish(table(), 14))
    assert own.spend[LEVERS[0]] == 0.0


# The quarter


class Noted:
    """A firm that notes what it saw and sets its price."""

    def __init__(self, row, firms, price):
        self.row, self.firms, self.wanted, self.seen = row, firms, price, []

    def decide(self, public):
        self.seen.append(public.price.copy())
        self.firms.price[self.row] = self.wanted


def test_nobody_sees_what_others_decide_in_the_same_quarter():
    firms = table(cash=[7.0, 8.0, 9.0], last_cash=[1.0, 1.0, 1.0])
    firms.week = 14
    who = [Noted(row, firms, 0.5) for row in range(3)]
    decide_quarter(quarter(firms, 14, who))
    assert all(each.seen[0].tolist() == [1.0, 1.0, 1.0] for each in who)
    assert firms.last_profit.tolist() == [6.0, 7.0, 8.0]
    assert firms.last_cash.tolist() == [7.0, 8.0, 9.0]
    assert firms.last_customers.tolist() == [100, 100, 100]


@pytest.mark.parametrize(("week", "usual"), [(1, 0.0), (14, QUARTER * (26 / 13 + 20))])
def test_the_yardstick_is_the_first_quarter_without_the_extra_spend(week, usual):
    firms = table(cash=[26.0, 0.0, 0.0], spend=spends(_0=(0, 30.0)))
    decide_quarter(quarter(firms, week))
    assert firms.start_profit[0] == pytest.approx(usual)


def test_a_yardstick_once_taken_stays():
    firms = table(cash=[26.0, 0.0, 0.0], start_profit=[3.0, 3.0, 3.0])
    decide_quarter(quarter(firms, 27))
    assert firms.start_profit.tolist() == [3.0, 3.0, 3.0]


# By name


def test_strategies_are_known_by_name_as_long_as_they_are_entered():
    class Mine:
        pass

    STRATEGIES["mine"] = Mine
    try:
        assert BY_HAND["mine"] is Mine
        assert isinstance(strategy("mine"), Mine)
    finally:
        del STRATEGIES["mine"]
    assert "mine" not in BY_HAND
    with pytest.raises(ValueError, match="unknown strategy 'mine'"):
        strategy("mine")


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [("match_prize", {}, "did you mean 'match_price'"), ("qqq", {}, "unknown strategy 'qqq'; there are hold"),
     ("match_price", {"flour": 1}, "has the parameters: floor; given: flour"),
     ("hold", {"x": 1}, "given: x")],
)  # fmt: skip
def test_bad_names_say_what_there_is(name, given, message):
    with pytest.raises(ValueError, match=message):
        strategy(name, **given)


def test_strategies_of_a_file_come_before_none_but_are_known():
    assert strategy("mine", {"mine": MatchPrice}, floor=0.7) == MatchPrice(0.7)
