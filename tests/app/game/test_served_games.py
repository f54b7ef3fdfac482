"""Served games in their file: decisions, seats, quarters, undo, restarts, and the one file that plays them again."""

import io
import zipfile

import pytest

from loyalty_sim.app.game.exporting import game_text, tables_zip
from loyalty_sim.app.game.games import MOST_SEATS, Games, people
from loyalty_sim.app.game.room import DECIDING, OVER, REVEALED, RUNNING, Quarter
from loyalty_sim.app.game.work import run_quarter
from loyalty_sim.app.lessons.rooms import Rooms
from loyalty_sim.app.together.kept import KEPT_DAYS, Full, Kept
from loyalty_sim.game.game import Decision
from loyalty_sim.game.play import Play
from loyalty_sim.game.read import parse_game
from loyalty_sim.game.report import reports

GAME = parse_game(
    """
settings: {trade: bank, market.customers: 300}
seed: 3
quarters: 2
budget: 2000
price_of_interview: 1
teams: [Red, Blue, {name: Robot, bot: match_price}]
decisions: {Blue: {1: {price: 1.04}}}
"""
)
CLIMATE = Decision({"climate": 1.5}, 20)


class Clock:
    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def games(clock):
    found = Games(Kept(None, clock))
    yield found
    found.close()


@pytest.fixture
def code(games):
    """A game whose market is open: quarter 0 has gone by, with figures that nobody simulated."""
    code = games.open(GAME, "teacher").code
    after(games, code, 0)
    return code


def after(games, code, quarter):
    """Let a quarter go by."""
    assert games.start_quarter(code)
    games.put_quarter(code, Quarter(quarter, {team.name: {"share": 0.3} for team in GAME.teams}, {}))


def test_a_game_begins_with_what_its_file_has_decided(games, code):
    assert games.find(code)[2:] == (0, DECIDING, None, "", games.find(code).changed)
    assert games.draft(code, "Blue", 1) == (Decision({"price": 1.04}), 1_000_000.0, True, False)
    assert games.game_of(code) == GAME
    assert people(GAME) == ("Red", "Blue")


def test_a_draft_is_kept_and_a_lock_is_final(games, code):
    assert games.put_draft(code, "Red", 1, Decision({"price": 0.9}))
    assert not games.draft(code, "Red", 1).locked
    assert games.game_of(code) == GAME, "a draft decides nothing"
    assert games.put_draft(code, "Red", 1, CLIMATE, lock=True)
    assert not games.put_draft(code, "Red", 1, Decision())
    assert games.game_of(code).decisions["Red"] == {1: CLIMATE}
    assert games.locked(code, 1).keys() == {"Red", "Blue"}
    games.unlock(code, "Red")
    assert games.put_draft(code, "Red", 1, Decision())


@pytest.mark.parametrize("quarter", [-1, 0, 2])
def test_only_the_quarter_to_come_is_decided(games, code, quarter):
    assert not games.put_draft(code, "Red", quarter, CLIMATE, lock=True)


def test_after_the_clock_nothing_is_taken_and_the_draft_waits_for_the_next_quarter(games, code, clock):
    games.put_draft(code, "Red", 1, CLIMATE)
    games.set_clock(code, 60.0)
    clock.now += 60.0
    assert not games.put_draft(code, "Red", 1, CLIMATE, lock=True)
    after(games, code, 1)
    assert games.find(code).until is None
    assert games.game_of(code).standing("Red", 1)["climate"] == 1.0
    late = games.draft(code, "Red", 2)
    assert (late.decision, late.locked, late.late) == (CLIMATE, False, True)
    assert games.put_draft(code, "Red", 2, CLIMATE, lock=True)
    assert not games.draft(code, "Red", 2).late


def test_while_a_quarter_is_run_nothing_is_decided_and_it_is_not_run_twice(games, code):
    assert games.start_quarter(code)
    assert not games.start_quarter(code)
    assert not games.put_draft(code, "Red", 1, CLIMATE, lock=True)
    assert not games.undo(code)
    games.stop_quarter(code, "no memory")
    assert games.find(code)[3:6] == (DECIDING, None, "no memory")
    assert games.put_draft(code, "Red", 1, CLIMATE, lock=True)


def test_a_quarter_is_undone_with_its_decisions_open_again(games, code):
    games.put_draft(code, "Red", 1, CLIMATE, lock=True)
    after(games, code, 1)
    after(games, code, 2)
    assert games.find(code).stage == OVER
    games.put_world(code, 0, [[1.0]])
    games.put_debrief(code, {"worlds": 1})
    assert games.reveal(code)
    assert games.find(code).stage == REVEALED
    assert games.undo(code)
    assert games.undo(code)
    assert not games.undo(code), "quarter 0 nobody has decided"
    assert (games.find(code).stage, games.find(code).quarter) == (DECIDING, 0)
    assert (games.worlds(code), games.debrief(code), len(games.quarters(code))) == ({}, None, 1)
    assert games.draft(code, "Red", 1).decision == CLIMATE
    assert games.put_draft(code, "Red", 1, Decision(), lock=True)


