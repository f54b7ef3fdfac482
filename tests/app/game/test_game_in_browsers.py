"""A whole game in real browsers: host, projector and six teams through four quarters, sleep, a power cut, an intruder.

Skipped where there is no Chromium; `.ci/run` installs it where it can.
"""

import io
import re
import signal
import zipfile
from pathlib import Path

import pytest
from browsing import host_and_others
from real_server import RealServer

from chromium_page import axe_violations, needs_browser
from loyalty_sim.game.play import Play
from loyalty_sim.game.read import parse_game
from loyalty_sim.game.report import reports

pytest.importorskip("playwright.sync_api")
pytestmark = [needs_browser, pytest.mark.xdist_group("browser")]

TEAMS = ("Red", "Blue", "Green", "Yellow", "Black", "White")
GAME = f"""
title: Six small banks
settings: {{trade: bank, market.customers: 300}}
seed: 3
quarters: 4
budget: 100
price_of_interview: 1
teams: [{", ".join(TEAMS)}]
story:
- {{quarter: 2, kind: demand_surge, size: 0.5, told: A rival closes.}}
- {{quarter: 4, kind: staff_shortage, size: 0.1, told: THE LAST SECRET.}}
"""
TOKEN, WORD = "abc-def-ghj", "kmn-pqr-stu"
PHONE = (390, 800)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server for all machines."""
    found = RealServer(tmp_path_factory.mktemp("game"), host="0.0.0.0", token=TOKEN, host_word=WORD)
    found.start()
    try:
        yield found
    finally:
        found.stop()


def opened(host):
    """Open the game from its file, as the host; its code."""
    host.page.goto(f"/game?token={TOKEN}")
    host.page.get_by_role("textbox", name="File of a game").fill(GAME)
    host.press("Open the file")
    host.says("Quarter 1 of 4: teams decide. 0 of 6 have locked.")
    return host.page.locator(".code").inner_text()


def come_in(player, code, team):
    """Join a team as a camera would, with the link of the picture."""
    player.page.goto(f"/join/{code}?token={TOKEN}")
    player.press(f"Join {team}")
    player.says(f"Team {team}")


def move(player, lever, steps):
    """Move a lever by keyboard, steps to the right or left, each when the one before has been made."""
    slider = player.page.get_by_role("slider", name=lever)
    slider.locator("[tabindex]").focus()
    for _ in range(abs(steps)):
        before = slider.get_attribute("aria-valuenow")
        player.page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
        moved = "before => document.activeElement.closest('[role=slider]').getAttribute('aria-valuenow') !== before"
        player.page.wait_for_function(moved, arg=before)


def play(host, quarter):
    """Let a quarter go by."""
    host.press(f"Play quarter {quarter}")
    host.says(f"The market after quarter {quarter}")


def test_a_game_is_played_and_nothing_is_lost(server):
    with host_and_others(server, 7, PHONE) as (host, wall, *players):
        code = opened(host)
        wall.page.goto(f"/game/{code}/projector?token={TOKEN}")
        for player, team in zip(players, TEAMS, strict=True):
            come_in(player, code, team)
        red, blue, asleep, nonsense, *_ = players

        # quarter 1: a picked decision survives a reload, and a lock is seen by everybody
        move(red, "Promise", 2)
        red.says("Promise × 1.2")
        red.page.reload()
        red.says("To be locked: Promise × 1.2")
        red.press("Lock the decision")
        red.says("Locked for quarter 1: Promise × 1.2")
        for each in (host, wall, blue):
            each.says("1 of 6 have locked.")
        assert axe_violations(red.page) == []
        assert red.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]

        # what is too dear is not taken, nor what a page would never send
        move(nonsense, "Loyalty programme or contract", 10)
        nonsense.says("too much. Move something down before you lock.")
        nonsense.press("Lock the decision")
        nonsense.page.evaluate(
            "for (const args of [[1e300], ['x'], null, [{}]]) for (let id = 0; id < 200; id++) window.socket.emit("
            "'event', {id, client_id: window.clientId, listener_id: '1', args})"
        )
        assert nonsense.page.request.post("/game/sit", form={"code": code, "team": "Red"}).ok
        nonsense.page.reload()
        nonsense.says("Team Yellow")
        play(host, 1)
        nonsense.says("Your last decision was not locked in time")

        # quarter 2: a phone sleeps, and the power goes while the quarter is run
        asleep.context.set_offline(True)
        blue.says("Decide quarter 2")
        move(blue, "Price", 3)
        blue.says("Price × 1.03")
        blue.press("Lock the decision")
        host.says("1 of 6 have locked.")
        host.press("Play quarter 2")
        host.says(re.compile("Quarter 2 of 4 is being played|The market after quarter 2"))  # so the press has arrived
        server.stop(signal.SIGKILL)
        server.start()
        asleep.context.set_offline(False)
        for each in (host, wall, *players):
            each.page.reload()
        for each in (host, wall, asleep, blue):
            each.says("Quarter 3 of 4: teams decide.")
        asleep.says("A rival closes.")

        # quarter 3 is taken back and played again
        red.says("Decide quarter 3")
        move(red, "Price", -2)
        red.says("Price × 0.98")
        red.press("Lock the decision")
        host.says("1 of 6 have locked.")
        play(host, 3)
        host.press("Take back quarter 3")
        red.says("Quarter 3 of 4: teams decide. 0 of 6 have locked.")
        red.says("To be locked: Price × 0.98")
        red.press("Lock the decision")
        host.says("1 of 6 have locked.")
        play(host, 3)
        assert axe_violations(wall.page) == []
        play(host, 4)

        # the debrief is for the host alone, then for everybody; nobody was sent what nobody may know
        host.says("The debrief is ready.")
        host.page.mouse.move(0, 0)
        key = host.page.locator("code.line").inner_text().rpartition("key=")[2].partition("&")[0]
        for each in (wall, *players):
            sent = "".join(each.sent)
            assert len(sent) > 10_000
            assert [word for word in (key, "sister worlds", "skill score") if word in sent] == []
        host.press("Show the debrief to everybody")
        for each in (wall, red, asleep):
            each.says("What was your doing?")
        assert "sister worlds" in "".join(red.sent), "or nothing was looked through above"
        for each in (host, wall, red):
            assert axe_violations(each.page) == []

        # one file plays the same game
        with host.page.expect_download() as download:
            host.press("CSV")
        with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as packed:
            game, told = parse_game(packed.read("game.yaml").decode()), packed.read("reports.csv").decode()
        assert game.decisions.keys() == {"Red", "Blue"}
        known = {tuple(line.split(",")[:3]) for line in told.splitlines()[1:]}
        again = reports(Play(game).to(4))
        assert {(str(each.quarter), each.team, str(each.values["share"])) for each in again} == known


def test_who_guesses_gets_nowhere_and_the_game_goes_on(server):
    with host_and_others(server, 2, PHONE) as (host, intruder, red):
        code = opened(host)
        come_in(red, code, "Red")
        intruder.page.goto(f"/game/{code}?token={TOKEN}")
        for number in range(6):
            intruder.page.get_by_label("PIN of the host").fill(f"00000{number}")
            intruder.press("Lead")
            intruder.page.wait_for_url("**said=*")
            intruder.page.get_by_role("alert").wait_for()
        for number in range(30):  # each wrong one makes the next wait longer, however slow the machine
            intruder.page.goto("/join")
            intruder.page.get_by_label("Code of the class").fill(f"zzz-zz{number % 10}")
            intruder.press("Join")
            intruder.page.wait_for_url("**/join?said=*")
            if "wait" in intruder.page.url:
                break
        intruder.says("Too many wrong tries from this device")
        red.page.reload()
        red.says("You lead")
        move(red, "Price", 1)
        red.says("Price × 1.01")
        assert not re.search(r"\bPIN\b", red.page.inner_text("body"))

        # who would rather read another language does, and finds it again; all others go on as before
        red.page.get_by_role("link", name="Norsk").click()
        red.says("Lag Red")
        move(red, "Pris", 1)
        red.says("Pris × 1,02")
        red.page.goto(f"/game/{code}/team")
        red.says("Lag Red")
        assert red.page.evaluate("document.documentElement.lang") == "nb-NO"
        assert red.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        assert axe_violations(red.page) == []
        host.says("Quarter 1 of 4: teams decide.")
