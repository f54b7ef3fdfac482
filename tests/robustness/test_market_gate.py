"""Whatever enters a market is looked at first: compiled passes do not look, and would read beyond their arrays."""

import json

import networkx as nx
import numpy as np
import pytest

from loyalty_sim.lab import checkpoint
from loyalty_sim.lab.checkpoint import CheckpointError, load_checkpoint, save_checkpoint
from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.scenario.sound import sound
from loyalty_sim.world.network import NetworkError
from loyalty_sim.world.world import Ties

SMALL = ("market.customers=300", "market.weeks=4")


def changed(key, value):
    """The small scenario with a setting put in past every check."""
    scenario, path = load_scenario(overrides=SMALL), key.split(".")

    def put(section, names):
        first, *rest = names
        return section._replace(**{first: put(getattr(section, first), rest) if rest else value})

    return put(scenario, path)


@pytest.mark.parametrize(("key", "value"), [
    ("firm.share", 2), ("firm.share", float("nan")), ("firm.share", -0.1), ("firm.share", "much"), ("firm.share", None),
    ("market.customers", -5), ("market.customers", 0), ("market.customers", 10**12), ("market.customers", 2.5),
    ("market.customers", True), ("market.weeks", 0), ("market.weeks", 10**9), ("rivals.count", 200),
    ("rivals.count", -1), ("rivals.strategies", ()), ("rivals.strategies", ("no such",)), ("rivals.strategies", 3),
    ("trade.need_rate", float("inf")), ("trade.need_rate", float("nan")), ("firm.levers.climate", 1e9),
    ("firm.schedule", ("climate:1:nan",)), ("shocks.scandal.firm", 99), ("network.degree", float("nan")),
    ("network.kind", "web"), ("theory.quality", None), ("use", ("no python(",)),
])  # fmt: skip
def test_a_scenario_changed_past_the_checks_is_refused_by_key(key, value):
    with pytest.raises(ScenarioError) as refused:
        ServiceMarket(changed(key, value), rng=0)
    assert key.rpartition(".")[2] in str(refused.value) or key.split(".")[0] in str(refused.value)


def test_sound_values_pass_as_they_are_and_numbers_of_numpy_as_numbers():
    scenario = load_scenario(overrides=SMALL)
    assert sound(scenario) is scenario
    assert sound(changed("market.customers", np.int64(300))) == scenario
    assert type(sound(changed("market.customers", np.int64(300))).market.customers) is int
    assert type(sound(changed("firm.levers.climate", 2)).firm.levers.climate) is float


@pytest.mark.parametrize("config", [{}, "bank", 3, object])
def test_what_is_no_scenario_is_refused(config):
    with pytest.raises(ScenarioError, match="takes a Scenario"):
        ServiceMarket(config)


@pytest.mark.parametrize("threads", [0, -1, 1.5, True, "two", None, 10**6])
def test_threads_are_a_whole_number(threads):
    with pytest.raises(ValueError, match="threads"):
        ServiceMarket(load_scenario(overrides=SMALL), rng=0, threads=threads)


@pytest.mark.parametrize("weeks", [-1, 1.5, "two", True, 10**9])
def test_weeks_are_a_whole_number(weeks):
    with pytest.raises(ValueError, match="weeks"):
        ServiceMarket(load_scenario(overrides=SMALL), rng=0).run(weeks)


def ties(start=(0, 1, 2), neighbour=(1, 0), strong=(0, 0), kinds=(np.int64, np.int32, np.uint8)):
    """Ties of the first two of 300 customers."""
    full = [*start, *[start[-1]] * (301 - len(start))]
    return Ties(*(np.array(values, kind) for values, kind in zip((full, neighbour, strong), kinds, strict=True)))


def test_ties_that_are_sound_pass():
    assert ServiceMarket(load_scenario(overrides=SMALL), rng=0, ties=ties()).run().week == 4


