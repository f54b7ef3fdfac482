"""Files of the user's that a scenario reads - a network, survey answers - kept with a result as data.

A result folder holds copies in `data/`, and its configuration names the copies, so that it needs no other file.
"""

import shutil
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

from loyalty_sim.scenario.schema import Scenario

FOLDER = "data"
READ = (("network", "path"), ("trade", "answers"))
"""Settings that name a file to be read, by section and name."""


def copies(scenarios: Iterable[Scenario]) -> dict[str, str]:
    """Where each file that scenarios read is kept in a result's folder, by the path that a scenario names."""
    found: dict[str, str] = {}
    for scenario in scenarios:
        for section, name in READ:
            path = getattr(getattr(scenario, section), name)
            if path and path not in found and Path(path).is_file():
                found[path] = f"{FOLDER}/{_free(Path(path), found.values())}"
    return found


def _free(path: Path, taken: Iterable[str]) -> str:
    """The name of a file; with a number if another file of that name is kept."""
    names = [path.name, *(f"{path.stem}_{number}{path.suffix}" for number in range(2, 1000))]
    return next(name for name in names if f"{FOLDER}/{name}" not in set(taken))


def writers(kept: Mapping[str, str]) -> dict[str, Callable[[Path], Any]]:
    """What writes each copy, by its place in the folder."""
    return {place: partial(shutil.copyfile, path) for path, place in kept.items()}


def renamed(tree: Mapping[str, Any], places: Mapping[str, str]) -> dict[str, Any]:
    """A configuration that reads the copies: files by the path it names now."""
    changed = deepcopy(dict(tree))
    for section, name in READ:
        inner = changed.get(section, {})
        if inner.get(name) in places:
            inner[name] = places[inner[name]]
    return changed


def found(folder: Path, kept: Mapping[str, str]) -> dict[str, str]:
    """The copies that are there, by the path that a scenario names."""
    return {path: str(folder / place) for path, place in kept.items() if (folder / place).is_file()}
