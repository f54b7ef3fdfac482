"""What is said about settings that cannot be, and the name that was probably meant."""

import pickle

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from loyalty_sim.scenario import Problem, Scenario, ScenarioError
from loyalty_sim.scenario.messages import nearest
from loyalty_sim.scenario.schema import settings

KEYS = tuple(settings(Scenario))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("climat", "firm.levers.climate"),
        ("decision.climate", "firm.levers.climate"),
        ("rivals.levers.climte", "rivals.levers.climate"),
        ("market.custmers", "market.customers"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_the_name_that_was_meant(word, meant):
    assert nearest(word, sorted(KEYS, key=lambda name: not name.startswith("firm."))) == meant


@examples(deadline=None)
@given(st.sampled_from(KEYS))
def test_a_name_that_is_there_is_nearest_to_itself(key):
    assert nearest(key, KEYS) == key


@examples(deadline=None)
@given(st.sampled_from(KEYS), st.data())
def test_one_letter_left_out_of_a_long_name_is_forgiven(key, data):
    last = key.rpartition(".")[2]
    if len(last) < 6:
        return
    at = data.draw(st.integers(0, len(last) - 1))
    wrong = key[: len(key) - len(last)] + last[:at] + last[at + 1 :]
    if wrong not in KEYS:
        assert nearest(wrong, KEYS) is not None


def test_a_problem_says_what_where_and_what_to_do():
    problem = Problem("a.b = 9 is outside its range 0 to 1", "my.yaml:3", ("the share of it", "did you mean  0.9 ?"))
    assert str(problem).splitlines() == [
        "error: a.b = 9 is outside its range 0 to 1",
        "  --> my.yaml:3",
        "  help: the share of it",
        "  help: did you mean  0.9 ?",
    ]


def test_an_error_holds_every_problem_and_survives_the_way_from_a_worker():
    error = ScenarioError([Problem("one", "here"), Problem("two", "there", ("help",))])
    again = pickle.loads(pickle.dumps(error))
    assert (again.problems, str(again)) == (error.problems, str(error))
    assert str(error).count("error: ") == 2
