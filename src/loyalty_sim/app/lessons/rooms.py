"""All classes of a server, in one SQLite file: a restart, a reload, a sleeping phone find everything as it was.

People are known by a random word only, which their browser keeps (`app.people`). The key of a host and the PIN are
not kept: they follow from the file's secret and the code of the room.
"""

import hashlib
import hmac
import json
import os
import secrets
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from loyalty_sim.app.doorkeeper import new_token
from loyalty_sim.app.lessons.prediction import Prediction
from loyalty_sim.app.lessons.room import CLOSED, OPEN, REVEALED, Room, Seat
from loyalty_sim.scenario import Problem, ScenarioError

KEPT_DAYS, MOST_ROOMS, MOST_SEATS = 8.0, 500, 300
FIRST_STEP = "Story"
VERSION = 1
_TABLES = """
create table if not exists facts (name text primary key, value text not null);
create table if not exists rooms (code text primary key, lesson text not null, opened real not null,
    stage text not null);
create table if not exists hosts (code text not null, person text not null, primary key (code, person));
create table if not exists seats (code text not null, person text not null, number integer not null,
    prediction text, sure integer, step text not null, primary key (code, person), unique (code, number));
"""


class Full(RuntimeError):  # noqa: N818 - reads as what happened
    """There is no room, or no seat, left; nothing was thrown out for it."""


def rooms_file() -> Path:
    """Where classes are kept unless a file is named: in the user's folder for data of programs."""
    home = Path.home()
    if sys.platform == "darwin":
        usual = home / "Library" / "Application Support"
    elif sys.platform == "win32":
        usual = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        usual = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return usual / "loyalty-sim" / "rooms.sqlite"


