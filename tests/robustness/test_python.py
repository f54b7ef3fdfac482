"""The same in Python: a ValueError that names what is wrong, not an error from deep inside; and input at random."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loyalty_sim.agents.firm import Firm
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.market import ServiceMarket
from loyalty_sim.reading import Unreadable, parse_yaml, read_table, read_yaml
from loyalty_sim.scenario import Scenario, ScenarioError, from_dict, load_scenario
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.scenario.sound import sound
from loyalty_sim.studies import (
    ablate,
    branch,
    burn_in,
    compare,
    discover,
    drivers,
    explain,
    load_result,
    optimise,
    pilot,
    returns,
    run,
    sensitivity,
    side_by_side,
    sweep,
)  # fmt: skip
from loyalty_sim.studies.design import as_design
from loyalty_sim.world.answers import own_answers

CALM = settings(max_examples=60, deadline=2000, suppress_health_check=[HealthCheck.function_scoped_fixture])
KEYS = list(flatten(Scenario()))
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)  # fmt: skip


@pytest.mark.parametrize("seeds", [
    0, -1, 10**12, [], [-1], [1, 1], [1.5], ["1"], "12", True, [True], [None], None, 2.0, float("nan"), 1j, {"a": 1},
    pd.NA, np.float64(2.0), np.array(2), np.array([[1, 2]]), [2**63], b"2",
])  # fmt: skip
def test_seeds_that_are_none_are_refused(seeds):
    with pytest.raises(ValueError, match="seeds"):
        run(Scenario(), seeds=seeds, workers=1)


@pytest.mark.parametrize(("given", "chosen"), [
    (np.int64(2), [0, 1]), (np.uint8(1), [0]), (np.array([4, 2]), [4, 2]), (pd.Series([3, 4], index=[7, 8]), [3, 4]),
    ((seed for seed in (5, 6)), [5, 6]), (range(1, 3), [1, 2]), ([2**63 - 1], [2**63 - 1]),
])  # fmt: skip
def test_seeds_of_any_kind_that_counts_are_right(given, chosen):
    assert as_seeds(given) == chosen


SMALL = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
PAIR = SMALL, load_scenario("service_first", ["market.customers=200", "market.weeks=8"])


@pytest.mark.parametrize(("call", "said"), [
    (lambda: run(SMALL, seeds=1, workers=-1), "workers = -1: a whole number from 1 to 1,024"),
    (lambda: run(SMALL, seeds=1, workers=1.5), "workers = 1.5"),
    (lambda: run(SMALL, seeds=1, workers=[1]), r"workers = \[1\]"),
    (lambda: run(SMALL, seeds=1, workers=True), "workers = True"),
    (lambda: run(SMALL, seeds=1, workers=1, store="runs"), "is the name of a folder: Store"),
    (lambda: run({}), "takes a Scenario, not dict"),
    (lambda: run(""), "takes a Scenario, not str"),
    (lambda: run(Path("mine.yaml")), r"load_scenario\('mine.yaml'"),
    (lambda: sweep({"firm.levers.climate": [0, 1]}, config={}), "takes a Scenario|dict"),
    (lambda: compare(*PAIR, seeds=2, worlds=0, workers=1, confidence=90), "confidence = 90: .* such as 0.9"),
    (lambda: compare(*PAIR, seeds=2, worlds=0, workers=1, confidence=1), "confidence = 1: a number between 0 and 1"),
    (lambda: compare(*PAIR, seeds=2, worlds=0, workers=1, confidence="90%"), "confidence = '90%'"),
    (lambda: compare(*PAIR, seeds=2, worlds=0, workers=1, confidence=float("nan")), "confidence = nan"),
    (lambda: compare(*PAIR, seeds=2, worlds=None), "worlds = None: how many, or a table"),
    (lambda: compare(*PAIR, seeds=2, worlds="8"), "worlds = '8'"),
    (lambda: compare(*PAIR, seeds=2, worlds=8.0), "worlds = 8.0"),
    (lambda: compare(*PAIR, seeds=2, worlds=0, show="profits"), "no outcome 'profits' to show"),
    (lambda: returns("Climate", SMALL), "did you mean 'climate'"),
    (lambda: returns("climate", SMALL, levels=10**7), "levels = 10000000: a whole number from 4 to 1,000"),
    (lambda: returns("climate", SMALL, levels=4.0), "levels = 4.0: how many, 4 to 1,000, or a list of numbers"),
    (lambda: returns("climate", SMALL, levels=None), "levels = None"),
    (lambda: returns("climate", SMALL, levels="0,1,2,3"), "levels = '0,1,2,3'"),
    (lambda: returns("climate", SMALL, levels=4, again=-1), "again, .* = -1: a whole number from 0 to 10"),
    (lambda: discover(*PAIR, points=10**9), "points = 1000000000: a whole number, at most 20,000"),
    (lambda: sensitivity(SMALL, size="4"), "size = '4': a whole number"),
    (lambda: sensitivity(SMALL, on=None), "there is no outcome 'None'"),
    (lambda: explain(*PAIR, pairs=1.5), "pairs = 1.5: a whole number"),
    (lambda: burn_in(SMALL, week="5", folder="x"), "not after week .5."),
    (lambda: pilot(*PAIR, sites="x"), "sites = 'x': a whole number from 4"),
    (lambda: returns("climate", SMALL, forms=5), "forms = 5 is no list"),
    (lambda: returns("climate", SMALL, forms=[5]), "forms: 5 is no text"),
    (lambda: returns("climate", SMALL, arms={"A": "x"}, worlds=0), r"arms\['A'\] = 'x': a number"),
    (lambda: returns("climate", SMALL, arms=5, worlds=0), "arms = 5 is no dictionary by name"),
    (lambda: optimise(1e5, ["climate"], SMALL, limits=5), "limits = 5 is no dictionary by name"),
    (lambda: optimise(1e5, ["climate"], SMALL, limits={"climate": 5}), r"limits\['climate'\] = 5 is no list"),
    (lambda: optimise(1e5, ["climate"], SMALL, limits={"climate": (1,)}), "the least and the most money a year"),
    (lambda: optimise(1e5, ["climate"], SMALL, limits={"climate": (0, "x")}), r"limits\['climate'\] = 'x': a number"),
    (lambda: optimise(1e5, "climate", SMALL), "levers = 'climate' is no list: such as"),
    (lambda: optimise(1e5, [{}], SMALL), "levers: {} is no text"),
    (lambda: optimise(1e5, ["climate"], SMALL, trials="x"), "trials = 'x': a whole number from 16"),
    (lambda: optimise(1e5, ["climate"], SMALL, quarters="x"), "phases of 'x' quarters: a whole number"),
    (lambda: optimise(1e5, ["climate"], SMALL, risk=[]), "there is no risk"),
    (lambda: optimise(1e5, ["climate"], SMALL, rival=5), "rival = 5 is no text"),
    (lambda: compare(*PAIR, seeds=2, worlds=0, show=5), "show = 5 is no list"),
    (lambda: discover(*PAIR, factors=5), "factors = 5 is no list"),
    (lambda: discover(*PAIR, factors=[{}]), "factors: {} is neither a text nor a Factor"),
    (lambda: discover(*PAIR, on=[]), r"there is no outcome '\[\]'"),
    (lambda: discover(*PAIR, margin="x"), "margin = 'x': a number"),
    (lambda: explain(5, 5), "takes a Scenario, not int"),
    (lambda: explain(*PAIR, on=[]), r"there is no outcome '\[\]'"),
    (lambda: drivers(SMALL, seeds=2, money=[]), r"money = \[\]: a number"),
    (lambda: pilot(*PAIR, budget="x"), "budget = 'x': a number"),
    (lambda: pilot(*PAIR, per_site=[]), r"per_site = \[\]: a number"),
    (lambda: pilot(*PAIR, asked=None), "asked = None: a number"),
    (lambda: pilot(*PAIR, measures=5), "measures = 5 is no list"),
    (lambda: pilot(*PAIR, estimator=[]), r"there is no estimator '\[\]'"),
    (lambda: side_by_side(None), "scenarios = None is no list: such as"),
    (lambda: ablate(5), "codes = 5 is no list"),
    (lambda: ablate([{}]), "codes: {} is no text"),
    (lambda: burn_in(5, week=2, folder="x"), "takes a Scenario, not int"),
    (lambda: burn_in(SMALL, week=2, folder=5), "folder = 5 is no path"),
    (lambda: branch(None, {}), "checkpoints = None is no path"),
    (lambda: load_result(None), "folder = None is no path"),
    (lambda: load_result(5), "folder = 5 is no path"),
    (lambda: read_table(None), "path = None is no path"),
    (lambda: run(SMALL, seeds=1, workers=1, store=5), r"store = 5: a Store, such as Store\('runs'\)"),
    (lambda: run(SMALL, seeds=1, workers=1, store=Store(None)), "the folder of a Store = None is no path"),
    (lambda: run(SMALL, seeds=1, workers=1, progress="x"), "progress = 'x': a function"),
    (lambda: ServiceMarket(SMALL, graph=5), "graph = 5 is no networkx graph"),
    (lambda: ServiceMarket(overrides=5), "overrides = 5 is no list of settings"),
    (lambda: ServiceMarket(overrides="firm.name='x"), "No closing quotation"),
    (lambda: load_scenario("baseline", "market.weeks=5"), "overrides = 'market.weeks=5' is no list of settings"),
    (lambda: load_scenario("baseline", None), "overrides = None is no list of settings"),
    (lambda: load_scenario("baseline", {"market.weeks": 5}), "is no list of settings"),
    (lambda: load_scenario("baseline", [("market.weeks", 5)]), "is no list of settings"),
    (lambda: load_scenario("baseline", ["market.weeks", 5]), "is no list of settings"),
])  # fmt: skip
def test_what_is_given_wrongly_is_named_with_what_is_allowed(call, said):
    with pytest.raises(ValueError, match=said):
        call()


@pytest.mark.parametrize(("name", "meant"), [
    ("prise", "firm.price"), ("Price", "firm.price"), ("spnd", "firm.spend"), ("climate", r"firm.spend\['climate'\]"),
])  # fmt: skip
def test_a_slip_in_what_a_strategy_sets_is_named(name, meant):
    firm = object.__new__(Firm)
    with pytest.raises(AttributeError, match=f"no '{name}', .* did you mean {meant}?"):
        setattr(firm, name, 1.0)
    firm.memory = 1.0
    assert firm.memory == 1.0


def test_a_result_overwrites_nothing_of_others_and_opens_by_its_record(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    result = run(SMALL, seeds=np.int64(1), workers=1, store=Store(str(tmp_path / "store")))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "table.csv").write_text("mine")
    for place, said in ((tmp_path / "mine", "table.csv of something else"), (tmp_path / "mine/table.csv", "is a file")):
        with pytest.raises(ValueError, match=said):
            result.save(place)
    assert (tmp_path / "mine" / "table.csv").read_text() == "mine"
    result.save("~/kept")
    result.save("~/kept")
    assert load_result(tmp_path / "kept" / "run.json").table.equals(load_result("~/kept").table)


def test_runs_that_could_not_be_kept_are_not_made(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ValueError, match=r"runs cannot be kept in .*file/store': not a directory"):
        run(SMALL, seeds=1, workers=1, store=Store(tmp_path / "file" / "store"))


@pytest.mark.parametrize(("key", "value", "meant"), [
    ("share", Decimal("0.25"), 0.25), ("share", Fraction(1, 4), 0.25), ("share", np.float32(0.25), 0.25),
    ("share", np.array(0.25), 0.25), ("schedule", "price:w5:1.1", ("price:w5:1.1",)),
    ("schedule", [np.str_("price:w5:1.1")], ("price:w5:1.1",)),
])  # fmt: skip
def test_a_value_of_another_kind_is_what_it_is_meant(key, value, meant):
    assert getattr(sound(SMALL._replace(firm=SMALL.firm._replace(**{key: value}))).firm, key) == meant


@pytest.mark.parametrize("call", [
    lambda: run("nobody", workers=1), lambda: compare("baseline", "nobody", workers=1),
    lambda: returns("nothing", workers=1), lambda: returns("climate", levels=[0, 1], workers=1),
    lambda: sweep({"no.such": [1, 2]}, workers=1), lambda: sweep({"firm.levers.climate": []}, workers=1),
    lambda: sweep({"firm.levers.climate": ["much"]}, workers=1), lambda: sweep({}, workers=1),
    lambda: load_scenario("nobody"), lambda: load_scenario("../secret"), lambda: load_scenario("baseline", ["x=1"]),
    lambda: from_dict({"market": {"customers": "many"}}), lambda: from_dict({"x": 1}), lambda: from_dict({"market": 5}),
    lambda: as_design({"market.customers": [1.5]}), lambda: own_answers(__file__),
])  # fmt: skip
def test_a_wrong_call_is_a_value_error(call):
    with pytest.raises(ValueError, match=r"."):
        call()


@CALM
@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING, min_size=1, max_size=4))
def test_any_values_are_a_scenario_or_refused(tree):
    try:
        scenario = from_dict({key: value for key, value in tree.items() if key != "use"})
    except ScenarioError:
        return
    assert isinstance(scenario, Scenario)


@CALM
@given(st.text(max_size=200))
def test_any_word_is_a_setting_or_refused(word):
    with suppress(ScenarioError):
        load_scenario("baseline", [word])


@CALM
@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_any_text_is_yaml_or_refused(text):
    with suppress(Unreadable):
        parse_yaml(text)


@CALM
@given(st.binary(max_size=400), st.sampled_from(["csv", "yaml", "xlsx", "parquet", "tsv"]))
def test_any_bytes_are_a_file_or_refused(tmp_path, content, ending):
    path = Path(tmp_path) / f"mine.{ending}"
    path.write_bytes(content)
    with suppress(Unreadable):
        read_yaml(path) if ending == "yaml" else read_table(path)
