"""Where results lie on disk: found by name, and the record of each.

One catalogue: results lie in `outputs/<study>/<name>`, and of one that was saved elsewhere a note in
`outputs/elsewhere` says where, so that whoever looks for it here finds it.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import nearest

OUTPUTS, LAST, RECORD = Path("outputs"), "last", "run.json"
ELSEWHERE = "elsewhere"


def find_result(word: str = LAST, outputs: Path = OUTPUTS) -> Path:
    """The folder of a result: `last` for the newest, a folder, or the name of one. Raises ScenarioError.

        >>> from tempfile import mkdtemp
        >>> find_result("last", Path(mkdtemp()))
        Traceback (most recent call last):
        ...
        loyalty_sim.scenario.messages.ScenarioError: ...
    """
    known = saved_results(outputs)
    if word == LAST and known:
        return known[-1]
    if word != LAST and (Path(word) / RECORD).is_file():
        return Path(word)
    named = [path for path in known if path.name == word]
    if named:
        return named[-1]
    raise ScenarioError([_nothing_there(word, known)])


def saved_results(outputs: Path = OUTPUTS) -> list[Path]:
    """Folders of all complete results below `outputs` or noted there, oldest first."""
    here = {path.parent for path in outputs.glob(f"*/*/{RECORD}")}
    known = {folder.resolve() for folder in here}
    return sorted([*here, *(folder for folder in _elsewhere(outputs) if folder.resolve() not in known)], key=_saved_at)


def note_result(folder: Path, outputs: Path = OUTPUTS) -> None:
    """Let a result that was saved anywhere be found among those of `outputs`; by its path from here, if it is below."""
    place = folder.resolve()
    if place.parent.parent == outputs.resolve():
        return
    here = Path.cwd()
    named = place.relative_to(here) if place.is_relative_to(here) else place
    note = outputs / ELSEWHERE / f"{hashlib.sha256(os.fsencode(named)).hexdigest()[:16]}.json"
    write_atomically(note, partial(Path.write_text, data=json.dumps({"folder": str(named)}), encoding="utf-8"))


def _elsewhere(outputs: Path) -> Iterator[Path]:
    """Folders that are noted and still hold a result."""
    for note in (outputs / ELSEWHERE).glob("[!.]*.json"):
        with suppress(OSError, ValueError, TypeError, KeyError):  # one that has just gone, or is no note
            folder = Path(json.loads(note.read_text(encoding="utf-8"))["folder"])
            if (folder / RECORD).is_file():
                yield folder


def _saved_at(folder: Path) -> tuple[int, str]:
    return (folder / RECORD).stat().st_mtime_ns, folder.name


def _nothing_there(word: str, known: Sequence[Path]) -> Problem:
    if not known:
        return Problem(
            f"there is no result '{word}': nothing has been saved here", word, ("loyalty-sim run   saves one",)
        )
    close = nearest(word, [path.name for path in known])
    guess = next((f"did you mean  {path} ?" for path in known if path.name == close), "")
    newest = f"the newest is  {known[-1]}"
    return Problem(f"there is no result '{word}'", f"command line: {word}", tuple(filter(None, (guess, newest))))


def read_record(folder: Path) -> dict[str, Any]:
    """What `run.json` of a saved result says. Raises ScenarioError if there is none that can be read."""
    try:
        return dict(json.loads((folder / RECORD).read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise ScenarioError([_nothing_there(str(folder), saved_results())]) from None
    except ValueError as error:
        raise ScenarioError([Problem(f"cannot read {folder / RECORD}: {error}", str(folder))]) from None
