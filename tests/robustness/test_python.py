"""The same in Python: a ValueError that names what is wrong, not an error from deep inside; and input at random."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loyalty_sim.reading import Unreadable, parse_yaml, read_table, read_yaml
from loyalty_sim.scenario import Scenario, ScenarioError, from_dict, load_scenario
from loyalty_sim.scenario.schema import flatten
from loyalty_sim.studies import compare, returns, run, sweep
from loyalty_sim.studies.design import as_design
from loyalty_sim.world.answers import own_answers

CALM = settings(max_examples=60, deadline=2000, suppress_health_check=[HealthCheck.function_scoped_fixture])
KEYS = list(flatten(Scenario()))
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)  # fmt: skip


@pytest.mark.parametrize("seeds", [0, -1, 10**12, [], [-1], [1, 1], [1.5], ["1"], "12", True, [True], [None]])
def test_seeds_that_are_none_are_refused(seeds):
    with pytest.raises(ValueError, match="seeds"):
        run(Scenario(), seeds=seeds, workers=1)


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