def test_a_game_ends_early_and_its_file_is_the_shorter_game(games):
    code = games.open(GAME, "teacher").code
    for quarter in (0, 1):
        games.start_quarter(code)
        games.put_quarter(code, run_quarter(games.game_of(code), quarter, games.states(code)))
        assert games.end(code) is bool(quarter), "quarter 0 nobody has decided"
    assert games.find(code).stage == OVER
    again = parse_game(game_text(games, code))
    assert (again.quarters, again.decisions["Blue"]) == (1, {1: Decision({"price": 1.04})})
    known = games.quarters(code)
    assert all(known[each.quarter].reports[each.team] == each.values for each in reports(Play(again).to(1)))
    assert games.newest_of(GAME).code == code
    games.undo(code)
    assert games.file_of(code).quarters == GAME.quarters


def test_figures_that_come_after_the_quarter_was_given_up_are_not_kept(games, code):
    games.start_quarter(code)
    games.stop_quarter(code, "given up")
    games.put_quarter(code, Quarter(1, {}, {}))
    assert games.find(code).quarter == 0


def test_the_debrief_is_shown_only_once_it_is_there_and_the_game_is_over(games, code):
    games.put_debrief(code, {"worlds": 1})
    assert games.debrief(code) is None
    after(games, code, 1)
    after(games, code, 2)
    assert not games.reveal(code)


def test_the_first_of_a_team_leads_and_the_lead_goes_round(games, code):
    for person, team in (("ann", "Red"), ("bob", "Red"), ("cid", "Blue"), ("dot", "Red")):
        games.sit(code, person, team)
    assert games.sit(code, "bob", "Blue").team == "Red", "a seat stays in its team"
    assert [seat.leads for seat in games.seats(code)] == [True, False, True, False]
    led = []
    for _ in range(3):
        games.pass_lead(code, "Red")
        led.append(next(seat.number for seat in games.seats(code) if seat.team == "Red" and seat.leads))
    assert led == [2, 4, 1]
    with pytest.raises(KeyError):
        games.sit(code, "eve", "Robot")


def test_a_full_game_refuses_and_throws_nobody_out(games, code):
    for number in range(MOST_SEATS):
        games.sit(code, f"p{number}", "Red")
    with pytest.raises(Full):
        games.sit(code, "late", "Blue")
    assert games.sit(code, "p7", "Red").number == 8


def test_games_are_forgotten_after_eight_days_with_their_states(games, code, clock):
    games.states(code).mkdir(parents=True)
    clock.now += 86_400 * KEPT_DAYS
    assert games.find(code) is None
    games.open(GAME)
    assert not games.states(code).exists()


def test_a_restart_finds_everything_and_codes_of_classes_are_others(tmp_path, clock):
    file = tmp_path / "rooms.sqlite"
    before = Games(Kept(file, clock))
    code = before.open(GAME, "teacher").code
    after(before, code, 0)
    before.sit(code, "ann", "Red")
    before.put_draft(code, "Red", 1, CLIMATE)
    before.start_quarter(code)
    del before  # as a server that is killed: nothing is closed
    kept = Kept(file, clock)
    again, rooms = Games(kept), Rooms(kept)
    assert again.in_stage(RUNNING) == [code]
    assert again.newest_of(GAME).code == code
    assert again.draft(code, "Red", 1).decision == CLIMATE
    assert again.seat(code, "ann").leads
    assert again.is_host(code, "teacher")
    assert rooms.find(code) is None
    assert again.find(rooms.open("01", "teacher").code) is None


def test_the_exported_file_plays_the_same_bits(games):
    code = games.open(GAME, "teacher").code
    for quarter in range(3):
        if quarter == 1:
            games.put_draft(code, "Red", 1, CLIMATE, lock=True)
        games.start_quarter(code)
        games.put_quarter(code, run_quarter(games.game_of(code), quarter, games.states(code)))
    again = reports(Play(parse_game(game_text(games, code))).to(2))
    known = games.quarters(code)
    assert len(again) == 9
    assert all(known[each.quarter].reports[each.team] == each.values for each in again)
    assert [row["about"] for row in known[1].research["Red"]] == ["Red", "Blue", "Robot"]
    assert known[2].research == {}

    with zipfile.ZipFile(io.BytesIO(tables_zip(games, code))) as packed:
        assert set(packed.namelist()) == {"game.yaml", "reports.csv", "decisions.csv", "locked.csv", "research.csv"}
        decided = packed.read("decisions.csv").decode().splitlines()
        assert len(decided) == 1 + 2 * 2
        assert "1,Red,1970-01-12T13:46:40+00:00" in packed.read("locked.csv").decode().splitlines()
        assert packed.read("game.yaml").decode() == game_text(games, code)

    # undone and played again, from the state that was kept
    games.undo(code)
    games.start_quarter(code)
    games.put_quarter(code, run_quarter(games.game_of(code), 2, games.states(code)))
    assert games.quarters(code) == known
