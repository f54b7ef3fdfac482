"""A saved result comes back whole, and what is missing is said."""

import json

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.lab.results import saved_results
from loyalty_sim.scenario import Scenario, ScenarioError
from loyalty_sim.studies import compare, find_result, load_result, returns, run

pytestmark = pytest.mark.usefixtures("closed_form_market")


@pytest.fixture(params=["run", "one run", "compare", "returns", "highest level", "price"])
def result(request):
    levers = Scenario().firm.levers
    other = Scenario(name="other", firm=Scenario().firm._replace(levers=levers._replace(climate=2.0)))
    return {
        "run": lambda: run(Scenario(), seeds=[3, 1, 7], workers=1),
        "one run": lambda: run(Scenario(), seeds=1, workers=1),
        "compare": lambda: compare(Scenario(), other, seeds=4, workers=1),
        "returns": lambda: returns("climate", seeds=8, workers=1),
        "highest level": lambda: returns("climate", levels=[0, 0.3, 0.6, 1.0], seeds=4, workers=1),
        "price": lambda: returns("price", seeds=8, workers=1),
    }[request.param]()


def alike(one, other) -> bool:
    """Whether two details, or parts of them, hold the same."""
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other)
        return True
    if isinstance(one, np.ndarray):
        return bool(np.array_equal(one, other, equal_nan=True))
    if hasattr(one, "__dict__"):
        return all(alike(part, vars(other)[name]) for name, part in vars(one).items())
    if isinstance(one, tuple):
        return all(map(alike, one, other))
    return one == other


def test_a_result_comes_back_whole(result, tmp_path):
    result.save(tmp_path)
    again = load_result(tmp_path)
    assert (again.kind, again.text) == (result.kind, result.text)
    assert again.provenance == json.loads(json.dumps(result.provenance))
    assert dict(again.scenarios) == dict(result.scenarios)
    pd.testing.assert_frame_equal(again.table, result.table)
    pd.testing.assert_frame_equal(again.runs, result.runs)
    assert alike(result.detail, again.detail)


def test_a_loaded_result_is_saved_as_it_was(tmp_path):
    result = compare(Scenario(), Scenario(), seeds=3, workers=1)
    result.save(tmp_path / "one")
    load_result(tmp_path / "one").save(tmp_path / "two")
    for name in ("run.json", "table.csv", "config_A.yaml"):
        assert (tmp_path / "one" / name).read_text() == (tmp_path / "two" / name).read_text()


def test_a_kind_without_weeks_is_loaded_without_detail(tmp_path):
    result = run(Scenario(), seeds=2, workers=1)
    result.save(tmp_path)
    (tmp_path / "weekly.parquet").unlink()
    record = json.loads((tmp_path / "run.json").read_text()) | {"kind": "other"}
    (tmp_path / "run.json").write_text(json.dumps(record))
    assert load_result(tmp_path).detail is None


@pytest.mark.parametrize("name", ["runs.parquet", "weekly.parquet", "table.parquet", "run.json"])
@pytest.mark.parametrize("damage", ["gone", "rubbish"])
def test_what_cannot_be_read_is_named(name, damage, tmp_path):
    run(Scenario(), seeds=2, workers=1).save(tmp_path)
    if damage == "gone":
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_text("rubbish")
    with pytest.raises(ScenarioError, match=str(tmp_path)):
        load_result(tmp_path)


def test_results_are_found_by_name_and_the_newest_is_last(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ScenarioError, match="nothing has been saved here"):
        find_result()
    result = run(Scenario(), seeds=1, workers=1)
    for name in ("b_first", "a_second"):
        result.save(tmp_path / "outputs" / "run" / name)
    (tmp_path / "outputs" / "run" / "half_done").mkdir()
    assert [folder.name for folder in saved_results()] == ["b_first", "a_second"]
    assert find_result().name == "a_second"
    assert find_result("b_first").name == "b_first"
    assert find_result("outputs/run/b_first").name == "b_first"
    with pytest.raises(ScenarioError, match="did you mean  outputs/run/b_first") as error:
        find_result("b_frst")
    assert "the newest is  outputs/run/a_second" in str(error.value)
