"""The store: every finished run, kept under all that it depends on, so that asking again costs nothing.

One Parquet file a run, `<store>/<model>/<2 digits>/<configuration>-<seed>.parquet`: the weekly indicators as the
table, everything else as metadata. The model is the hash of the sources that a run depends on, so a run of another
version is never taken for one of this version. A file appears under its name only when it is complete: whatever is
killed, whenever, leaves finished runs and nothing else behind.
"""

import json
import os
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.compiled import source_hash
from loyalty_sim.scenario.convert import scenario_hash, to_dict
from loyalty_sim.study.job import Job, Run
from loyalty_sim.study.result import write_atomically

if TYPE_CHECKING:
    import pandas as pd

MODEL = ("compiled.py", "theory", "world", "week", "agents", "evidence", "market.py", "outcomes.py")
"""The sources that a run depends on; studies, reports and the command line may change without touching it."""

_META = b"loyalty_sim"


@cache
def model_version() -> str:
    """Sixteen hexadecimal digits of the sources that a run depends on."""
    return source_hash(*MODEL)


class Store(NamedTuple):
    """Finished runs in a folder."""

    folder: Path

    def path(self, job: Job) -> Path:
        """File of a run, whether it is there or not."""
        name = scenario_hash(job.scenario)
        return self.folder / model_version() / name[:2] / f"{name}-{job.seed}.parquet"

    def get(self, job: Job) -> Run | None:
        """The run, if it is there. A file that cannot be read is put aside as `*.damaged` and counts as missing."""
        path = self.path(job)
        if not path.exists():
            return None
        try:
            weekly, meta = _read(path)
        except (OSError, ValueError, KeyError):
            path.replace(path.with_suffix(".damaged"))
            return None
        return Run(job, meta["outcomes"], weekly)

    def put(self, run: Run) -> None:
        """Keep a finished run. Raises OSError if it cannot be written; then nothing is left behind."""
        meta = {
            "outcomes": run.outcomes,
            "seed": run.job.seed,
            "name": run.job.scenario.name,
            "scenario": to_dict(run.job.scenario),
            "model": model_version(),
        }
        write_atomically(self.path(run.job), partial(_write, weekly=run.weekly, meta=meta))

    def runs(self) -> "pd.DataFrame":
        """One row a run of this version of the model: name, configuration, seed, every outcome."""
        import pandas as pd

        rows = []
        for path in sorted((self.folder / model_version()).glob("*/*.parquet")):
            meta = _metadata(path)
            head = {"name": meta["name"], "configuration": path.stem.rpartition("-")[0], "seed": meta["seed"]}
            rows.append(head | meta["outcomes"])
        return pd.DataFrame(rows)


def default_store() -> Store:
    """The store of this working folder, `outputs/store`; the environment variable `LOYALTY_SIM_STORE` names another."""
    return Store(Path(os.environ.get("LOYALTY_SIM_STORE") or Path("outputs") / "store"))


def _write(path: Path, weekly: Any, meta: dict[str, Any]) -> None:
    import pyarrow
    from pyarrow import parquet

    table = pyarrow.Table.from_pandas(weekly, preserve_index=False)
    parquet.write_table(table.replace_schema_metadata({**table.schema.metadata, _META: json.dumps(meta)}), path)


def _read(path: Path) -> tuple["pd.DataFrame", dict[str, Any]]:
    from pyarrow import parquet

    table = parquet.read_table(path)
    return table.to_pandas(), json.loads(table.schema.metadata[_META])


def _metadata(path: Path) -> dict[str, Any]:
    from pyarrow import parquet

    return dict(json.loads(parquet.read_schema(path).metadata[_META]))
