"""Lessons as a visitor alone takes them: predict, lock, run, nothing before its time. Classes: `test_classes.py`."""

import asyncio

import pytest
from visiting import set_value, text_of, until

from loyalty_sim.app.lessons import page as page_module
from loyalty_sim.app.lessons.lesson import lessons

FIRST = "/lessons/01_climate_takes_time"


pytestmark = pytest.mark.usefixtures("small_lessons", "shared_runs")


async def predict(user, choice):
    user.find(marker="after Story").click()
    user.find(marker="after Look").click()
    set_value(user, "choice", choice)
    user.find(marker="lock").click()


async def test_every_lesson_is_listed_and_opens(user):
    await user.open("/lessons")
    for lesson in lessons().values():
        await user.should_see(lesson.title)
    for lesson in lessons():
        for page in ("", "/notes", "/worksheet"):
            await user.open(f"/lessons/{lesson}{page}")
            await user.should_see(lessons()[lesson].title)


async def test_there_is_no_result_before_the_prediction_is_locked(user):
    await user.open(FIRST)
    user.find(marker="run").click()
    await asyncio.sleep(0.3)
    assert text_of(user, "verdict") == "Predict first."
    user.find(marker="lock").click()
    await user.should_see("Choose first, then lock")


async def test_a_locked_prediction_is_compared_with_what_the_model_gives(user):
    await user.open(FIRST)
    await predict(user, "never")
    await until(user, "verdict", "Now let the model run")
    assert not next(iter(user.find(marker="choice").elements)).enabled
    user.find(marker="run").click()
    await until(user, "verdict", "3 paired runs")
    assert "You: It never catches up" in text_of(user, "verdict")


async def test_a_lever_of_the_lesson_can_be_moved_once_the_result_is_there(user):
    await user.open(FIRST)
    await predict(user, "later")
    await user.should_not_see(marker="lever climate")
    user.find(marker="run").click()
    await until(user, "verdict", "3 paired runs")
    told = text_of(user, "verdict")
    set_value(user, "lever climate", 0.0)
    user.find(marker="lever climate").trigger("change")
    await until(user, "tried", "B ")
    assert text_of(user, "verdict") == told


async def test_what_gives_the_answer_away_is_not_on_the_page_before_the_answer(user):
    explain, transfer = (lessons()[FIRST.rpartition("/")[2]].texts[name][:40] for name in ("Explain", "Transfer"))
    await user.open(FIRST)
    for text in (explain, transfer, "Where this comes from", "What the ledger says", "Teacher notes"):
        await user.should_not_see(text, retries=1)
    await predict(user, "later")
    await user.should_not_see(explain, retries=1)
    user.find(marker="run").click()
    await until(user, "verdict", "3 paired runs")
    for text in (explain, transfer, "Where this comes from", "What the ledger says", "K37 Proof of return"):
        await user.should_see(text)


async def test_what_there_is_to_look_at_is_a_typical_run_and_says_so(user):
    await user.open(FIRST)
    await user.should_see("in a typical run: of 3, the one in which A is nearest the median", retries=40)


async def test_the_teacher_is_told_plan_questions_verdicts_and_how_far_luck_decides(user):
    await user.open(f"{FIRST}/notes")
    for text in (
        "Minutes: Story 2, Look 3",
        "Who would have stopped it",
        "K37 Proof of return",
        "unlike the verdict here",
    ):
        await user.should_see(text)
    user.find(marker="run for teacher").click()
    await until(user, "expected", "Taken one by one, of 3 pairs of worlds")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("-2,5", "You are about to lock: -2.5 points of 100, 60 % sure."),
        ("1e300", "Write one number in digits"),
        ("999999", "between -100 and 100 points of 100"),
        ("12,345", "can be read in two ways"),
    ],
)
async def test_a_number_is_read_back_before_it_is_locked_or_refused(user, written, said):
    await user.open("/lessons/05_scores_as_weapon")
    set_value(user, "choice", written)
    await until(user, "echo", said)
    user.find(marker="lock").click()
    await until(user, "echo", "Locked: -2.5" if written == "-2,5" else said)


async def test_each_step_has_the_keyboard_put_into_it(user, monkeypatch):
    ran = []
    monkeypatch.setattr(page_module.ui, "run_javascript", lambda code: ran.append(code))
    await user.open(FIRST)
    user.find(marker="after Story").click()
    user.find(marker="after Look").click()
    assert ['"step-look"' in ran[0], '"step-predict"' in ran[1]] == [True, True]


async def test_a_lesson_that_does_not_exist_is_not_found(user):
    response = await user.http_client.get("/lessons/99_nothing")
    assert response.status_code == 404
