"""Where results lie on disk: found by name, and the record of each.

One catalogue: results lie in `outputs/<study>/<name>`, and of one that was saved elsewhere a note in
`outputs/elsewhere` says where, so that whoever looks for it here finds it.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.lab.place import check_folder
from loyalty_sim.reading import as_path, regular_file
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import nearest, shown

OUTPUTS, LAST, RECORD = Path("outputs"), "last", "run.json"
ELSEWHERE = "elsewhere"
LARGEST_RECORD = 50_000_000
SHAPE = (
    ("study", str, "a name"), ("settings", dict, "a table"), ("seeds", list, "a list"), ("scenarios", dict, "a table"),
)  # fmt: skip
"""What a record holds, of which kind, in words."""


def find_result(word: str = LAST, outputs: Path = OUTPUTS) -> Path:
    """The folder of a result: `last` for the newest, a folder, or the name of one. Raises ScenarioError.

    >>> from tempfile import mkdtemp
    >>> find_result("last", Path(mkdtemp()))
    Traceback (most recent call last):
    ...
    loyalty_sim.scenario.messages.ScenarioError: ...
    """
    word, outputs = str(as_path(word, "word")), as_path(outputs, "outputs")
    known = saved_results(outputs)
    if word == LAST and known:
        return known[-1]
    if word != LAST and is_result_folder(word):
        return Path(word)
    named = [path for path in known if path.name == word]
    if named:
        return named[-1]
    raise ScenarioError([_nothing_there(word, known)])


def check_place(folder: Path, names: Iterable[str]) -> None:
    """Raises ScenarioError where files of these names would be written over those of somebody else, or cannot be."""
    check_folder(folder, "folder")
    theirs = [] if is_result_folder(str(folder)) else [name for name in names if (folder / name).exists()]
    if theirs:
        message = f"'{folder}' holds {' and '.join(theirs[:2])} of something else, which would be overwritten"
        raise ScenarioError([Problem(message, str(folder), (f"a folder of its own: {folder / 'result'}",))])


def is_result_folder(word: str) -> bool:
    """Whether a folder of this path holds a result."""
    try:
        return (Path(word) / RECORD).is_file()
    except (OSError, ValueError):  # no path at all
        return False


def saved_results(outputs: Path = OUTPUTS) -> list[Path]:
    """Folders of all complete results below `outputs` or noted there, oldest first."""
    here = {path.parent for path in outputs.glob(f"*/*/{RECORD}")} if _is_there(outputs) else set()
    known = {folder.resolve() for folder in here}
    return sorted([*here, *(folder for folder in _elsewhere(outputs) if folder.resolve() not in known)], key=_saved_at)


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):  # a name that no disk takes
        return False


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
    for note in (outputs / ELSEWHERE).glob("[!.]*.json") if _is_there(outputs) else ():
        with suppress(OSError, ValueError, TypeError, KeyError):  # one that has just gone, or is no note
            folder = Path(json.loads(note.read_text(encoding="utf-8"))["folder"])
            if (folder / RECORD).is_file():
                yield folder


def _saved_at(folder: Path) -> tuple[int, str]:
    return (folder / RECORD).stat().st_mtime_ns, folder.name


def _nothing_there(word: str, known: Sequence[Path]) -> Problem:
    if not known:
        return Problem(
            f"there is no result '{shown(word)}': nothing has been saved here", word, ("loyalty-sim run   saves one",)
        )
    close = nearest(word, [path.name for path in known])
    guess = next((f"did you mean  {path} ?" for path in known if path.name == close), "")
    newest = f"the newest is  {known[-1]}"
    help = tuple(filter(None, (guess, newest)))
    return Problem(f"there is no result '{shown(word)}'", f"command line: {shown(word)}", help)


def read_record(folder: Path) -> dict[str, Any]:
    """What `run.json` of a saved result says. Raises ScenarioError if there is none that can be read."""
    try:
        record = json.loads(regular_file(folder / RECORD, LARGEST_RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ScenarioError([_nothing_there(str(folder), saved_results())]) from None
    except (OSError, ValueError, RecursionError) as error:
        raise damaged(folder, " ".join(str(error).split())[:160]) from None
    problem = _problem_of(record)
    if problem:
        raise damaged(folder, problem)
    return dict(record)


def damaged(folder: Path, why: str) -> ScenarioError:
    """What is said of a result that is not as it was saved."""
    help = ("ask the question again: finished runs are kept, so it costs little", "or remove the folder")
    return ScenarioError([Problem(f"the result '{folder.name}' is damaged: {why}", str(folder), help)])


def _problem_of(record: Any) -> str:
    """Whether a record has what every reader of it takes for granted."""
    if not isinstance(record, dict):
        return f"{RECORD} is no record"
    for name, kind, word in SHAPE:
        if name not in record:
            return f"{RECORD} does not say '{name}'"
        if not isinstance(record[name], kind):
            return f"'{name}' in {RECORD} is not {word}"
    if not record["scenarios"] or not all(isinstance(each, dict) for each in record["scenarios"].values()):
        return f"'scenarios' in {RECORD} are no scenarios"
    if not all(type(seed) is int for seed in record["seeds"]):
        return f"'seeds' in {RECORD} are not whole numbers"
    beside, data = record.get("beside") or [], record.get("data") or {}
    if not isinstance(beside, list) or not isinstance(data, dict):
        return f"{RECORD} does not say what lies beside it"
    places = [*beside, *data.values(), *(record.get("files") or {})]
    if not all(isinstance(place, str) and Path(place).parts[:1] != ("/",) and ".." not in Path(place).parts
               for place in places):  # fmt: skip
        return f"{RECORD} names files outside its folder"
    return ""
