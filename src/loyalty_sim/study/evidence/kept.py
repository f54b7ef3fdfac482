"""What was seen of a market, kept on disk: asking again costs nothing, and a score that was stopped goes on.

A file is named by all that it depends on: the model, the settings, the seed, and the code that looks. It appears under
its name only when it is complete.
"""

import inspect
from collections.abc import Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from loyalty_sim.compiled import cache_folder
from loyalty_sim.scenario.convert import scenario_hash
from loyalty_sim.study.evidence.target import Watch
from loyalty_sim.study.result import write_atomically
from loyalty_sim.study.runner import Job, Run
from loyalty_sim.study.store import model_version

LOOK = Path(__file__).parent / "look"


def seen_folder() -> Path:
    """Where what was seen under this version of the model is kept: beside the compiled kernels."""
    return cache_folder().parent / f"seen-{model_version()}"


def place(job: Job, watch: Watch, folder: Path) -> Path:
    """File of a market as it is looked at by `watch`."""
    name = scenario_hash(job.scenario)
    return folder / name[:2] / f"{name}-{job.seed}-{_name(watch)}.npz"


def watch_and_keep(job: Job, watches: Mapping[str, Watch], folder: Path) -> Run:
    """Run the market of a job and keep what its watch saw; what is there already is left as it is."""
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    watch = watches[job.label]
    path = place(job, watch, folder)
    if not path.exists():
        seen = watch(ServiceMarket(job.scenario, rng=job.seed))
        write_atomically(path, partial(_write, seen=seen))
    return Run(job, {})


def read(path: Path) -> dict[str, np.ndarray]:
    """What was seen."""
    with np.load(path) as file:
        return dict(file)


def _write(path: Path, seen: dict[str, Any]) -> None:
    arrays: dict[str, Any] = {name: np.asarray(value, dtype=float) for name, value in seen.items()}
    with path.open("wb") as file:
        np.savez(file, **arrays)


def _name(watch: Watch) -> str:
    digest = sha256(_code(Path(inspect.getfile(watch))) + b"".join(map(_code, sorted(LOOK.glob("*.py")))))
    return f"{watch.__name__}-{digest.hexdigest()[:12]}"


@cache
def _code(path: Path) -> bytes:
    return path.read_bytes()
