"""A table as it is read: heads with their units, cells in words, a note; the same for terminal, page and application.

`terminal` and `page` draw it, and `app.parts.form_view` in the application. What a table holds is said once, by its
kind of study (`Study.form`); other programs read the unrounded tables, which are not these.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from loyalty_sim.picture.units import MISSING
from loyalty_sim.picture.words import figure

TODAY, DOUBTFUL = "today", "doubtful"
"""Looks of a row: what the others are compared with, and what luck may explain."""
MOST_ROWS, MOST_COLUMNS = 40, 8
"""Of a table without a form of its own."""


class Head(NamedTuple):
    """The head of a column: its name, its unit, and whether it holds words, which stand at the left."""

    name: str
    unit: str = ""
    words: bool = False

    @property
    def text(self) -> str:
        """Name and unit: `profit (EUR, present value)`."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


class Row(NamedTuple):
    """The cells of a row, as they are read; look: "" or one of those above."""

    cells: tuple[str, ...]
    look: str = ""


class Form(NamedTuple):
    """A table.

    title: what it tells. market: in which market (see `studies.market`). heads, rows: as many cells as heads. note:
    what has to be known to read it, in sentences.
    """

    title: str
    market: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    note: str = ""


def form(title: str, market: str, heads: Iterable[Head], rows: Iterable[Row | Sequence[str]], note: str = "") -> Form:
    """A table of heads and rows. Raises ValueError for a row with more or fewer cells than there are heads.

    >>> shown = form("Levers", "Retail bank", [Head("lever"), Head("spend", "EUR")], [("climate", "1,200")])
    >>> [head.text for head in shown.heads]
    ['lever', 'spend (EUR)']
    """
    tops = tuple(heads)
    found = tuple(row if isinstance(row, Row) else Row(tuple(row)) for row in rows)
    wrong = [row.cells for row in found if len(row.cells) != len(tops)]
    if wrong:
        raise ValueError(f"{title}: {len(wrong[0])} cells under {len(tops)} heads: {', '.join(wrong[0])}")
    return Form(title, market, tops, found, note)


def plain_form(table: pd.DataFrame, title: str, market: str) -> Form:
    """A table as it is: its first rows and columns."""
    shown = table.iloc[:MOST_ROWS, :MOST_COLUMNS]
    heads = [Head(str(name), words=not pd.api.types.is_numeric_dtype(shown[name])) for name in shown]
    rows = [[cell(value) for value in row] for row in shown.itertuples(index=False)]
    whole = shown.shape == table.shape
    note = "" if whole else f"The first {shown.shape[0]} of {len(table)} rows; everything is in the file of the table."
    return form(title, market, heads, rows, note)


def cell(value: Any) -> str:
    """A figure as it is read: three digits, thousands marked; nothing where there is none.

    >>> cell(12_345.6), cell(float("nan")), cell("kept")
    ('12,300', '', 'kept')
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value) if value is not None else ""
    return "" if value != value else figure(value)


def between(value: str, low: str, high: str) -> str:
    """A figure with its interval: `+1,200 (-300 to +2,700)`; alone where there is none.

    >>> between("+1,200", "-300", "+2,700")
    '+1,200 (-300 to +2,700)'
    """
    return value if MISSING in (low, high) else f"{value} ({low} to {high})"
