"""A result as a file for other programs, and as a citation."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd

from loyalty_sim.extras import lacking
from loyalty_sim.lab.atomic import write_atomically
from loyalty_sim.publish.statistical_files import write_spss, write_stata

ENDINGS = (".csv", ".xlsx", ".parquet", ".dta", ".sav")
NEEDED = {".xlsx": "openpyxl", ".sav": "pyreadstat"}
"""Modules that an ending needs."""

MOST_CELLS = 1_048_575
"""Rows below the heads that a sheet holds."""


def export(result: Any, file: Path, table: str = "table") -> Path:
    """Write a table of a result as CSV, Parquet, Stata or SPSS, or all its tables as XLSX, with name, note, picture.

    The file is complete or not there at all.

    table: see `tables_of`. Raises KeyError if there is no such table.
    """
    rows, ending = tables_of(result)[table], file.suffix.lower()
    writers: dict[str, Callable[[Path], Any]] = {
        ".csv": lambda path: rows.to_csv(path, index=False),
        ".parquet": lambda path: rows.to_parquet(path, index=False),
        ".dta": lambda path: write_stata(rows, path),
        ".sav": lambda path: write_spss(rows, path),
        ".xlsx": lambda path: _write_book(result, path),
    }
    return write_atomically(file, writers[ending])


def tables_of(result: Any) -> dict[str, pd.DataFrame]:
    """The tables of a result by name: table, runs, weekly if weeks were kept, and what its kind keeps beside them."""
    weekly = {} if result.weekly is None else {"weekly": result.weekly}
    return {"table": result.table, "runs": result.runs, **weekly, **result.beside}


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


def _add_picture(book: Any, result: Any) -> None:
    """A sheet with the charts of the result, where there are some and matplotlib draws them."""
    if lacking("report", "matplotlib") or not result.charts():
        return
    from openpyxl.drawing.image import Image

    drawn = BytesIO()
    result.figure().savefig(drawn, format="png", dpi=100)
    book.create_sheet("picture").add_image(Image(drawn), "A1")


def _write_book(result: Any, path: Path) -> None:
    own = [(part, word) for part, word in result.label._asdict().items() if word]
    about = [(key, str(value)) for key, value in result.provenance.items() if key not in ("scenarios", "settings")]
    tables = {name: rows for name, rows in tables_of(result).items() if len(rows) <= MOST_CELLS}
    content = BytesIO()  # written at once: a workbook that is left half written says so once more when it is forgotten
    with pd.ExcelWriter(content, engine="openpyxl") as book:
        for name, rows in tables.items():
            rows.to_excel(book, sheet_name=name, index=False)
        pd.DataFrame([("text", result.text), *own, *about], columns=["what", "value"]).to_excel(
            book, sheet_name="about", index=False
        )
        for cell in (cell for row in book.sheets["about"].iter_rows() for cell in row):
            cell.data_type = "s"  # a name that begins with = is no formula
        _add_picture(book.book, result)
    path.write_bytes(content.getvalue())
