"""What is seen of a market beyond its outcomes - panels, staff, surveys - kept in the store beside the runs.

A file `<store>/<model>/seen/<2 digits>/<configuration>-<seed>-<watch>.npz` is named by all that it depends on: the
model, the settings, the seed, and the code that looks (the file of the watch, and the folder `look` beside it). It
appears under its name only when it is complete, so asking again costs nothing and whatever is killed loses nothing.
"""

import inspect
from collections.abc import Callable, Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.runner import Progress, none_failed, run_many
from loyalty_sim.lab.store import SEEN, default_store, model_version
from loyalty_sim.scenario.schema import scenario_hash

Watch = Callable[[Any], dict[str, Any]]
"""Takes a fresh `ServiceMarket`, runs it as long as need be, and gives what was seen: numbers or small arrays."""

WatchOf = Callable[[Job], Watch]
"""How the market of a job is looked at; a function of a module, or a `partial` of one, so that workers know it."""


def seen_folder() -> Path:
    """Where what was seen under this version of the model is kept: in the store."""
    return default_store().folder / model_version() / SEEN


def place(job: Job, watch: Watch, folder: Path) -> Path:
    """File of a market as it is looked at by `watch`."""
    name = scenario_hash(job.scenario)
    return folder / name[:2] / f"{name}-{job.seed}-{_name(watch)}.npz"


def read(path: Path) -> dict[str, np.ndarray]:
    """What was seen."""
    with np.load(path) as file:
        return dict(file)


def keep(seen: Mapping[str, Any], path: Path) -> None:
    """Write what was seen."""
    write_atomically(path, partial(_write, seen=seen))


def watch_missing(
    wanted: Mapping[Path, Job], watch_of: WatchOf, folder: Path, workers: int | None, progress: Progress | None
) -> int:
    """Run and watch every job whose file is not there yet; gives how many. Raises RunFailed naming all that failed."""
    missing = [job for path, job in wanted.items() if not path.exists()]
    if not missing:
        return 0
    none_failed(run_many(missing, workers, progress, partial(watch_and_keep, watch_of=watch_of, folder=folder)))
    return len(missing)


def watch_and_keep(job: Job, watch_of: WatchOf, folder: Path) -> Run:
    """Watch the market of a job and keep what was seen; what is there already is left as it is."""
    watch = watch_of(job)
    path = place(job, watch, folder)
    if not path.exists():
        keep(see(job, watch), path)
    return Run(job, {})


def see(job: Job, watch: Watch) -> dict[str, Any]:
    """What `watch` sees of the market of a job."""
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    return watch(ServiceMarket(job.scenario, rng=job.seed))


def _write(path: Path, seen: Mapping[str, Any]) -> None:
    arrays: dict[str, Any] = {name: np.asarray(value, dtype=float) for name, value in seen.items()}
    with path.open("wb") as file:
        np.savez(file, **arrays)


@cache
def _name(watch: Watch) -> str:
    own = Path(inspect.getfile(watch))
    looks = (folder / "look" for folder in own.parents)
    files = {own, *next((look.glob("*.py") for look in looks if look.is_dir()), ())}
    digest = sha256(b"".join(path.read_bytes() for path in sorted(files)))
    return f"{watch.__name__}-{digest.hexdigest()[:12]}"
