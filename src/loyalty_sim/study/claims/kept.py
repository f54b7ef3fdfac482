"""Runs kept on disk, so that asking again costs nothing and a ledger that was stopped goes on where it stood.

A run is kept under the hash of its settings and its seed, in a folder named by the hash of all sources that make a run
what it is. A file appears under its name only when it is complete.
"""

import json
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np

from loyalty_sim.compiled import cache_folder, source_hash
from loyalty_sim.scenario.convert import scenario_hash
from loyalty_sim.study.claims.observed import Observed, observe
from loyalty_sim.study.result import write_atomically
from loyalty_sim.study.runner import Job, Run

SOURCES = ("compiled.py", "theory", "world", "week", "agents", "evidence", "market.py", "outcomes.py")
WATCHING = ("observed.py", "panel.py")


@cache
def runs_folder() -> Path:
    """Where runs of this version of the model are kept: beside the compiled kernels."""
    from hashlib import sha256

    digest = sha256(source_hash(*SOURCES).encode())
    for name in WATCHING:
        digest.update((Path(__file__).parent / name).read_bytes())
    return cache_folder().parent / f"runs-{digest.hexdigest()[:16]}"


def place(job: Job, folder: Path) -> Path:
    """File of a run."""
    name = scenario_hash(job.scenario)
    return folder / name[:2] / f"{name}-{job.seed}.npz"


def observe_and_keep(job: Job, folder: Path) -> Run:
    """Run a market and keep what was observed; a run that is there already is left as it is."""
    path = place(job, folder)
    if not path.exists():
        keep(observe(job.scenario, job.seed), path)
    return Run(job, {})


def keep(seen: Observed, path: Path) -> None:
    """Write one run."""
    figures = json.dumps({"figures": seen.figures, "fields": seen.fields})
    write_atomically(path, partial(_write, books=seen.books, figures=np.array(figures)))


def _write(path: Path, **arrays: Any) -> None:
    with path.open("wb") as file:
        np.savez(file, **arrays)


def read(path: Path) -> Observed:
    """A kept run."""
    with np.load(path) as file:
        rest = json.loads(str(file["figures"]))
        return Observed(file["books"], rest["figures"], tuple(rest["fields"]))
