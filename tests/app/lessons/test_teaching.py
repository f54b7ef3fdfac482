"""What a lesson tells its teacher: a plan that adds up, questions with answers, and how far luck decides."""

import numpy as np
import pandas as pd
import pytest

from loyalty_sim import load_scenario
from loyalty_sim.app.lessons.lesson import FOLDER, LessonError, lessons, read_lesson
from loyalty_sim.app.lessons.solve import measures
from loyalty_sim.app.lessons.spread import spread
from loyalty_sim.app.lessons.steps import Steps
from loyalty_sim.app.lessons.teaching import STEPS
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.studies import compare, returns
from loyalty_sim.studies.people.typical import typical_seed

SHIPPED = (FOLDER / "01_climate_takes_time.md").read_text(encoding="utf-8")
ALL = lessons()
SMALL = ["market.customers=200", "market.weeks=30"]


@pytest.mark.parametrize("lesson", ALL.values(), ids=list(ALL))
def test_a_shipped_lesson_has_a_plan_and_questions_with_answers(lesson):
    assert tuple(lesson.plan) == STEPS
    assert sum(lesson.plan.values()) == lesson.minutes
    assert len(lesson.discuss) >= 3
    assert all(each.ask.endswith("?") and len(each.answer.split()) > 10 for each in lesson.discuss)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Story: 2", "Story: 9", "plan: its steps come to 22 minutes, and the lesson takes 15"),
        ("Story: 2", "Storey: 2", "plan: there is no step 'Storey'; there are Story, Look"),
        ("Story: 2", "Story: soon", "plan: Story = 'soon' is no number of minutes"),
        ("ask: >-", "asks: >-", "is no mapping of ask and answer"),
    ],
)
def test_what_is_wrong_in_plan_or_questions_is_said(tmp_path, old, new, said):
    file = tmp_path / "42_mine.md"
    file.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LessonError, match="42_mine") as error:
        read_lesson(file)
    assert said in str(error.value)


def test_a_lesson_of_ones_own_may_do_without(tmp_path):
    file = tmp_path / "42_mine.md"
    file.write_text(SHIPPED.replace("plan:", "notes:", 1).replace("discuss:", "asked:", 1).replace(
        "  - text: Not profit, which is behind by then\n    so: \"gain(52) < 0\"\n", ""), encoding="utf-8")  # fmt: skip
    lesson = read_lesson(file)
    assert (lesson.plan, lesson.discuss) == ({}, ())


# -- how far luck decides ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def compared():
    a, b = load_scenario(overrides=SMALL), load_scenario(overrides=[*SMALL, "firm.levers.price=0.8"])
    return compare(a, b, 4, worlds=0, workers=1)


def test_every_pair_answers_for_itself(compared):
    lesson = ALL["08_cutting_pays"]
    assert spread(lesson, compared) == "Taken one by one, of 4 pairs of worlds answer: 4 “It falls”."
    told = spread(lesson._replace(answer="'rises' if up('profit') or gain(30) > 0 else 'same'"), compared)
    assert "4 “No difference that luck does not explain”" in told


def test_numbers_are_told_by_their_middle_and_ends(compared):
    told = spread(ALL["05_scores_as_weapon"]._replace(answer="change('satisfaction')"), compared)
    runs = compared.runs.pivot(index="seed", columns="scenario", values="satisfaction")
    low, middle, high = np.percentile(runs["B"] - runs["A"], [10, 50, 90])
    assert f"come to {middle:+.1f} points of 100 in the middle, eight in ten between {low:+.1f} and {high:+.1f}" in told


def test_nothing_is_told_of_pairs_where_the_answer_is_read_off_a_curve(compared):
    assert spread(ALL["10_returns_bend"], compared) == ""


# -- the typical run ---------------------------------------------------------------------------------------------


def run(seed, profit, satisfaction):
    weekly = pd.DataFrame({"firm": [0, 1] * len(profit), "profit": np.repeat(profit, 2),
                           "satisfaction": np.repeat(satisfaction, 2)})  # fmt: skip
    weekly.loc[weekly["firm"] == 1, "profit"] = -1e9  # a rival's weeks count for nothing
    return Run(Job(load_scenario(), seed), {}, weekly)


def test_the_typical_run_is_nearest_the_median_week_by_week_and_not_on_the_whole():
    runs = [run(7, [1, 9], [80, 80]), run(8, [5, 5], [80, 80]), run(9, [9, 1], [80, 80])]
    assert typical_seed(runs, ["profit"]) == 8


def test_each_indicator_counts_in_its_own_spread():
    runs = [run(0, [0], [50]), run(1, [1e6], [70]), run(2, [2e6], [50]), run(3, [1.1e6], [50])]
    assert typical_seed(runs, ["profit"]) == 1
    assert typical_seed(runs, ["profit", "satisfaction"]) == 3


@pytest.mark.parametrize("lesson", ALL.values(), ids=list(ALL))
def test_what_is_typical_is_measured_in_what_the_picture_shows(lesson):
    assert set(measures(lesson.chart)) <= {"profit", "satisfaction", "loyalty", "share"}
    assert lesson.chart not in ("share", "satisfaction") or measures(lesson.chart) == (lesson.chart,)


# -- the steps of a curve ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def curve():
    found = returns("climate", load_scenario(overrides=["market.customers=200", "market.weeks=8"]), [0, 0.5, 1, 2], 3,
                    forms="own", worlds=0, workers=1)  # fmt: skip
    planted = found.runs.copy()
    planted["spend"] = 100 * planted["setting"]
    brings = {0: 0.0, 0.5: 100.0, 1: 400.0, 2: 500.0}
    luck = planted["seed"].map({0: -3.0, 1: 0.0, 2: 3.0}) * planted["setting"]
    planted["gross_return"] = planted["setting"].map(brings) + luck
    found.runs[planted.columns] = planted
    return found


def test_a_step_is_money_earned_for_each_further_unit_spent(curve):
    steps = Steps(curve)
    assert [steps.per_unit(0, 0.5), steps.per_unit(0.5, 1), steps.per_unit(1, 2)] == pytest.approx([2, 6, 1])


def test_a_bend_is_seen_beyond_luck_only(curve):
    steps = Steps(curve)
    assert (steps.bends_up(0, 0.5, 1), steps.bends_down(0, 0.5, 1)) == (True, False)
    assert (steps.bends_up(0.5, 1, 2), steps.bends_down(0.5, 1, 2)) == (False, True)
    curve.runs["gross_return"] = curve.runs["spend"] + curve.runs["seed"] * 40 * (curve.runs["setting"] == 0.5)
    lucky = Steps(curve)
    assert not lucky.bends_up(0, 0.5, 1)
    assert not lucky.bends_down(0, 0.5, 1)


def test_a_level_that_was_not_run_is_named_with_those_there_are(curve):
    with pytest.raises(ValueError, match=r"the curve has no level 0\.7: there are 0, 0.5, 1, 2"):
        Steps(curve).per_unit(0.7, 1)
