"""Folders of a user's own, laid out as the package's: what lies there is found beside what is shipped.

    trade/*.yaml  rivals/*.yaml  network/*.yaml  scenario/*.yaml     presets
    strategies/*.py     strategies of rivals (`loyalty_sim.extend.strategy`)
    lessons/*.md        lessons of the application
    claims/k*.py        claims of the ledger

The folder is named by `LOYALTY_SIM_HOME`, or `--home` at the command line; installed packages bring further ones by an
entry point of the group `loyalty_sim`, whose value is the package that is such a folder. A teacher whose folder holds
lessons and nothing else names it by `LOYALTY_SIM_LESSONS`, or `--lessons`. A name that is taken already is refused.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from loyalty_sim.extend.read_file import strategies_in
from loyalty_sim.scenario.messages import Problem, ScenarioError

VARIABLE, OF_LESSONS = "LOYALTY_SIM_HOME", "LOYALTY_SIM_LESSONS"
LAID_OUT = "it holds trade/, scenario/, strategies/, lessons/ or claims/: docs/how_to/own_folder.md"
OF_FILES = "it holds lessons, such as 50_my_lesson.md: docs/how_to/own_lesson.md"


class Home(NamedTuple):
    """A folder beside the package's, and what it is called in lists.

    holds: the one kind of files that lies in it without a folder of its own, such as "lessons"; none: it is laid out as
    the package is.
    """

    name: str
    folder: Path
    holds: str = ""

    def files(self, pattern: str) -> list[Path]:
        """Files of a kind, such as "lessons/*.md", in the order of their names."""
        if not self.holds:
            return sorted(self.folder.glob(pattern))
        kind, _, names = pattern.partition("/")
        return sorted(self.folder.glob(names)) if kind == self.holds else []


def homes() -> tuple[Home, ...]:
    """The user's own folders, then those of installed packages. Raises ScenarioError if one is not there."""
    own = (_named(VARIABLE, "--home", "", LAID_OUT), _named(OF_LESSONS, "--lessons", "lessons", OF_FILES))
    return (*filter(None, own), *_of_packages())


def _named(variable: str, option: str, holds: str, help: str) -> Home | None:
    own = os.environ.get(variable)
    if not own:
        return None
    folder = Path(own).expanduser().absolute()
    if not folder.is_dir():
        raise ScenarioError([Problem(f"there is no folder '{own}'", f"{variable} or {option}", (help,))])
    return Home(own, folder, holds)


@cache
def _of_packages() -> tuple[Home, ...]:
    return tuple(map(_of_package, sorted(entry_points(group="loyalty_sim"), key=lambda each: each.name)))


def _of_package(entry: EntryPoint) -> Home:
    try:
        spec = find_spec(entry.module)
    except ImportError:
        spec = None
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places:
        message = f"the installed package '{entry.name}' names {entry.module}, which is no package"
        raise ScenarioError([Problem(message, "entry points of the group loyalty_sim")])
    return Home(f"package {entry.name}", Path(places[0]))


@contextmanager
def at_home(folder: Path | None, variable: str = VARIABLE) -> Iterator[None]:
    """Within it, `folder` is the user's own; nothing is changed for None. Raises ScenarioError if it is not there.

    variable: `OF_LESSONS` for one that holds lessons only.
    """
    if folder is None:
        yield
        return
    before = os.environ.get(variable)
    os.environ[variable] = str(folder)
    try:
        homes()
        yield
    finally:
        os.environ.pop(variable) if before is None else os.environ.update({variable: before})


def with_homes(
    shipped: Mapping[str, Path], pattern: str, what: str, name: Callable[[Path], str] = lambda path: path.stem
) -> dict[str, Path]:
    """Files by name: those shipped, and those of `pattern` in every home.

    what: what a file is, for the message. Raises ScenarioError naming every file whose name is taken.
    """
    found, problems = dict(shipped), []
    for home in homes():
        for path in home.files(pattern):
            if name(path) in found:
                help = (f"the other one: {found[name(path)]}", "give it a name of its own")
                problems.append(Problem(f"there is a {what} '{name(path)}' already", str(path), help))
            found.setdefault(name(path), path)
    if problems:
        raise ScenarioError(problems)
    return found


def where_from(path: Path) -> str:
    """The home that a file lies in, as it is called in lists; empty for what is shipped."""
    return next((home.name for home in homes() if path.is_relative_to(home.folder)), "")


def own_strategies() -> dict[str, Path]:
    """Files of the strategies in all homes, by the name of the strategy, found without running them."""
    found: dict[str, Path] = {}
    for home in homes():
        for path in home.files("strategies/*.py"):
            for name in strategies_in(path.read_text(encoding="utf-8")):
                if name in found:
                    help = (f"the other one: {found[name]}", "give it a name of its own")
                    raise ScenarioError([Problem(f"there is a strategy '{name}' already", str(path), help)])
                found[name] = path
    return found
