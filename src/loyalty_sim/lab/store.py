"""The store: every finished run, kept under all that it depends on, so that asking again costs nothing.

One Parquet file a run, `<store>/<model>/<2 digits>/<configuration>-<seed>.parquet`: the weekly indicators as the
table, everything else as metadata. The model is the hash of the sources that a run depends on, so a run of another
version is never taken for one of this version. Checksums tell a run that was altered, which is put aside. A file
appears under its name only when it is complete: whatever is killed, whenever, leaves finished runs and nothing else
behind.
"""

import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.compiled import source_hash
from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import scenario_hash, to_dict

if TYPE_CHECKING:
    import pandas as pd

MODEL = ("compiled", "extend", "theory", "world", "week", "agents", "market.py")
WHAT_IS_KEPT = ("job.py", "market_run.py")
"""The sources that a run depends on; studies, reports and the command line may change without touching it."""

_META, _SUM = b"loyalty_sim", b"loyalty_sim_sum"
SEEN = "seen"
"""Folder, beside the runs of a version, of what else was seen of its markets."""
DAMAGED = ".damaged"
"""Ending of a file that was found not to be as it was kept."""


@cache
def model_version() -> str:
    """Sixteen hexadecimal digits of the sources that a run depends on."""
    digest = hashlib.sha256(source_hash(*MODEL).encode())
    for name in WHAT_IS_KEPT:
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()[:16]


class Damaged(ValueError):  # noqa: N818 - reads as what it is
    """A kept run that is not what was kept."""


class StoreFull(RuntimeError):  # noqa: N818 - reads as what happened
    """A finished run could not be kept since the disk is full; what was kept before is whole."""


class Store(NamedTuple):
    """Finished runs in a folder, by its path or its name."""

    folder: Path

    def path(self, job: Job) -> Path:
        """File of a run, whether it is there or not."""
        name = scenario_hash(job.scenario)
        return Path(self.folder) / model_version() / name[:2] / f"{name}-{job.seed}.parquet"

    def beside(self, what: str) -> "Store":
        """The store of something else that is seen of markets of this version of the model, such as `learn-<code>`."""
        return Store(Path(self.folder) / model_version() / SEEN / what)

    def get(self, job: Job, weekly: bool = True) -> Run | None:
        """The run, if it is there, with its weekly indicators or without (ten times as fast).

        A file that cannot be read is put aside as `*.damaged` and counts as missing.
        """
        path = self.path(job)
        if not path.exists():
            return None
        try:
            table, meta = _read(path) if weekly else (None, _metadata(path))
        except Damaged:
            with suppress(OSError):
                path.replace(path.with_suffix(DAMAGED))
            return None
        return Run(job, meta["outcomes"], table, seconds=meta.get("seconds", 0.0))

    def about_to_make(self, jobs: Sequence[Job]) -> None:
        """Told which runs are not there and are made next; a store that watches may raise."""

    def check(self) -> None:
        """Raises ScenarioError if nothing can be kept in the folder, which is made if need be."""
        try:
            Path(self.folder).mkdir(parents=True, exist_ok=True)
            if not os.access(self.folder, os.W_OK):
                raise PermissionError(errno.EACCES, "it may not be written to")
        except OSError as error:
            message = f"runs cannot be kept in '{self.folder}': {(error.strerror or str(error)).lower()}"
            raise ScenarioError([Problem(message, "the store", ("LOYALTY_SIM_STORE names another folder",))]) from None

    def damaged(self) -> int:
        """How many files of this version were found not to be as they were kept, and put aside."""
        return sum(1 for _ in (Path(self.folder) / model_version()).glob(f"*/[!.]*{DAMAGED}"))

    def put(self, run: Run, origin: Mapping[str, Any] | None = None) -> None:
        """Keep a finished run with what it took and where it comes from (see `lab.provenance`).

        Raises OSError if it cannot be written, StoreFull if that is for want of room; then nothing is left behind.
        """
        meta = {
            "outcomes": run.outcomes,
            "seed": run.job.seed,
            "name": run.job.scenario.name,
            "scenario": to_dict(run.job.scenario),
            "model": model_version(),
            "seconds": run.seconds,
            "origin": dict(origin or {}),
        }
        try:
            write_atomically(self.path(run.job), partial(_write, weekly=run.weekly, meta=meta))
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            message = f"the disk is full ({error.strerror}): runs can no longer be kept in {self.folder}"
            raise StoreFull(message) from error

    def records(self) -> Iterator[dict[str, Any]]:
        """What is known of every run of this version of the model: outcomes, seed, scenario, origin, seconds, path."""
        for path in sorted((Path(self.folder) / model_version()).glob("*/[!.]*.parquet")):
            try:
                yield _metadata(path) | {"path": path, "configuration": path.stem.rpartition("-")[0]}
            except Damaged:
                with suppress(OSError):
                    path.replace(path.with_suffix(DAMAGED))

    def runs(self) -> "pd.DataFrame":
        """One row a run of this version of the model: name, configuration, seed, every outcome."""
        import pandas as pd

        heads = ("name", "configuration", "seed")
        return pd.DataFrame([{head: each[head] for head in heads} | each["outcomes"] for each in self.records()])

    def is_of_other_versions(self) -> bool:
        """Whether runs are kept of other versions of the model and none of this one."""
        kept = {path.name for path in Path(self.folder).glob("*") if path.is_dir()}
        return bool(kept) and model_version() not in kept

    def versions(self) -> dict[str, int]:
        """How many runs there are of each version of the model; those of other versions are never used."""
        folders = sorted(path for path in Path(self.folder).glob("*") if path.is_dir())
        return {folder.name: sum(1 for _ in folder.glob("*/[!.]*.parquet")) for folder in folders}


