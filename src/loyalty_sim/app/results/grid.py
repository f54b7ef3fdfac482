"""A table of the results page: to sort, filter and page through, cut to what a page can show."""

from typing import Any

import numpy as np
import pandas as pd
from nicegui import ui

MOST_COLUMNS, MOST_ROWS, DIGITS = 14, 2_000, 5
HEAD_AND_FOOT, ROW, MOST_AT_ONCE = 100, 42, 6
"""Pixels of a table, and how many rows of it are seen without scrolling."""
LOOKED_AT, WIDEST = 50, 420
"""Rows that a column is measured by, and pixels that it has at most."""


def grid(table: pd.DataFrame, chosen: Any = None) -> ui.aggrid:
    """A table to sort, filter and page through; `chosen` is called with the first cell of a row that is clicked."""
    shown = table.head(MOST_ROWS).iloc[:, :MOST_COLUMNS]
    columns = [
        {
            "headerName": _short(name), "headerTooltip": name, "field": f"c{place}", "flex": 1,
            "minWidth": _width(_short(name), shown.iloc[:LOOKED_AT, place]),
        }
        for place, name in enumerate(map(str, shown.columns))
    ]  # fmt: skip
    rows = [{f"c{at}": _cell(value) for at, value in enumerate(row)} for row in shown.itertuples(index=False)]
    options = {
        "columnDefs": columns, "rowData": rows, "pagination": True, "paginationPageSize": 20,
        "paginationPageSizeSelector": False, "defaultColDef": {"sortable": True, "filter": True, "resizable": True},
    }  # fmt: skip
    tall = HEAD_AND_FOOT + ROW * min(len(rows), MOST_AT_ONCE)
    grid = ui.aggrid(options, auto_size_columns=False).style(f"height: {tall}px")
    if chosen:
        grid.on("cellClicked", lambda event: chosen(str(event.args["data"]["c0"])), ["data"])
    return grid


def _width(head: str, values: pd.Series) -> int:
    """Room for the heading with its filter, and for the values, within bounds."""
    longest = max((len(str(_cell(value))) for value in values), default=0)
    return max(60 + 8 * len(head), min(36 + 8 * longest, WIDEST))


def _short(name: str) -> str:
    """The last part of a setting's key."""
    return name.rpartition(".")[2].replace("_", " ")


def _cell(value: Any) -> Any:
    """A cell as JSON has it: figures to five digits, whole numbers and words as they are, nothing for the missing."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None if np.isnan(value) else str(value)
    return str(value)
