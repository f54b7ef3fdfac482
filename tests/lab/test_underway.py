"""Studies that are not finished: what is noted while they run, and what is said of them."""

import json

import pytest

from loyalty_sim.lab import underway as module
from loyalty_sim.lab.underway import FOLDER, Note, Underway, said, underway


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test moves."""

    class Clock:
        now = 1_000.0

        def time(self):
            return self.now

    found = Clock()
    monkeypatch.setattr(module, "time", found)
    monkeypatch.setattr("sys.argv", ["loyalty-sim", "sweep", "mine.csv"])
    return found


def test_a_note_says_how_far_a_study_is(tmp_path, clock):
    Note("sweep", None, tmp_path)(3, 10)
    assert underway(tmp_path) == [Underway("sweep", "loyalty-sim sweep mine.csv", 3, 10, 1_000.0)]


def test_it_is_written_once_a_second_and_at_the_end(tmp_path, clock):
    note = Note("sweep", None, tmp_path)
    for done, at in ((1, 1_000.0), (2, 1_000.4), (3, 1_001.2), (4, 1_001.5)):
        clock.now = at
        note(done, 10)
        assert underway(tmp_path)[0].done == {1: 1, 2: 1, 3: 3, 4: 3}[done]
    note(10, 10)
    assert underway(tmp_path)[0].done == 10


def test_whoever_looks_on_is_told_every_time(tmp_path, clock):
    heard = []
    note = Note("sweep", lambda done, planned: heard.append((done, planned)), tmp_path)
    for done in range(1, 4):
        note(done, 3)
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_it_goes_when_the_result_is_saved_and_the_same_command_takes_it_up_again(tmp_path, clock):
    Note("sweep", None, tmp_path)(3, 10)
    again = Note("sweep", None, tmp_path)
    clock.now += 60
    again(7, 10)
    assert [each.done for each in underway(tmp_path)] == [7]
    again.over()
    assert underway(tmp_path) == []
    again.over()


def test_the_latest_comes_first_and_what_is_no_note_is_passed_over(tmp_path, clock, monkeypatch):
    Note("sweep", None, tmp_path)(1, 10)
    clock.now += 5
    monkeypatch.setattr("sys.argv", ["loyalty-sim", "run"])
    Note("run", None, tmp_path)(2, 10)
    (tmp_path / FOLDER / "half.json").write_text('{"study": "sw')
    (tmp_path / FOLDER / "other.json").write_text(json.dumps({"study": "x", "unknown": 1}))
    assert [each.study for each in underway(tmp_path)] == ["run", "sweep"]


def test_a_study_is_not_given_up_for_want_of_a_note(tmp_path, clock):
    (tmp_path / FOLDER).write_text("a file where the folder should be")
    Note("sweep", None, tmp_path)(1, 10)
    assert underway(tmp_path) == []


@pytest.mark.parametrize(
    ("seconds", "ago"),
    [(5, "just now"), (61, "1 minute ago"), (7_300, "2 hours ago"), (90_000, "1 day ago"), (200_000, "2 days ago")],
)
def test_since_when_nothing_was_heard_is_said(seconds, ago):
    assert said(Underway("sweep", "…", 1_200, 3_000, 0.0), seconds) == f"sweep: 1,200 of 3,000 runs, the last {ago}"
