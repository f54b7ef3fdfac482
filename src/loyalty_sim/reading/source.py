"""A table as it was read from a file, and how a file may be said to be laid out."""

from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.reading.statistical import Labels

if TYPE_CHECKING:
    import pandas as pd


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
    titles: what the file calls a column in words, where it does. sheets: the names of all, of a workbook.
    """

    table: "pd.DataFrame"
    labels: Labels
    notes: tuple[str, ...] = ()
    separator: str = ","
    titles: dict[str, str] = {}  # noqa: RUF012 - nobody changes it
    sheets: tuple[str, ...] = ()


def whole_table(table: "pd.DataFrame") -> "pd.DataFrame":
    """A table with an index that has names as columns, first of all: what is called something is part of it."""
    named = [name for name in table.index.names if name is not None]
    return table.reset_index(level=named) if named else table


def numbered(table: "pd.DataFrame") -> "pd.DataFrame":
    """A table whose rows have no lines in a text, numbered as if names stood in line 1."""
    import pandas as pd

    table = whole_table(table)
    return table.set_index(pd.RangeIndex(2, 2 + len(table)))


def headed(lines: "pd.DataFrame", numbers: Any, nameless: bool = False) -> "pd.DataFrame":
    """The first line that holds anything as heads, without columns at either end that have neither head nor cells.

    numbers: the line of each. nameless: no line is one of heads.
    """
    if nameless:
        lines.index, lines.columns = numbers, [str(place) for place in range(1, lines.shape[1] + 1)]
        return lines
    first = next((place for place in range(len(lines)) if lines.iloc[place].notna().any()), 0)
    lines, numbers = lines.iloc[first:], numbers[first:]
    heads = ["" if head is None or head != head else str(head).strip() for head in lines.iloc[0]]
    start, end = 0, len(heads)
    while end > start and not heads[end - 1] and lines.iloc[1:, end - 1].isna().all():
        end -= 1
    while end > start and not heads[start] and lines.iloc[1:, start].isna().all():
        start += 1
    table = lines.iloc[1:, start:end]
    table.index, table.columns = numbers[1:], heads[start:end]
    return table
