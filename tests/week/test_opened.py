"""Openings that are shared: which scenarios open alike, and that a copy is as good as an opening of its own."""

import numpy as np
import pytest

from loyalty_sim import load_scenario
from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario.opening import FROM_WEEK_ONE, opening_of
from loyalty_sim.week import opened

SMALL = ("market.customers=120", "market.weeks=6", "trade.customers_per_employee=20")
AFTERWARDS = (
    "firm.name=us", "firm.levers_from=1", "firm.patience=26", "firm.schedule=[training:w2:3]",
    "firm.own.theory.turnover.base=0.02", "firm.positions.overtime=0.2", "firm.levers.climate=2.5",
    "firm.levers.price=0.9", "firm.sites.treated=[0]", "firm.sites.levers.training=0.5", "rivals.levers_from=1",
    "rivals.levers.training=2", "later.trade.wage=900", "shocks.failure_wave.size=2", "shocks.failure_wave.week=2",
)  # fmt: skip
"""All that is looked at from the first week on, or later."""


@pytest.fixture(autouse=True)
def nothing_kept():
    opened._LAST.clear()


def scenarios():
    return load_scenario(overrides=SMALL), load_scenario(overrides=(*SMALL, *AFTERWARDS))


def columns(market):
    world = market.world
    tables = (world.customers, world.employees, world.sites, world.firms)
    return [np.array(column) for table in tables for column in table]


def same(one, other):
    return all(np.array_equal(a, b, equal_nan=True) for a, b in zip(one, other, strict=True))


def test_what_comes_after_the_opening_is_no_part_of_it():
    usual, changed = scenarios()
    for section, names in FROM_WEEK_ONE.items():
        before, after = (getattr(scenario, section) for scenario in (usual, changed))
        assert all(getattr(before, name) != getattr(after, name) for name in names), section
    assert opening_of(usual) == opening_of(changed)
    alone = columns(ServiceMarket(changed, rng=1))
    opened._LAST.clear()
    assert same(alone, columns(ServiceMarket(usual, rng=1)))


@pytest.mark.parametrize(
    "setting",
    ["firm.share=0.4", "firm.policy.online=0.9", "rivals.count=2", "theory.turnover.base=0.2", "trade.wage=950",
     "market.customers=140", "network.degree=6"],
)  # fmt: skip
def test_what_the_opening_hangs_on_is_part_of_it(setting):
    assert opening_of(load_scenario(overrides=[*SMALL, setting])) != opening_of(scenarios()[0])


def test_a_market_that_shares_its_opening_runs_to_the_same_bits():
    usual, changed = scenarios()
    alone = ServiceMarket(changed, rng=1).run()
    opened._LAST.clear()
    ServiceMarket(usual, rng=1).run()
    kept = opened._LAST[0].opened
    shared = ServiceMarket(changed, rng=1)
    assert opened._LAST[0].opened is kept
    assert shared.run().history.equals(alone.history)
    assert same(columns(shared), columns(alone))
    assert ServiceMarket(changed, rng=1).run().history.equals(alone.history)


def test_another_seed_opens_anew():
    usual, _ = scenarios()
    one, other = (columns(ServiceMarket(usual, rng=seed)) for seed in (1, 2))
    assert not same(one, other)
    opened._LAST.clear()
    assert same(other, columns(ServiceMarket(usual, rng=2)))


def test_large_markets_and_those_with_ties_of_their_own_are_not_kept(monkeypatch):
    usual, _ = scenarios()
    market = ServiceMarket(usual, rng=1)
    opened._LAST.clear()
    ServiceMarket(usual, rng=1, ties=market.world.ties)
    monkeypatch.setattr(opened, "LARGEST", 100)
    ServiceMarket(usual, rng=1)
    assert not opened._LAST
