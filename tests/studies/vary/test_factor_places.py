"""Places and values of a factor in any range a setting may have, points that cannot be, and questions in units."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loyalty_sim.scenario import Scenario, ScenarioError
from loyalty_sim.scenario.schema import flatten, settings
from loyalty_sim.studies.design import grid, latin_hypercube, sobol
from loyalty_sim.studies.design.design import Row
from loyalty_sim.studies.vary import Factor, Question, points_of, varied
from loyalty_sim.studies.vary.factor import problem_of_value
from loyalty_sim.studies.vary.question import problems_of_outcome, said
from loyalty_sim.studies.vary.reading import as_factors, is_factor, read_factor
from planted import short, with_levers

CLIMATE = "firm.levers.climate"
NUMBERS = sorted(key for key, setting in settings(Scenario).items() if setting.type in (int, float))
WHOLE = [key for key in NUMBERS if settings(Scenario)[key].type is int]
PLACES = st.floats(0, 1)


@given(st.floats(0.01, 10), st.floats(0.01, 10), PLACES, st.booleans())
def test_a_value_lies_in_the_range_and_its_place_leads_back(a, b, place, ratio):
    low, high = sorted((a, b))
    assume(high > 1.001 * low)
    factor = Factor.between(CLIMATE, low, high, ratio)
    value = factor.at(place)
    assert low - 1e-9 <= value <= high + 1e-9
    assert factor.place(value) == pytest.approx(place, abs=1e-6)


@given(st.floats(0.01, 10), st.floats(1.01, 4), PLACES)
def test_of_a_range_of_ratios_equal_steps_are_equal_ratios_of_either_sign(present, wide, place):
    up = Factor.between(CLIMATE, present / wide, present * wide, ratio=True)
    down = Factor.between(CLIMATE, -present * wide, -present / wide, ratio=True)
    assert up.at(0.5) == pytest.approx(present)
    assert up.at(place) * up.at(1 - place) == pytest.approx(present**2)
    assert down.at(place) == pytest.approx(-up.at(1 - place))


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_no_ratio_leads_to_nothing_or_beyond(value):
    assert Factor.between(CLIMATE, 0.5, 2, ratio=True).place(value) == 0.0


@given(st.sampled_from(WHOLE), st.integers(0, 30), st.integers(1, 12), PLACES)
def test_whole_numbers_stay_whole_within_the_range(key, low, width, place):
    factor = Factor.between(key, low, low + width)
    value = factor.at(place)
    assert isinstance(value, int)
    assert low <= value <= low + width
    assert (factor.at(0.0), factor.at(1.0)) == (low, low + width)


@given(st.lists(st.integers(0, 99), min_size=1, max_size=9, unique=True))
def test_every_level_has_the_same_room(levels):
    factor = Factor(CLIMATE, tuple(levels))
    found = [factor.at(place) for place in (np.arange(len(levels) * 4) + 0.5) / (len(levels) * 4)]
    assert all(found.count(level) == 4 for level in levels)
    assert factor.at(1.0) == levels[-1]


@given(st.sampled_from(NUMBERS))
def test_every_number_has_its_own_range_as_a_factor_and_nothing_beyond_it(key):
    rule = settings(Scenario)[key].parameter
    assume(rule.low is not None and rule.high is not None and rule.low < rule.high)
    assert list(Factor.between(key, rule.low, rule.high).problems()) == []
    for low, high in ((rule.low - 1, rule.high), (rule.low, rule.high + 1)):
        [problem] = Factor.between(key, low, high).problems()
        assert key in problem.message


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        (Factor(CLIMATE), "firm.levers.climate has no levels"),
        (Factor(CLIMATE, (0.0, -1.0)), "firm.levers.climate = -1.0 is outside"),
        (Factor(CLIMATE, (float("nan"),)), "is not a finite number"),
        (Factor(CLIMATE, (True,)), "firm.levers.climate"),
        (Factor("trade", ("bnk",)), "bnk"),
        (Factor.between("trade", 0, 1), "trade is not a number and has no range"),
        (Factor.between(CLIMATE, 0, float("inf")), "is not a finite number"),
    ],
)
def test_what_is_wrong_with_a_factor_is_one_problem_with_its_place(factor, said):
    [problem] = factor._replace(where="line 7").problems()
    assert said in problem.message
    assert problem.where == "line 7"


def test_every_wrong_level_is_told():
    assert len(list(Factor(CLIMATE, (-1, 0, 1, 21, 99)).problems())) == 3


def test_a_value_is_right_or_has_a_problem():
    assert problem_of_value(CLIMATE, 2.0, "here") is None
    assert problem_of_value("trade", "bank", "here") is None
    assert problem_of_value("trade", "bankk", "here").help[0].startswith("did you mean")


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (Factor.between("market.discount", 0.02, 0.1), "market.discount: 0.02 to 0.1"),
        (Factor("trade", ("bank", "airline")), "trade: bank, airline"),
        (Factor(CLIMATE, tuple(range(8))), f"{CLIMATE}: 0, 1, 2, 3, 4, 5, 6, 7"),
        (Factor(CLIMATE, tuple(range(9))), f"{CLIMATE}: 0, 1, 2, 3, …, 8"),
    ],
)
def test_a_factor_in_words(factor, words):
    assert factor.words == words


# -- reading --------------------------------------------------------------------------------------------------------


@given(st.lists(st.floats(0, 20).map(lambda x: round(x, 6)), min_size=2, max_size=8))
def test_levels_are_read_back_as_they_were_written(levels):
    word = f"{CLIMATE}={','.join(map(str, levels))}"
    assert is_factor(word)
    assert list(read_factor(word).levels) == pytest.approx(levels)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_range_is_read_back_as_it_was_written(low, high):
    factor = read_factor(f"a.b={low!r}:{high!r}", "--lhs")
    assert (factor.key, factor.interval) == ("a.b", (low, high))
    assert factor.where.startswith("command line: --lhs a.b=")


def test_factors_from_python_are_words_or_ready_in_their_order():
    ready = Factor.between("trade.wage", 500, 900)
    found = as_factors([f"{CLIMATE}=0:2", ready, "rivals.count=1:3"])
    assert [factor.key for factor in found] == [CLIMATE, "trade.wage", "rivals.count"]
    assert found[1] is ready
    with pytest.raises(ScenarioError, match=r"did you mean  firm.levers.climate=0:2 \?"):
        as_factors(["firm.levers.climat=0:2", ready])


# -- points ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "taste"), [(0.0, 0.01), (20.0, 5.0)])
def test_a_point_changes_what_it_names_and_the_way_back_is_the_way_out(level, taste):
    base, values = short(8), {CLIMATE: level, "theory.choice.taste_scale": taste}
    there = varied(base, values)
    changed = {key for key, value in flatten(there).items() if value != flatten(base)[key]}
    assert changed <= set(values)
    assert varied(there, {key: flatten(base)[key] for key in values}) == base


def test_points_that_contradict_themselves_are_told_once_with_what_to_do():
    factors = [Factor.between("market.customers", 20, 40), Factor.between("rivals.count", 1, 20)]
    with pytest.raises(ScenarioError) as caught:
        points_of(Scenario(), factors, np.array([[0.0, 1.0], [0.1, 1.0], [0.2, 0.9]]))
    assert all(problem.message.startswith("at some points") for problem in caught.value.problems)
    assert caught.value.problems[0].help[-1] == "narrow the ranges of these settings, or leave one of them out"


# -- designs --------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_a_grid_has_every_combination_once(sizes):
    keys = (CLIMATE, "firm.levers.training", "firm.levers.process")
    found = grid([Factor(key, tuple(range(size))) for key, size in zip(keys, sizes, strict=False)])
    rows = [tuple(row.values.values()) for row in found.rows]
    assert len(rows) == len(set(rows)) == np.prod(sizes)
    assert rows == sorted(rows)


@pytest.mark.parametrize("make", [latin_hypercube, sobol])
def test_another_seed_is_another_sample_of_the_same_ranges(make):
    factors = [Factor.between(CLIMATE, 0, 2), Factor("trade", ("bank", "airline"))]
    one, same, other = (make(factors, 16, seed) for seed in (1, 1, 2))
    assert one.rows == same.rows
    assert one.rows != other.rows
    assert [row.values["trade"] for row in one.rows].count("bank") == 8
    assert all(0 <= row.values[CLIMATE] <= 2 for row in other.rows)


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (Row({CLIMATE: 0.5, "trade": "bank"}), "climate=0.5, trade=bank"),
        (Row({CLIMATE: 1.23456789}), "climate=1.235"),
        (Row({CLIMATE: 2}, name="careful"), "careful"),
        (Row({}), ""),
    ],
)
def test_a_row_is_called_by_its_name_or_its_values(row, label):
    assert row.label == label


# -- units ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "value", "sign", "words"),
    [
        ("profit", -35_210, True, "-CHF 35,200"),
        ("profit", 35_210, False, "CHF 35,200"),
        ("share", 0.0123, True, "+1.23 percentage points"),
        ("share", -0.0123, False, "-1.23 percentage points"),
        ("retention", -0.00001, True, "0.00 percentage points"),
        ("satisfaction", 3.456, True, "+3.46"),
        ("satisfaction", -3.456, False, "-3.46"),
        ("customers", 12_345.0, False, "12,300"),
    ],
)
def test_a_value_is_said_in_the_unit_of_its_outcome(on, value, sign, words):
    assert said(on, value, "CHF", sign) == words


def test_a_question_in_words():
    one = Question(Scenario(name="new"), None, "gross_return")
    assert one.subject == "the gross return of new"
    two = Question(with_levers(Scenario(name="new")), Scenario(name="old"))
    assert two.subject == "the profit of new less that of old"


@given(st.text(max_size=10))
def test_an_outcome_is_known_or_all_are_named(word):
    from loyalty_sim.week.outcomes import OUTCOMES

    assert (problems_of_outcome(word) == []) == (word in OUTCOMES)
    assert all(f"there are {', '.join(OUTCOMES)}" in problem.help for problem in problems_of_outcome(word))
