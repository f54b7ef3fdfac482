"""Cells of a design file that look empty to a reader of values and are not: formulas, merged cells, short rows."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from loyalty_sim.reading import Unreadable, read_source
from loyalty_sim.reading.text_file import read_text
from loyalty_sim.reading.workbook import sheet_of
from loyalty_sim.scenario.messages import Problem

ERRORS = ("#N/A", "#NAME?", "#NULL!", "#NUM!", "#DIV/0!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "N/A", "n/a", "NA")
"""What spreadsheets write where there is no value."""


def without_value(path: Path, heads: Sequence[str]) -> Iterator[Problem]:
    """Cells whose value is not in the file, each with its line and column."""
    if path.suffix.lower() == ".xlsx":
        yield from _of_workbook(path, heads)
    elif path.suffix.lower() in (".csv", ".tsv"):
        yield from _short_rows(path, heads)


def _of_workbook(path: Path, heads: Sequence[str]) -> Iterator[Problem]:
    from openpyxl import load_workbook

    try:
        written, computed = (sheet_of(load_workbook(path, data_only=values))[0] for values in (False, True))
    except Exception as error:  # zipfile, XML and openpyxl have exceptions of their own for what is no workbook
        raise Unreadable(f"it is no workbook ({' '.join(str(error).split())[:120]})") from None
    for span in written.merged_cells.ranges:
        help = ("write the value into every row",)
        yield Problem(f"the cells {span.coord} are merged: only the first has a value", f"{path}:{span.min_row}", help)
    for row in written.iter_rows(min_row=2, max_col=len(heads)):
        for cell in row:
            if cell.data_type in ("f", "e") and _lacks(computed.cell(cell.row, cell.column).value):
                said = "a formula without its value" if cell.data_type == "f" else f"the error {cell.value}"
                help = ("open and save the file in a spreadsheet, or write the value itself",)
                yield Problem(f"column '{heads[cell.column - 1]}' holds {said}", f"{path}:{cell.row}", help)


def _lacks(computed: Any) -> bool:
    return computed is None or str(computed) in ERRORS


def _short_rows(path: Path, heads: Sequence[str]) -> Iterator[Problem]:
    """Rows that end before the last column: what stands in them may have slipped to the left."""
    separator = read_source(path).separator
    for number, row in enumerate(csv.reader(StringIO(read_text(path).content), delimiter=separator), 1):
        if 0 < len(row) < len(heads) and any(cell.strip() for cell in row):
            help = ("an empty cell is two separators with nothing in between",)
            yield Problem(f"{len(row)} cells under {len(heads)} names", f"{path}:{number}", help)
