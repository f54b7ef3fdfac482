"""The market as a Mesa model: collectors, batch runs, seeds, isolation, garbage collection, on Mesa 3.3, 3.5 and 4."""

import gc
import inspect
import weakref
from importlib.metadata import version

import numpy as np
import pytest
from fake_market import FakeMarket

from loyalty_sim.agents.mesa_compat import Agent, DataCollector, Model
from loyalty_sim.agents.mesa_market import as_overrides, as_seed
from loyalty_sim.agents.views import Customer, Employee

OLD = version("mesa") < "3.4"
try:
    from mesa.batchrunner import batch_run
except ImportError:  # Mesa 4 pre-releases have none
    batch_run = None
needs_batch_run = pytest.mark.skipif(batch_run is None, reason="this Mesa has no batch_run")


def batch(parameters, seeds, **kwargs):
    """batch_run with seeds, in the words of the installed Mesa."""
    if OLD:
        return batch_run(FakeMarket, {**parameters, "rng": seeds}, display_progress=False, **kwargs)
    return batch_run(FakeMarket, parameters, rng=seeds, display_progress=False, **kwargs)


@pytest.mark.parametrize("rng", [42, np.int32(42), np.uint64(42), "42", " 42 "])
def test_a_seed_may_come_in_any_clothes(rng):
    assert as_seed(rng) == 42
    assert FakeMarket(rng=rng).random.random() == FakeMarket(rng=42).random.random()


def test_a_numpy_generator_gives_a_seed_that_is_drawn_from_it():
    generator, same = np.random.default_rng(5), np.random.default_rng(5)
    first, second = as_seed(generator), as_seed(generator)
    assert (first, second) == (as_seed(same), as_seed(same))
    assert first != second
    assert FakeMarket(rng=np.random.default_rng(5)).seed == first
    assert as_seed(np.random.PCG64(5)) == as_seed(np.random.default_rng(np.random.PCG64(5)))
    sequence = np.random.SeedSequence(5)
    assert as_seed(sequence) == as_seed(sequence) < 2**63


@pytest.mark.parametrize("rng", [-1, 2**63, 1.5, "x", "-3", [1, 2], True, False])
def test_what_is_no_seed_is_refused(rng):
    with pytest.raises(ValueError, match="a seed is a whole number"):
        as_seed(rng)


@pytest.mark.parametrize(("row", "error", "said"), [
    (10**6, IndexError, "customer 1000000: there are rows 0 to "), (-(10**6), IndexError, "there are rows 0 to "),
    ("0", ValueError, "customer '0': a row is a whole number"), (True, ValueError, "customer True: a row is"),
    (1.0, ValueError, "customer 1.0: a row is"), (None, ValueError, "customer None: a row is"),
])  # fmt: skip
def test_a_row_that_is_not_there_is_refused_by_name(row, error, said):
    with pytest.raises(error, match=said):
        FakeMarket(rng=1).customer(row)


def test_no_seed_is_a_fresh_one_that_can_be_used_again():
    first, second = FakeMarket(), FakeMarket()
    assert first.seed != second.seed
    assert FakeMarket(rng=first.seed).rng.random() == first.rng.random()


def test_overrides_in_one_string_or_many():
    assert as_overrides("trade=bank firm.levers.climate=0.4") == ("trade=bank", "firm.levers.climate=0.4")
    assert as_overrides(["trade=bank"]) == as_overrides("trade=bank")
    assert as_overrides(()) == as_overrides("") == ()


def test_the_constructor_suits_batch_run():
    parameters = inspect.signature(FakeMarket).parameters
    assert parameters["rng"].default is None
    assert not {"seed", "scenario"} & set(parameters)
    assert all(p.default is not p.empty for p in parameters.values())


def test_agents_by_type_and_counts_agree_with_the_arrays():
    market = FakeMarket(rng=1)
    assert {t.__name__: len(a) for t, a in market.agents_by_type.items()} == {
        "Firm": 1, "Competitor": 2, "Employee": 10, "Customer": 32
    }  # fmt: skip
    assert len(market.agents) == 45
    assert list(market.agents_by_type) == market.agent_types


