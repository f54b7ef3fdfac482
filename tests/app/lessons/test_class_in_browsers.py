"""A whole class in real browsers: host, projector and four students, through sleep, reload, a power cut and intruders.

Skipped where there is no Chromium; `.ci/run` installs it where it can.
"""

import csv
import io
import signal
from pathlib import Path

import pytest
from browsing import host_and_others
from real_server import RealServer

from chromium_page import axe_violations, needs_browser
from loyalty_sim.app.serving.reach import lan_address

pytest.importorskip("playwright.sync_api")
pytestmark = [needs_browser, pytest.mark.xdist_group("browser")]

LESSON = """---
title: How far does satisfaction move?
number: points of 100
range: [-20, 20]
tolerance: 20
question: By how many points does satisfaction change?
answer: change('satisfaction')
expect: "0"
b: {scenario: people_first}
both: {market.customers: 300, market.weeks: 26}
seeds: 2
chart: satisfaction
---
""" + "".join(f"# {name}\nThe {name} of it.\n\n" for name in ("Story", "Look", "Hint", "Transfer", "Teacher notes"))
TRANSFER, NOTES = "The Transfer of it", "The Teacher notes of it"
SECRET = "It is a secret until the reveal."
TOKEN, WORD = "abc-def-ghj", "kmn-pqr-stu"
STUDENTS = 4
TOO_MANY = "Too many wrong tries from this device"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server for all machines, with one small lesson of a teacher's own."""
    folder = tmp_path_factory.mktemp("class")
    (folder / "own" / "lessons").mkdir(parents=True)
    (folder / "own" / "lessons" / "77_small.md").write_text(f"{LESSON}# Explain\n{SECRET}\n")
    home = {"LOYALTY_SIM_HOME": str(folder / "own")}
    found = RealServer(folder, home, host="0.0.0.0", token=TOKEN, host_word=WORD)
    found.start()
    try:
        yield found
    finally:
        found.stop()


def everybody(server):
    """Host at the machine, projector and students elsewhere."""
    return host_and_others(server, STUDENTS + 1)


def come_in(student, code):
    """Join as a camera would, with the link of the picture, and go to the prediction by keyboard."""
    student.page.goto(f"/join/{code}?token={TOKEN}")
    student.press("Join")
    student.says("The class is predicting")
    for step in ("look", "predict"):
        student.press("Next")
        student.page.wait_for_function(f"document.activeElement.id === 'step-{step}'")


def write(student, number):
    """Write a number, and what the page makes of it."""
    field = student.page.get_by_label("Your prediction, points of 100")
    field.fill("")
    field.press_sequentially(number)
    student.page.locator(".echo").filter(has_text=" ").wait_for()


def test_a_class_is_held_and_nothing_is_lost(server):
    with everybody(server) as (host, projector, *students):
        host.page.goto(f"/lessons?token={TOKEN}")
        host.press("Open a class at lesson 77")
        code = host.page.locator(".code").inner_text()
        address = host.page.locator(".where").inner_text()
        assert address == f"http://{lan_address()}:{server.port}/join"
        assert host.page.locator(".qr svg").get_attribute("aria-label").endswith(f"{code}?token={TOKEN}")

        projector.page.goto(f"/class/{code}/projector?token={TOKEN}")
        projector.says("nobody has joined yet")
        for student in students:
            come_in(student, code)
        host.says("0 of 4")

        # nonsense is not taken, and what is read is said before it is locked
        first, second, asleep, late = students
        for written, said in (("1e300", "Write one number"), ("12,345", "two ways"), ("99", "between -20 and 20")):
            write(first, written)
            first.says(said)
            first.press("Lock my prediction")
            assert host.page.get_by_text("0 of 4").count() == 1
        write(first, "-2,5")
        first.says("You are about to lock: -2.5 points of 100, 60 % sure.")
        first.press("Lock my prediction")
        first.says("Your prediction is locked: -2.5 points of 100")
        assert first.focus() == "step-run"
        write(second, "3")
        second.press("Lock my prediction")
        host.says("2 of 4")
        for each in (host, projector):
            each.says("Hidden until predictions are closed")

        # a reload changes nothing
        first.page.reload()
        first.says("Your prediction is locked: -2.5 points of 100")
        assert first.page.get_by_role("button", name="Lock my prediction").count() == 0
        assert axe_violations(first.page) == []

        # one sleeps while predictions are closed, and the power goes
        asleep.context.set_offline(True)
        host.press("Close predictions")
        for each in (host, projector):
            each.says("2 predictions are locked.")
        server.stop(signal.SIGKILL)
        server.start()
        asleep.context.set_offline(False)
        for student in students:
            student.page.reload()
        first.says("Predictions are closed. Your prediction is locked: -2.5 points of 100")
        for student in (asleep, late):
            student.says("Predictions are closed. You have not locked one")
            assert student.page.locator(".q-stepper__tab--active").inner_text().strip().endswith("Predict")
        host.page.reload()
        host.says("2 of 4")
        host.says("Take predictions again")

        # nobody was sent what the class may not know
        if lan_address() != "127.0.0.1":
            late.page.goto("/lessons/77_small/notes")
            late.says("Teacher notes are open at the machine that serves")
            late.page.goto(f"/class/{code}/seat")
        key = host.page.locator("code.line").inner_text().rpartition("key=")[2]
        for student in (*students, projector):
            sent = "".join(student.sent)
            assert len(sent) > 10_000
            assert [
                word for word in (SECRET, "The Transfer of it", "The Teacher notes of it", key) if word in sent
            ] == []

        host.press("Reveal the answer")
        for each in (host, projector):
            each.says("The model:")
            each.says("2 of 2")
        first.says("The answer has been revealed. Your prediction is locked")
        late.says("The answer has been revealed. You have not locked a prediction")
        first.press("Run")
        first.says("You were right")
        first.press("Next")
        first.says(SECRET)
        assert first.focus() == "step-explain"
        assert SECRET in "".join(first.sent), "or nothing was looked through above"
        first.page.reload()
        first.says(SECRET)

        with host.page.expect_download() as download:
            host.press("CSV")
        rows = list(csv.reader(io.StringIO(Path(download.value.path()).read_text())))
        assert [row[:3] for row in rows[1:]] == [["1", "-2.5", "60"], ["2", "3.0", "60"], ["3", "", ""], ["4", "", ""]]


def test_who_guesses_gets_nowhere_and_the_class_goes_on(server):
    with everybody(server) as (host, intruder, *students):
        host.page.goto(f"/lessons?token={TOKEN}")
        host.press("Open a class at lesson 77")
        code = host.page.locator(".code").inner_text()
        come_in(students[0], code)
        intruder.page.goto("/join")
        intruder.says("This page is not open to you.")
        intruder.page.goto(f"/join?token={TOKEN}")
        for number in range(30):  # each wrong one makes the next wait longer, however slow the machine
            intruder.page.get_by_label("Code of the class").fill(f"zzz-zz{number % 10}")
            intruder.press("Join")
            intruder.page.wait_for_url("**/join?said=*")
            intruder.page.wait_for_load_state()
            intruder.page.get_by_role("alert").wait_for()
            if intruder.page.get_by_text(TOO_MANY).count():
                intruder.page.goto(f"/class/{code}/projector")
                if intruder.page.get_by_text(TOO_MANY).count():
                    break
                intruder.page.goto("/join")
        intruder.says(TOO_MANY)
        students[0].page.reload()
        students[0].says("The class is predicting")
