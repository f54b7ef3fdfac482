"""The targets there are: one file each in `targets`, `tNN_name.py`, defining `TARGET`."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.validation.evidence.published import published
from loyalty_sim.validation.evidence.target import Target

_FOLDER = Path(__file__).parent / "targets"


def target_files() -> dict[str, Path]:
    """Files of the targets by id: {"T01": .../t01_double_jeopardy.py}; sorted."""
    return {path.stem[:3].upper(): path for path in sorted(_FOLDER.glob("t[0-9][0-9]_*.py"))}


def load_targets(ids: Sequence[str] = ()) -> list[Target]:
    """The targets with these ids (T07, t7 and 7 mean the same), or all. Raises ScenarioError for an id there is not."""
    files = target_files()
    wanted = [_spelt(word) for word in ids]
    problems = [_unknown(word, files) for word, name in zip(ids, wanted, strict=True) if name not in files]
    if problems:
        raise ScenarioError(problems)
    return [_load(files[name]) for name in (dict.fromkeys(wanted) or files)]


def load_findings() -> list[Target]:
    """All targets but the given moments: the published findings, and the surveys that were fitted."""
    known = published()
    return load_targets([name for name in target_files() if name not in known or known[name].kind != "given"])


def _load(path: Path) -> Target:
    target: Target = import_module(f"loyalty_sim.validation.evidence.targets.{path.stem}").TARGET
    return target


def _spelt(word: str) -> str:
    digits = word.strip().upper().removeprefix("T")
    return f"T{int(digits):02d}" if digits.isdecimal() else word.strip().upper()


def _unknown(word: str, files: dict[str, Path]) -> Problem:
    close = nearest(_spelt(word), files)
    guess = (f"did you mean  {close} ({published()[close].name}) ?",) if close else ()
    return Problem(f"there is no target '{word}'", f"command line: {word}", (*guess, f"there are {', '.join(files)}"))
