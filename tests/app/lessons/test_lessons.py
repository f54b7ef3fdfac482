"""Every lesson can be read, its right answer is what the model gives, and its expression can do nothing else."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim.app.computing import work
from loyalty_sim.app.lessons.lesson import FOLDER, LessonError, lessons, read_lesson
from loyalty_sim.app.lessons.prediction import Prediction, is_right, well_calibrated
from loyalty_sim.app.lessons.right_answer import right_answer
from loyalty_sim.app.what_if.answer import Answer, Effect, of_comparison
from loyalty_sim.app.what_if.inquiry import levels_of
from loyalty_sim.lab.store import Store
from loyalty_sim.studies import compare
from loyalty_sim.validation.claims.library import load_claims

ALL = lessons()


@pytest.fixture(scope="module")
def runs(store_of_this_run):
    return Store(store_of_this_run)


def test_there_are_at_least_eight():
    assert len(ALL) >= 8
    assert [lesson.number for lesson in ALL.values()] == list(range(1, len(ALL) + 1))


def answered(lesson, asked, runs):
    a, b = asked.scenarios()
    compared = compare(a, b, asked.seeds, worlds=0, workers=1, store=runs)
    curve = None
    if lesson.chart == "returns":
        curve = work.curve(asked.lever, b, levels_of(asked.lever, b), asked.seeds, {}, 0, workers=1, store=runs)
    return of_comparison(compared), curve


@pytest.mark.parametrize("lesson", ALL.values(), ids=list(ALL))
def test_what_a_lesson_says_of_the_model_is_so(lesson, runs):
    assert lesson.holds
    told = {each.text: each.is_true(*answered(lesson, each.asked(lesson.asked), runs)) for each in lesson.holds}
    assert not [text for text, true in told.items() if not true]


@pytest.mark.parametrize("lesson", ALL.values(), ids=list(ALL))
def test_the_stated_answer_is_what_the_model_gives(lesson, runs):
    found = right_answer(lesson.answer, *answered(lesson, lesson.asked, runs))
    if lesson.choices:
        assert found == lesson.expect
        assert found in lesson.choices
    else:
        assert found == pytest.approx(float(lesson.expect), abs=lesson.tolerance)


@pytest.mark.parametrize("lesson", ALL.values(), ids=list(ALL))
def test_a_lesson_names_claims_that_exist_and_leaves_a_real_choice(lesson):
    known = {claim.id for claim in load_claims()}
    assert set(lesson.claims) <= known
    assert lesson.choices or lesson.tolerance > 0
    assert not lesson.choices or len(lesson.choices) >= 3
    assert lesson.expect in lesson.answer or not lesson.choices


def an_answer():
    effects = {"profit": Effect(1.0, 3.0, 2.0, 1.0, 3.0), "share": Effect(0.3, 0.2, -0.1, -0.2, 0.1)}
    weeks = pd.Index([1, 2, 3], name="week")
    a = pd.DataFrame({"profit": [1.0, 1.0, 1.0], "loyal": [0.5, 0.5, 0.5]}, index=weeks)
    b = pd.DataFrame({"profit": [0.0, 1.0, 5.0], "loyal": [0.5, 0.6, 0.7]}, index=weeks)
    return Answer(effects, np.array([2.0]), 3, a, b)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("change('profit')", 2.0),
        ("'yes' if up('profit') and not down('profit') else 'no'", "yes"),
        ("'beyond luck' if up('share') or down('share') else 'luck'", "luck"),
        ("gain(2)", -1.0),
        ("kind_b('loyal') - kind_a('loyal')", 20.0),
        ("first('x', 1, 'y', 3, 'z', 2)", "y"),
        ("abs(gain(1)) * 2", 2.0),
    ],
)
def test_expressions(expression, value):
    found = right_answer(expression, an_answer())
    assert found == value if isinstance(value, str) else found == pytest.approx(value)


@pytest.mark.parametrize(
    "expression",
    ["__import__('os')", "open('x')", "change.__class__", "[x for x in (1, 2)]", "(lambda: 1)()", "up('profit').real",
     "change('profit') ** 99", "profit"],
)  # fmt: skip
def test_expressions_reach_for_nothing_else(expression):
    with pytest.raises(ValueError, match=r"not allowed|unknown"):
        right_answer(expression, an_answer())


def test_a_lesson_without_a_section_is_named(tmp_path):
    text = (FOLDER / "01_climate_takes_time.md").read_text(encoding="utf-8")
    file = tmp_path / "11_broken.md"
    file.write_text(text.replace("# Hint", "# Nothing").replace("expect: later\n", ""), encoding="utf-8")
    with pytest.raises(LessonError, match=r"11_broken\.md: Hint, expect missing"):
        read_lesson(file)


def test_a_lever_that_does_not_exist_is_named(tmp_path):
    text = (FOLDER / "01_climate_takes_time.md").read_text(encoding="utf-8")
    file = tmp_path / "11_broken.md"
    file.write_text(text.replace("levers: [climate", "levers: [climatt"), encoding="utf-8")
    with pytest.raises(LessonError, match=r"11_broken\.md: there is no lever 'climatt'"):
        read_lesson(file)


def test_calibration_rewards_honest_doubt():
    right = [Prediction("a", 100)]
    assert well_calibrated(right, "a", 0) == 0
    assert well_calibrated(right, "b", 0) == 1
    assert well_calibrated([Prediction("a", 50), Prediction("b", 50)], "a", 0) == 0.25
    assert well_calibrated([], "a", 0) is None
    assert is_right(3.5, 5.0, 2.0)
    assert not is_right(2.5, 5.0, 2.0)
