"""Classes in their file: what is locked stays, a restart finds everything, nobody is thrown out, nobody gets in."""

import csv
import io
import os
import sqlite3
import stat
import threading

import pytest

from loyalty_sim.app.lessons import rooms as rooms_module
from loyalty_sim.app.lessons.prediction import Prediction
from loyalty_sim.app.lessons.room import CLOSED, OPEN, REVEALED, Room, Seat, as_csv, locked, told_to_student
from loyalty_sim.app.lessons.rooms import MOST_SEATS, Rooms
from loyalty_sim.app.together import kept as kept_module
from loyalty_sim.app.together import places as places_module
from loyalty_sim.app.together.kept import KEPT_DAYS, Full, Kept, kept_file
from loyalty_sim.scenario import ScenarioError

LATER = Prediction("later", 80)


class Clock:
    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def rooms():
    found = Rooms(Kept())
    yield found
    found.close()


@pytest.fixture
def room(rooms):
    return rooms.open("01", "teacher")


def test_a_restart_finds_rooms_seats_predictions_steps_and_rights(tmp_path):
    file = tmp_path / "deep" / "rooms.sqlite"
    before = Rooms(Kept(file))
    code = before.open("01", "teacher").code
    for person in ("ann", "bob"):
        before.sit(code, person)
    assert before.lock(code, "bob", Prediction(-2.5, 0))
    before.put_step(code, "ann", "Look")
    before.close_predictions(code)
    key, pin, secret = before.key_of(code), before.pin_of(code), before.secret
    del before  # as a server that is killed: nothing is closed
    after = Rooms(Kept(file))
    assert after.find(code).stage == CLOSED
    assert after.seats(code) == [Seat(1, None, "Look"), Seat(2, Prediction(-2.5, 0), "Story")]
    assert after.is_host(code, "teacher")
    assert (after.key_of(code), after.pin_of(code), after.secret) == (key, pin, secret)
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600


@pytest.mark.parametrize("written", [b"no database at all " * 100, None])
def test_a_file_that_holds_no_classes_is_said_with_a_way_out(tmp_path, written):
    file = tmp_path / "mine"
    if written is None:
        file.mkdir()
    else:
        file.write_bytes(written)
    with pytest.raises(ScenarioError, match=r"classes cannot be kept in .*mine") as error:
        Rooms(Kept(file))
    assert "--rooms FILE" in error.value.problems[0].help[0]


def test_a_file_of_another_version_is_not_touched(tmp_path):
    file = tmp_path / "rooms.sqlite"
    Rooms(Kept(file)).close()
    with sqlite3.connect(file) as base:
        base.execute("update facts set value = '99' where name = 'version'")
    with pytest.raises(ScenarioError, match="another version"):
        Rooms(Kept(file))


def test_the_first_prediction_of_a_seat_is_final(rooms, room):
    rooms.sit(room.code, "ann")
    assert rooms.lock(room.code, "ann", LATER)
    assert not rooms.lock(room.code, "ann", Prediction("never", 100))
    rooms.sit(room.code, "ann")
    assert rooms.seat(room.code, "ann").prediction == LATER


def test_predictions_are_taken_while_the_class_is_open_only(rooms, room):
    rooms.sit(room.code, "ann")
    rooms.close_predictions(room.code)
    assert not rooms.lock(room.code, "ann", LATER)
    rooms.open_predictions(room.code)
    assert not rooms.lock(room.code, "nobody", LATER), "who has no seat has no prediction"
    assert rooms.lock(room.code, "ann", LATER)
    rooms.reveal(room.code)
    rooms.open_predictions(room.code)
    assert rooms.find(room.code).stage == REVEALED, "a reveal is not taken back"
    rooms.sit(room.code, "late")
    assert not rooms.lock(room.code, "late", LATER)