def test_an_agent_of_the_user_takes_part_and_leaves():
    market = FakeMarket(rng=1)
    regulator = Agent(market)
    assert regulator in market.agents
    assert regulator.unique_id == 4
    assert Agent in market.agent_types
    regulator.remove()
    assert regulator not in market.agents
    assert Agent(market).unique_id == 5


def test_the_collector_of_the_user():
    market = FakeMarket(rng=1)
    market.datacollector = DataCollector(
        model_reporters={"satisfaction": lambda m: m.customers.agg("satisfaction", np.mean)},
        agenttype_reporters={Customer: {"s": "satisfaction"}, Employee: {"want": "want"}},
    )
    for _ in range(3):
        market.step()
        market.datacollector.collect(market)
    means = market.datacollector.get_model_vars_dataframe()["satisfaction"]
    assert np.allclose(means / means[0], [1.0, 0.9, 0.81])
    customers = market.datacollector.get_agenttype_vars_dataframe(Customer)
    assert customers["s"].tolist()[-32:] == market.customers.get("satisfaction")
    assert len(market.datacollector.get_agenttype_vars_dataframe(Employee)) == 30


def test_agent_reporters_see_everybody():
    market = FakeMarket(rng=1)
    market.datacollector = DataCollector(agent_reporters={"kind": lambda a: type(a).__name__})
    market.step()
    market.datacollector.collect(market)
    frame = market.datacollector.get_agent_vars_dataframe()
    assert frame["kind"].value_counts().to_dict() == {"Customer": 32, "Employee": 10, "Competitor": 2, "Firm": 1}


def test_the_markets_own_collector_follows_the_focal_firm():
    market = FakeMarket(rng=2)
    while market.running:
        market.step()
    frame = market.datacollector.get_model_vars_dataframe()
    assert frame["cash"].tolist() == [2.0 * week for week in range(9)]
    assert frame["share"].iloc[-1] == 0.5


@needs_batch_run
@pytest.mark.parametrize("processes", [1, 2])
def test_batch_run(processes):
    parameters = {"overrides": ["trade=bank", "trade=bank market.customers=9"]}
    rows = batch(parameters, [1, 2, 3], number_processes=processes, max_steps=50)
    assert len(rows) == 6
    for row in rows:
        assert row["Step"] == 8
        assert row["cash"] == 8.0 * (int(row["rng"]) + len(as_overrides(row["overrides"])))


@needs_batch_run
@pytest.mark.parametrize(("most", "steps"), [(1, 1), (4, 4), (6, 6), (8, 8), (9, 8), (100, 8)])
def test_step_n_of_batch_run_is_what_is_so_after_n_steps(most, steps):
    rows = batch({"overrides": ["trade=bank"]}, [3], max_steps=most, data_collection_period=1)
    assert [(row["Step"], row["cash"]) for row in rows] == [(step, 4.0 * step) for step in range(steps + 1)]


@pytest.mark.skipif(not hasattr(Model(), "steps"), reason="Mesa 4 counts time only")
def test_steps_are_counted_as_they_are_done():
    market = FakeMarket(rng=1)
    for step in range(1, 8):
        market.step()
        assert market.steps == step


def test_two_markets_share_nothing():
    alone = FakeMarket(rng=1)
    for _ in range(5):
        alone.step()
    first, second = FakeMarket(rng=1), FakeMarket(rng=1)
    for _ in range(5):
        first.step()
        second.step()
        second.firms[0].price = 2.0
        second.customers.set("loyalty", 0.0)
        second.random.random()
    for table in ("customers", "employees", "sites", "firms"):
        for a, b in zip(getattr(alone.world, table), getattr(first.world, table), strict=True):
            assert np.array_equal(a, b)
    assert first.random.random() == alone.random.random()
    assert [f.unique_id for f in second.firms] == [1, 2, 3]


def test_a_dropped_market_is_collected():
    market = FakeMarket(rng=1)
    market.step()
    everybody = market.agents
    everybody.shuffle().do(lambda a: a.unique_id)
    Agent(market)
    gone = weakref.ref(market)
    del market, everybody
    gc.collect()
    assert gone() is None


@pytest.mark.skipif(not OLD, reason="Mesa 3.5 has mended this")
def test_why_the_market_must_be_released():
    model = Model()
    Agent(model)
    kept = weakref.ref(model)
    del model
    gc.collect()
    assert kept() is not None
    Agent._ids.pop(kept())
