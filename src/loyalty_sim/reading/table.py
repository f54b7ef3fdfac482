"""Tables in files: CSV, XLSX, Parquet, SPSS and Stata, all read alike, each row known by its line."""

import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.extras import how_to_install, lacking
from loyalty_sim.reading.gate import regular_file
from loyalty_sim.reading.numbers import as_numbers
from loyalty_sim.reading.statistical import Labels, read_statistical
from loyalty_sim.reading.text_file import NAMES, read_text, separator_of
from loyalty_sim.reading.unreadable import Unreadable
from loyalty_sim.reading.yaml_file import parse_scalar

if TYPE_CHECKING:
    import pandas as pd

TABLES = (".csv", ".parquet", ".xlsx", ".tsv", ".sav", ".zsav", ".dta")
"""Endings of files that hold a table."""

_RAGGED = re.compile(r"Expected (\d+) fields in line (\d+), saw (\d+)")
_FLAGS = {"true": True, "false": False}
_NAMED_SEPARATOR = re.compile(r"sep=(.)\r?\n")


class Layout(NamedTuple):
    """How a table is laid out, as far as somebody says so; the rest is found.

    separator, encoding: of text; a blank is any number of blanks. sheet: of a workbook, by name. heads: the line in
    which columns are named, from 1; 0 if they are not, and are called 1, 2, …
    """

    separator: str = ""
    encoding: str = ""
    sheet: str = ""
    heads: int = 1


class Source(NamedTuple):
    """A table as it was read.

    labels: what codes mean, by column. notes: what was understood of how it is written. separator: of cells of text.
    """

    table: "pd.DataFrame"
    labels: Labels
    notes: tuple[str, ...] = ()
    separator: str = ","


def read_table(path: str | Path, missing: Sequence[str] = ("",)) -> "pd.DataFrame":
    """The table of a file, its rows indexed by their line: heads stand in line 1, rows without any value are left out.

    Cells of a CSV file (and of any other text file) are text; those of other files are as they were stored. In a file
    with semicolons or tabs, columns of numbers with a decimal comma are given a point. missing: texts that stand for a
    missing value. A column without a head is called "". Raises FileNotFoundError, or Unreadable for what is no such
    table.

        >>> from pathlib import Path; from tempfile import mkdtemp
        >>> file = Path(mkdtemp()) / "mine.csv"
        >>> _ = file.write_text("name, level\\ncareful, 1.2\\n\\nbold, 2\\n")
        >>> read_table(file)
              name level
        2  careful   1.2
        4     bold     2
    """
    return read_source(path, missing=missing).table


def read_source(path: str | Path, layout: Layout | None = None, missing: Sequence[str] = ("",)) -> Source:
    """The table of a file, with what its codes mean and what was understood. Raises as `read_table` does."""
    path, layout = regular_file(path), layout or Layout()
    kind = path.suffix.lower()
    if kind in (".sav", ".zsav", ".dta"):
        table, labels = read_statistical(path)
        source = Source(_numbered(table), labels)
    elif kind == ".parquet":
        source = Source(_parquet(path), {})
    else:
        source = _xlsx(path, layout) if kind == ".xlsx" else _text(path, layout, missing)
    return source._replace(table=source.table.dropna(how="all"))


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
        return parse_scalar(cell) if cell.strip() else None
    except yaml.YAMLError:
        return cell


def _text(path: Path, layout: Layout, missing: Sequence[str]) -> Source:
    import pandas as pd

    text, encoding = read_text(path, layout.encoding)
    named = _NAMED_SEPARATOR.match(text)  # the first line that some spreadsheets write and no other program knows
    skipped = max(0, layout.heads - 1) + bool(named)
    separator = layout.separator or (named[1] if named else separator_of(_from_line(text, layout.heads)))
    between = r"\s+" if separator == " " else separator
    try:
        lines = pd.read_csv(
            StringIO(text), header=None, dtype=str, sep=between, skipinitialspace=True, skip_blank_lines=False,
            keep_default_na=False, na_values=[*{"", *missing}], skiprows=skipped,
        )  # fmt: skip
    except pd.errors.EmptyDataError:
        raise Unreadable("the file is empty") from None
    except pd.errors.ParserError as error:
        raise _ragged(error) from None
    table = _headed(lines, lines.index + 1 + skipped, layout.heads == 0)
    notes = [f"read as text in {encoding}"] if encoding not in ("utf-8", "utf-8-sig") else []
    if separator != ",":
        notes.append(f"cells are separated by {NAMES.get(separator, repr(separator))}s")
        table = _with_points(table)
    return Source(table, {}, tuple(notes), separator)


