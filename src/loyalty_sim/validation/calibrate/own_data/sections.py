"""What a user's own data can be: its tables with their columns, and what may be said of each."""

from typing import NamedTuple

from loyalty_sim.theory.measurement.attribute_items import ITEMS


class Table(NamedTuple):
    """A table that may be given: its columns that must be there, those of which one must be, and those that may."""

    needed: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns it can have."""
        return self.needed + self.one_of + self.optional


TABLES = {
    "customers": Table(
        (), ("satisfaction", "again"),
        ("quality", "expectation", "complained", "tenure", "spend", "site", "weight", *ITEMS),
    ),
    "employees": Table(("climate", "site")),
    "shares": Table(("firm", "share")),
    "transactions": Table(("customer",), ("week", "date"), ("amount",)),
}  # fmt: skip
"""What can be given, by name of the section."""

SCALED = ("satisfaction", "quality", "expectation", "again", "climate", *ITEMS)
"""Answers on a scale."""
ONLY_IF_NAMED = ITEMS
"""Read only where the file says which column it is: a column called price or wait may hold money or minutes."""
TEXT = ("site", "firm", "customer")
"""Names: text is text."""
KEYS_OF_ROWS = ("firm", "customer")
"""Names without which a row is of nobody."""
TIMES = ("week", "date")
KEYS = ("trade", "focal", *TABLES)
LAYOUT = ("separator", "decimal", "encoding", "sheet", "names_in_line", "answers_from_line")
"""How the file is written, where that is not found out."""
PARTS = (
    "file", "columns", "scale", "reversed", "missing", "labels", "unit", "as_of", "weeks", "everybody", "once_a_week",
    *LAYOUT,
)  # fmt: skip
"""What may be said of a table."""


class Section(NamedTuple):
    """What the file says of one table. asked: its parts. where: file of the data and lines of its keys."""

    name: str
    asked: dict
    file: str
    lines: dict[str, int]

    def place(self, *parts: str) -> str:
        """Where a part is said, or the section where it is not."""
        key = ".".join((self.name, *parts))
        return f"{self.file}:{self.lines.get(key, self.lines.get(self.name, 1))}"

    def of(self, part: str, column: str) -> object:
        """What a part says of a column: for this one, or for all; None where nothing is said."""
        said = self.asked.get(part)
        return said.get(column) if isinstance(said, dict) else said
