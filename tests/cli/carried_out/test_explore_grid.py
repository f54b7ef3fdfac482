"""Which levers the sliders of a page move: those a result is about, those that are named, and what cannot be."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_sim.cli.carried_out.explore import MOST_LEVERS, USUAL, Grid, about, grid_of, problems_of_levers
from loyalty_sim.scenario import Scenario, ScenarioError
from loyalty_sim.theory.levers import NAMES


def result(*levers, kind="sweep", scenarios=None, known=True):
    found = {"A": Scenario(name="first"), "B": Scenario(name="second")} if scenarios is None else scenarios
    return SimpleNamespace(kind=kind, scenarios=found, study=SimpleNamespace(levers=list(levers)) if known else None)


@pytest.mark.parametrize(
    ("levers", "chosen"),
    [
        ([], list(USUAL)),
        (["process"], ["process", "climate"]),
        (["climate"], ["climate", "training"]),
        (["training"], ["training", "climate"]),
        (["process", "price"], ["process", "price"]),
        (["a", "b", "c", "d"], ["a", "b", "c"]),
    ],
)
def test_the_sliders_are_what_the_result_is_about_and_two_at_least(levers, chosen):
    assert about(result(*levers)) == chosen


def test_a_kind_that_is_not_known_here_is_explored_over_the_usual_levers():
    assert about(result(known=False)) == list(USUAL)


@given(st.lists(st.sampled_from(NAMES), unique=True, max_size=6))
def test_sliders_are_always_two_or_three_different_levers(levers):
    found = about(result(*levers))
    assert 2 <= len(found) <= MOST_LEVERS
    assert len(set(found)) == len(found)
    assert problems_of_levers(found, "") == []


@pytest.mark.parametrize("typed", ["price,process", " price , process ", "firm.levers.price,process"])
def test_named_levers_are_taken_in_their_order_around_the_first_scenario(typed):
    found = grid_of(result("climate"), typed, 5, 3)
    assert (found.levers, found.levels, found.seeds, found.scenario.name) == (["price", "process"], 5, 3, "first")


@pytest.mark.parametrize(
    ("levers", "runs"),
    [
        (["climate"], "5 combinations x 3 seeds = 15 runs"),
        (["climate", "price"], "25 combinations x 3 seeds = 75 runs"),
    ],
)
def test_the_runs_of_a_grid_are_said(levers, runs):
    assert Grid(Scenario(), levers, 5, 3).said == f"{' x '.join(levers)}: {runs}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("climte", "did you mean  climate ?"),
        ("climate,climate", "one to 3 different levers can be moved, not climate, climate"),
        ("climate,training,process,price", "one to 3 different levers can be moved, not climate, training"),
        (",", "there is no lever ''"),
        ("climate,xyzzy", "there is no lever 'xyzzy'"),
    ],
)
def test_levers_that_cannot_be_moved_are_said(typed, said):
    with pytest.raises(ScenarioError) as caught:
        grid_of(result(), typed, 5, 3)
    assert said in str(caught.value)


def test_all_problems_of_the_sliders_come_at_once():
    with pytest.raises(ScenarioError) as caught:
        grid_of(result(scenarios={}, kind="lesson"), "x,x,y,z", 5, 3)
    told = [problem.message for problem in caught.value.problems]
    assert told[-1] == "a lesson has no scenario to explore"
    assert {"there is no lever 'x'", "there is no lever 'y'", "there is no lever 'z'"} < set(told)
    assert any(message.startswith("one to 3 different levers") for message in told)
