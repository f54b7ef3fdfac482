"""What there is already: results oldest first, kept runs by configuration, and only those settings that differ."""

import pytest

from loyalty_sim.lab.catalogue import catalogue
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.store import default_store
from loyalty_sim.studies import run
from planted import short, with_levers

pytestmark = pytest.mark.usefixtures("closed_form_market")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path / "outputs"


def saved(here, name, scenario, seeds=2):
    run(scenario, seeds=seeds, workers=1).save(here / "run" / name)


def test_where_nothing_is_nothing_is_listed(here):
    found = catalogue(default_store())
    assert found.results.empty
    assert found.runs.empty
    assert (found.others, found.unfinished) == ({}, [])


def test_of_one_result_that_is_told_which_differs_from_the_baseline(here):
    saved(here, "one", with_levers(short(9), climate=2.0))
    [row] = catalogue(default_store()).results.to_dict("records")
    assert (row["result"], row["study"], row["seeds"], row["of this version"]) == ("one", "run", 2, True)
    assert (row["market.weeks"], row["firm.levers.climate"]) == (9, 2.0)
    assert "firm.levers.training" not in row


def test_of_several_that_is_told_in_which_they_differ_from_each_other(here):
    for name, climate in (("b_first", 1.0), ("a_second", 2.0), ("c_third", 2.0)):
        saved(here, name, with_levers(short(9, name=name), climate=climate))
    table = catalogue(default_store()).results
    assert table["result"].tolist() == ["b_first", "a_second", "c_third"]
    assert table["firm.levers.climate"].tolist() == [1.0, 2.0, 2.0]
    assert "market.weeks" not in table, "all of them run nine weeks"


def test_kept_runs_are_a_row_a_configuration_with_their_mean(here):
    lab = Lab(workers=1, store=default_store())
    runs = lab.run([Job(short(9), seed) for seed in range(3)] + [Job(with_levers(short(9), climate=2.0), 0)])
    table = catalogue(default_store()).runs.set_index("firm.levers.climate")
    assert table["seeds"].to_dict() == {1.0: 3, 2.0: 1}
    assert table.loc[1.0, "profit"] == pytest.approx(sum(each.outcomes["profit"] for each in runs[:3]) / 3)


def test_runs_of_other_versions_are_counted_and_not_listed(here, monkeypatch):
    Lab(workers=1, store=default_store()).run([Job(short(9), seed) for seed in range(3)])
    monkeypatch.setattr("loyalty_sim.lab.catalogue.model_version", lambda: "0" * 16)
    monkeypatch.setattr("loyalty_sim.lab.store.model_version", lambda: "0" * 16)
    found = catalogue(default_store())
    assert list(found.others.values()) == [3]
    assert found.runs.empty
