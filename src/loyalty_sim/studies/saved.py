"""Results on disk: found by name, and loaded whole - the runs are read back and analysed by the same code."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.results import read_record
from loyalty_sim.scenario import Problem, Scenario, ScenarioError, from_dict
from loyalty_sim.studies.base import Result
from loyalty_sim.studies.compare.compare import detail_of_compare
from loyalty_sim.studies.discover.discover import detail_of_discover
from loyalty_sim.studies.optimise.optimise import detail_of_optimise
from loyalty_sim.studies.returns.returns import detail_of_returns
from loyalty_sim.studies.run.run import detail_of_run
from loyalty_sim.studies.sensitivity.sensitivity import detail_of_sensitivity


class Kept(NamedTuple):
    """What a folder holds, as the detail of a kind of study is made from it; weekly is None where no weeks are kept."""

    scenarios: Mapping[str, Scenario]
    table: pd.DataFrame
    runs: pd.DataFrame
    weekly: pd.DataFrame | None
    beside: Mapping[str, pd.DataFrame]
    settings: Mapping[str, Any]
    seeds: int


Detail = Callable[[Mapping[str, Scenario], Sequence[Run], Mapping[str, Any]], Any]
WEEKLY: dict[str, Detail] = {"run": detail_of_run, "compare": detail_of_compare, "returns": detail_of_returns}
PLANNING: dict[str, Callable[[Kept], Any]] = {
    "sensitivity": lambda kept: detail_of_sensitivity(kept.scenarios, kept.runs, kept.settings),
    "discover": lambda kept: detail_of_discover(kept.scenarios, kept.runs, kept.settings, kept.seeds // 2),
    "optimise": lambda kept: detail_of_optimise(
        kept.scenarios, kept.table, kept.runs, kept.beside, kept.settings, kept.seeds
    ),
}
"""How the detail of a kind of study is made from its runs and weeks, or from its tables; other kinds have none."""


def load_result(folder: str | os.PathLike[str]) -> Result:
    """The result that `Result.save` wrote to a folder. Raises ScenarioError if there is none, or a file is missing.

    Table, text, runs and provenance are those that were saved; the detail is made anew from the saved runs.
    """
    place = Path(folder)
    record = read_record(place)
    kind = record.pop("kind", record["study"])
    beside = record.pop("beside", None)
    kept = Kept(
        scenarios={name: from_dict(tree) for name, tree in record["scenarios"].items()},
        table=_table(place, "table.parquet"),
        runs=_table(place, "runs.parquet"),
        weekly=_table(place, "weekly.parquet") if kind in WEEKLY else None,
        beside={name: _table(place, f"{name}.parquet") for name in beside or ()},
        settings=record["settings"],
        seeds=len(record["seeds"]),
    )
    return Result(
        kind=kind,
        table=kept.table,
        text=record.pop("text"),
        runs=kept.runs,
        detail=_detail(kind, kept, of_an_older_version=beside is None),
        provenance=record,
        scenarios=kept.scenarios,
        weekly=kept.weekly,
        beside=kept.beside,
    )


def _detail(kind: str, kept: Kept, of_an_older_version: bool) -> Any:
    """Older versions kept too little of a planning study to make its detail from."""
    if kept.weekly is not None:
        return WEEKLY[kind](kept.scenarios, _as_runs(kept.runs, kept.weekly, kept.scenarios), kept.settings)
    return PLANNING[kind](kept) if kind in PLANNING and not of_an_older_version else None


def _table(folder: Path, name: str) -> pd.DataFrame:
    try:
        return pd.read_parquet(folder / name)
    except (OSError, ValueError) as error:
        reason = "it is missing" if isinstance(error, FileNotFoundError) else str(error)
        help = ("ask the question again: finished runs are kept, so it costs little",)
        raise ScenarioError([Problem(f"cannot read {folder / name}: {reason}", str(folder), help)]) from None


def _as_runs(table: pd.DataFrame, weekly: pd.DataFrame, scenarios: Mapping[str, Scenario]) -> list[Run]:
    """The runs again, in their order; which scenario a job had is known by its label only."""
    books = {int(str(at)): book.drop(columns="run") for at, book in weekly.groupby("run")}
    heads = [name for name in table.columns if name in ("scenario", "setting", "amount", "seed")]
    outcomes: list[Any] = table.drop(columns=heads).to_dict("records")
    first = next(iter(scenarios.values()))
    labels = table["scenario"] if "scenario" in table else [""] * len(table)
    return [
        Run(Job(scenarios.get(label, first), int(seed), label), outcome, books.get(at))
        for at, (label, seed, outcome) in enumerate(zip(labels, table["seed"], outcomes, strict=True))
    ]
