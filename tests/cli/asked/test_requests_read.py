"""From words to scenarios: what is a name and what a setting, and every problem of a line at once."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.cli.asked.lever import MOST_LEVELS, lever_plan, problems_of_lever
from loyalty_sim.cli.asked.output import LONGEST_FILE, problems_of_output, problems_of_output_file
from loyalty_sim.cli.asked.scenarios import FLAGS, one_scenario, split, two_scenarios
from loyalty_sim.scenario import ScenarioError, load_scenario
from loyalty_sim.theory.levers import NAMES


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def said_of(ask, *words, **more):
    with pytest.raises(ScenarioError) as caught:
        ask(*words, **more)
    return [str(problem) for problem in caught.value.problems]


# -- names and settings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "is_setting"),
    [
        ("baseline", False),
        ("mine.yaml", False),
        ("folder/mine.yml", False),
        ("trade=bank", True),
        ("firm.levers.climate=2", True),
        ("firm.levers.climate", True),  # a value is missing: said so, and not that there is no such scenario
        ("~shocks.recession", True),
        ("a=b.yaml", True),
    ],
)
def test_what_is_a_setting_and_what_a_name(word, is_setting):
    names, settings = split([word])
    assert (names, settings) == (([], [word]) if is_setting else ([word], []))


@given(st.lists(st.sampled_from(["a", "b.yaml", "k=1", "k.l=2", "~x"])))
def test_every_word_is_one_of_both_and_the_order_stays(words):
    names, settings = split(words)
    assert sorted(names + settings) == sorted(words)
    assert [w for w in words if w in names] == names
    assert [w for w in words if w in settings] == settings


def test_nothing_asked_is_the_baseline():
    assert one_scenario([]) == load_scenario()
    assert one_scenario(["firm.levers.climate=2"]).firm.levers.climate == 2


def test_one_name_is_compared_with_the_baseline_and_settings_hold_for_both():
    a, b = two_scenarios(["people_first", "market.customers=500"])
    assert (a.name, b.name) == ("baseline", "people_first")
    assert (a.market.customers, b.market.customers) == (500, 500)
    c, d = two_scenarios(["people_first", "baseline"])
    assert (c.name, d.name) == ("people_first", "baseline")


def test_two_lengths_are_not_compared():
    Path("short.yaml").write_text("market: {weeks: 52}\n")
    found = said_of(two_scenarios, ["short.yaml"])
    assert "error: baseline runs 156 weeks and short 52\n  --> market.weeks" in found[0]


@pytest.mark.parametrize(
    ("ask", "words", "said"),
    [
        (one_scenario, ["baseline", "people_first"], "one scenario at most; what is 'people_first'?"),
        (two_scenarios, ["baseline", "people_first", "x", "y"], "two scenarios at most; what is 'x'?"),
        (two_scenarios, [], "two scenarios are needed, or one to compare with the baseline"),
        (two_scenarios, ["trade=bank"], "two scenarios are needed"),
        (one_scenario, ["people_frist"], "did you mean  scenario=people_first ?"),
        (one_scenario, ["firm.levers.climat=2"], "did you mean  firm.levers.climate=2 ?"),
    ],
)
def test_what_cannot_be_is_said(ask, words, said):
    assert said in "\n".join(said_of(ask, words))


@pytest.mark.parametrize("flag", FLAGS)
def test_an_option_written_as_a_setting_is_recognised(flag):
    found = said_of(one_scenario, [f"{flag}=7"])
    assert found == [
        f"error: '{flag}' is an option, not a setting\n  --> command line: {flag}=7\n  help: did you mean  --{flag} 7 ?"
    ]


def test_every_problem_is_told_and_each_once():
    found = said_of(two_scenarios, ["nobody", "nowhere", "z", "seeds=3", "firm.levers.climat=2"])
    told = "\n".join(found)
    for said in ("what is 'z'?", "'seeds' is an option", "'nobody'", "'nowhere'", "firm.levers.climate=2 ?"):
        assert told.count(said) == 1, said
    assert len(found) == len(set(found))


# -- levers and levels ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lever", ["climate", "firm.levers.climate"])
def test_a_lever_is_named_by_its_last_part_or_in_full(lever):
    config, plan = lever_plan(lever, ["firm.levers.climate=1.5"], "4")
    assert (plan.lever, len(plan.settings), config.firm.levers.climate) == ("climate", 4, 1.5)


def test_levels_are_a_number_of_them_or_a_list():
    assert len(lever_plan("training", [], "11")[1].settings) == 11
    assert lever_plan("training", [], "0, 0.5,1,2.5")[1].settings.tolist() == [0, 0.5, 1, 2.5]


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ("", "cannot read the levels ''"),
        ("many", "cannot read the levels 'many'"),
        ("1.5", "cannot read the levels '1.5'"),
        ("0,,2", "cannot read the levels '0,,2'"),
        ("0;1;2;3", "cannot read the levels"),
        ("9" * 5000, "cannot read the levels '999"),
        ("3", "a returns curve needs at least 4 levels"),
        ("-5", "a returns curve needs at least 4 levels"),
        ("0,1", "a returns curve needs at least 4 levels"),
        (str(MOST_LEVELS + 1), "1,001 levels are too many"),
        ("0,1,2,-1", "firm.levers.climate = -1.0 is outside its range 0 to 20"),
        ("0,1,2,21", "firm.levers.climate = 21.0 is outside its range 0 to 20"),
        ("0,1,nan,2", "firm.levers.climate = nan is not a finite number"),
        ("0,1,inf,2", "firm.levers.climate = inf is not a finite number"),
    ],
)
def test_levels_that_cannot_be_are_said(levels, said):
    found = said_of(lever_plan, "climate", [], levels)
    assert said in found[0]
    assert max(map(len, found[0].splitlines())) < 300


def test_a_wrong_lever_wrong_levels_and_a_wrong_scenario_come_at_once():
    told = "\n".join(said_of(lever_plan, "climte", ["nobody", "seeds=3"], "x"))
    for said in ("there is no lever 'climte'", "did you mean  climate ?", "levels 'x'", "'nobody'", "--seeds 3"):
        assert said in told


@given(st.text(max_size=12))
def test_a_lever_is_known_or_all_levers_are_named(word):
    problems = problems_of_lever(word)
    assert (problems == []) == (word in NAMES)
    assert all(f"there are {', '.join(NAMES)}" in problem.help for problem in problems)


# -- where results go -----------------------------------------------------------------------------------------------


def test_a_folder_that_can_be_made_is_no_problem_and_is_not_made():
    assert problems_of_output(Path("a/b/c")) == []
    assert problems_of_output(None) == []
    assert os.listdir() == []


@pytest.mark.parametrize("output", [Path("taken"), Path("taken/below")])
def test_a_file_in_the_way_is_named(output):
    Path("taken").write_text("x")
    [problem] = problems_of_output(output)
    assert problem.message.endswith(f"{Path('taken').absolute()} is a file")
    assert problem.where == f"command line: --output {output}"


def test_a_default_folder_that_cannot_be_is_not_blamed_on_an_option():
    Path("outputs").write_text("x")
    assert [problem.where for problem in problems_of_output(None)] == ["no --output is given"]


@pytest.mark.parametrize("name", ["x" * 250, "ü" * (LONGEST_FILE // 2 + 1), "below/" + "x" * 250])
def test_names_that_no_disk_takes(name):
    [problem] = problems_of_output(Path(name))
    assert "is too long for the disk" in problem.message
    assert len(problem.message) < 200


@pytest.mark.parametrize(("letters", "count"), [("a", LONGEST_FILE), ("ü", LONGEST_FILE // 2)])
def test_the_length_of_a_name_is_counted_in_bytes(letters, count):
    assert problems_of_output(Path(letters * count)) == []
    assert problems_of_output_file(Path("long" * 99) / (letters * count)) == []
    [problem] = problems_of_output_file(Path(letters * (count + 1)))
    assert "is too long for the disk" in problem.message


@pytest.mark.parametrize("names", [["baseline", "baseline"], ["baseline"]])
def test_a_scenario_is_not_compared_with_itself(names):
    [found] = said_of(two_scenarios, names)
    assert "A and B are the same: baseline and baseline agree in every setting" in found
