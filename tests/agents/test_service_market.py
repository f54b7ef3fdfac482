"""The real market seen through Mesa: agents, collectors and batch runs agree with the arrays and the books."""

import gc
import weakref
from importlib.metadata import version

import numpy as np
import pytest

from loyalty_sim.agents.mesa_compat import DataCollector
from loyalty_sim.agents.strategies import STRATEGIES
from loyalty_sim.agents.views import Customer, Employee
from loyalty_sim.market import ServiceMarket
from loyalty_sim.world.habits import SHIPPED

SMALL = "trade=bank market.customers=600 market.weeks=8"
OLD = version("mesa") < "3.4"
try:
    from mesa.batchrunner import batch_run
except ImportError:  # Mesa 4 pre-releases have none
    batch_run = None
needs_batch_run = pytest.mark.skipif(batch_run is None, reason="this Mesa has no batch_run")


def test_agents_agree_with_the_arrays_week_by_week():
    market = ServiceMarket(overrides=SMALL, rng=1)
    for _ in range(4):
        market.step()
        c, e = market.world.customers, market.world.employees
        alive = c.alive == 1
        assert market.customers.agg("satisfaction", np.mean) == c.satisfaction[alive].astype(float).mean()
        assert market.employees.get("want") == e.want[e.employed == 1].tolist()
        counts = market.customers.groupby("provider").count()
        assert [counts.get(f.row, 0) for f in market.firms] == c_counts(market)
        assert len(set(market.agents.get("unique_id"))) == len(market.agents)


def c_counts(market):
    """Customers by firm as the week booked them."""
    return market.world.firms.customers.tolist()


def test_a_collector_and_the_books_say_the_same():
    market = ServiceMarket(overrides=SMALL, rng=1)
    market.datacollector = DataCollector(
        model_reporters={"satisfaction": lambda m: m.firms[0].buyers.agg("satisfaction", np.mean)},
        agenttype_reporters={Employee: {"want": "want"}, Customer: {"provider": "provider"}},
    )
    for _ in range(5):
        market.step()
        market.datacollector.collect(market)
    booked = market.history.query("firm == 0")
    collected = market.datacollector.get_model_vars_dataframe()["satisfaction"]
    assert np.allclose(collected, booked["satisfaction"] / booked["customers"], atol=1e-6)
    assert len(market.datacollector.get_agenttype_vars_dataframe(Customer)) == 5 * 600


@needs_batch_run
@pytest.mark.parametrize("processes", [1, 2])
def test_batch_run_gives_the_runs_themselves(processes):
    parameters = {"overrides": [SMALL, f"{SMALL} firm.levers.price=0.9"]}
    options = {"number_processes": processes, "max_steps": 4, "display_progress": False}
    seeds = [3, 4]
    if OLD:
        rows = batch_run(ServiceMarket, {**parameters, "rng": seeds}, **options)
    else:
        rows = batch_run(ServiceMarket, parameters, rng=seeds, **options)
    assert len(rows) == 4
    for row in rows:
        assert row["Step"] == 4
        alone = ServiceMarket(overrides=row["overrides"], rng=row["rng"]).run(4)
        assert row["cash"] == alone.firms[0].cash
        assert row["share"] == alone.firms[0].share


def test_before_the_first_week_the_books_are_empty():
    market = ServiceMarket(overrides=SMALL, rng=1)
    assert market.history.empty
    with pytest.raises(ValueError, match="no week has gone by"):
        market.outcomes()
    market.step()
    assert list(market.history.columns) == list(ServiceMarket(overrides=SMALL, rng=2).history.columns)


def test_two_markets_share_nothing():
    alone = ServiceMarket(overrides=SMALL, rng=1).run(4)
    first, second = (ServiceMarket(overrides=SMALL, rng=1) for _ in range(2))
    for _ in range(4):
        first.step()
        second.step()
        second.firms[0].price = 0.5
        second.employees.set("want", 0.0)
    for table in ("customers", "employees", "sites", "firms"):
        for a, b in zip(getattr(alone.world, table), getattr(first.world, table), strict=True):
            assert np.array_equal(a, b)
    assert alone.world.firms.cash[0] != second.world.firms.cash[0]


def test_a_dropped_market_is_collected():
    market = ServiceMarket(overrides=SMALL, rng=1).run(2)
    len(market.agents.shuffle())
    gone = weakref.ref(market)
    del market
    gc.collect()
    assert gone() is None


def test_a_strategy_of_the_user_moves_the_market():
    class Undercut:
        def decide(self, firm, market):
            firm.price = 0.9 * market.price.min()

    calm, fierce = (ServiceMarket(overrides=SMALL, rng=1) for _ in range(2))
    fierce.firms[1].strategy = Undercut()
    calm.run(20)
    fierce.run(20)
    assert fierce.firms[1].price < 1.0
    assert fierce.firms[1].customers > calm.firms[1].customers


def test_the_schema_offers_the_strategies_that_exist():
    assert set(SHIPPED) == set(STRATEGIES)
