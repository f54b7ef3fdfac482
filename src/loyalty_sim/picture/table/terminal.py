"""A table as it is read, in the terminal."""

import re
from typing import TYPE_CHECKING

from loyalty_sim.picture.table.form import DOUBTFUL, TODAY, Form, Head

if TYPE_CHECKING:
    from rich.console import Console

INTERVAL = re.compile(r"^(.+) \((.+) to (.+)\)$")
LEAST = 12
"""Letters of a column of words, at least."""
STYLES = {TODAY: "bold", DOUBTFUL: "dim", "": ""}


def print_form(form: Form, console: "Console") -> None:
    """The table under its title; below it the note, and in which market it was found.

    Units stand below their heads and intervals below their figures, so that a table is no wider than it must be.
    """
    from rich.box import SIMPLE_HEAD
    from rich.markup import escape
    from rich.table import Table
    from rich.text import Text

    title = Text(form.title, style="bold")
    table = Table(title=title, title_justify="left", title_style="", box=SIMPLE_HEAD, padding=(0, 1))
    for head in form.heads:
        name = escape(f"{head.name}\n({head.unit})" if head.unit else head.name)
        table.add_column(name, justify="left" if head.words else "right", min_width=LEAST * head.words, overflow="fold")
    for row in form.rows:
        table.add_row(*(_cell(text, head) for text, head in zip(row.cells, form.heads, strict=True)),
                      style=STYLES[row.look] or None)  # fmt: skip
    console.print(table)
    for text in filter(None, (form.note, form.market)):
        console.print(text, highlight=False, markup=False)


def _cell(text: str, head: Head) -> str:
    """The cell; of a figure with its interval, that on a line of its own, and short: `-65,600…-41,600`."""
    from rich.markup import escape

    return escape(text if head.words else INTERVAL.sub(r"\1\n\2…\3", text))
