"""A design as it is handed to studies in Python: one that is made, levels by setting, a table of rows, or a file."""

from collections.abc import Iterable, Mapping, Set
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.reading.source import whole_table
from loyalty_sim.scenario.messages import Problem, ScenarioError, shown
from loyalty_sim.studies.design.design import Design
from loyalty_sim.studies.design.file import design_of_rows, read_design, row_of
from loyalty_sim.studies.design.make import MOST_ROWS, grid
from loyalty_sim.studies.vary.factor import Factor


def as_design(asked: Any) -> Design:
    """A checked design. A mapping such as `{"firm.levers.climate": [0, 1, 2]}` is a full grid, a data frame is as many
    rows as it has, as in a file, and a path is that of a file. Raises ScenarioError for what is none.

        >>> len(as_design({"firm.levers.climate": [0, 1], "firm.levers.price": [1, 1.1]}).rows)
        4
        >>> len(as_design(pd.DataFrame({"firm.levers.climate": [0, 1], "firm.levers.price": [1, 1.1]})).rows)
        2
    """
    if isinstance(asked, Design):
        return asked.check()
    if isinstance(asked, pd.DataFrame):
        return _of_table(asked)
    if isinstance(asked, str | Path) and Path(asked).suffix:
        return read_design(asked)
    if not isinstance(asked, Mapping):
        help = ("levels by setting, as  {'firm.levers.climate': [0, 1, 2]};  a data frame; or the path of a file",)
        raise ScenarioError([Problem(f"{shown(repr(asked))} is no design", "design", help)])
    return grid([Factor(str(key), _levels(str(key), levels)) for key, levels in asked.items()])


def _levels(key: str, levels: Any) -> tuple[Any, ...]:
    no_list = isinstance(levels, str | bytes | Mapping | Set) or (isinstance(levels, np.ndarray) and levels.ndim != 1)
    if no_list or not isinstance(levels, Iterable):
        help = (f"as  {{'{key}': [{shown(str(levels))}]}}",)
        raise ScenarioError([Problem(f"{key} = {shown(repr(levels))} is no list of levels", "design", help)])
    found = tuple(islice(levels, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        help = ("fewer levels, or a sample: latin_hypercube, sobol",)
        raise ScenarioError([Problem(f"{key} has too many levels: at most {MOST_ROWS:,} rows are run", "design", help)])
    return found


def _of_table(table: pd.DataFrame) -> Design:
    """Rows as they stand; a missing cell leaves the setting as it is."""
    table = whole_table(table)
    if table.columns.has_duplicates:
        twice = ", ".join(map(str, table.columns[table.columns.duplicated()].unique()))
        raise ScenarioError([Problem(f"the column {twice} is there twice", "table")])
    rows = []
    for number, (_, cells) in enumerate(table.astype(object).iterrows(), 1):
        values = {str(key): _plain(cell) for key, cell in cells.items() if isinstance(cell, list) or not pd.isna(cell)}
        rows.append(row_of(f"table, row {number}", values))
    return design_of_rows(rows, "table")


def _plain(cell: Any) -> Any:
    return cell.item() if hasattr(cell, "item") else cell
