"""A served game as host, teams and projector use it, and as those try who have no right to."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from nicegui import core
from nicegui.testing import User
from visiting import fire, text_of, until

from loyalty_sim.app import services as services_module
from loyalty_sim.app.computing.work_queue import WorkQueue
from loyalty_sim.app.game import work
from loyalty_sim.app.game.conductor import Conductor
from loyalty_sim.app.game.games import Games
from loyalty_sim.app.game.room import OVER, REVEALED
from loyalty_sim.app.together.guesses import FREE
from loyalty_sim.app.together.kept import Kept
from loyalty_sim.game.game import Decision
from loyalty_sim.game.read import parse_game
from loyalty_sim.game.write import to_text

FILE = """
title: Two small banks
settings: {trade: bank, market.customers: 300}
seed: 3
quarters: 1
budget: 600
price_of_interview: 1
teams: [Red, Blue]
story: [{quarter: 1, kind: demand_surge, size: 0.5, told: A rival closes.}]
"""
NONSENSE = (float("nan"), float("inf"), -5, 1e300, "1.5", None, True, [1.5], {"value": 1.5})


@pytest.fixture
async def elsewhere(user):
    """A browser on another machine."""
    transport = httpx.ASGITransport(core.app, client=("192.168.1.50", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield User(client)


def games():
    return services_module.services().games.rooms


async def send(visitor, door, **form):
    """Press the button of a form; where it leads."""
    answer = await visitor.http_client.post(f"/game/{door}", data=form)
    assert answer.status_code == 303
    return answer.headers["location"]


async def a_game(host, file=FILE):
    """Open a game and wait until its market is open; its code. The host looks at it."""
    place = await send(host, "open", file=file)
    await host.open(place)
    await until(host, "status", "Quarter 1 of")
    return place.rpartition("/")[2]


async def joined(player, code, team="Red"):
    """Sit down in a team, and look at its page."""
    await player.open(await send(player, "sit", code=code, team=team))
    await until(player, "status", "Quarter 1 of")


def move(player, lever, value):
    """Put a slider somewhere, as a hand does."""
    [slider] = player.find(marker=lever).elements
    with player:
        slider.value = value
    fire(slider, "change")


async def test_a_game_is_played_from_its_opening_to_the_debrief(user, other):
    code = await a_game(user)
    await joined(other, code)
    assert text_of(other, "role") == "You lead: what you lock counts for the team."
    await other.should_not_see("A rival closes.")
    move(other, "lever climate", 1.5)
    assert text_of(other, "worth climate").startswith("× 1.5 · +EUR")
    move(other, "lever interviews", 20)
    assert "Service climate × 1.5, 20 interviews" in text_of(other, "decided")
    assert "of EUR 600 spent" in text_of(other, "spent")

    # a reload finds what was picked, and so does who scans the picture again
    await other.open(f"/join/{code}")
    assert text_of(other, "worth climate").startswith("× 1.5 · +EUR")
    other.find(marker="lock").click()
    assert text_of(other, "decided").startswith("Locked for quarter 1: Service climate × 1.5")
    await until(user, "status", "1 of 2 have locked.")

    user.find(marker="play").click()
    await until(user, "status", "The quarter is over.")
    await other.should_see("Your quarter 1")
    await other.should_see("A rival closes.")
    await other.should_see("What 20 customers of each firm told you")
    await until(user, "told", "The debrief is ready.")
    await other.should_not_see("What was your doing?")
    user.find(marker="reveal").click()
    await other.should_see("What was your doing?")
    await other.should_see("the profit and the change in what the customers are worth, less what research cost")
    assert games().find(code).stage == REVEALED

    user.find(marker="undo").click()
    await until(other, "status", "Quarter 1 of 1: teams decide.")
    await other.should_not_see("What was your doing?")
    assert text_of(other, "decided").startswith("To be locked: Service climate × 1.5")


async def test_nonsense_and_what_is_too_dear_is_not_taken(user, other):
    code = await a_game(user)
    await joined(other, code)
    for value in NONSENSE:
        move(other, "lever climate", value)
        move(other, "lever interviews", value)
    assert games().draft(code, "Red", 1).decision == Decision()
    move(other, "lever interviews", 250)
    move(other, "lever process", 3.0)
    assert "too much" in text_of(other, "spent")
    other.find(marker="lock").click()
    assert not games().draft(code, "Red", 1).locked
    move(other, "lever interviews", 0)
    move(other, "lever process", 1.1)
    other.find(marker="lock").click()
    assert games().draft(code, "Red", 1).decision == Decision({"process": 1.1})
    assert games().draft(code, "Red", 1).locked


async def test_who_watches_decides_nothing_until_the_lead_is_passed_on(user, other, elsewhere):
    code = await a_game(user)
    await joined(other, code)
    await joined(elsewhere, code)
    assert text_of(elsewhere, "role").startswith("You watch")
    move(elsewhere, "lever climate", 2.0)
    assert games().draft(code, "Red", 1).decision == Decision()
    move(other, "lever climate", 1.2)
    await until(elsewhere, "worth climate", "× 1.2")
    games().pass_lead(code, "Red")
    await until(elsewhere, "role", "You lead")
    move(elsewhere, "lever climate", 1.4)
    assert games().draft(code, "Red", 1).decision == Decision({"climate": 1.4})
    move(other, "lever climate", 3.0)
    assert games().draft(code, "Red", 1).decision == Decision({"climate": 1.4})


async def test_after_the_clock_no_lock_is_taken(user, other):
    code = await a_game(user)
    await joined(other, code)
    user.find("Start the clock").click()
    await until(other, "clock", "left")
    games().set_clock(code, 0.0)
    await until(other, "clock", "Time is up")
    other.find(marker="lock").click()
    assert not games().draft(code, "Red", 1).locked
    user.find("Stop the clock").click()
    await until(other, "clock", "")
    other.find(marker="lock").click()
    assert games().draft(code, "Red", 1).locked


async def test_nobody_leads_or_plays_without_the_right(user, other, elsewhere):
    code = await a_game(user)
    assert await send(other, "lead", code=code, pin=games().pin_of(code)) == f"/game/{code}"
    await other.open(f"/game/{code}")
    await other.should_see("Play quarter 1")
    await elsewhere.open(f"/game/{code}")
    await elsewhere.should_see(f"Lead game {code}")
    await elsewhere.open(f"/game/{code}/team")
    await elsewhere.should_see("Choose your team")
    assert await send(elsewhere, "sit", code=code, team="Robot; drop table games") == f"/join/{code}"
    assert games().seats(code) == []
    for _ in range(FREE + 1):
        await send(elsewhere, "lead", code=code, pin="000000")
    assert "wait" in await send(elsewhere, "lead", code=code, pin=games().pin_of(code))


async def test_the_code_of_a_game_leads_from_the_form_of_classes_to_its_teams(user, elsewhere):
    code = await a_game(user)
    answer = await elsewhere.http_client.post("/class/sit", data={"code": code.replace("-", "").upper()})
    assert answer.headers["location"] == f"/join/{code}"
    for number in range(FREE + 1):
        await elsewhere.http_client.post("/class/sit", data={"code": f"zzz-zz{number}"})
    answer = await elsewhere.http_client.post("/class/sit", data={"code": code})
    assert "wait" in answer.headers["location"], "a right code is not told from a wrong one meanwhile"


async def test_only_who_has_the_hosts_word_opens_a_game_from_elsewhere(user, elsewhere):
    assert await send(elsewhere, "open", file=FILE) == "/game?said=word"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"file": "teams: [Red]"}, "teams is a list of 2 to 8 teams"),
        ({"file": FILE.replace("300", "50000")}, "outside what a page allows, 100 to 20,000 customers"),
        ({"file": "settings: {network.path: /etc/passwd}"}, "a game cannot set"),
        ({"teams": "Red, <b>Blue", "trade": "bank"}, "a name of its own is needed"),
        ({"teams": "Red, Blue", "trade": "../../etc"}, "etc"),
    ],
)
async def test_a_game_that_cannot_be_is_refused_with_the_reason(user, form, said):
    await user.open(await send(user, "open", **form))
    await user.should_see(said)
    await user.should_see("Open a game")


async def test_a_game_of_a_form_has_bots_and_luck_of_its_own(user):
    code = (await send(user, "open", teams="Red, Blue", trade="bank", bots="imitate_leader", customers="300",
                       quarters="2", title="Ours")).rpartition("/")[2]  # fmt: skip
    game = games().file_of(code)
    assert [(team.name, team.bot) for team in game.teams] == [("Red", ""), ("Blue", ""), ("Bot 1", "imitate_leader")]
    assert (game.title, game.quarters, game.settings["market.customers"]) == ("Ours", 2, 300)
    assert game.seed != 1
    assert parse_game(to_text(game)) == game


async def test_the_wall_has_nothing_to_press(user, other):
    code = await a_game(user)
    await other.open(f"/game/{code}/projector")
    await until(other, "status", "Quarter 1 of")
    buttons = [each for each in other.client.elements.values() if each.tag == "q-btn" and each.visible]
    assert [each for each in buttons if each.props.get("label")] == []
    await other.should_see(code)


async def settled(games, code, stage, least=0):
    while not games.in_stage(stage, code) or (least and games.debrief(code) is None):
        await asyncio.sleep(0.05)


def in_threads():
    return WorkQueue(lambda: ThreadPoolExecutor(1), 1)


async def test_a_server_that_comes_back_runs_what_was_to_be_run_and_goes_on_with_the_debrief(tmp_path):
    file = tmp_path / "rooms.sqlite"
    before = Games(Kept(file))
    code = before.open(parse_game(FILE)).code
    before.start_quarter(code)
    before.put_quarter(code, work.run_quarter(before.game_of(code), 0, before.states(code)))
    before.put_draft(code, "Red", 1, Decision({"climate": 1.3}), lock=True)
    before.start_quarter(code)
    before.close()
    after = Games(Kept(file))
    conductor = Conductor(after, in_threads())
    conductor.resume()
    await settled(after, code, OVER, least=1)
    found = after.debrief(code)
    assert [split[0] for split in found["splits"]] == ["Red", "Blue"]
    for _, result, usual, decision, rivals, luck in found["splits"]:
        assert usual[0] + decision[0] + rivals[0] + luck[0] == pytest.approx(result)
    assert len(after.worlds(code)) == found["worlds"] == conductor.of(code)
    with after._change() as base:  # as if it had stopped in the middle of the debrief
        base.execute("delete from debriefs")
        base.execute("delete from worlds where place > 5")
    again = Conductor(after, in_threads())
    again.resume()
    await settled(after, code, OVER, least=1)
    assert after.debrief(code) == found


async def test_what_goes_wrong_is_said_and_the_game_goes_on(monkeypatch):
    found = Games(Kept())
    code = found.open(parse_game(FILE)).code
    conductor = Conductor(found, in_threads())
    monkeypatch.setattr(work, "run_quarter", lambda *_: 1 / 0)
    conductor.advance(code)
    while not found.find(code).fault:
        await asyncio.sleep(0.02)
    assert "division by zero" in found.find(code).fault
    monkeypatch.undo()
    assert conductor.advance(code)
    while found.find(code).quarter < 0:
        await asyncio.sleep(0.02)
    assert found.find(code).fault == ""
