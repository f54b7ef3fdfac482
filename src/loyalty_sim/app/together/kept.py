"""The one SQLite file in which a server keeps classes and games: a restart, a reload, a sleeping phone find all there.

People are known by a random word only, which their browser keeps (`app.together.people`), signed with the secret of
the file.
"""

import os
import secrets
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from loyalty_sim.scenario import Problem, ScenarioError

KEPT_DAYS = 8.0
VERSION = 1
_TABLES = """
create table if not exists facts (name text primary key, value text not null);
create table if not exists hosts (code text not null, person text not null, primary key (code, person));
"""


class Full(RuntimeError):  # noqa: N818 - reads as what happened
    """There is no room, or no seat, left; nothing was thrown out for it."""


def kept_file() -> Path:
    """The file unless one is named: in the user's folder for data of programs."""
    home = Path.home()
    if sys.platform == "darwin":
        usual = home / "Library" / "Application Support"
    elif sys.platform == "win32":
        usual = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        usual = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return usual / "loyalty-sim" / "rooms.sqlite"


class Kept:
    """A file, or memory only if it is None. clock: seconds since 1970, for tests.

    base: the connection, to read from; to write, `change`. secret: what signatures, keys and PINs follow from. Raises
    ScenarioError for a file that cannot be written or is none of these.
    """

    def __init__(self, file: Path | None = None, clock: Callable[[], float] = time.time):
        self.file, self.clock = file, clock
        try:
            self.base = _opened(file)
            with self.change() as base:
                base.execute("insert or ignore into facts values ('secret', ?)", (secrets.token_hex(32),))
                base.execute("insert or ignore into facts values ('version', ?)", (str(VERSION),))
            facts = dict(self.base.execute("select name, value from facts"))
        except (OSError, sqlite3.Error) as error:
            raise _cannot_keep(file, str(error)) from None
        if facts["version"] != str(VERSION):
            raise _of_another_version(file)
        self.secret = bytes.fromhex(facts["secret"])

    @property
    def since(self) -> float:
        """What was opened before is forgotten; seconds since 1970."""
        return self.clock() - 86_400 * KEPT_DAYS

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """All of what is done inside, or nothing; nobody else writes meanwhile."""
        self.base.execute("begin immediate")
        try:
            yield self.base
        except BaseException:
            self.base.execute("rollback")
            raise
        self.base.execute("commit")

    def close(self) -> None:
        """Let go of the file."""
        self.base.close()


def check_rooms(file: Path) -> None:
    """Raises ScenarioError for a file in which nothing could be kept. Nothing is made or changed.

    >>> from tempfile import mkdtemp
    >>> check_rooms(Path(mkdtemp()) / "new" / "rooms.sqlite")
    """
    if not file.exists() and not file.is_symlink():
        place = next(each for each in file.absolute().parents if each.exists())
        if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
            raise _cannot_keep(file, f"{place} is no folder that can be written to")
        return
    if not file.is_file():
        raise _cannot_keep(file, "it is no regular file")
    if not os.access(file, os.R_OK | os.W_OK):
        raise _cannot_keep(file, "it cannot be written")
    if not file.stat().st_size:
        return
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode=ro", uri=True)) as base:
            facts = dict(base.execute("select name, value from facts"))
    except sqlite3.Error as error:
        raise _cannot_keep(file, str(error)) from None
    if facts.get("version") != str(VERSION):
        raise _of_another_version(file)


_HELP = ("another file:  loyalty-sim app --rooms FILE",)


def _cannot_keep(file: Path | None, why: str) -> ScenarioError:
    return ScenarioError([Problem(f"classes cannot be kept in {file}: {why}", "--rooms", _HELP)])


def _of_another_version(file: Path | None) -> ScenarioError:
    return ScenarioError([Problem(f"{file} is of another version of this program", "--rooms", _HELP)])


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
