"""The table of mechanisms as it is read: decision, outcome, the effect with and without, and the difference."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from loyalty_sim.picture.table.form import DOUBTFUL, Form, Head, Row, between, form
from loyalty_sim.picture.units import change, outcome_title
from loyalty_sim.studies.ablate.analysis import RECORDS, WITHIN_LUCK

NOTE = (
    "Effect: what the decision changes in the outcome that is read, with the mechanism and without it. Baseline: what "
    "the mechanism changes where nothing is decided. Shares and retention differ in percentage points."
)


def form_of_ablation(table: pd.DataFrame, market: str, currency: str, confidence: float) -> Form:
    """One line a mechanism."""
    heads = [
        Head("", words=True), Head("mechanism", words=True), Head("decision", words=True), Head("read", words=True),
        Head("effect with"), Head("without"), Head(f"difference ({100 * confidence:.0f} % interval)"),
        Head("baseline"), Head("seeds"), Head("verdict", words=True),
    ]  # fmt: skip
    return form("What carries", market, heads, rows_of(table, currency), NOTE)


def rows_of(table: pd.DataFrame, currency: str) -> Iterable[Row]:
    """The lines, from the unrounded table; a verdict that luck may explain looks doubtful."""
    rows: list[Any] = table.to_dict("records")
    return [_row(row, currency) for row in rows]


def _row(row: dict[str, Any], currency: str) -> Row:
    head = (row["code"], row["mechanism"])
    if row["verdict"] == RECORDS:
        return Row((*head, *[""] * 7, RECORDS))
    name = row["read"]
    shown = (
        change(name, row["effect"]),
        change(name, row["without"]),
        between(*(change(name, row[f"difference{end}"]) for end in ("", "_low", "_high"))),
        change(name, row["baseline"]),
    )
    cells = (*head, row["decision"], outcome_title(name, currency), *shown, f"{row['seeds']}", row["verdict"])
    return Row(cells, DOUBTFUL if row["verdict"] == WITHIN_LUCK else "")
