"""Past results and kept runs as tables: what was asked, under which settings, and whether it is of this version."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from loyalty_sim.scenario.convert import LABELS, to_dict
from loyalty_sim.scenario.keys import flatten
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.study.result import write_atomically
from loyalty_sim.study.saved import OUTPUTS, read_record, saved_results
from loyalty_sim.study.store import Store, model_version
from loyalty_sim.study.underway import Underway, underway

HEADS = ("result", "study", "written", "seeds", "of this version")


class Past(NamedTuple):
    """Tables of what there is; the columns after the heads are settings, only those in which the rows differ.

    results: one row per saved result, oldest first. runs: one row per kept configuration of this version, with how many
    seeds and mean profit. others: how many runs the store keeps of other versions of the model; they are never used.
    unfinished: studies that are running or were stopped.
    """

    results: pd.DataFrame
    runs: pd.DataFrame
    others: dict[str, int]
    unfinished: list[Underway]


def past(store: Store, outputs: Path = OUTPUTS) -> Past:
    """What was saved under `outputs` and what is in the store."""
    others = {version: count for version, count in store.versions().items() if version != model_version() and count}
    return Past(_results(outputs), _runs(store), others, underway(outputs))


def export(result: Any, file: Path) -> Path:
    """Write the table of a result as CSV or Parquet, or all its tables as XLSX; complete or not at all."""
    ending = file.suffix.lower()
    if ending == ".csv":
        return write_atomically(file, lambda path: result.table.to_csv(path, index=False))
    if ending == ".parquet":
        return write_atomically(file, lambda path: result.table.to_parquet(path, index=False))
    return write_atomically(file, lambda path: _write_book(result, path))


def citation(record: Mapping[str, Any], name: str) -> str:
    """How a result is cited: software and version, model, configurations, seeds, command; a few lines of text."""
    hashes = ", ".join(f"{label} {digest}" for label, digest in record["scenario_hashes"].items())
    state = f", commit {record['git']}" if record.get("git") else ""
    libraries = ", ".join(f"{library} {version}" for library, version in record["libraries"].items())
    common = " Scenarios share their random numbers." if record.get("common_random_numbers") else ""
    model = record.get("model", record["source_hash"])
    return (
        f"The loyalty_sim authors. loyalty_sim: agent-based simulation of service quality and customer loyalty, "
        f"version {record['loyalty_sim']} (model {model}{state}).\n"
        f"Result {name}, {record['study']}, written {record.get('written', 'at an unknown time')}. "
        f"Configuration: {hashes}. Seeds: {_ranges(record['seeds'])}.{common}\n"
        f"Command: {record['command']}\n"
        f"Python {record['python']}; {libraries}."
    )


def _results(outputs: Path) -> pd.DataFrame:
    rows = []
    for folder in saved_results(outputs):
        record = read_record(folder)
        head = {
            "result": folder.name,
            "study": record["study"],
            "written": record.get("written", ""),
            "seeds": len(record["seeds"]),
            "of this version": record.get("model") == model_version(),
        }
        scenarios = record["scenarios"]
        rows.append((head, _labelled(scenarios[list(scenarios)[-1]] if scenarios else {})))
    return _with_changed(rows)


def _runs(store: Store) -> pd.DataFrame:
    """Runs by configuration, under the name that the first was kept under."""
    found: dict[str, list[dict[str, Any]]] = {}
    for record in store.records():
        found.setdefault(record["configuration"], []).append(record)
    rows = []
    for digest, records in found.items():
        profit = [record["outcomes"]["profit"] for record in records if "profit" in record["outcomes"]]
        head = {
            "configuration": digest,
            "name": records[0]["name"],
            "seeds": len(records),
            "profit": sum(profit) / len(profit) if profit else None,
        }
        rows.append((head, _labelled(records[0]["scenario"])))
    return _with_changed(rows)


def _labelled(scenario: Mapping[str, Any]) -> dict[str, Any]:
    """Settings by key without story; the name says which scenario it was."""
    flat = {key: value for key, value in flatten(scenario).items() if key not in LABELS}
    return {"scenario": scenario.get("name", ""), **flat}


def _with_changed(rows: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> pd.DataFrame:
    """Heads, and the settings in which the rows differ from one another, or the only row from the baseline."""
    rows = list(rows)
    if not rows:
        return pd.DataFrame()
    compared = [settings for _, settings in rows]
    if len(rows) == 1:
        compared.append(_labelled(to_dict(Scenario())))
    keys = [key for key in dict.fromkeys(key for each in compared for key in each) if _differ(key, compared)]
    return pd.DataFrame([head | {key: _cell(settings.get(key)) for key in keys} for head, settings in rows])


def _differ(key: str, compared: list[dict[str, Any]]) -> bool:
    first = compared[0].get(key)
    return any(each.get(key) != first for each in compared)


def _cell(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _ranges(seeds: list[int]) -> str:
    """0-9, 12."""
    parts: list[list[int]] = []
    for seed in sorted(seeds):
        if parts and seed == parts[-1][-1] + 1:
            parts[-1].append(seed)
        else:
            parts.append([seed])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)


def _write_book(result: Any, path: Path) -> None:
    about = [(key, str(value)) for key, value in result.provenance.items() if key not in ("scenarios", "settings")]
    with path.open("wb") as file, pd.ExcelWriter(file, engine="openpyxl") as book:
        result.table.to_excel(book, sheet_name="table", index=False)
        result.runs.to_excel(book, sheet_name="runs", index=False)
        pd.DataFrame([("text", result.text), *about], columns=["what", "value"]).to_excel(
            book, sheet_name="about", index=False
        )
