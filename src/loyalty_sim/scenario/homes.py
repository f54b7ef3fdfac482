"""Folders of a user's own, laid out as the package's: what lies there is found beside what is shipped.

    trade/*.yaml  rivals/*.yaml  network/*.yaml  scenario/*.yaml     presets
    strategies/*.py     strategies of rivals (`loyalty_sim.extend.strategy`)
    lessons/*.md        lessons of the application
    claims/k*.py        claims of the ledger

The folder is named by `LOYALTY_SIM_HOME`, or `--home` at the command line; installed packages bring further ones by an
entry point of the group `loyalty_sim`, whose value is the package that is such a folder. A name that is taken already
is refused.
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

VARIABLE = "LOYALTY_SIM_HOME"


class Home(NamedTuple):
    """A folder beside the package's, and what it is called in lists."""

    name: str
    folder: Path


def homes() -> tuple[Home, ...]:
    """The user's own folder, then those of installed packages. Raises ScenarioError if one is not there."""
    own = os.environ.get(VARIABLE)
    if not own:
        return _of_packages()
    folder = Path(own).expanduser().absolute()
    if not folder.is_dir():
        help = ("it holds trade/, scenario/, strategies/, lessons/ or claims/: docs/how_to/own_folder.md",)
        raise ScenarioError([Problem(f"there is no folder '{own}'", f"{VARIABLE} or --home", help)])
    return (Home(own, folder), *_of_packages())


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
def at_home(folder: Path | None) -> Iterator[None]:
    """Within it, `folder` is the user's own; nothing is changed for None. Raises ScenarioError if it is not there."""
    if folder is None:
        yield
        return
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(folder)
    try:
        homes()
        yield
    finally:
        os.environ.pop(VARIABLE) if before is None else os.environ.update({VARIABLE: before})


def with_homes(
    shipped: Mapping[str, Path], pattern: str, what: str, name: Callable[[Path], str] = lambda path: path.stem
) -> dict[str, Path]:
    """Files by name: those shipped, and those of `pattern` in every home.

    what: what a file is, for the message. Raises ScenarioError naming every file whose name is taken.
    """
    found, problems = dict(shipped), []
    for home in homes():
        for path in sorted(home.folder.glob(pattern)):
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
        for path in sorted(home.folder.glob("strategies/*.py")):
            for name in strategies_in(path.read_text(encoding="utf-8")):
                if name in found:
                    help = (f"the other one: {found[name]}", "give it a name of its own")
                    raise ScenarioError([Problem(f"there is a strategy '{name}' already", str(path), help)])
                found[name] = path
    return found
