"""A table as it is read, in the terminal."""

import re
from typing import TYPE_CHECKING

from loyalty_sim.picture.table.form import DOUBTFUL, TODAY, Form, Head

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

INTERVAL = re.compile(r"^(.+) \((.+) to (.+)\)$")
ON_ONE_LINE, ON_TWO = "…", "…\n"
ANY_WIDTH = 10_000
LEAST = 12
"""Letters of a column of words, at least."""
STYLES = {TODAY: "bold", DOUBTFUL: "dim", "": ""}


def print_form(form: Form, console: "Console") -> None:
    """The table under its title; below it the note, and in which market it was found.

    Units stand below their heads and intervals below their figures, so that a table is no wider than it must be. Where
    it is still too wide, the end of an interval stands on a line of its own. No figure is broken in two, which could be
    read as another one.
    """
    table = _table(form, ON_ONE_LINE)
    if console.measure(table, options=console.options.update(width=ANY_WIDTH)).maximum > console.width:
        table = _table(form, ON_TWO)
    console.print(table, crop=False)
    for text in filter(None, (form.note, form.market)):
        console.print(text, highlight=False, markup=False)


def _table(form: Form, between: str) -> "Table":
    """between: what stands between the two ends of an interval."""
    from rich.box import SIMPLE_HEAD
    from rich.markup import escape
    from rich.table import Table
    from rich.text import Text

    title = Text(form.title, style="bold")
    table = Table(title=title, title_justify="left", title_style="", box=SIMPLE_HEAD, padding=(0, 1))
    rows = [[_cell(text, head, between) for text, head in zip(row.cells, form.heads, strict=True)] for row in form.rows]
    for place, head in enumerate(form.heads):
        name = escape(f"{head.name}\n({head.unit})" if head.unit else head.name)
        figures = (part for row in rows for part in row[place].split())
        least = LEAST if head.words else max(map(len, figures), default=0)
        table.add_column(name, justify="left" if head.words else "right", min_width=least, overflow="fold")
    for row, cells in zip(form.rows, rows, strict=True):
        table.add_row(*cells, style=STYLES[row.look] or None)
    return table


def _cell(text: str, head: Head, between: str) -> str:
    """The cell; of a figure with its interval, that on a line of its own, and short: `-65,600…-41,600`."""
    from rich.markup import escape

    return escape(text if head.words else INTERVAL.sub(rf"\1\n\2{between}\3", text))
