"""Tables in workbooks (.xlsx, .xlsm): the sheet that is asked for, or the first that is shown and holds something."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from loyalty_sim.extras import how_to_install, lacking
from loyalty_sim.reading.other_kinds import is_text, other_kind
from loyalty_sim.reading.source import Layout, Source, headed
from loyalty_sim.reading.unreadable import Unreadable

if TYPE_CHECKING:
    import pandas as pd
    from openpyxl import Workbook

_FORMULA, _MERGED = b"<f", re.compile(rb"<mergeCell ")


def read_workbook(path: Path, layout: Layout) -> Source:
    """The table of a sheet. Cells that are merged over rows have their value in each of them.

    Raises Unreadable, with the line, also for a formula that was never computed.
    """
    if lacking("files", "openpyxl"):
        raise Unreadable("reading a workbook needs openpyxl, which is not installed", help=(how_to_install("files"),))
    import pandas as pd

    formulas, merged = _holds(path)
    book = _opened(path, values=True, at_once=merged)
    try:
        sheet, note = sheet_of(book, layout.sheet)
        lines = pd.DataFrame(list(sheet.iter_rows(values_only=True)), dtype=object)
        notes = [note] if note else []
        if merged and (filled := _filled(lines, sheet, layout.heads)):
            notes.append(filled)
    finally:
        book.close()
    if formulas and lines.isna().any(axis=None):
        _check_formulas(path, sheet.title, lines)
    lines = lines.iloc[max(0, layout.heads - 1) :]
    if not lines.notna().any(axis=None):
        raise Unreadable("the sheet is empty")
    table = headed(lines, lines.index + 1, layout.heads == 0)
    return Source(table, {}, tuple(notes), sheets=tuple(book.sheetnames))


def _holds(path: Path) -> tuple[bool, bool]:
    """Whether any sheet has formulas, and merged cells; looked for in the text, as both cost a second reading."""
    try:
        with ZipFile(path) as file:
            sheets = [file.read(name) for name in file.namelist() if name.startswith("xl/worksheets/")]
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return False, False
    return any(_FORMULA in each for each in sheets), any(_MERGED.search(each) for each in sheets)


def _opened(path: Path, values: bool, at_once: bool = False) -> "Workbook":
    from openpyxl import load_workbook

    try:
        return load_workbook(path, read_only=not at_once, data_only=values)
    except Exception as error:  # zipfile, XML and openpyxl have exceptions of their own for what is no workbook
        raise _no_workbook(path, error) from None


def _no_workbook(path: Path, error: Exception) -> Unreadable:
    other = other_kind(path)
    if other and other.message not in ("it is an Excel workbook", "it is a ZIP archive"):
        return other
    if is_text(path):
        return Unreadable("it is text, no workbook", help=("let its name end in .csv",))
    return Unreadable(f"it is no workbook ({' '.join(str(error).split())[:120]})")


def sheet_of(book: "Workbook", asked: str = "") -> tuple[Any, str]:
    """The sheet that is read, and what has to be said of which it is. Raises Unreadable if there is none such."""
    sheets = {each.title: each for each in book.worksheets}
    if asked:
        alike = {name.strip().lower(): name for name in reversed(sheets)}
        name = asked if asked in sheets else alike.get(asked.strip().lower(), "")
        if not name:
            raise Unreadable(f"it has no sheet '{asked}'", help=(f"there are {', '.join(sheets)}",))
        return sheets[name], ""
    if not sheets:
        raise Unreadable("it has no sheet with cells")
    shown = [each for each in sheets.values() if getattr(each, "sheet_state", "visible") == "visible"] or list(
        sheets.values()
    )
    found = next((each for each in shown if _holds_anything(each)), shown[0])
    if len(book.sheetnames) == 1:
        return found, ""
    which = "first" if found.title == book.sheetnames[0] else "first that is shown and holds anything"
    return found, f"of {len(book.sheetnames)} sheets the {which}, '{found.title}', is read"


def _holds_anything(sheet: Any) -> bool:
    return any(cell is not None for row in sheet.iter_rows(values_only=True) for cell in row)


def _filled(lines: "pd.DataFrame", sheet: Any, heads: int) -> str:
    """Write the value of cells that are merged over rows below the heads into each of them; a note of it."""
    spans = []
    for span in sheet.merged_cells.ranges:
        low, high = max(span.min_row - 1, heads), span.max_row
        if span.min_row > heads and span.max_row > span.min_row:
            value: Any = lines.iat[span.min_row - 1, span.min_col - 1]
            lines.iloc[low:high, span.min_col - 1 : span.max_col] = value
            spans.append(span.coord)
    more = f" and {len(spans) - 1} more" if len(spans) > 1 else ""
    return f"cells merged over rows ({spans[0]}{more}) have their value in each" if spans else ""


def _check_formulas(path: Path, title: str, lines: "pd.DataFrame") -> None:
    """Raises Unreadable for a formula without its value, which a reader of values takes for an empty cell."""
    book = _opened(path, values=False)
    try:
        for row, cells in enumerate(book[title].iter_rows(), 1):
            for cell in cells:
                if cell.value is not None and cell.data_type == "f" and lines.iat[row - 1, cell.column - 1] is None:
                    help = ("open and save the file in a spreadsheet, or write the value itself",)
                    raise Unreadable(f"the cell {cell.coordinate} holds a formula without its value", row, help)
    finally:
        book.close()
