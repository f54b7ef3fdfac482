"""A result as a file for other programs, and as a citation."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from loyalty_sim.lab.atomic import write_atomically


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
