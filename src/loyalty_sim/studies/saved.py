"""Results on disk, loaded whole: the runs are read back and analysed by the study that made them."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from loyalty_sim.lab import own_data
from loyalty_sim.lab.atomic import digest_of
from loyalty_sim.lab.label import read_label
from loyalty_sim.lab.results import RECORD, damaged, read_record
from loyalty_sim.lab.tables import WHICH
from loyalty_sim.reading import as_path
from loyalty_sim.scenario import Problem, ScenarioError, from_dict
from loyalty_sim.scenario.retired import brought_over
from loyalty_sim.studies.base import Kept, Result, kinds


def load_result(folder: str | os.PathLike[str]) -> Result:
    """The result that `Result.save` wrote to a folder. Raises ScenarioError if there is none, it is damaged, or a
    file is missing.

    Table, text, runs and provenance are those that were saved; the detail is made anew from the saved runs. A kind that
    is not known here, and a result that keeps too little of its runs, come without detail.

        >>> from tempfile import mkdtemp
        >>> from loyalty_sim import load_scenario, run
        >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
        >>> folder = mkdtemp() + "/mine"
        >>> files = run(small, seeds=2, workers=1).save(folder)
        >>> load_result(folder).kind
        'run'
    """
    place = as_path(folder, "folder").expanduser()
    place = place.parent if place.name == RECORD else place
    record = read_record(place)
    try:
        return _loaded(place, record)
    except ScenarioError:
        raise
    except Exception as error:  # the boundary: whatever analysis stumbles over in a table that is not as it was saved
        said = f"{type(error).__name__}: {error}"
        raise damaged(place, f"its tables are not those of such a study ({said[:160]})") from error


def _loaded(place: Path, record: dict[str, Any]) -> Result:
    _check_files(place, record.pop("files", {}))
    kind = record.pop("kind", record["study"])
    beside = record.pop("beside", None)
    asked = kinds().get(kind)
    runs = _table(place, "runs.parquet")
    kept = Kept(
        runs=runs,
        weekly=_of_runs(_table(place, "weekly.parquet"), runs) if asked and asked.keeps_weeks else None,
        beside={name: _table(place, f"{name}.parquet") for name in beside or ()},
        table=_table(place, "table.parquet"),
    )
    places = own_data.found(place, record.pop("data", {}))
    trees = {name: brought_over(own_data.renamed(tree, places)) for name, tree in record["scenarios"].items()}
    scenarios = {name: from_dict(tree) for name, tree in trees.items()}
    assert kept.table is not None
    result = Result(
        kind, kept.table, record.pop("text"), kept.runs, None, record, scenarios, kept.weekly, kept.beside,
        read_label(place),
    )  # fmt: skip
    study = result.study
    if study is None or (study.since_beside and beside is None):
        return result
    return replace(result, detail=study.analyse(kept))


def _of_runs(weekly: pd.DataFrame, runs: pd.DataFrame) -> pd.DataFrame:
    """Weeks with what they are of: results of the first edition say the place of the run only."""
    told = [name for name in WHICH if name in runs and name not in weekly]
    return pd.concat([weekly, runs[told].loc[weekly["run"]].reset_index(drop=True)], axis=1) if told else weekly


def _check_files(folder: Path, sums: Mapping[str, str]) -> None:
    """What is read back is what was written. Raises ScenarioError; results of before there were sums have none."""
    there = {name: folder / name for name in sums if (folder / name).is_file()}
    changed = [name for name, path in there.items() if digest_of(path) != sums[name]]
    if changed:
        raise damaged(folder, f"{', '.join(changed)} is not what was written (checksum)")


def _table(folder: Path, name: str) -> pd.DataFrame:
    try:
        return pd.read_parquet(folder / name)
    except Exception as error:  # Arrow has exceptions of its own for files that are cut or altered
        reason = "it is missing" if isinstance(error, FileNotFoundError) else str(error)
        help = ("ask the question again: finished runs are kept, so it costs little",)
        raise ScenarioError([Problem(f"cannot read {folder / name}: {reason}", str(folder), help)]) from None
