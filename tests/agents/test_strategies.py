"""The contract that every strategy keeps."""

from dataclasses import replace
from typing import get_type_hints

import numpy as np
import pytest
from fake_market import FakeMarket, fake_world
from hypothesis import given, settings
from hypothesis import strategies as st
from undercut import Undercut

from loyalty_sim.agents.strategies import (
    STRATEGIES,
    Entrant,
    Explore,
    FollowDrivers,
    Hold,
    Management,
    Patience,
    Steer,
    publish,
)
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.world.build import CLOSED
from loyalty_sim.world.columns import FIRMS

OWN = {"price", "spend"}
"""Columns that every strategy may set in its firm's row."""


NOTES = {
    Explore: {"arm", "arm_value"},
    Entrant: {"appeal", "open"},
    Steer: {"measured_start"},
    Management: {"measured_start"},
}
"""Further columns of the firm's own row in which some keep what they need to know, since they have no memory."""


PRIVATE = (
    "appeal",
    "closed",
    "arm",
    "arm_value",
    "measured",
    "measured_start",
    "answers",
    "most_innovative",
    "last_profit",
    "start_profit",
    "brand",
)
"""Columns of the firms' table that only the firm itself knows."""


MANAGEMENT = Management((Patience(weeks=13), Steer()))


KINDS = [
    *(kind() for kind in STRATEGIES.values()),
    Steer("punctuality"),
    Steer("cost"),
    Steer("innovativeness"),
    MANAGEMENT,
]


class Peeker:
    """Breaks the contract: looks into customers' heads."""

    def decide(self, firm, market):
        firm.spend["climate"] = float(firm.model.world.customers.satisfaction.sum())


class Moody:
    """Breaks the contract: remembers."""

    def __init__(self):
        self.calls = 0

    def decide(self, firm, market):
        self.calls += 1
        firm.price = 1.0 + self.calls / 100


class Meddler:
    """Breaks the contract: sets what is not his to set."""

    def decide(self, firm, market):
        firm.model.firms[firm.row - 1].price = 2.0


def random_market(seed):
    """A market in an arbitrary but possible state in a late quarter."""
    market = FakeMarket(rng=seed)
    firms, generator = market.world.firms, np.random.default_rng(seed)
    firms.price[:], firms.usual_price[:] = generator.uniform(0.5, 2.0, (2, 3))
    firms.spend[:], firms.usual_spend[:] = generator.exponential(100.0, (2, *firms.spend.shape))
    firms.customers[:], firms.last_customers[:] = generator.integers(0, 1000, (2, 3))
    firms.cash[:], firms.last_cash[:], firms.start_profit[:] = generator.normal(0.0, 1e4, (3, 3))
    firms.arm[:] = generator.integers(-1, len(LEVERS), 3)
    firms.arm_value[:] = generator.normal(0.0, 1e4, firms.arm_value.shape)
    firms.last_profit[:], firms.brand[:] = generator.normal(0.0, 1e4, 3), generator.normal(0.0, 1.0, 3)
    firms.open[:] = generator.random(3) >= 0.5
    firms.appeal[:] = np.where(firms.open, firms.brand, CLOSED)
    firms.satisfaction[:], firms.reputation[:] = generator.random(3), generator.normal(0.0, 1.0, 3)
    seen = generator.random((2, 3)) < 0.7
    firms.measured[:], firms.measured_start[:] = seen * generator.uniform(0.0, 100.0, (2, 3))
    market.world.sites.effort[:] = generator.uniform(0.8, 1.2, 3).clip(max=1.0)
    market.world.week = 13 * int(generator.integers(0, 12))
    return market


def decision(chosen, seed, row, disturb=lambda market, row: None):
    """The firms' table after firm `row` has decided in a random market."""
    market = random_market(seed)
    disturb(market, row)
    market.firms[row].strategy = chosen
    market.firms[row].decide(publish(market.world.firms, market.world.week))
    return market.world.firms


def change_what_is_hidden(market, row):
    """Another world behind the same public record and the same books of the firm that decides."""
    hidden = fake_world(seed=999)
    hidden.sites.effort[row] = market.world.sites.effort[row]
    others = np.arange(len(market.firms)) != row
    for table in ("customers", "employees", "sites"):
        setattr(market.world, table, getattr(hidden, table))
    market.world.firms.capability[:] = 0.77
    for name in PRIVATE:
        getattr(market.world.firms, name)[others] = 0


def keeps_the_contract(chosen, seed, row):
    """Raises AssertionError or ValueError where a strategy breaks the contract."""
    before, after = random_market(seed).world.firms, decision(chosen, seed, row)
    own = OWN | NOTES.get(type(chosen), set())
    for column in FIRMS:
        old, new = getattr(before, column.name), getattr(after, column.name)
        others = np.arange(len(old)) != row if column.name in own else slice(None)
        assert np.array_equal(old[others], new[others]), f"sets {column.name} of another or what is not a lever"
        if column.name in own:
            assert np.all((new >= column.low) & (new <= column.high)), f"{column.name} out of range"
    for other in (decision(chosen, seed, row), decision(chosen, seed, row, change_what_is_hidden)):
        for name in own:
            mine, again = getattr(after, name)[row], getattr(other, name)[row]
            assert np.array_equal(mine, again), f"{name} is no function of what is public or the firm's own"


@pytest.mark.parametrize("chosen", [*KINDS, Undercut()], ids=repr)
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), row=st.integers(0, 2))
def test_every_strategy_keeps_the_contract(chosen, seed, row):
    keeps_the_contract(chosen, seed, row)


@pytest.mark.parametrize("chosen", [Peeker(), Moody(), Meddler()])
def test_the_contract_finds_who_breaks_it(chosen):
    with pytest.raises(AssertionError):
        keeps_the_contract(chosen, 3, 1)


@pytest.mark.parametrize("kind", STRATEGIES.values(), ids=lambda k: k.__name__)
def test_parameters_are_described_and_in_range(kind):
    for name, hint in get_type_hints(kind, include_extras=True).items():
        described, value = hint.__metadata__[0], kind._field_defaults[name]
        assert isinstance(described, Parameter)
        assert described.choices or described.low <= value <= described.high


@pytest.mark.parametrize("chosen", [kind for kind in KINDS if not isinstance(kind, (Explore, FollowDrivers))], ids=repr)
def test_a_market_at_rest_stays_at_rest(chosen):
    market = FakeMarket(rng=1, strategies=[chosen] * 3)
    before = [array.copy() for array in (market.world.firms.price, market.world.firms.spend)]
    market.world.firms.last_customers[:] = market.world.firms.customers
    proportions = market.world.firms.base_customers[:, None] * np.arange(1.0, len(LEVERS) + 1.0)
    market.world.firms.spend[:] = market.world.firms.usual_spend[:] = proportions
    for week in (0, 13, 104):
        for firm in market.firms:
            firm.decide(publish(market.world.firms, week))
    assert np.array_equal(market.world.firms.price, before[0])
    assert np.allclose(market.world.firms.spend, proportions, rtol=1e-12)


@pytest.mark.parametrize("chosen", KINDS, ids=repr)
def test_the_only_firm_in_the_market_can_decide(chosen):
    market = FakeMarket(rng=1)
    market.world = replace(market.world, firms=market.world.firms[:1])
    market.firms[0].strategy = chosen
    market.firms[0].decide(publish(market.world.firms, 130))


def test_hold_changes_nothing():
    for seed in range(20):
        before, after = random_market(seed).world.firms, decision(Hold(), seed, 1)
        assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))