def test_two_servers_on_one_file_take_one_prediction_a_seat(tmp_path):
    file = tmp_path / "rooms.sqlite"
    first = Rooms(Kept(file))
    code = first.open("01", "teacher").code
    first.sit(code, "ann")
    taken = []

    def lock(number):
        with_own = Rooms(Kept(file))
        taken.append(with_own.lock(code, "ann", Prediction(float(number), 50)))
        with_own.sit(code, f"s{number}")
        with_own.close()

    threads = [threading.Thread(target=lock, args=(number,)) for number in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(taken) == [False] * 5 + [True]
    assert [seat.number for seat in first.seats(code)] == list(range(1, 8))


def test_a_full_class_keeps_those_who_sit(rooms, room):
    for number in range(MOST_SEATS):
        rooms.sit(room.code, f"s{number}")
    with pytest.raises(Full, match="all its 300 seats"):
        rooms.sit(room.code, "late")
    assert rooms.sit(room.code, "s0").number == 1, "who sits may come in again"
    assert len(rooms.seats(room.code)) == MOST_SEATS


def test_no_class_is_ended_for_another(rooms, monkeypatch):
    monkeypatch.setattr(rooms_module, "MOST_ROOMS", 3)
    codes = [rooms.open("01", "teacher").code for _ in range(3)]
    with pytest.raises(Full):
        rooms.open("01", "flood")
    assert all(rooms.find(code) for code in codes)


def test_a_class_is_forgotten_after_eight_days_with_all_that_was_said_in_it(tmp_path):
    clock, file = Clock(), tmp_path / "rooms.sqlite"
    rooms = Rooms(Kept(file, clock))
    code = rooms.open("01", "teacher").code
    rooms.sit(code, "ann")
    clock.now += 86_400 * KEPT_DAYS - 1
    assert rooms.find(code)
    clock.now += 2
    assert rooms.find(code) is None
    assert rooms.waits_in("ann", "01") == ""
    rooms.open("02", "teacher")
    with sqlite3.connect(file) as base:
        assert base.execute("select count(*) from seats").fetchone() == (0,)
        assert base.execute("select code from hosts").fetchall() != [(code,)]


def test_codes_are_found_as_people_write_them_and_never_given_twice(rooms, monkeypatch):
    drawn = iter(["abc-def-gh2", "abc-def-gh3", "abd-def-gh2"])
    monkeypatch.setattr(places_module, "new_token", lambda: next(drawn))
    assert [rooms.open("01", "teacher").code for _ in range(2)] == ["abc-def", "abd-def"]
    for written in ("abc-def", " ABC-DEF ", "abcdef", "Abc Def"):
        assert rooms.find(written).code == "abc-def"
    for written in ("", "abc", "abc-de", "abc-def-g", "%", "abc_def'--", "ab" * 5000):
        assert (rooms.find(written) is None) == (written != "abc_def'--")


def test_only_key_or_pin_make_a_host(rooms, room):
    other = rooms.open("01", "teacher")
    for wrong in ("", "000000", rooms.pin_of(other.code), rooms.key_of(other.code), rooms.key_of(room.code)[:-1], "ß"):
        assert not rooms.let_host(room.code, "ann", wrong)
    assert not rooms.is_host(room.code, "ann")
    assert rooms.let_host(room.code, "ann", f" {rooms.pin_of(room.code)[:3]} {rooms.pin_of(room.code)[3:]}")
    assert rooms.let_host(room.code, "bob", rooms.key_of(room.code))
    assert rooms.is_host(room.code, "ann")
    assert not rooms.is_host(other.code, "ann")
    assert rooms.leads("bob", "01")
    assert not rooms.leads("bob", "02")
    assert not rooms.let_host("zzz-zzz", "ann", rooms.pin_of("zzz-zzz"))


def test_who_waits_for_a_reveal_is_known_until_then(rooms, room):
    rooms.sit(room.code, "ann")
    assert rooms.waits_in("ann", "01") == room.code
    assert rooms.waits_in("ann", "02") == rooms.waits_in("bob", "01") == ""
    rooms.reveal(room.code)
    assert rooms.waits_in("ann", "01") == ""


@pytest.mark.parametrize("right", ["It falls, and then rises", 'the "best"', "two\nlines", ""])
def test_the_file_of_a_class_has_four_columns_whatever_the_words(right):
    seats = [Seat(1, Prediction("a,b", 80), "Run"), Seat(2, None, "Look"), Seat(3, Prediction(-2.5, 0), "Run")]
    rows = list(csv.reader(io.StringIO(as_csv(seats, right))))
    assert rows[0] == ["seat", "prediction", "sure", "answer"]
    assert rows[1:] == [["1", "a,b", "80", right], ["2", "", "", right], ["3", "-2.5", "0", right]]


def test_a_prediction_of_nought_and_not_sure_at_all_is_a_prediction(rooms, room):
    rooms.sit(room.code, "ann")
    rooms.lock(room.code, "ann", Prediction(0.0, 0))
    assert locked(rooms.seats(room.code)) == [Prediction(0.0, 0)]


@pytest.mark.parametrize(
    ("stage", "seat", "yours", "parts"),
    [
        (OPEN, Seat(1, None, "Story"), "", ["lock yours", "1 prediction is locked so far"]),
        (OPEN, Seat(1, LATER, "Run"), "Later, 80 % sure", ["is locked: Later, 80 % sure"]),
        (CLOSED, Seat(1, None, "Story"), "", ["closed", "have not locked one"]),
        (CLOSED, Seat(1, LATER, "Run"), "Later", ["closed", "is locked: Later", "when it is revealed"]),
        (REVEALED, Seat(1, None, "Story"), "", ["has been revealed", "have not locked"]),
        (REVEALED, Seat(1, LATER, "Run"), "Later", ["has been revealed", "is locked: Later"]),
        (OPEN, None, "", ["no longer kept"]),
    ],
)
def test_students_are_told_where_the_class_is_and_what_they_missed(stage, seat, yours, parts):
    said = told_to_student(Room("abc-def", "01", 0.0, stage), seat, 1, yours)
    assert all(part in said for part in parts), said


def test_classes_are_kept_in_the_folder_for_data_of_programs(monkeypatch, tmp_path):
    monkeypatch.setattr(kept_module.sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert kept_file() == tmp_path / "loyalty-sim" / "rooms.sqlite"
