"""All classes of a server: predictions that are locked stay, nobody is thrown out for somebody new."""

import json

from loyalty_sim.app.lessons.prediction import Prediction
from loyalty_sim.app.lessons.room import CLOSED, OPEN, REVEALED, Room, Seat
from loyalty_sim.app.together.kept import Full, Kept
from loyalty_sim.app.together.places import Places, plain_code

MOST_ROOMS, MOST_SEATS = 500, 300
FIRST_STEP = "Story"
_TABLES = """
create table if not exists rooms (code text primary key, lesson text not null, opened real not null,
    stage text not null);
create table if not exists seats (code text not null, person text not null, number integer not null,
    prediction text, sure integer, step text not null, primary key (code, person), unique (code, number));
"""


class Rooms(Places):
    """Classes in the file that a server keeps."""

    def __init__(self, kept: Kept):
        super().__init__(kept)
        self._base.executescript(_TABLES)

    # -- rooms --------------------------------------------------------------------------------------------------

    def open(self, lesson: str, host: str) -> Room:
        """A new room with a code of its own, led by a person. Raises Full; no class is ended for another."""
        with self._change() as base:
            self._forget(base, "rooms", "seats")
            if base.execute("select count(*) from rooms").fetchone()[0] >= MOST_ROOMS:
                raise Full("this server keeps no more classes; the oldest are forgotten after eight days")
            room = Room(self._new_code(), lesson, self._kept.clock(), OPEN)
            base.execute("insert into rooms values (?, ?, ?, ?)", room)
            base.execute("insert into hosts values (?, ?)", (room.code, host))
        return room

    def find(self, code: str) -> Room | None:
        """The room with this code, written large or small, with hyphens or without."""
        found = self._base.execute(
            "select * from rooms where code = ? and opened > ?", (plain_code(code), self._kept.since)
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
            (person, lesson, REVEALED, self._kept.since),
        ).fetchone()
        return str(found[0]) if found else ""

    # -- within -------------------------------------------------------------------------------------------------

    def _stage(self, code: str, stage: str) -> None:
        with self._change() as base:
            base.execute("update rooms set stage = ? where code = ? and stage != ?", (stage, code, REVEALED))


def _seat(row: tuple[int, str | None, int | None, str]) -> Seat:
    number, value, sure, step = row
    return Seat(number, None if value is None else Prediction(json.loads(value), int(sure or 0)), step)
