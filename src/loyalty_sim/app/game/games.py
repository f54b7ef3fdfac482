"""All served games: the file of each, its seats, decisions with their times, the quarters run, and the debrief."""

import json
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from loyalty_sim.app.game.room import DECIDING, OVER, REVEALED, RUNNING, Draft, Quarter, Seat, Served
from loyalty_sim.app.together.kept import Full, Kept
from loyalty_sim.app.together.places import Places, plain_code
from loyalty_sim.game.budget import Prices, prices
from loyalty_sim.game.game import Decision, Game
from loyalty_sim.game.market import scenario_of
from loyalty_sim.game.read import parse_game
from loyalty_sim.game.write import to_text

MOST_GAMES, MOST_SEATS = 200, 300
_TABLES = """
create table if not exists games (code text primary key, text text not null, opened real not null,
    quarter integer not null, stage text not null, until real, fault text not null, changed integer not null,
    last integer);
create table if not exists game_seats (code text not null, person text not null, number integer not null,
    team text not null, leads integer not null, primary key (code, person), unique (code, number));
create table if not exists decisions (code text not null, team text not null, quarter integer not null,
    levers text not null, interviews integer not null, at real not null, locked integer not null,
    late integer not null, primary key (code, team, quarter));
create table if not exists quarters (code text not null, quarter integer not null, found text not null,
    primary key (code, quarter));
create table if not exists worlds (code text not null, place integer not null, found text not null,
    primary key (code, place));
create table if not exists debriefs (code text primary key, found text not null);
"""
_OF_A_GAME = ("game_seats", "decisions", "quarters", "worlds", "debriefs")
_SERVED = "select code, opened, quarter, stage, until, fault, changed from games"


class Known(NamedTuple):
    """What follows from the file of a game: the game itself, its prices, and the name of its money."""

    game: Game
    prices: Prices
    currency: str


