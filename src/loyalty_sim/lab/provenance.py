"""Where runs and results come from: enough to repeat one, to cite it, and to tell whether two may be compared."""

import hashlib
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from loyalty_sim.compiled import source_hash
from loyalty_sim.extend.read_file import name_of
from loyalty_sim.lab.store import model_version
from loyalty_sim.scenario.schema import Scenario, scenario_hash, to_dict
from loyalty_sim.version import __version__

LIBRARIES = ("numpy", "numba", "mesa", "scipy", "pandas")


def provenance(study: str, scenarios: Mapping[str, Scenario], seeds: Sequence[int], **settings: Any) -> dict[str, Any]:
    """A JSON-ready record.

    study: what was asked (run, compare, returns, ...); scenarios: the resolved configurations by name; settings: what
    else the question consisted of, such as the lever.
    """
    return {
        "study": study,
        "settings": settings,
        "seeds": list(seeds),
        "scenarios": {name: to_dict(scenario) for name, scenario in scenarios.items()},
        "scenario_hashes": {name: scenario_hash(scenario) for name, scenario in scenarios.items()},
        "common_random_numbers": True,
        "model": model_version(),
        **outside(text for scenario in scenarios.values() for text in scenario.use),
        **origin(),
    }


def outside(texts: Iterable[str]) -> dict[str, Any]:
    """Python files from outside that were in use, with the hash of each; nothing where there were none.

    >>> outside(["# mine.py\\nx = 1"])
    {'use': {'mine.py': '1d6152c8da6b'}}
    """
    used = {name_of(text): hashlib.sha256(text.encode()).hexdigest()[:12] for text in texts}
    return {"use": used} if used else {}


def origin() -> dict[str, Any]:
    """A JSON-ready record of this process: versions, command, time; kept with every run and every result."""
    return {**_versions(), "command": command(), "written": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"}


def command() -> str:
    """The command line of this process, as it would be typed."""
    return shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]])


@cache
def _versions() -> dict[str, Any]:
    return {
        "loyalty_sim": __version__,
        "source_hash": source_hash(),
        "git": git_state(),
        "python": sys.version.split()[0],
        "libraries": {library: version(library) for library in LIBRARIES},
    }


@cache
def git_state() -> str:
    """Commit of the checkout that the package runs from, `+changes` if it was edited; empty for an installed one."""
    root = Path(__file__).resolve().parents[3]
    if not (root / ".git").exists():
        return ""
    try:
        return _git(root, "describe", "--always", "--dirty=+changes", "--abbrev=12", "--exclude=*")
    except (OSError, subprocess.SubprocessError):
        return ""


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, timeout=5, check=True)
    return done.stdout.strip()