@pytest.mark.parametrize("wrong", [
    ties(neighbour=(1, 300)), ties(neighbour=(-1, 0)), ties(start=(0, 5, 2)), ties(start=(0, 1, 9)),
    ties(start=(1, 1, 2)), ties(strong=(0,)), ties(kinds=(np.int64, np.float64, np.uint8)),
    ties(kinds=(np.int32, np.int32, np.uint8)), ties()._replace(start=np.zeros(3, np.int64)),
    ties()._replace(neighbour=None), ties()._replace(neighbour=np.zeros((1, 2), np.int32)), (1, 2, 3),
])  # fmt: skip
def test_ties_that_lead_nowhere_are_refused(wrong):
    with pytest.raises(NetworkError, match="ties"):
        ServiceMarket(load_scenario(overrides=SMALL), rng=0, ties=wrong)


def test_a_graph_beside_ties_is_refused():
    with pytest.raises(ValueError, match="graph and ties"):
        ServiceMarket(load_scenario(overrides=SMALL), rng=0, ties=ties(), graph=nx.path_graph(300))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A checkpoint as arrays, and what it is about."""
    path = tmp_path_factory.mktemp("whole") / "market.npz"
    save_checkpoint(ServiceMarket(load_scenario(overrides=SMALL), rng=1).run(2), path)
    with np.load(path) as file:
        arrays = dict(file)
    return arrays, json.loads(str(arrays.pop("about")))


def _filled(value):
    return lambda array: np.full_like(array, value)


@pytest.mark.parametrize(("name", "spoil"), [
    ("customers.provider", _filled(100)), ("customers.provider", _filled(-2)), ("customers.site", _filled(10**6)),
    ("customers.satisfaction", _filled(np.nan)), ("employees.site", _filled(10**6)), ("employees.firm", _filled(50)),
    ("sites.staff_start", _filled(10**8)), ("firms.price", _filled(np.nan)), ("firms.arm", _filled(10**6)),
    ("customers.provider", lambda array: array[:-1]), ("customers.belief", lambda array: array[:, :1]),
    ("customers.provider", lambda array: array.astype(np.int64)), ("customers.provider", None),
    ("ties.neighbour", _filled(10**6)), ("ties.start", lambda array: array[:10]), ("ties.strong", None),
    ("ledger", lambda array: array[:, :1]), ("ledger", None),
])  # fmt: skip
@pytest.mark.parametrize("checksum", ["as written", "made to fit"])
def test_a_checkpoint_with_other_columns_is_refused(whole, tmp_path, name, spoil, checksum):
    arrays, about = whole
    arrays = {**arrays, name: spoil(arrays[name])} if spoil else {k: v for k, v in arrays.items() if k != name}
    if checksum == "made to fit":
        about = about | {"checksum": checkpoint._checksum(arrays)}
    np.savez(tmp_path / "market.npz", **arrays, about=np.array(json.dumps(about)))
    with pytest.raises(CheckpointError, match=r"market\.npz"):
        load_checkpoint(tmp_path / "market.npz")


@pytest.mark.parametrize("about", [
    "", "[]", "{", "null", "7", {"seed": -1}, {"seed": "one"}, {"week": 2.5}, {"week": None}, {"scenario": []},
    {"scenario": {"market": {"customers": -1}}}, {"scenario": {"nothing": 1}}, {"source_hash": 3}, {"checksum": 3},
], ids=str)  # fmt: skip
def test_a_checkpoint_about_something_else_is_refused(whole, tmp_path, about):
    arrays, own = whole
    text = json.dumps(own | about) if isinstance(about, dict) else about
    np.savez(tmp_path / "market.npz", **arrays, about=np.array(text))
    with pytest.raises((CheckpointError, ScenarioError)):
        load_checkpoint(tmp_path / "market.npz")


def test_nothing_is_left_of_a_checkpoint_that_could_not_be_written(tmp_path, monkeypatch):
    market = ServiceMarket(load_scenario(overrides=SMALL), rng=1)
    monkeypatch.setattr(checkpoint.np, "savez_compressed", lambda file, **_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        save_checkpoint(market, tmp_path / "market.npz")
    assert not list(tmp_path.iterdir())
