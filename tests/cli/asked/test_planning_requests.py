"""What is asked of sensitivity, discover and optimise: read whole, with its runs, and every problem at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.cli.asked.optimise import Told, optimise_request
from loyalty_sim.cli.asked.planning import Problems, discover_request, sensitivity_request, split_factors
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.studies.vary.worlds import MOST_WORLDS

CLIMATE, TASTE = "firm.levers.climate=0:2", "theory.choice.taste_scale=0.5:2"


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def sensitivity(*words, factors=(), method="tornado", on="profit", against=None, size=None, top=10):
    return sensitivity_request(words, factors, method, on, against, size, top, None)


def optimise(*words, factors=(), budget=1_000.0, levers="climate", quarters=None, on="profit", worlds="0"):
    return optimise_request(words, factors, Told(budget, levers, quarters), on, worlds, None)


def said_of(ask, *words, **more):
    with pytest.raises(ScenarioError) as caught:
        ask(*words, **more)
    return "\n".join(map(str, caught.value.problems))


# -- factors among the words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "rest", "spans"),
    [
        (["baseline", CLIMATE], ["baseline"], [CLIMATE]),
        (["a=1", "b=-1:2", "c=1e-3:1E3", "d=.5:1."], ["a=1"], ["b=-1:2", "c=1e-3:1E3", "d=.5:1."]),
        (["a=x:y", "a=1:2:3", "a=1:", "1:2", "a=b=1:2"], ["a=x:y", "a=1:2:3", "a=1:", "1:2", "a=b=1:2"], []),
    ],
)
def test_a_range_is_a_factor_wherever_it_stands(words, rest, spans):
    assert split_factors(words, []) == (rest, spans)
    assert split_factors(words, ["given=0:1"]) == (rest, ["given=0:1", *spans])


@given(st.lists(st.sampled_from(["a", "k=1", "k=0:1", "m=2:3", "x.yaml"]), max_size=6))
def test_no_word_is_lost(words):
    rest, spans = split_factors(words, [])
    assert sorted(rest + spans) == sorted(words)


def test_problems_are_gathered_and_raised_once_each():
    problems = Problems([Problem("one", "here")])

    def fails():
        raise ScenarioError([Problem("two", "there"), Problem("one", "here")])

    assert problems.take(fails) is None
    assert problems.take(lambda: 7) == 7
    with pytest.raises(ScenarioError) as caught:
        problems.raise_any()
    assert [problem.message for problem in caught.value.problems] == ["one", "two"]
    Problems().raise_any()


# -- sensitivity and discovery --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "size", "points"),
    [
        ("tornado", None, 5),  # today, and each of two factors at both ends
        ("tornado", 99, 5),
        ("morris", None, 30),
        ("morris", 4, 12),
        ("sobol", None, 256),
        ("sobol", 8, 32),
    ],
)
def test_the_runs_of_a_sensitivity_study_are_those_of_its_design(method, size, points):
    asked = sensitivity(factors=[CLIMATE, TASTE], method=method, size=size)
    assert asked.design(method, 8, size, 10) == (
        f"2 factors, {points} points x 8 paired seeds = {8 * points} runs"
    )  # fmt: skip


def test_a_difference_takes_twice_the_runs():
    one, two = (sensitivity("people_first", factors=[TASTE], against=other) for other in (None, "baseline"))
    assert one.design("tornado", 2, None, 10).endswith("= 6 runs")
    assert two.design("tornado", 2, None, 10).endswith("= 12 runs")
    assert two.question.against.name == "baseline"


def test_a_first_look_is_counted_where_there_are_more_than_are_wanted():
    asked = sensitivity()
    many = asked.candidates()
    assert many > 10
    assert asked.design("tornado", 2, None, 10).startswith(
        f"a first look at {many} factors ({2 * (many + 1)} runs), then 10"
    )
    assert asked.design("tornado", 2, None, many).startswith(f"{many} factors")


def test_the_runs_of_a_discovery_are_counted_on_both_sides_and_twice():
    asked = discover_request(["people_first", TASTE], [], "profit", None)
    assert asked.design_of_boxes(64, 4, 6) == (
        "1 factors, 64 points to search and as many fresh ones, x 4 paired seeds = 1024 runs, and 64 a box"
    )
    assert asked.question.scenario.name == "people_first"
    assert asked.question.against.name == "baseline"


def test_settings_hold_for_both_sides_of_a_difference():
    asked = sensitivity("people_first", "market.customers=500", factors=[TASTE], against="baseline")
    assert [side.market.customers for side in (asked.question.scenario, asked.question.against)] == [500, 500]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"method": "morriss"}, ["there is no method 'morriss'", "did you mean  morris ?"]),
        ({"method": ""}, ["there is no method ''", "there are tornado, morris, sobol"]),
        ({"method": "sobol", "size": 12}, ["is a power of 2, not 12", "did you mean  --size 8  or  --size 16 ?"]),
        ({"method": "sobol", "size": 5}, ["did you mean  --size 4  or  --size 8 ?"]),
        ({"on": "profits"}, ["there is no outcome 'profits'", "did you mean  profit ?"]),
        ({"against": "nobody"}, ["there is no scenario 'nobody'"]),
        ({"factors": ["firm.levers.climate=2:0"]}, ["is reversed", "did you mean  firm.levers.climate=0:2 ?"]),
        ({"factors": [CLIMATE, CLIMATE]}, ["the factor firm.levers.climate is given twice"]),
        ({"factors": ["=0:1"]}, ["unknown setting"]),
        ({"factors": ["firm.levers.climate"]}, ["has no range", "key=low:high"]),
        ({"factors": ["firm.levers.climate=0:inf"]}, ["is not a finite number"]),
        ({"factors": ["trade=0:1"]}, ["trade is not a number and has no range"]),
    ],
)
def test_what_cannot_be_asked_is_said_with_the_nearest(asked, said):
    told = said_of(sensitivity, **asked)
    for words in said:
        assert words in told


def test_a_size_that_is_no_power_of_two_matters_to_sobol_alone():
    assert sensitivity(method="morris", size=12, factors=[TASTE]).factors[0].low == 0.5


def test_every_problem_of_a_sensitivity_comes_at_once():
    told = said_of(
        sensitivity, "nobody", "firm.levers.climat=0:1", "x.y=2", method="sobl", on="profits", against="none"
    )
    for said in ("'sobl'", "'profits'", "'nobody'", "'none'", "firm.levers.climate=0:1 ?", "x.y"):
        assert said in told


def test_what_differs_between_two_scenarios_is_no_factor():
    told = said_of(sensitivity, "people_first", CLIMATE, against="baseline")
    assert "firm.levers.climate is what people_first and baseline differ in" in told
    assert sensitivity("people_first", TASTE, against="baseline").factors[0].key == "theory.choice.taste_scale"


def test_a_discovery_needs_two_scenarios_of_one_length():
    assert "two scenarios are needed" in said_of(lambda: discover_request([TASTE], [], "profit", None))
    Path("short.yaml").write_text("market: {weeks: 52}\n")
    told = said_of(lambda: discover_request(["short.yaml", "x=1:0"], [], "prft", None))
    for said in ("baseline runs 156 weeks and short 52", "'prft'", "unknown setting 'x'"):
        assert said in told


# -- budgets --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "levers", ["climate,training", " climate , training ", "firm.levers.climate,training,", ",climate,training"]
)
def test_levers_are_read_however_they_are_parted(levers):
    assert optimise(levers=levers).budget.levers == ("climate", "training")


@pytest.mark.parametrize(
    ("quarters", "cells", "said"),
    [(None, 2, "in 1 phase (2 cells)"), (4, 6, "in 3 phases (6 cells)"), (12, 2, "in 1 phase (2 cells)")],
)
def test_a_plan_in_words(quarters, cells, said):
    asked = optimise(levers="climate,training", budget=50_000.0, quarters=quarters)
    assert len(asked.budget.cells) == cells
    told = asked.design(64, 6)
    assert told.startswith(f"50,000 a year over climate, training {said}: 64 splits x 6 paired seeds")
    assert "in 0 worlds" in told


def test_worlds_add_runs_and_named_factors_need_no_first_look():
    def runs(**more):
        return int(optimise(**more).design(64, 6).partition("about ")[2].partition(" runs")[0].replace(",", ""))

    assert runs(worlds="0") < runs(worlds="8", factors=[TASTE]) < runs(worlds="8")
    twice = runs(worlds="16", factors=[TASTE]) - runs(worlds="8", factors=[TASTE])
    assert twice == runs(worlds="8", factors=[TASTE]) - runs(worlds="0")


@pytest.mark.parametrize(
    ("worlds", "said"),
    [
        ("4", "4 worlds are too few to judge by"),
        ("7", "help: 0 for none, or at least 8"),
        ("²", "cannot read the worlds '²'"),
        ("-8", "cannot read the worlds '-8'"),
        ("", "cannot read the worlds"),
        ("none.csv", "cannot read the worlds 'none.csv'"),
        (str(MOST_WORLDS + 1), "help: at most 20,000"),
        ("9" * 5000, "worlds are too many"),
    ],
)
def test_worlds_that_cannot_be_are_said(worlds, said):
    told = said_of(optimise, worlds=worlds)
    assert said in told
    assert "-->" in told
    assert len(told) < 700


@pytest.mark.parametrize("worlds", ["0", "8", str(MOST_WORLDS)])
def test_worlds_are_counted(worlds):
    assert optimise(worlds=worlds).worlds == int(worlds)


def table_of_worlds(rows, head="theory.choice.taste_scale"):
    Path("worlds.csv").write_text("\n".join([head, *map(str, rows)]) + "\n")
    return "worlds.csv"


def test_worlds_of_a_file_are_numbers_one_a_row():
    found = optimise(worlds=table_of_worlds([0.5 + n / 10 for n in range(8)])).worlds
    assert found.index.tolist() == list(range(8))
    assert found["theory.choice.taste_scale"].tolist() == pytest.approx([0.5 + n / 10 for n in range(8)])
    assert "in 8 worlds" in optimise(worlds="worlds.csv").design(64, 6)


@pytest.mark.parametrize(
    ("rows", "head", "said"),
    [
        ([1.0] * 7, "theory.choice.taste_scale", "7 worlds are too few to judge by"),
        ([1.0] * 8, "theory.choice.taste_scal", "unknown setting 'theory.choice.taste_scal'"),
        ([1.0] * 7 + [-1.0], "theory.choice.taste_scale", "worlds, row 7"),
        ([1.0] * 7 + ["much"], "theory.choice.taste_scale", "theory.choice.taste_scale"),
    ],
)
def test_a_file_of_worlds_that_cannot_be_is_named_with_its_row(rows, head, said):
    assert said in said_of(optimise, worlds=table_of_worlds(rows, head))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"budget": 0.0}, "a budget of 0 is nothing to split"),
        ({"budget": -3.0}, "a budget of -3 is nothing to split"),
        ({"budget": float("nan")}, "a budget of nan is nothing to split"),
        ({"budget": float("inf")}, "a budget of inf is nothing to split"),
        ({"levers": ""}, "there are no levers to spend on"),
        ({"levers": " , "}, "there are no levers to spend on"),
        ({"levers": "climate,climate"}, "the lever climate is named twice"),
        ({"levers": "firm.levers.climate,climate"}, "the lever climate is named twice"),
        ({"levers": "price"}, "loyalty-sim returns price"),
        ({"levers": "trainin"}, "did you mean  training ?"),
        ({"quarters": 0}, "phases of 0 quarters do not fit into 156 weeks"),
        ({"quarters": 13}, "help: allowed: 1 to 12"),
        ({"on": "cost"}, "there is no outcome 'cost'"),
    ],
)
def test_a_budget_that_cannot_be_is_said(asked, said):
    assert said in said_of(optimise, **asked)


def test_every_problem_of_a_budget_comes_at_once():
    told = said_of(
        optimise, "nobody", "a.b=0:1", budget=-1.0, levers="climat,price", on="prft", worlds="3", quarters=99
    )
    for said in ("'prft'", "'nobody'", "'climat'", "'price'", "-1 is nothing", "99 quarters", "a.b", "3 worlds"):
        assert said in told
