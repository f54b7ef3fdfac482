"""How far studies are: a note beside the results while one runs, so that one that was stopped is not forgotten.

One small file a command, `outputs/underway/<digest>.json`; it goes when the result is saved. The same command goes on
from the runs that are kept, and takes the same note up again.
"""

import hashlib
import json
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.lab.provenance import command
from loyalty_sim.lab.results import OUTPUTS
from loyalty_sim.lab.runner import Progress

FOLDER, EVERY = "underway", 1.0


class Underway(NamedTuple):
    """A study that is not finished.

    command: what goes on with it. done, planned: runs. heard: when the last run was done, in seconds since 1970.
    """

    study: str
    command: str
    done: int
    planned: int
    heard: float


class Note:
    """The progress of a study, to be called after every run; written down once a second. shown: who else is told."""

    def __init__(self, study: str, shown: Progress | None = None, outputs: Path = OUTPUTS):
        self._study, self._command, self._shown, self._written = study, command(), shown, 0.0
        digest = hashlib.sha256(self._command.encode()).hexdigest()[:16]
        self._path = outputs / FOLDER / f"{digest}.json"

    def __call__(self, done: int, planned: int) -> None:
        """Note it, and tell whoever else is told."""
        if self._shown:
            self._shown(done, planned)
        now = time.time()
        if now - self._written < EVERY and done < planned:
            return
        self._written = now
        text = json.dumps(Underway(self._study, self._command, done, planned, now)._asdict())
        with suppress(OSError):  # a study is not given up for want of a note
            write_atomically(self._path, partial(Path.write_text, data=text, encoding="utf-8"))

    def over(self) -> None:
        """The result is saved."""
        self._path.unlink(missing_ok=True)


def underway(outputs: Path = OUTPUTS) -> list[Underway]:
    """Studies that are running or were stopped, the latest first."""
    found = []
    for path in (outputs / FOLDER).glob("[!.]*.json"):
        with suppress(OSError, ValueError, TypeError):  # one that has just gone, or is no note
            found.append(Underway(**json.loads(path.read_text(encoding="utf-8"))))
    return sorted(found, key=lambda each: -each.heard)


def said(each: Underway, now: float) -> str:
    """One line: what, how far, and since when nothing was heard."""
    return f"{each.study}: {each.done:,} of {each.planned:,} runs, the last {_ago(now - each.heard)}"


def _ago(seconds: float) -> str:
    for unit, size in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "just now"
