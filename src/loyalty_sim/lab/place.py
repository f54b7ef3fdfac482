"""Whether a folder can be written to, found out before any work is done: it need not be there yet."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from loyalty_sim.scenario.messages import Problem, ScenarioError, shown

LONGEST_FILE = 200
"""Bytes of a name; most disks take 255, and temporary names are longer."""


def problem_of_folder(folder: Path, where: str) -> Problem | None:
    """Why nothing can be written to a folder; None if it can. where: it was asked for."""
    folder = folder.absolute()
    try:
        there = next(path for path in (folder, *folder.parents) if path.exists())
        for name in folder.relative_to(there).parts:
            if len(os.fsencode(name)) > LONGEST_FILE:
                return Problem(f"the name '{shown(name)}' is too long for the disk", where)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", "") or str(error)).lower()
        return Problem(f"cannot save to '{shown(str(folder))}': {reason}", where)
    if not there.is_dir():
        return Problem(f"cannot save to '{folder}': {there} is a file", where)
    try:
        with TemporaryDirectory(prefix=".loyalty_sim_", dir=there):
            return None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Problem(f"cannot save to '{folder}': {there} may not be written to ({reason})", where)


def check_folder(folder: Path, where: str) -> None:
    """Raises ScenarioError for a folder that nothing can be written to."""
    if problem := problem_of_folder(folder, where):
        raise ScenarioError([problem])