class Games(Places):
    """Games in the file that a server keeps."""

    def __init__(self, kept: Kept):
        super().__init__(kept)
        self._base.executescript(_TABLES)
        self._files: dict[tuple[str, int | None], Known] = {}
        self._states = kept.file.parent / "games" if kept.file else Path(tempfile.mkdtemp(prefix="loyalty-sim-"))

    # -- games --------------------------------------------------------------------------------------------------

    def open(self, game: Game, host: str = "") -> Served:
        """Serve a game, led by a person; what its file has decided already is locked. Raises Full."""
        with self._change() as base:
            for old in self._forget(base, "games", *_OF_A_GAME):
                shutil.rmtree(self._states / old, ignore_errors=True)
            if base.execute("select count(*) from games").fetchone()[0] >= MOST_GAMES:
                raise Full("this server keeps no more games; the oldest are forgotten after eight days")
            code, now = self._new_code(), self._kept.clock()
            base.execute(
                "insert into games values (?, ?, ?, -1, ?, null, '', 0, null)", (code, to_text(game), now, DECIDING)
            )
            base.execute("insert into hosts values (?, ?)", (code, host or secrets.token_hex(16)))
            rows = [
                (code, team, quarter, json.dumps(dict(made.levers)), made.interviews, now)
                for team, quarters in game.decisions.items()
                for quarter, made in quarters.items()
            ]
            base.executemany("insert into decisions values (?, ?, ?, ?, ?, ?, 1, 0)", rows)
        found = self.find(code)
        assert found
        return found

    def find(self, code: str) -> Served | None:
        """The game with this code, written large or small, with hyphens or without."""
        found = self._base.execute(
            f"{_SERVED} where code = ? and opened > ?", (plain_code(code), self._kept.since)
        ).fetchone()
        return Served(*found) if found else None

    def in_stage(self, stage: str, code: str = "") -> list[str]:
        """Codes of the games that are in a stage: of all, or of this one only."""
        rows = self._base.execute(
            "select code from games where stage = ? and opened > ? and code like ?",
            (stage, self._kept.since, code or "%"),
        )
        return [str(row[0]) for row in rows]

    def newest_of(self, game: Game) -> Served | None:
        """The game that was opened last from the same file."""
        found = self._base.execute(
            f"{_SERVED} where text = ? and opened > ? order by opened desc, rowid desc",
            (to_text(game), self._kept.since),
        ).fetchone()
        return Served(*found) if found else None

    def file_of(self, code: str) -> Game:
        """The game as it was opened; decisions of the file are in it, later ones are not."""
        return self.known(code).game

    def known(self, code: str) -> Known:
        """What follows from the file of a game; worked out once."""
        text, last = self._base.execute("select text, last from games where code = ?", (code,)).fetchone()
        if (code, last) not in self._files:
            game = parse_game(text, f"game {code}")
            game = game if last is None else game.ending(last)
            self._files[code, last] = Known(game, prices(game), scenario_of(game).market.currency)
        return self._files[code, last]

    def game_of(self, code: str) -> Game:
        """The game with everything that is decided so far."""
        rows = self._base.execute(
            "select team, quarter, levers, interviews from decisions where code = ? and locked = 1"
            " order by team, quarter",
            (code,),
        )
        made: dict[str, dict[int, Decision]] = {}
        for team, quarter, levers, interviews in rows:
            made.setdefault(team, {})[quarter] = Decision(json.loads(levers), interviews)
        game = self.file_of(code)
        return game._replace(decisions=made).until(game.quarters)

    def states(self, code: str) -> Path:
        """Folder in which the market after every quarter is kept."""
        return self._states / code

    def set_clock(self, code: str, seconds: float | None) -> None:
        """Let the clock of this quarter end in so many seconds; None stops it."""
        until = None if seconds is None else self._kept.clock() + seconds
        with self._change() as base:
            base.execute("update games set until = ? where code = ? and stage = ?", (until, code, DECIDING))
            _changed(base, code)

    def now(self) -> float:
        """Seconds since 1970."""
        return self._kept.clock()

    # -- quarters -----------------------------------------------------------------------------------------------

    def start_quarter(self, code: str) -> bool:
        """Take no more decisions for the quarter to come, which is to be run; whether there is one."""
        with self._change() as base:
            done = base.execute(
                "update games set stage = ?, fault = '', until = null where code = ? and stage = ?",
                (RUNNING, code, DECIDING),
            )
            _changed(base, code)
        return done.rowcount == 1

    def put_quarter(self, code: str, found: Quarter) -> None:
        """Keep what was found of the quarter that was run; drafts that were not locked wait for the next one."""
        last = self.file_of(code).quarters
        with self._change() as base:
            done = base.execute(
                "update games set stage = ?, quarter = ? where code = ? and stage = ? and quarter = ?",
                (OVER if found.quarter == last else DECIDING, found.quarter, code, RUNNING, found.quarter - 1),
            )
            if not done.rowcount:
                return
            row = (code, found.quarter, json.dumps([found.reports, found.research]))
            base.execute("insert or replace into quarters values (?, ?, ?)", row)
            base.execute(
                "update or ignore decisions set quarter = quarter + 1, late = 1"
                " where code = ? and quarter = ? and locked = 0",
                (code, found.quarter),
            )
            base.execute("delete from decisions where code = ? and quarter > ? and locked = 0", (code, last))
            _changed(base, code)

    def stop_quarter(self, code: str, fault: str) -> None:
        """A quarter, or the debrief, could not be run, and why; teams can decide the quarter again."""
        with self._change() as base:
            base.execute("update games set fault = ? where code = ?", (fault, code))
            base.execute("update games set stage = ? where code = ? and stage = ?", (DECIDING, code, RUNNING))
            _changed(base, code)

    def end(self, code: str) -> bool:
        """Let the quarter that has gone by be the last one; whether teams had decided any."""
        with self._change() as base:
            done = base.execute(
                "update games set stage = ?, last = quarter, until = null where code = ? and stage = ? and quarter > 0",
                (OVER, code, DECIDING),
            )
            _changed(base, code)
        return done.rowcount == 1

    def undo(self, code: str) -> bool:
        """Take back the last quarter that teams decided: its decisions are open again. Whether there was one.

        A game that had been ended goes on to the quarter that it was meant for.
        """
        with self._change() as base:
            found = self.find(code)
            if found is None or found.stage == RUNNING or found.quarter < 1:
                return False
            back = (code, found.quarter)
            base.execute("delete from quarters where code = ? and quarter >= ?", back)
            base.execute("delete from decisions where code = ? and quarter > ? and locked = 0", back)
            base.execute("update decisions set locked = 0, late = 0 where code = ? and quarter = ?", back)
            for table in ("worlds", "debriefs"):
                base.execute(f"delete from {table} where code = ?", (code,))
            base.execute(
                "update games set stage = ?, quarter = quarter - 1, until = null, fault = '', last = null"
                " where code = ?",
                (DECIDING, code),
            )
            _changed(base, code)
        return True

    def quarters(self, code: str) -> list[Quarter]:
        """What is known of every quarter that has gone by, in order."""
        rows = self._base.execute("select quarter, found from quarters where code = ? order by quarter", (code,))
        return [Quarter(quarter, *json.loads(found)) for quarter, found in rows]

    # -- debrief ------------------------------------------------------------------------------------------------

    def put_world(self, code: str, place: int, found: list[list[float]]) -> None:
        """Keep the results of one sister world."""
        with self._change() as base:
            base.execute("insert or replace into worlds values (?, ?, ?)", (code, place, json.dumps(found)))
            _changed(base, code)

    def worlds(self, code: str) -> dict[int, list[list[float]]]:
        """Results of the sister worlds that have been played, by their place."""
        rows = self._base.execute("select place, found from worlds where code = ?", (code,))
        return {place: json.loads(found) for place, found in rows}

    def put_debrief(self, code: str, found: Mapping[str, Any]) -> None:
        """Keep the debrief of a game that is over."""
        with self._change() as base:
            stage = base.execute("select stage from games where code = ?", (code,)).fetchone()
            if stage and stage[0] in (OVER, REVEALED):
                base.execute("insert or replace into debriefs values (?, ?)", (code, json.dumps(found)))
                _changed(base, code)

    def debrief(self, code: str) -> dict[str, Any] | None:
        """The debrief, once there is one."""
        found = self._base.execute("select found from debriefs where code = ?", (code,)).fetchone()
        return dict(json.loads(found[0])) if found else None

    def reveal(self, code: str) -> bool:
        """Let everybody see the debrief; whether there is one."""
        with self._change() as base:
            done = base.execute(
                "update games set stage = ? where code = ? and stage = ? and code in (select code from debriefs)",
                (REVEALED, code, OVER),
            )
            _changed(base, code)
        return done.rowcount == 1

    # -- seats --------------------------------------------------------------------------------------------------

    def sit(self, code: str, person: str, team: str) -> Seat:
        """The seat of a person; taken in this team now if there is none. Raises Full, or KeyError for no team."""
        if team not in people(self.file_of(code)):
            raise KeyError(team)
        with self._change() as base:
            if self.seat(code, person) is None:
                taken, first = base.execute(
                    "select count(*), coalesce(sum(team = ?), 0) = 0 from game_seats where code = ?", (team, code)
                ).fetchone()
                if taken >= MOST_SEATS:
                    raise Full(f"this game has all its {MOST_SEATS} seats taken")
                row = (code, person, taken + 1, team, first)
                base.execute("insert into game_seats values (?, ?, ?, ?, ?)", row)
                _changed(base, code)
        found = self.seat(code, person)
        assert found
        return found

    def seat(self, code: str, person: str) -> Seat | None:
        """The seat of a person, if there is one."""
        found = self._base.execute(
            "select number, team, leads from game_seats where code = ? and person = ?", (code, person)
        ).fetchone()
        return Seat(found[0], found[1], bool(found[2])) if found else None

    def seats(self, code: str) -> list[Seat]:
        """All seats in the order of coming."""
        rows = self._base.execute("select number, team, leads from game_seats where code = ? order by number", (code,))
        return [Seat(number, team, bool(leads)) for number, team, leads in rows]

    def pass_lead(self, code: str, team: str) -> None:
        """Let the next member of a team decide for it, in the order of coming, round and round."""
        members = [seat for seat in self.seats(code) if seat.team == team]
        if not members:
            return
        leading = next((place for place, seat in enumerate(members) if seat.leads), -1)
        chosen = members[(leading + 1) % len(members)].number
        with self._change() as base:
            base.execute("update game_seats set leads = (number = ?) where code = ? and team = ?", (chosen, code, team))
            _changed(base, code)

    # -- decisions ----------------------------------------------------------------------------------------------

    def draft(self, code: str, team: str, quarter: int) -> Draft:
        """What a team means to decide in a quarter, or has decided."""
        found = self._base.execute(
            "select levers, interviews, at, locked, late from decisions where code = ? and team = ? and quarter = ?",
            (code, team, quarter),
        ).fetchone()
        if not found:
            return Draft()
        levers, interviews, at, locked, late = found
        return Draft(Decision(json.loads(levers), interviews), at, bool(locked), bool(late))

    def put_draft(self, code: str, team: str, quarter: int, decision: Decision, lock: bool = False) -> bool:
        """Keep what a team means to decide, and lock it if asked to; whether it was in time and not locked before."""
        with self._change() as base:
            now, served = self.now(), self.find(code)
            if served is None or served.stage != DECIDING or served.deciding != quarter or quarter < 1:
                return False
            if self.draft(code, team, quarter).locked or served.is_late(now):
                return False
            row = (code, team, quarter, json.dumps(dict(decision.levers)), decision.interviews, now, lock)
            base.execute("insert or replace into decisions values (?, ?, ?, ?, ?, ?, ?, 0)", row)
            if lock:
                _changed(base, code)
        return True

    def unlock(self, code: str, team: str) -> None:
        """Let a team decide the quarter to come once more."""
        with self._change() as base:
            base.execute(
                "update decisions set locked = 0 where code = ? and team = ?"
                " and quarter = (select quarter + 1 from games where games.code = decisions.code and stage = ?)",
                (code, team, DECIDING),
            )
            _changed(base, code)

    def locked(self, code: str, quarter: int) -> dict[str, float]:
        """When each team that has locked a quarter did so, seconds since 1970."""
        rows = self._base.execute(
            "select team, at from decisions where code = ? and quarter = ? and locked = 1", (code, quarter)
        )
        return dict(rows.fetchall())

    def locks(self, code: str) -> list[tuple[int, str, float]]:
        """Quarter, team, and when it was locked, seconds since 1970, of every decision that counts."""
        rows = self._base.execute(
            "select quarter, team, at from decisions where code = ? and locked = 1 order by quarter, at", (code,)
        )
        return [(quarter, team, at) for quarter, team, at in rows]


def people(game: Game) -> tuple[str, ...]:
    """Names of the teams that people run."""
    return tuple(team.name for team in game.teams if not team.bot)


def _changed(base: sqlite3.Connection, code: str) -> None:
    base.execute("update games set changed = changed + 1 where code = ?", (code,))
