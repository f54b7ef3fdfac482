"""On the results page the arms of saved comparisons are set side by side: each once, four at most, of one market."""

import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from visiting import set_value, text_of, until

from loyalty_sim.app.results.beside import arms_of
from loyalty_sim.app.what_if import inquiry
from loyalty_sim.lab.label import label_of, write_label
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.studies import carry_out, load_result, side_by_side
from loyalty_sim.studies.compare.study import CompareStudy
from planted import PlantedLab

SMALL = ["market.customers=300", "market.weeks=26"]


def saved(folder, *names, words=(), seeds=2):
    """A comparison of these scenarios, planted, in a folder of its own."""
    arms = {letter: load_scenario(name, [*SMALL, *words]) for letter, name in zip("AB", names, strict=True)}
    study = CompareStudy(arms, list(range(seeds)), {"confidence": 0.9})
    carry_out(study, PlantedLab(lambda job: {"profit": float(job.seed)})).save(folder)
    return folder


@pytest.fixture
def outputs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = Path("outputs") / "compare"
    saved(place / "one", "baseline", "people_first", seeds=3)
    saved(place / "two", "baseline", "service_first")
    return place


def read(*folders):
    return {folder: load_result(folder) for folder in folders}


def test_each_arm_is_there_once_and_the_command_names_its_files(outputs):
    found = arms_of(read(outputs / "one", outputs / "two"))
    assert [arm.name for arm in found.scenarios] == ["baseline", "people_first", "service_first"]
    assert found.seeds == 3
    words = shlex.split(found.command)
    assert words[:2] == ["loyalty-sim", "compare"]
    assert [load_scenario(word).name for word in words[2:5]] == ["baseline", "people_first", "service_first"]


def test_what_cannot_stand_side_by_side_is_said(outputs):
    one = load_result(outputs / "one")
    with pytest.raises(ScenarioError, match="1 arms: two to 4"):
        arms_of({outputs / "one": replace(one, scenarios={"A": one.scenarios["A"]})})
    more = saved(outputs / "three", "lean_staffing", "operational_excellence", words=["firm.levers.climate=1.3"])
    with pytest.raises(ScenarioError, match="5 different arms: 4 at most"):
        arms_of(read(outputs / "one", outputs / "two", more))
    hotel = saved(outputs / "four", "baseline", "people_first", words=["trade=hotel"])
    with pytest.raises(ScenarioError, match="trade"):
        arms_of(read(outputs / "one", hotel))


def test_arms_of_one_title_are_told_apart_by_the_name_of_their_result(outputs):
    other = saved(outputs / "three", "baseline", "people_first", words=["firm.levers.climate=1.5"])
    write_label(other, label_of("With more climate", ""))
    found = arms_of(read(outputs / "one", other))
    assert len({arm.title for arm in found.scenarios}) == len(found.scenarios)


async def test_a_visitor_sets_two_saved_comparisons_side_by_side(user, outputs, monkeypatch):
    monkeypatch.setattr(inquiry, "WORLDS", 0)
    await user.open("/results")
    await until(user, "kept", "2 saved results")
    user.find(marker="set-arms").click()
    await user.should_see("no saved result is chosen")
    set_value(user, "arms", ["one", "two"])
    user.find(marker="set-arms").click()
    await until(user, "arms-status", "done: ")
    arms = arms_of(read(outputs / "one", outputs / "two"))
    assert text_of(user, "arms-told") == side_by_side(arms.scenarios, 3, worlds=0, workers=1).text
    assert text_of(user, "arms-command").startswith("loyalty-sim compare ")
    await user.should_see("What each brings against A")
