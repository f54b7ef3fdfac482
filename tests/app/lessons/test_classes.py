"""A class as host, students and projector use it, and as those try who have no right to."""

import httpx
import pytest
from nicegui import core
from nicegui.testing import User
from visiting import set_value, text_of, until

from loyalty_sim.app import services as services_module
from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.app.lessons.room import CLOSED, OPEN, REVEALED
from loyalty_sim.app.together.doors import said
from loyalty_sim.app.together.gate import ROOMS_AT_ONCE, SEATS_AT_ONCE
from loyalty_sim.app.together.guesses import FREE
from loyalty_sim.app.together.people import COOKIE

LESSON = "01_climate_takes_time"


pytestmark = pytest.mark.usefixtures("small_lessons", "shared_runs")


@pytest.fixture
async def elsewhere(user):
    """A browser on another machine."""
    transport = httpx.ASGITransport(core.app, client=("192.168.1.50", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield User(client)


def classes():
    return services_module.services().classes


async def send(visitor, door, **form):
    """Press the button of a form; where it leads."""
    answer = await visitor.http_client.post(f"/class/{door}", data=form)
    assert answer.status_code == 303
    return answer.headers["location"]


async def a_class(host):
    """Open a class; its code. The host looks at it."""
    place = await send(host, "open", lesson=LESSON)
    await host.open(place)
    return place.rpartition("/")[2]


async def joined(student, code):
    """Sit down, and look at the lesson."""
    await student.open(await send(student, "sit", code=code))


def predict(student, choice):
    set_value(student, "choice", choice)
    student.find(marker="lock").click()


def everything_sent(visitor):
    """All that the browser of a visitor has of the page, as text."""
    return " ".join(str(element.to_dict() if hasattr(element, "to_dict") else element._to_dict())
                    for element in visitor.client.elements.values())  # fmt: skip


async def test_a_class_predicts_waits_and_sees(user, other):
    code = await a_class(user)
    await joined(other, code)
    predict(other, "later")
    await until(other, "verdict", "Wait until the answer is revealed")
    other.find(marker="run").click()
    await user.should_see("1 of 1")
    user.find(marker="reveal").click()
    await until(user, "answer", "The model:")
    assert classes().rooms.find(code).stage == REVEALED
    await until(other, "class says", "has been revealed")
    await until(other, "verdict", "Now let the model run")
    other.find(marker="run").click()
    await until(other, "verdict", "3 paired runs")


async def test_opening_an_address_opens_no_class_and_takes_no_seat(user, other):
    code = await a_class(user)
    for _ in range(3):
        await other.open(f"/join/{code}")
        await other.open(f"/class/{code}")
        await other.open(f"/class/{code}/projector")
        await other.open(f"/class/{code}/seat")
    await other.should_see("You have no seat in this class on this device")
    assert classes().rooms.seats(code) == []
    for door in ("open", "sit", "lead"):
        assert (await other.http_client.get(f"/class/{door}")).status_code in (303, 307)


async def test_students_get_nothing_they_may_not_know_before_the_reveal(user, other):
    code = await a_class(user)
    lesson = lessons()[LESSON]
    await joined(other, code)
    predict(other, "never")
    for stage in (OPEN, CLOSED):
        if stage == CLOSED:
            user.find(marker="close").click()
            await until(other, "class says", "Predictions are closed")
        sent = everything_sent(other)
        for text in (lesson.texts["Explain"], lesson.texts["Transfer"], lesson.texts["Teacher notes"]):
            assert text[:30] not in sent
        assert "Notes" not in sent
        assert classes().rooms.key_of(code) not in sent
        assert "Brier" not in sent
        other.find(marker="run").click()
        assert "paired runs" not in text_of(other, "verdict")


async def test_nobody_sees_the_histogram_before_predictions_are_closed(user, other):
    code = await a_class(user)
    await joined(other, code)
    await other.open(f"/class/{code}/seat")
    predict(other, "never")
    projector = other
    await user.should_see("1 of 1")
    await projector.open(f"/class/{code}/projector")
    text = lessons()[LESSON].choices["never"]
    for visitor in (user, projector):
        assert text not in everything_sent(visitor)
        await visitor.should_see("Hidden until predictions are closed")
    user.find(marker="close").click()
    for visitor in (user, projector):
        await visitor.should_see("1 prediction is locked.")
        assert text in everything_sent(visitor)


async def test_the_projector_has_no_rights(user, other):
    code = await a_class(user)
    await other.open(f"/class/{code}/projector")
    sent = everything_sent(other)
    assert code in sent
    assert classes().rooms.key_of(code) not in sent
    assert classes().rooms.pin_of(code) not in sent
    for marker in ("reveal", "close", "pin"):
        await other.should_not_see(marker=marker, retries=1)


async def test_a_reload_finds_the_lock_and_the_step_and_changes_neither(user, other):
    code = await a_class(user)
    await joined(other, code)
    other.find(marker="after Story").click()
    await other.open(f"/class/{code}/seat")
    assert next(iter(other.find(marker="steps").elements)).value == "Look"
    predict(other, "never")
    await other.open(f"/class/{code}/seat")
    await until(other, "echo", "Locked: It never catches up")
    assert not next(iter(other.find(marker="choice").elements)).enabled
    predict(other, "later")
    assert [seat.prediction.value for seat in classes().rooms.seats(code)] == ["never"]
    await joined(other, code)
    assert len(classes().rooms.seats(code)) == 1, "coming in again takes no second seat"


async def test_who_waits_in_a_class_does_not_go_ahead_alone(user, other):
    code = await a_class(user)
    await joined(other, code)
    await other.open(f"/lessons/{LESSON}")
    assert text_of(other, "class says").startswith("The class is predicting")


async def test_late_students_are_told_the_truth(user, other):
    code = await a_class(user)
    user.find(marker="close").click()
    await joined(other, code)
    await until(other, "class says", "Predictions are closed. You have not locked one")
    predict(other, "later")
    assert classes().rooms.seats(code)[0].prediction is None
    user.find(marker="reveal").click()
    await until(other, "class says", "The answer has been revealed. You have not locked a prediction")
    other.find(marker="run").click()
    await until(other, "verdict", "You have not locked a prediction")


async def test_predictions_may_be_taken_again_until_the_reveal(user, other):
    code = await a_class(user)
    await joined(other, code)
    user.find(marker="close").click()
    await until(other, "class says", "Predictions are closed")
    user.find("Take predictions again").click()
    await until(other, "class says", "The class is predicting")
    predict(other, "later")
    assert classes().rooms.seats(code)[0].prediction.value == "later"


async def test_the_host_comes_back_by_link_and_by_pin_and_nobody_else(user, other, elsewhere):
    code = await a_class(user)
    link, pin = text_of(user, "host link"), text_of(user, "pin")
    await other.open(f"/class/{code}")
    await other.should_see(f"Lead class {code}")
    assert await send(other, "lead", code=code, pin="12") == f"/class/{code}?said=pin"
    await other.open(await send(other, "lead", code=code, pin=pin))
    await until(other, "room code", code)
    await elsewhere.open(f"/class/{code}?{link.partition('?')[2]}")
    await until(elsewhere, "room code", code)


async def test_teacher_notes_are_for_this_machine_and_for_hosts(user, elsewhere):
    await elsewhere.open(f"/lessons/{LESSON}/notes")
    await elsewhere.should_see("Teacher notes are open at the machine that serves")
    code = await a_class(user)
    await send(elsewhere, "lead", code=code, pin=classes().rooms.pin_of(code))
    await elsewhere.open(f"/lessons/{LESSON}/notes")
    await elsewhere.should_see(lessons()[LESSON].texts["Teacher notes"][:30])


async def test_on_other_machines_the_hosts_word_opens_a_class(user, elsewhere, monkeypatch):
    assert await send(elsewhere, "open", lesson=LESSON, word="") == "/lessons?said=word"
    known = services_module.services()
    monkeypatch.setattr(services_module, "_running", [known._replace(classes=known.classes._replace(host_word="abc"))])
    assert await send(elsewhere, "open", lesson=LESSON, word="abd") == "/lessons?said=word"
    assert (await send(elsewhere, "open", lesson=LESSON, word=" ABC ")).startswith("/class/")
    assert await send(elsewhere, "open", lesson="99_nothing", word="abc") == "/lessons"


async def test_codes_and_pins_cannot_be_tried_out(user, other, elsewhere):
    code = await a_class(user)
    places = [await send(elsewhere, "sit", code=f"zzz-zz{n}") for n in range(FREE + 2)]
    assert places[:FREE] == ["/join?said=unknown"] * FREE
    assert places[-1].startswith("/join?said=wait")
    await elsewhere.open(f"/join/{code}")
    await elsewhere.should_see("Too many wrong tries from this device")
    await other.open(f"/join/{code}")
    await other.should_see(lessons()[LESSON].title)
    places = [await send(other, "lead", code=code, pin=f"{n:06d}") for n in range(FREE + 2)]
    assert places[-1].startswith(f"/class/{code}?said=wait")
    right = classes().rooms.pin_of(code)
    assert "said=wait" in await send(other, "lead", code=code, pin=right), "the right one has to wait as well"


async def test_one_address_opens_so_many_classes_and_takes_so_many_seats(user, elsewhere):
    places = [await send(user, "open", lesson=LESSON) for _ in range(ROOMS_AT_ONCE + 1)]
    assert places[-1] == "/lessons?said=often"
    first = places[0].rpartition("/")[2]
    assert classes().rooms.find(first), "no class is ended for another"
    for _ in range(SEATS_AT_ONCE):
        elsewhere.http_client.cookies.clear()
        await send(elsewhere, "sit", code=first)
    elsewhere.http_client.cookies.clear()
    assert await send(elsewhere, "sit", code=first) == "/join?said=often"
    assert len(classes().rooms.seats(first)) == SEATS_AT_ONCE


@pytest.mark.parametrize("forged", ["", "ann", "ann.", ".", "ann.0000", "é.é", "a.b.c"])
async def test_a_person_is_whom_this_server_has_signed(user, other, forged):
    code = await a_class(user)
    await joined(other, code)
    cookie = other.http_client.cookies[COOKIE]
    other.http_client.cookies.clear()
    given = forged.replace("ann", cookie.partition(".")[0])
    answer = await other.http_client.get(f"/class/{code}/seat", headers={"cookie": f"{COOKIE}={given}".encode()})
    assert (answer.status_code, answer.headers["location"]) == (307, f"/join/{code}?said=seat")


@pytest.mark.parametrize("rubbish", [b"", b"code=", b"code=%00&code=x", b"\xff\xfe", b"code=" + b"a" * 9000, b"x" * 99])
async def test_rubbish_is_no_code(user, rubbish):
    for door in ("sit", "lead"):
        answer = await user.http_client.post(f"/class/{door}", content=rubbish)
        assert (answer.status_code, answer.headers["location"].partition("=")[0]) == (303, "/join?said")


def test_reasons_in_an_address_are_words_of_this_program_only():
    assert said("unknown").startswith("There is no class")
    assert said("<script>alert(1)</script>") == ""
    assert "<b>" not in said("wait=<b>")
