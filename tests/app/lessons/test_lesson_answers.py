"""Predictions and answers of a class: expressions on planted runs, the histogram, the scores."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.app.lessons.pictures import histogram, spoken
from loyalty_sim.app.lessons.prediction import Prediction, is_right, well_calibrated
from loyalty_sim.app.lessons.right_answer import parsed, right_answer
from loyalty_sim.app.what_if.answer import Answer, Effect

CHOICE = next(lesson for lesson in lessons().values() if lesson.choices)
NUMBER = next(lesson for lesson in lessons().values() if not lesson.choices)
BARS = 9


# -- the right answer -------------------------------------------------------------------------------------------


def answer(low=1.0, high=3.0, payback=3):
    weeks = pd.Index([1, 2, 3], name="week")
    a = pd.DataFrame({"profit": [1.0, 1.0, 1.0], "loyal": 0.5}, index=weeks)
    b = pd.DataFrame({"profit": [0.0, 1.0, 5.0], "loyal": [0.5, 0.6, 0.7]}, index=weeks)
    return Answer({"profit": Effect(1.0, 3.0, 2.0, low, high)}, np.array([2.0]), payback, a, b)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(1, 3, "up"), (-3, -1, "down"), (-1, 3, "luck"), (0, 3, "luck"), (-3, 0, "luck"), (np.nan, np.nan, "luck")],
)
def test_up_and_down_are_said_beyond_luck_only(low, high, said):
    words = "'up' if up('profit') else 'down' if down('profit') else 'luck'"
    assert right_answer(words, answer(low, high)) == said


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("a('profit') + b('profit')", 4.0),
        ("-change('profit') / 4", -0.5),
        ("gain(1)", -1.0),
        ("gain(3)", 3.0),
        ("payback", 3.0),
        ("ahead", 100.0),
        ("max(1, 5, 2) - min(4, 3)", 2.0),
        ("payback == 3", 1.0),
        ("first('a', 1, 'b', 1)", "a"),
        ("first('a', -3, 'b', -2)", "b"),
        ("kind_b('nobody')", 0.0),
        ("\n  gain(1)  \n", -1.0),
    ],
)
def test_expressions_on_planted_runs(expression, value):
    found = right_answer(expression, answer())
    assert found == (pytest.approx(value) if isinstance(value, float) else value)


def test_no_payback_is_an_answer_only_in_words():
    assert right_answer("'later' if payback else 'never'", answer(payback=None)) == "never"
    with pytest.raises(ValueError, match="comes to nothing: payback"):
        right_answer("payback", answer(payback=None))


def test_a_word_that_is_not_known_is_said_with_those_that_are():
    with pytest.raises(ValueError, match=r"unknown in an answer: best; known are a, abs, ahead, b, change"):
        right_answer("best", answer())


@pytest.mark.parametrize("expression", ["", "'open", "a('profit'", "1 +", "x = 1", "a b"])
def test_what_is_no_expression_is_said_whole(expression):
    with pytest.raises(ValueError, match="an answer that is no expression"):
        parsed(expression)


@pytest.mark.parametrize(
    "expression",
    ["a.b", "a[0]", "[1]", "{1: 2}", "f'{a}'", "a(x=1)", "a(*a)", "(a := 1)", "a if a else [1]", "9 ** 9", "1 << 9",
     "a('x')('y')", "await a", "1 in a"],
)  # fmt: skip
def test_what_is_not_needed_is_not_allowed(expression):
    with pytest.raises(ValueError, match=r"not allowed|no expression"):
        parsed(expression)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from("pqrs"), st.integers(-9, 9), min_size=1))
def test_first_is_the_word_of_the_largest_number(numbers):
    pairs = ", ".join(f"'{word}', {number}" for word, number in numbers.items())
    assert numbers[right_answer(f"first({pairs})", answer())] == max(numbers.values())


# -- what the class predicted -----------------------------------------------------------------------------------


def drawn(lesson, values):
    chart = histogram(lesson, [Prediction(value, 50) for value in values])
    names, counts = list(chart.table.iloc[:, 0]), chart.table.select_dtypes("number").iloc[:, 0].tolist()
    return chart, names, counts


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(list(CHOICE.choices)), max_size=30))
def test_every_choice_has_its_bar_and_every_prediction_is_counted(values):
    chart, names, counts = drawn(CHOICE, values)
    assert sorted(names) == sorted(CHOICE.choices.values())
    assert dict(zip(names, counts, strict=True)) == {t: values.count(key) for key, t in CHOICE.choices.items()}
    assert chart.caption.startswith(f"{len(values)} prediction")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30))
def test_every_number_is_in_one_bar_and_bars_have_names_of_their_own(values):
    _, names, counts = drawn(NUMBER, values)
    assert len(names) == len(set(names)) == BARS
    assert sum(counts) == len(values)


def test_numbers_that_are_all_the_same_are_in_one_bar():
    _, names, counts = drawn(NUMBER, [1500.0] * 3)
    assert sorted(counts) == [0] * (BARS - 1) + [3]
    assert "1,500.00 to 1,500.11" in names


@pytest.mark.parametrize(
    ("values", "said"), [([], "0 predictions are"), ([1.0], "1 prediction is"), ([1, 2], "2 pred")]
)
def test_how_many_are_locked_is_said(values, said):
    chart, _, counts = drawn(NUMBER, values)
    assert chart.caption.startswith(said)
    assert sum(counts) == len(values)
    assert chart.option["xAxis"]["minInterval"] == 1


@pytest.mark.parametrize(
    ("value", "said"), [(2.04, "+2.0"), (-5.0, "-5.0"), (0.0, "0.0"), (-0.01, "0.0"), (1e4, "+10,000.0")]
)
def test_numbers_are_spoken_with_sign_and_unit_and_nought_without(value, said):
    assert spoken(NUMBER, value) == f"{said} {NUMBER.unit}"


def test_choices_are_spoken_in_their_words():
    key, text = next(iter(CHOICE.choices.items()))
    assert spoken(CHOICE, key) == text
    assert spoken(CHOICE, "gone") == "gone"


# -- scores -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "right", "hit"),
    [
        (3.0, 5.0, True),
        (7.0, 5.0, True),
        (2.99, 5.0, False),
        ("a", "a", True),
        ("5", 5.0, False),
        (float("nan"), 5.0, False),
    ],
)
def test_numbers_are_right_within_the_tolerance_and_words_exactly(value, right, hit):
    assert is_right(value, right, 2.0) is hit


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 100)), min_size=1))
def test_the_score_lies_between_perfect_and_sure_of_the_opposite(given_):
    predictions = [Prediction(*each) for each in given_]
    assert 0 <= well_calibrated(predictions, "a", 0) <= 1
    turned = [Prediction(value, 100 - sure) for value, sure in predictions]
    other = {"a": "b", "b": "a"}
    mirrored = [Prediction(other[value], sure) for value, sure in turned]
    assert well_calibrated(mirrored, "a", 0) == pytest.approx(well_calibrated(predictions, "a", 0)), (
        "30 % sure of a is as good as 70 % sure of b"
    )
