"""The file that names a user's tables, and the tables, read and checked."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loyalty_sim.reading import TABLES as ENDINGS
from loyalty_sim.reading import Layout, Source, Unreadable, read_source, read_yaml
from loyalty_sim.reading.table import STATISTICAL, WORKBOOKS
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.validation.calibrate.own_data.checks import checked
from loyalty_sim.validation.calibrate.own_data.column import Column
from loyalty_sim.validation.calibrate.own_data.columns import read_column
from loyalty_sim.validation.calibrate.own_data.data import OwnData
from loyalty_sim.validation.calibrate.own_data.headings import without_headings
from loyalty_sim.validation.calibrate.own_data.names import names_of_columns
from loyalty_sim.validation.calibrate.own_data.parts import parts_can_be
from loyalty_sim.validation.calibrate.own_data.said import Said
from loyalty_sim.validation.calibrate.own_data.scales import stated_scales
from loyalty_sim.validation.calibrate.own_data.sections import KEYS, PARTS, TABLES, Section
from loyalty_sim.validation.calibrate.own_data.totals import without_totals

if TYPE_CHECKING:
    import pandas as pd


TEXT_ONLY, BOOK_ONLY = ("separator", "encoding"), ("sheet",)
"""How a file is written, said of those files that are so written."""


def read_own_data(file: Path, tell: Callable[[str], None] | None = None) -> OwnData:
    """Read the file and all its tables. tell: hears what is being read. Raises ScenarioError with every problem."""
    said = Said.nothing()
    tree, lines = _yaml(file)
    for key in tree:
        if key not in KEYS:
            said.unknown(key, KEYS, f"{file}:{lines.get(str(key), 1)}", "section")
    if "customers" not in tree:
        said.problem("there is no section 'customers'", str(file), "customers: {file: customers.csv}")
    sections = {name: Section(name, tree[name] if isinstance(tree[name], dict) else {}, str(file), lines)
                for name in TABLES if name in tree}  # fmt: skip
    tables: dict[str, pd.DataFrame] = {}
    for name, section in sections.items():
        table = _table(section, file, said, tell)
        if table is not None:
            tables[name] = table
    trade = str(tree.get("trade", "bank"))
    data = OwnData(file.stem, trade, str(tree.get("focal", "")), tables, ())
    data = checked(data, sections, lines, said)
    _check_trade(trade, f"{file}:{lines.get('trade', 1)}", said)
    if said.problems:
        raise ScenarioError(said.problems)
    return data._replace(notes=tuple(said.notes), understood=tuple(said.understood))


def _yaml(file: Path) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        tree, lines = read_yaml(file)
    except FileNotFoundError as error:
        help = ("loyalty-sim calibrate --template   writes files to start from",)
        raise ScenarioError([Problem(str(error), f"command line: {file}", help)]) from None
    except Unreadable as error:
        where = f"{file}:{error.line}" if error.line else str(file)
        raise ScenarioError([Problem(error.message, where, error.help)]) from None
    if not isinstance(tree, dict) or not tree:
        raise ScenarioError([Problem("the file holds no sections", str(file), (f"there are {', '.join(KEYS)}",))])
    return tree, lines


def _check_trade(trade: str, where: str, said: Said) -> None:
    from loyalty_sim.scenario.presets import options

    if trade not in options("trade"):
        said.unknown(trade, options("trade"), where, "trade")


def _table(section: Section, file: Path, said: Said, tell: Callable[[str], None] | None) -> "pd.DataFrame | None":
    import pandas as pd

    if "file" not in section.asked:
        help = f"{section.name}: {{file: {section.name}.csv}}"
        said.problem(f"section '{section.name}' names no file", section.place(), help)
        return None
    for part in section.asked:
        if part not in PARTS:
            said.unknown(part, PARTS, section.place(str(part)), f"part of {section.name}")
    if not parts_can_be(section, said):
        return None
    path = file.parent / str(section.asked["file"])
    if tell:
        tell(f"reading {path.name} …")
    source = _source(section, path, said)
    if source is None:
        return None
    source = source._replace(table=without_totals(source.table, path.name, said))
    names = names_of_columns(section, source, path, said)
    scale = stated_scales(section, said)
    columns = (Column(section, ours, source.table[theirs], source, str(path)) for ours, theirs in names.items())
    found = pd.DataFrame({column.name: read_column(column, scale, said) for column in columns})
    if not len(found) and names:
        said.problem(f"the table '{path.name}' has no rows", section.place("file"))
    if "week" in found and "date" in found:
        said.note(f"{path.name}: of week and date the week is used")
    return found.rename(columns={"date": "week"}) if "week" not in found else found


def _source(section: Section, path: Path, said: Said) -> Source | None:
    if not path.exists() and not path.is_symlink():
        there = sorted(each.name for each in path.parent.glob("*") if each.suffix.lower() in ENDINGS)
        said.unknown(path.name, there, section.place("file"), "table")
        return None
    kind = path.suffix.lower()
    for part in (
        TEXT_ONLY if kind in (*STATISTICAL, *WORKBOOKS, ".parquet") else BOOK_ONLY if kind not in WORKBOOKS else ()
    ):
        if section.asked.get(part):
            said.problem(f"{part} says nothing of a file such as '{path.name}'", section.place(part), "leave it out")
            return None
    words = {part: str(section.asked.get(part) or "") for part in ("separator", "encoding", "sheet")}
    try:
        heads = section.asked.get("names_in_line", 1)
        first = section.asked.get("answers_from_line", heads + 1)
        source = read_source(path, Layout(**words, heads=max(0, heads)))
    except (OSError, ValueError) as error:
        place = f"{path}:{error.line}" if isinstance(error, Unreadable) and error.line else section.place("file")
        further = "if the names of columns stand further down, say  names_in_line: 3"
        help = error.help if isinstance(error, Unreadable) else ()
        ragged = "cells under" in str(error)
        said.problem(f"the table '{path.name}' cannot be read: {error}", place, *((further,) if ragged else ()), *help)
        return None
    table, notes = without_headings(source.table)
    for note in (*source.notes, *notes):
        said.note(f"{path.name}: {note}")
    return source._replace(table=table[table.index >= first] if "answers_from_line" in section.asked else table)
