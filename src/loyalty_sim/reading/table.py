"""Tables in files: CSV, XLSX and Parquet, all read alike, each row known by its line."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loyalty_sim.reading.unreadable import Unreadable

if TYPE_CHECKING:
    import pandas as pd

TABLES = (".csv", ".parquet", ".xlsx")
"""Endings of files that hold a table."""

_RAGGED = re.compile(r"Expected (\d+) fields in line (\d+), saw (\d+)")
_FLAGS = {"true": True, "false": False}


def read_table(path: str | Path, missing: Sequence[str] = ("",)) -> "pd.DataFrame":
    """The table of a file, its rows indexed by their line: heads stand in line 1, rows without any value are left out.

    Cells of a CSV file (and of any other text file) are text; those of XLSX and Parquet are as they were stored.
    missing: texts that stand for a missing value. A column without a head is called "". Raises FileNotFoundError, or
    Unreadable for what is no such table.

    >>> from pathlib import Path; from tempfile import mkdtemp
    >>> file = Path(mkdtemp()) / "mine.csv"
    >>> _ = file.write_text("name, level\\ncareful, 1.2\\n\\nbold, 2\\n")
    >>> read_table(file)
          name level
    2  careful   1.2
    4     bold     2
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file '{path}'")
    reader = {".xlsx": _xlsx, ".parquet": _parquet}.get(path.suffix.lower())
    table = reader(path) if reader else _csv(path, missing)
    return table.dropna(how="all")


def typed(table: "pd.DataFrame") -> "pd.DataFrame":
    """The table with columns of text that hold numbers throughout as numbers, and of true and false as such."""
    import pandas as pd

    def column(cells: pd.Series) -> pd.Series:
        if not (pd.api.types.is_string_dtype(cells) or pd.api.types.is_object_dtype(cells)):
            return cells
        try:
            return pd.to_numeric(cells)
        except (ValueError, TypeError):
            flags = cells.astype(str).str.lower()
            return flags.map(_FLAGS) if flags.isin(_FLAGS).all() else cells

    return table.apply(column) if len(table) else table


def value(cell: Any) -> Any:
    """A cell as a person means it: numbers (1e-3 too), true, [a, b], words; None for an empty one.

    >>> [value(cell) for cell in ("1e-3", "7", "true", "[hold, explore]", "bank", "")]
    [0.001, 7, True, ['hold', 'explore'], 'bank', None]
    """
    import yaml

    if not isinstance(cell, str):
        return None if cell is None or cell != cell else cell
    for kind in (int, float):
        try:
            return kind(cell)
        except ValueError:
            continue
    try:
        return yaml.safe_load(cell) if cell.strip() else None
    except yaml.YAMLError:
        return cell


def _csv(path: Path, missing: Sequence[str]) -> "pd.DataFrame":
    import pandas as pd

    try:
        lines = pd.read_csv(
            path, header=None, dtype=str, encoding="utf-8-sig", skipinitialspace=True, skip_blank_lines=False,
            keep_default_na=False, na_values=[*{"", *missing}],
        )  # fmt: skip
    except pd.errors.EmptyDataError:
        raise Unreadable("the file is empty") from None
    except pd.errors.ParserError as error:
        raise _ragged(error) from None
    except UnicodeDecodeError:
        raise Unreadable("it is not text in UTF-8") from None
    return _headed(lines, lines.index + 1)


def _ragged(error: Exception) -> Unreadable:
    found = _RAGGED.search(str(error))
    if not found:
        return Unreadable(" ".join(str(error).split()))
    names, line, cells = map(int, found.groups())
    help = ('text with commas goes in quotes: "[hold,explore]"',)
    return Unreadable(f"{cells} cells under {names} names", line, help)


def _xlsx(path: Path) -> "pd.DataFrame":
    import pandas as pd
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # zipfile, XML and openpyxl have exceptions of their own for what is no workbook
        raise Unreadable(f"it is no workbook ({' '.join(str(error).split())[:120]})") from None
    try:
        lines = pd.DataFrame(list(book.worksheets[0].iter_rows(values_only=True)), dtype=object)
    finally:
        book.close()
    if not len(lines):
        raise Unreadable("the sheet is empty")
    return _headed(lines, lines.index + 1)


def _parquet(path: Path) -> "pd.DataFrame":
    import pandas as pd

    try:
        table = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise Unreadable(f"it is no Parquet file ({' '.join(str(error).split())[:120]})") from None
    return table.set_index(pd.RangeIndex(2, 2 + len(table)))


def _headed(lines: "pd.DataFrame", numbers: Any) -> "pd.DataFrame":
    """The first line as heads, without columns at the end that have neither head nor cells."""
    heads = ["" if head is None or head != head else str(head).strip() for head in lines.iloc[0]]
    while heads and not heads[-1] and lines.iloc[1:, len(heads) - 1].isna().all():
        heads.pop()
    table = lines.iloc[1:, : len(heads)]
    table.index, table.columns = numbers[1:], heads
    return table
