"""Firms are ordinary Mesa agents over the firms' table, and decide all at once each quarter."""

from typing import NamedTuple

import numpy as np
import pytest
from fake_market import FakeMarket

from loyalty_sim.agents.firm import Competitor, Firm
from loyalty_sim.agents.quarter import QUARTER, decide_quarter
from loyalty_sim.agents.strategies import Hold, MatchPrice
from loyalty_sim.theory.levers import LEVERS


@pytest.fixture
def market():
    return FakeMarket(rng=1)


def test_attributes_are_the_columns(market):
    firm = market.firms[1]
    firm.price = 0.9
    assert market.world.firms.price.tolist() == [1.0, 0.9, 1.0]
    assert firm.customers == 30
    assert firm.share == 0.3
    with pytest.raises(ValueError, match=r"firms.price = 0.01 is outside 0.1 to 10"):
        firm.price = 0.01


def test_a_strategy_without_parameters_is_followed(market):
    class Free(NamedTuple):
        def decide(self, firm, market):
            firm.price = 0.5

    firm = Firm(market, 1, Free())  # an empty tuple, which is as good as none to who only looks whether it is true
    firm.decide(None)
    assert market.world.firms.price.tolist() == [1.0, 0.5, 1.0]


def test_spend_is_a_dictionary_by_lever(market):
    firm = market.firms[2]
    assert list(firm.spend) == list(LEVERS)
    firm.spend["climate"] = 7.0
    firm.spend = {"process": 3.0}
    others = [20.0 * n for n in range(5, len(LEVERS) + 1)]
    assert market.world.firms.spend[2].tolist() == [7, 40, 60, 3, *others]
    firm.spend = np.arange(len(LEVERS))
    assert dict(firm.spend) == dict(zip(LEVERS, range(len(LEVERS)), strict=True))
    usual = [40.0 * n for n in range(1, len(LEVERS) + 1)]
    assert market.world.firms.spend[1].tolist() == usual, "other firms are left alone"


@pytest.mark.parametrize(
    ("write", "error"),
    [
        (lambda f: f.spend.update(climate=-1.0), ValueError),
        (lambda f: f.spend.update(climat=1.0), KeyError),
        (lambda f: f.spend.pop("climate"), TypeError),
        (lambda f: setattr(f, "spend", [1.0]), ValueError),
        (lambda f: setattr(f, "capability", {"climate": 1.5}), ValueError),
    ],
)
def test_bad_spending_is_refused(market, write, error):
    with pytest.raises(error):
        write(market.firms[0])


def test_firms_are_registered_and_know_their_people(market):
    assert [type(f) for f in market.firms] == [Firm, Competitor, Competitor]
    assert [f.unique_id for f in market.firms] == [1, 2, 3]
    assert set(market.firms[1].buyers.get("provider")) == {1}
    assert [e.row for e in market.firms[1].staff] == [4, 6, 7]
    total = sum(len(f.buyers) for f in market.firms)
    assert total == len(market.customers.select(lambda c: c.provider >= 0))


def test_subclasses_take_part():
    class Generous(Competitor):
        def decide(self, market):
            self.spend["climate"] = 1000.0 + market.week

    class Mine(FakeMarket):
        competitor_class = Generous

    market = Mine(rng=1)
    market.step()
    assert market.world.firms.spend[:, 0].tolist() == [40, 1001, 1001]
    assert market.agent_types[:2] == [Firm, Generous]


def test_all_firms_decide_on_the_same_public_record():
    class Undercut:
        def decide(self, firm, market):
            firm.price = 0.9 * market.price.min()

    market = FakeMarket(rng=1, strategies=[Undercut(), Undercut(), MatchPrice()])
    decide_quarter(market)
    assert market.world.firms.price.tolist() == [0.9, 0.9, 1.0], "nobody sees a decision of the same quarter"


def test_taking_stock_each_quarter():
    market = FakeMarket(rng=2, strategies=[Hold()] * 3)
    firms = market.world.firms
    firms.spend[0] += 1.0
    for _ in range(QUARTER + 1):
        market.step()
    assert firms.last_customers.tolist() == [50, 30, 20]
    assert firms.last_cash.tolist() == [2.0 * QUARTER] * 3
    extra = len(LEVERS) * QUARTER
    assert firms.last_profit.tolist() == [2.0 * QUARTER] * 3
    assert firms.start_profit.tolist() == [2.0 * QUARTER + extra, 2.0 * QUARTER, 2.0 * QUARTER]
    assert market.firms[0].quarter_profit == 2.0