def _from_line(text: str, line: int) -> str:
    return text if line < 2 else "".join(text[:200_000].splitlines(keepends=True)[line - 1 :])


def _with_points(table: "pd.DataFrame") -> "pd.DataFrame":
    """Columns that are numbers with a decimal comma throughout, with a point."""
    for place in range(table.shape[1]):
        cells = table.iloc[:, place]
        if cells.iloc[:1000].astype(str).str.contains(",", regex=False).any():
            read = as_numbers(cells)
            if not read.doubt and (read.values.notna() | cells.isna()).all():
                pointed = read.values.map(lambda x: f"{x:.15g}", na_action="ignore")
                table.isetitem(place, pointed.astype(cells.dtype).array)
    return table


def _ragged(error: Exception) -> Unreadable:
    found = _RAGGED.search(str(error))
    if not found:
        return Unreadable(" ".join(str(error).split()))
    names, line, cells = map(int, found.groups())
    help = ('text with commas goes in quotes: "[hold,explore]"',)
    return Unreadable(f"{cells} cells under {names} names", line, help)


def _xlsx(path: Path, layout: Layout) -> Source:
    if lacking("files", "openpyxl"):
        raise Unreadable("reading a workbook needs openpyxl, which is not installed", help=(how_to_install("files"),))
    import pandas as pd
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # zipfile, XML and openpyxl have exceptions of their own for what is no workbook
        raise Unreadable(f"it is no workbook ({' '.join(str(error).split())[:120]})") from None
    names = book.sheetnames
    try:
        if layout.sheet and layout.sheet not in names:
            raise Unreadable(f"it has no sheet '{layout.sheet}'", help=(f"there are {', '.join(names)}",))
        sheet = book[layout.sheet] if layout.sheet else book.worksheets[0]
        lines = pd.DataFrame(list(sheet.iter_rows(values_only=True)), dtype=object).iloc[max(0, layout.heads - 1) :]
    finally:
        book.close()
    if not len(lines):
        raise Unreadable("the sheet is empty")
    more = len(names) > 1 and not layout.sheet
    notes = (f"of {len(names)} sheets the first, '{names[0]}', is read",) if more else ()
    return Source(_headed(lines, lines.index + 1, layout.heads == 0), {}, notes)


def _parquet(path: Path) -> "pd.DataFrame":
    import pandas as pd

    try:
        return _numbered(pd.read_parquet(path))
    except (OSError, ValueError) as error:
        raise Unreadable(f"it is no Parquet file ({' '.join(str(error).split())[:120]})") from None


def _numbered(table: "pd.DataFrame") -> "pd.DataFrame":
    import pandas as pd

    return table.set_index(pd.RangeIndex(2, 2 + len(table)))


def _headed(lines: "pd.DataFrame", numbers: Any, nameless: bool = False) -> "pd.DataFrame":
    """The first line as heads, without columns at the end that have neither head nor cells. nameless: no line is."""
    if nameless:
        lines.index, lines.columns = numbers, [str(place) for place in range(1, lines.shape[1] + 1)]
        return lines
    heads = ["" if head is None or head != head else str(head).strip() for head in lines.iloc[0]]
    while heads and not heads[-1] and lines.iloc[1:, len(heads) - 1].isna().all():
        heads.pop()
    table = lines.iloc[1:, : len(heads)]
    table.index, table.columns = numbers[1:], heads
    return table
