"""Validation: what is right comes through typed, what is wrong is named, and nothing is missed."""

import math

import pytest
from hypothesis import given, settings, strategies
from toy import Toy

from loyalty_sim.scenario.messages import Given, ScenarioError
from loyalty_sim.scenario.schema import flatten, spell, unflatten
from loyalty_sim.scenario.schema import settings as keys_of
from loyalty_sim.scenario.validate import Conflict, validate


def check(checks=(), **values):
    return validate(Toy, {key.replace("__", "."): Given(value, f"file:{key}") for key, value in values.items()}, checks)


def problems(checks=(), **values):
    with pytest.raises(ScenarioError) as caught:
        check(checks, **values)
    return caught.value.problems


def test_nothing_given_is_the_default():
    assert check() == Toy()


def test_keys_take_their_defaults_from_the_instance_not_from_the_class_of_the_section():
    keys = keys_of(Toy)
    assert list(keys)[:4] == ["name", "customers", "firm.levers.climate", "firm.levers.price"]
    assert keys["firm.levers.climate"].default == 0.4
    assert keys["firm.levers.climate"].allowed == "0 to 1 share"
    assert keys["firm.levers.price"].allowed == "at least 0 euro"
    assert keys["customers"].allowed == "1 to 1,000,000 customers"


@pytest.mark.parametrize(
    ("key", "value", "stored"),
    [
        ("firm__levers__price", 3, 3.0),
        ("customers", 5e4, 50_000),
        ("firm__moods", ["calm", "angry"], ("calm", "angry")),
        ("firm__moods", "angry", ("angry",)),
        ("firm__open", False, False),
    ],
)
def test_a_right_value_is_stored_with_its_type(key, value, stored):
    result = flatten(check(**{key: value}))[key.replace("__", ".")]
    assert result == stored
    assert type(result) is type(stored)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("customers", "many", "must be a whole number (1 to 1,000,000 customers)"),
        ("customers", 1.5, "must be a whole number"),
        ("customers", True, "must be a whole number"),
        ("customers", None, "customers = null must be a whole number"),
        ("customers", 0, "is outside its range 1 to 1,000,000 customers"),
        ("firm__levers__climate", 60, "firm.levers.climate = 60 is outside its range 0 to 1 share"),
        ("firm__levers__climate", True, "must be a number"),
        ("firm__levers__climate", math.nan, "is not a finite number"),
        ("firm__levers__price", math.inf, "is not a finite number"),
        ("firm__open", 1, "firm.open = 1 must be true or false"),
        ("firm__mood", "clam", "is not one of calm, angry"),
        ("firm__moods", ["calm", "hungry"], "firm.moods = [calm,hungry] is not one of calm, angry"),
        ("firm__moods", ["calm", 3], "must be a list"),
        ("name", 3, "must be text"),
        ("firm__levers", 3, "'firm.levers' is a group of settings, not one setting"),
        ("firm__lever__climate", 0.3, "unknown setting 'firm.lever.climate'"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(key, value, said):
    [problem] = problems(**{key: value})
    assert said in problem.message
    assert problem.where == f"file:{key}"


@pytest.mark.parametrize(
    ("key", "value", "help"),
    [
        ("climate", 0.3, "did you mean  firm.levers.climate=0.3 ?"),
        ("decision__climat", 0.3, "did you mean  firm.levers.climate=0.3 ?"),
        ("climate", 3, "firm.levers.climate takes 0 to 1 share"),
        ("firm__levers__climate", 60, "did you mean  firm.levers.climate=0.6 ?"),
        ("firm__levers__climate", 60, "0 is none, 1 the whole budget"),
        ("firm__mood", "clam", "did you mean  calm ?"),
    ],
)
def test_help_says_what_was_probably_meant(key, value, help):
    [problem] = problems(**{key: value})
    assert help in problem.help


def test_a_word_like_nothing_gets_no_guess():
    [problem] = problems(zzz=1)
    assert not any("did you mean" in line for line in problem.help)


def test_all_problems_are_told_at_once():
    found = problems(customers=0, firm__mood="x", climat=1, firm__open="no")
    assert len(found) == 4


def too_dear(toy):
    if toy.firm.levers.price > toy.customers:
        yield Conflict(("firm.levers.price", "customers"), "too dear", ("lower the price",))


def test_a_contradiction_is_placed_where_a_person_can_mend_it():
    [problem] = problems((too_dear,), firm__levers__price=200.0)
    assert (problem.message, problem.where) == ("too dear", "file:firm__levers__price")


def test_a_contradiction_with_a_wrong_value_is_not_told():
    [problem] = problems((too_dear,), firm__levers__price=200.0, customers=0)
    assert "range" in problem.message


def test_the_message_has_the_three_parts():
    with pytest.raises(ScenarioError) as caught:
        check(climate=0.3)
    assert str(caught.value).splitlines() == [
        "error: unknown setting 'climate'",
        "  --> file:climate",
        "  help: did you mean  firm.levers.climate=0.3 ?",
        "  help: loyalty-sim show --keys   lists all settings with range and unit",
    ]


leaf = strategies.one_of(
    strategies.none(), strategies.booleans(), strategies.integers(), strategies.floats(), strategies.text(max_size=5)
)
given_values = strategies.dictionaries(
    strategies.one_of(strategies.sampled_from(list(keys_of(Toy))), strategies.text(max_size=8)),
    strategies.one_of(leaf, strategies.lists(leaf, max_size=3)),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(given_values)
def test_anything_gives_a_valid_scenario_or_problems_and_never_another_error(values):
    try:
        result = validate(Toy, {key: Given(value, "somewhere") for key, value in values.items()})
    except ScenarioError:
        result = Toy()
    assert validate(Toy, {key: Given(value, "") for key, value in flatten(result).items()}) == result


def test_flatten_and_unflatten_are_opposites():
    flat = flatten(Toy())
    assert flatten(unflatten(flat)) == flat


@pytest.mark.parametrize(
    ("value", "text"), [(True, "true"), (None, "null"), (0.5, "0.5"), (("a", "b"), "[a,b]"), ("x", "x"), (3, "3")]
)
def test_values_are_spelt_as_they_are_typed(value, text):
    assert spell(value) == text
