"""What a Mesa user does with any model, done with the market: events, sets of agents, copies; on every Mesa."""

import copy
import pickle

import pytest
from fake_market import FakeMarket
from mesa import Agent

from loyalty_sim.agents.views import Customer


def weeks(market):
    return market.steps if hasattr(market, "steps") else market.time  # Mesa 4 counts time only


def figures(market):
    return [column.tolist() for column in market.world.customers]


@pytest.mark.parametrize("way", [lambda m: pickle.loads(pickle.dumps(m)), copy.deepcopy], ids=["pickled", "copied"])
def test_a_copy_goes_on_as_the_market_does_and_by_itself(way):
    market = FakeMarket(rng=4)
    for _ in range(3):
        market.step()
    other, before = way(market), figures(market)
    other.step()
    assert figures(market) == before
    market.step()
    assert figures(market) == figures(other)
    assert market.random.random() == other.random.random()
    assert other.firms[0].model is other


def test_events_between_the_weeks():
    market, seen = FakeMarket(rng=1), []

    def look():
        seen.append(weeks(market))

    if hasattr(market, "schedule_event"):  # Mesa 3.5 and later
        market.schedule_event(look, at=2.5)
        market.run_for(4)
    else:
        from mesa.experimental.devs import ABMSimulator

        simulator = ABMSimulator()
        simulator.setup(market)
        simulator.schedule_event_absolute(look, 2)
        simulator.run_until(4)
    assert len(seen) == 1
    assert 2 <= seen[0] <= 3
    assert weeks(market) >= 4


def test_sets_of_agents_are_asked_as_mesas_own():
    market = FakeMarket(rng=2)
    customers = market.agents_by_type[Customer]
    content = customers.select(lambda each: each.satisfaction > 0.5)
    assert 0 < len(content) < len(customers)
    assert content.agg("satisfaction", min) > 0.5
    assert sorted(customers.shuffle().get("unique_id")) == sorted(customers.get("unique_id"))
    assert customers.sort("satisfaction", ascending=True).get("satisfaction") == sorted(customers.get("satisfaction"))
    counts = customers.groupby(lambda each: each.satisfaction > 0.5).count()
    assert counts[True] == len(content)
    customers.set("loyalty", 0.25)
    assert set(market.agents.select(agent_type=Customer).get("loyalty")) == {0.25}


def test_agents_of_the_user_act_beside_the_markets_own():
    class Watcher(Agent):
        def look(self):
            self.seen = len(self.model.agents)

    market = FakeMarket(rng=3)
    watchers = [Watcher(market) for _ in range(2)]
    market.agents_by_type[Watcher].do("look")
    assert {watcher.seen for watcher in watchers} == {len(market.agents)}
