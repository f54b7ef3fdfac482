"""Studies made run by run: nothing is run twice, and what comes out is what the command line computes."""

import pytest

from loyalty_sim.app.computing import work
from loyalty_sim.lab.store import Store
from loyalty_sim.scenario import load_scenario
from loyalty_sim.studies import compare

SMALL = ["market.customers=300", "market.weeks=26"]


@pytest.fixture
def pair():
    return load_scenario(overrides=SMALL), load_scenario("people_first", SMALL)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "runs")


def kept(store):
    return {path.name: path.stat().st_mtime_ns for path in store.folder.rglob("*.parquet")}


def test_a_study_says_what_it_needs_then_gives_its_result(pair, store):
    needed = work.attempt(work.compared, (*pair, 3), store)
    assert sorted((job.label, job.seed) for job in needed) == [(side, seed) for side in "AB" for seed in range(3)]
    assert not kept(store)  # it begins with none itself
    assert work.keep(needed[:2], store) == [""] * 2
    first = kept(store)
    assert work.keep(needed, store) == [""] * 6
    everything = kept(store)
    assert (len(first), len(everything)) == (2, 6)
    assert first.items() <= everything.items()
    result = work.attempt(work.compared, (*pair, 3), store)
    assert kept(store) == everything
    assert result.table.equals(compare(*pair, 3, worlds=0, workers=1).table)


def test_a_run_that_fails_is_told_with_its_reason(pair, store, monkeypatch):
    def refuse(job):
        raise ArithmeticError("too much")

    monkeypatch.setattr("loyalty_sim.lab.runner.simulate", refuse)
    [job, *_] = work.attempt(work.compared, (*pair, 2), store)
    assert work.keep([job], store) == ["ArithmeticError: too much"]
    assert kept(store) == {}


def test_doubts_are_settings_in_doubt(pair):
    from loyalty_sim.studies.vary.doubtful import doubtful

    assert set(work.DOUBTS) <= {factor.key for factor in doubtful(*pair)}


def test_a_picture_keeps_its_run_like_any_other(pair, store):
    found = work.picture(pair[0], 0, store)
    assert store.get(found.run.job).outcomes == found.run.outcomes
