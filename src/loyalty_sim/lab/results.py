"""Where results lie on disk: found by name, and the record of each."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import nearest

OUTPUTS, LAST, RECORD = Path("outputs"), "last", "run.json"


def find_result(word: str = LAST, outputs: Path = OUTPUTS) -> Path:
    """The folder of a result: `last` for the newest, a folder, or the name of one. Raises ScenarioError."""
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
    """Folders of all complete results below `outputs`, oldest first."""
    return sorted((path.parent for path in outputs.glob(f"*/*/{RECORD}")), key=_saved_at)


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
