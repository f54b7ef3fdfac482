"""Lessons as students and teachers use them: predict, lock, run; a class waits for its teacher."""

import asyncio

import pytest
from visiting import set_value, text_of, until

from loyalty_sim.app.lessons import lesson as lesson_files
from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.app.lessons.room import ROOMS

FIRST = "/lessons/01_climate_takes_time"


@pytest.fixture(autouse=True)
def small_lessons(monkeypatch):
    """The lessons of the package, on markets that take no time."""
    small = {"market.customers": "300", "market.weeks": "60"}
    found = {
        name: each._replace(asked=each.asked.__class__(**(each.asked.__dict__ | {"both": small, "seeds": 3})))
        for name, each in lessons().items()
    }
    monkeypatch.setattr(lesson_files, "lessons", lambda: found)


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
    assert text_of(user, "verdict") == ""
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


async def test_a_class_takes_no_more_predictions_once_they_are_closed(user, other):
    await user.open("/class/01_climate_takes_time")
    room = ROOMS.find(text_of(user, "room code"))
    await other.open(f"{FIRST}?room={room.code}")
    user.find(marker="close").click()
    await predict(other, "later")
    assert room.locked == []
    user.find("Take predictions again").click()
    assert not room.closed


async def test_a_class_predicts_waits_and_sees(user, other):
    await user.open("/class/01_climate_takes_time")
    code = text_of(user, "room code")
    await other.open(f"{FIRST}?room={code}")
    await predict(other, "later")
    await until(other, "verdict", "Wait until the answer is revealed")
    other.find(marker="run").click()
    await asyncio.sleep(0.3)
    assert "Wait" in text_of(other, "verdict")
    await user.should_see("1 of 1")
    user.find(marker="reveal").click()
    await until(user, "answer", "The model:")
    assert ROOMS.find(code).revealed
    await until(other, "verdict", "Now let the model run")
    other.find(marker="run").click()
    await until(other, "verdict", "3 paired runs")


async def test_a_wrong_code_is_said(user):
    await user.open("/lessons")
    set_value(user, "code", "00-NOBODY")
    user.find(marker="join").click()
    await user.should_see("There is no class with the code 00-NOBODY")


async def test_a_lesson_that_does_not_exist_is_not_found(user):
    response = await user.http_client.get("/lessons/99_nothing")
    assert response.status_code == 404
