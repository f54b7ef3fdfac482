"""Tables in text: cells between separators, found or stated; each row known by the line in which it ends."""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loyalty_sim.reading.numbers import as_numbers
from loyalty_sim.reading.source import Layout, Source, headed
from loyalty_sim.reading.text_file import NAMES, read_text, separator_of
from loyalty_sim.reading.unreadable import Unreadable

if TYPE_CHECKING:
    import pandas as pd

_RAGGED = re.compile(r"Expected (\d+) fields in line (\d+), saw (\d+)")
_OPEN = re.compile(r"EOF inside string starting at row (\d+)")
_NAMED_SEPARATOR = re.compile(r"sep=(.)\n")
_BLANK_LINES = re.compile(r"(?:[ ]*\n)*")
_BACKSLASHED = '\\"'
_LONGEST_CELL = 10_000_000


def read_text_table(path: Path, layout: Layout, missing: Sequence[str]) -> Source:
    """The table in a text. missing: texts that stand for a missing value. Raises Unreadable, with the line."""
    text, encoding, others = read_text(path, layout.encoding)
    if not text.strip():
        raise Unreadable("the file is empty")
    named = _NAMED_SEPARATOR.match(text)  # the first line that some spreadsheets write and no other program knows
    skipped = max(0, layout.heads - 1) + bool(named)
    if layout.heads == 1 and not named:
        skipped = len(_BLANK_LINES.match(text)[0].splitlines())  # type: ignore[index]
    separator = layout.separator or (named[1] if named else separator_of(_from_line(text, layout.heads)))
    notes = [f"read as text in {encoding}"] if encoding not in ("utf-8", "utf-8-sig") else []
    if others:
        ways = "; ".join(f"in {name} it says {word}" for name, word in others.items())
        notes.append(f"the letters are few, and may be others: {ways}. State the encoding if one of these is meant")
    lines = _cells(text, separator, skipped, missing, notes)
    numbers = lines.index + 1 + skipped
    if len(separator) == 1 and separator != " ":
        numbers = _lines_and_gaps(text, separator, lines, skipped, notes)
    table = _unquoted(headed(lines, numbers, layout.heads == 0))
    if separator != ",":
        notes.append(f"cells are separated by {NAMES.get(separator, repr(separator))}s")
        table = _with_points(table)
    return Source(table, {}, tuple(notes), separator)


def _from_line(text: str, line: int) -> str:
    return text if line < 2 else "".join(text[:200_000].splitlines(keepends=True)[line - 1 :])


def _cells(text: str, separator: str, skipped: int, missing: Sequence[str], notes: list[str]) -> "pd.DataFrame":
    """All lines as cells. A row may have more cells than there are names if they are blank, as some programs write."""
    import pandas as pd

    between = r"\s+" if separator == " " else re.escape(separator) if len(separator) > 1 else separator
    known: dict[str, Any] = {"engine": "python"} if len(separator) > 1 else {"skipinitialspace": True}

    def read(**more: Any) -> pd.DataFrame:
        return pd.read_csv(  # type: ignore[no-any-return]
            StringIO(text), header=None, dtype=str, sep=between, skip_blank_lines=False, keep_default_na=False,
            na_values=[*{"", *missing}], skiprows=skipped, **known, **more,
        )  # fmt: skip

    try:
        return read()
    except pd.errors.EmptyDataError:
        raise Unreadable("the file is empty") from None
    except pd.errors.ParserError as error:
        if _BACKSLASHED in text:
            try:
                escaped = read(escapechar="\\", doublequote=False)
            except pd.errors.ParserError:
                pass
            else:
                notes.append("a backslash stands before a quotation mark that is part of a cell")
                return escaped
        width, names = _widths(text, separator, skipped) if _RAGGED.search(str(error)) else (0, 0)
        if names and (wide := read(names=range(width))).iloc[:, names:].isna().all(axis=None):
            return wide.iloc[:, :names]
        raise _broken(error, skipped) from None