def default_store() -> Store:
    """The store of this working folder, `outputs/store`; the environment variable `LOYALTY_SIM_STORE` names another."""
    return Store(Path(os.environ.get("LOYALTY_SIM_STORE") or Path("outputs") / "store"))


def _write(path: Path, weekly: Any, meta: dict[str, Any]) -> None:
    import pyarrow
    from pyarrow import parquet

    table = pyarrow.Table.from_pandas(weekly, preserve_index=False)
    meta = meta | {"weeks": _sum_of_weeks(table.to_pandas())}
    text = json.dumps(meta)
    kept = {_META: text, _SUM: _sum(text.encode())}
    parquet.write_table(table.replace_schema_metadata({**table.schema.metadata, **kept}), path)


def _read(path: Path) -> tuple["pd.DataFrame", dict[str, Any]]:
    """Weeks and everything else. Raises Damaged."""
    from pyarrow import parquet

    meta = _metadata(path)
    try:
        weekly = parquet.read_table(path).to_pandas()
    except Exception as error:  # Arrow has exceptions of its own for what was cut or altered
        raise Damaged(str(error)) from None
    if _sum_of_weeks(weekly) != meta["weeks"]:
        raise Damaged("the weeks are not those that were kept")
    return weekly, meta


def _metadata(path: Path) -> dict[str, Any]:
    """Everything but the weeks. Raises Damaged if it is not what was kept under this name."""
    from pyarrow import parquet

    try:
        about = parquet.read_schema(path).metadata
        text, expected = about[_META], about[_SUM].decode()
        meta = dict(json.loads(text))
    except Exception as error:  # Arrow has exceptions of its own for what was cut or altered
        raise Damaged(str(error)) from None
    if _sum(text) != expected or f"-{meta['seed']}" != path.stem[path.stem.rindex("-") :]:
        raise Damaged("it is not what was kept")
    return meta


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sum_of_weeks(weekly: "pd.DataFrame") -> str:
    digest = hashlib.sha256()
    for name in weekly.columns:
        values = weekly[name].to_numpy()
        digest.update(f"{name} {values.dtype.str} {len(values)};".encode())
        digest.update(values.tobytes() if values.dtype != object else repr(values.tolist()).encode())
    return digest.hexdigest()
