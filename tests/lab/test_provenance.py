"""Where results come from: what is said, that it tells configurations apart, and that labels do not matter."""

import json
import re

import numpy as np
import pytest

from loyalty_sim.lab import provenance as where
from loyalty_sim.lab.provenance import LIBRARIES, command, git_state, origin, provenance
from loyalty_sim.lab.store import model_version
from loyalty_sim.scenario import from_dict
from planted import short, with_levers


def test_it_is_enough_to_run_it_again():
    scenario = with_levers(short(9, name="mine", title="Mine"), climate=1.5)
    record = json.loads(json.dumps(provenance("compare", {"A": scenario}, np.arange(3).tolist(), confidence=0.9)))
    assert from_dict(record["scenarios"]["A"]) == scenario
    assert (record["study"], record["seeds"], record["settings"]) == ("compare", [0, 1, 2], {"confidence": 0.9})
    assert record["model"] == model_version()
    assert record["common_random_numbers"] is True


def test_hashes_differ_by_what_matters_to_a_run():
    base = short(9)
    records = [
        provenance("run", {"x": scenario}, [1])["scenario_hashes"]["x"]
        for scenario in (base, base._replace(title="another word for it"), with_levers(base, climate=2.0))
    ]
    assert records[0] == records[1] != records[2]
    assert all(re.fullmatch("[0-9a-f]{16}", digest) for digest in records)


def test_the_process_is_described(monkeypatch):
    monkeypatch.setattr("sys.argv", ["/some/where/loyalty-sim", "run", "market.weeks=52", "a name"])
    record = origin()
    assert record["command"] == command() == "loyalty-sim run market.weeks=52 'a name'"
    assert set(record["libraries"]) == set(LIBRARIES)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", record["written"])


@pytest.mark.parametrize("failure", [OSError("no git"), where.subprocess.TimeoutExpired("git", 5)])
def test_without_git_there_is_no_commit_and_no_failure(failure, monkeypatch):
    def fails(*_words):
        raise failure

    monkeypatch.setattr(where, "_git", fails)
    git_state.cache_clear()
    assert git_state() == ""
    git_state.cache_clear()