def _rows(text: str, separator: str) -> Any:
    """A reader of the rows of a text, which knows its line."""
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(StringIO(text), delimiter=separator, skipinitialspace=True)


def _widths(text: str, separator: str, skipped: int) -> tuple[int, int]:
    """How many cells the longest row and the first one have; 0, 0 where rows cannot be told apart."""
    if len(separator) > 1 or separator == " ":
        return 0, 0
    try:
        counts = [len(row) for row in _rows(text, separator)][skipped:]
    except csv.Error:
        return 0, 0
    return max(counts, default=0), next((count for count in counts if count), 0)


def _check_quotes(text: str, separator: str) -> None:
    """Raises Unreadable where a cell over several lines ends in a mark that no cell ends behind: it swallowed rows."""
    if _BACKSLASHED in text:
        return
    reader = csv.reader(StringIO(text), delimiter=separator, skipinitialspace=True, strict=True)
    before = 0
    try:
        for _ in reader:
            before = reader.line_num
    except csv.Error:
        if reader.line_num > before + 1:
            help = ("close it, or write it twice where it is part of a text",)
            raise Unreadable("a quotation mark that opens here is not closed", before + 1, help) from None


def _lines_and_gaps(text: str, separator: str, lines: "pd.DataFrame", skipped: int, notes: list[str]) -> "pd.Index":
    """The line in which each row ends; and a note of rows that end before the last column."""
    import pandas as pd

    numbers = lines.index + 1 + skipped
    ends = text.count("\n") + (not text.endswith("\n"))
    rows = int(lines.notna().any(axis=1).sum())
    if ends == len(lines) + skipped and text.count(separator) >= rows * (lines.shape[1] - 1):
        return numbers  # a line each, and enough separators for all of them
    _check_quotes(text, separator)
    reader = _rows(text, separator)
    try:
        found = [(reader.line_num, len(row)) for row in reader][skipped:]
    except csv.Error:
        return numbers
    if len(found) != len(lines):
        return numbers
    if short := [line for line, cells in found if 0 < cells < lines.shape[1]]:
        many = f"{len(short):,} rows have" if len(short) > 1 else "a row has"
        notes.append(f"{many} fewer cells than there are names (line {short[0]}); what lacks is missing")
    return pd.Index([line for line, _ in found])


def _broken(error: Exception, skipped: int) -> Unreadable:
    if found := _RAGGED.search(str(error)):
        names, line, cells = map(int, found.groups())
        help = ('text with commas goes in quotes: "[hold,explore]"',)
        return Unreadable(f"{cells} cells under {names} names", line, help)
    if found := _OPEN.search(str(error)):
        help = ("close it, or write it twice where it is part of a text",)
        return Unreadable("a quotation mark that opens here is not closed", int(found[1]) + 1 + skipped, help)
    return Unreadable(" ".join(str(error).split()))


def _unquoted(table: "pd.DataFrame") -> "pd.DataFrame":
    """Heads and columns that stand in single quotes throughout, without them."""
    heads = [_bare(head) for head in table.columns]
    if heads == list(table.columns):
        return table
    table.columns = heads
    for place in range(table.shape[1]):
        cells = table.iloc[:, place]
        there = cells.dropna()
        if len(there) and (there.str.startswith("'") & there.str.endswith("'")).all():
            table.isetitem(place, cells.map(_bare, na_action="ignore").array)
    return table


def _bare(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == "'" else text


def _with_points(table: "pd.DataFrame") -> "pd.DataFrame":
    """Columns that are numbers with a decimal comma throughout, with a point."""
    for place in range(table.shape[1]):
        cells = table.iloc[:, place]
        if cells.iloc[:1000].astype(str).str.contains(",", regex=False).any():
            read = as_numbers(cells)
            if not read.doubt and not read.of_100 and (read.values.notna() | cells.isna()).all():
                pointed = read.values.map(lambda x: f"{x:.15g}", na_action="ignore")
                table.isetitem(place, pointed.astype(cells.dtype).array)
    return table