class Rooms:
    """Classes in a file, or in memory only if it is None. clock: seconds since 1970, for tests.

    Raises ScenarioError for a file that cannot be written or is none of these.
    """

    def __init__(self, file: Path | None = None, clock: Callable[[], float] = time.time):
        self._clock = clock
        try:
            self._base = _opened(file)
            with self._change() as base:
                base.execute("insert or ignore into facts values ('secret', ?)", (secrets.token_hex(32),))
                base.execute("insert or ignore into facts values ('version', ?)", (str(VERSION),))
            facts = dict(self._base.execute("select name, value from facts"))
        except (OSError, sqlite3.Error) as error:
            help = ("another file:  loyalty-sim app --rooms FILE",)
            raise ScenarioError([Problem(f"classes cannot be kept in {file}: {error}", "--rooms", help)]) from None
        if facts["version"] != str(VERSION):
            help = ("another file:  loyalty-sim app --rooms FILE",)
            raise ScenarioError([Problem(f"{file} is of another version of this program", "--rooms", help)])
        self.secret = bytes.fromhex(facts["secret"])

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    # -- rooms --------------------------------------------------------------------------------------------------

    def open(self, lesson: str, host: str) -> Room:
        """A new room with a code of its own, led by a person. Raises Full; no class is ended for another."""
        with self._change() as base:
            self._forget(base)
            if base.execute("select count(*) from rooms").fetchone()[0] >= MOST_ROOMS:
                raise Full("this server keeps no more classes; the oldest are forgotten after eight days")
            room = Room(self._new_code(), lesson, self._clock(), OPEN)
            base.execute("insert into rooms values (?, ?, ?, ?)", room)
            base.execute("insert into hosts values (?, ?)", (room.code, host))
        return room

    def find(self, code: str) -> Room | None:
        """The room with this code, written large or small, with hyphens or without."""
        plain = "".join(letter for letter in code.lower() if letter.isascii() and letter.isalnum())
        since = self._clock() - 86_400 * KEPT_DAYS
        found = self._base.execute(
            "select * from rooms where code = ? and opened > ?", (f"{plain[:3]}-{plain[3:]}", since)
        ).fetchone()
        return Room(*found) if found else None

    def close_predictions(self, code: str) -> None:
        """Take no more predictions; a class that has seen the answer stays as it is."""
        self._stage(code, CLOSED)

    def open_predictions(self, code: str) -> None:
        """Take predictions again; a class that has seen the answer stays as it is."""
        self._stage(code, OPEN)

    def reveal(self, code: str) -> None:
        """Let everybody see what the model answers; this is not taken back."""
        self._stage(code, REVEALED)

    # -- hosts --------------------------------------------------------------------------------------------------

    def key_of(self, code: str) -> str:
        """The secret in the host's link."""
        return self._follows("host", code)[:32]

    def pin_of(self, code: str) -> str:
        """Six digits by which the host takes over on another machine."""
        return f"{int(self._follows('pin', code), 16) % 1_000_000:06d}"

    def let_host(self, code: str, person: str, given: str) -> bool:
        """Make a person a host who has the key or the PIN; whether that was right."""
        plain, room = "".join(given.split()).lower(), self.find(code)
        allowed = (self.key_of(code), self.pin_of(code))
        if room is None or not any(hmac.compare_digest(plain.encode(), word.encode()) for word in allowed):
            return False
        with self._change() as base:
            base.execute("insert or ignore into hosts values (?, ?)", (room.code, person))
        return True

    def is_host(self, code: str, person: str) -> bool:
        """Whether a person leads the class."""
        rows = self._base.execute("select 1 from hosts where code = ? and person = ?", (code, person))
        return rows.fetchone() is not None

    def leads(self, person: str, lesson: str) -> bool:
        """Whether a person leads any class at this lesson."""
        rows = self._base.execute(
            "select 1 from hosts join rooms using (code) where person = ? and lesson = ?", (person, lesson)
        )
        return rows.fetchone() is not None

    # -- seats --------------------------------------------------------------------------------------------------

    def sit(self, code: str, person: str) -> Seat:
        """The seat of a person, taken now if there is none. Raises Full."""
        with self._change() as base:
            taken = base.execute("select count(*) from seats where code = ?", (code,)).fetchone()[0]
            if self.seat(code, person) is None:
                if taken >= MOST_SEATS:
                    raise Full(f"this class has all its {MOST_SEATS} seats taken")
                row = (code, person, taken + 1, None, None, FIRST_STEP)
                base.execute("insert into seats values (?, ?, ?, ?, ?, ?)", row)
        found = self.seat(code, person)
        assert found
        return found

    def seat(self, code: str, person: str) -> Seat | None:
        """The seat of a person, if there is one."""
        found = self._base.execute(
            "select number, prediction, sure, step from seats where code = ? and person = ?", (code, person)
        ).fetchone()
        return _seat(found) if found else None

    def seats(self, code: str) -> list[Seat]:
        """All seats in the order of coming."""
        rows = self._base.execute(
            "select number, prediction, sure, step from seats where code = ? order by number", (code,)
        )
        return [_seat(row) for row in rows]

    def lock(self, code: str, person: str, prediction: Prediction) -> bool:
        """Lock a prediction while they are taken; the first one of a seat counts and is final."""
        with self._change() as base:
            done = base.execute(
                "update seats set prediction = ?, sure = ? where code = ? and person = ? and prediction is null"
                " and (select stage from rooms where rooms.code = seats.code) = ?",
                (json.dumps(prediction.value), prediction.sure, code, person, OPEN),
            )
        return done.rowcount == 1

    def put_step(self, code: str, person: str, step: str) -> None:
        """Remember where in the lesson a student is."""
        with self._change() as base:
            base.execute("update seats set step = ? where code = ? and person = ?", (step, code, person))

    def waits_in(self, person: str, lesson: str) -> str:
        """Code of a class at this lesson in which a person sits and the answer is not revealed yet; else ""."""
        found = self._base.execute(
            "select code from seats join rooms using (code) where person = ? and lesson = ? and stage != ?"
            " and opened > ? order by opened desc",
            (person, lesson, REVEALED, self._clock() - 86_400 * KEPT_DAYS),
        ).fetchone()
        return str(found[0]) if found else ""

    # -- within -------------------------------------------------------------------------------------------------

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """All of what is done inside, or nothing; nobody else writes meanwhile."""
        self._base.execute("begin immediate")
        try:
            yield self._base
        except BaseException:
            self._base.execute("rollback")
            raise
        self._base.execute("commit")

    def _stage(self, code: str, stage: str) -> None:
        with self._change() as base:
            base.execute("update rooms set stage = ? where code = ? and stage != ?", (stage, code, REVEALED))

    def _new_code(self) -> str:
        while True:
            code = new_token()[:7]
            if not self._base.execute("select 1 from rooms where code = ?", (code,)).fetchone():
                return code

    def _follows(self, what: str, code: str) -> str:
        return hmac.new(self.secret, f"{what}:{code}".encode(), hashlib.sha256).hexdigest()

    def _forget(self, base: sqlite3.Connection) -> None:
        since = (self._clock() - 86_400 * KEPT_DAYS,)
        for table in ("hosts", "seats"):
            base.execute(f"delete from {table} where code in (select code from rooms where opened <= ?)", since)
        base.execute("delete from rooms where opened <= ?", since)


def _opened(file: Path | None) -> sqlite3.Connection:
    """The file, for this user's eyes only; several servers may share it."""
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    base = sqlite3.connect(file or ":memory:", timeout=10.0, isolation_level=None, check_same_thread=False)
    base.execute("pragma journal_mode = wal")
    base.execute("pragma synchronous = full")
    base.executescript(_TABLES)
    return base


def _seat(row: tuple[int, str | None, int | None, str]) -> Seat:
    number, value, sure, step = row
    return Seat(number, None if value is None else Prediction(json.loads(value), int(sure or 0)), step)
