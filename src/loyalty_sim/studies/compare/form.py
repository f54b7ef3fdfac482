"""The table of a comparison as it is read."""

from typing import TYPE_CHECKING

from loyalty_sim.picture.table.form import TODAY, Form, Head, Row, form
from loyalty_sim.picture.units import change, level, outcome_title

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.compare.analysis import CompareDetail


def form_of_compare(result: "Result") -> Form:
    """A, B and their paired difference by outcome; profit, which decides, stands out."""
    detail: CompareDetail = result.detail
    rows = []
    for row in result.table.to_dict("records"):
        name = row["outcome"]
        low, high = (change(name, row[end]) for end in ("low", "high"))
        cells = [outcome_title(name, detail.currency), level(name, row["a"]), level(name, row["b"])]
        cells += [change(name, row["difference"]), f"{low} to {high}", f"{row['b_higher']} of {row['seeds']}"]
        rows.append(Row(tuple(cells), TODAY if name == "profit" else ""))
    per_cent = f"{100 * detail.confidence:.0f} % interval"
    heads = [Head("outcome", words=True), *map(Head, ("A", "B", "B less A", per_cent, "B higher in"))]
    a, b = detail.names
    note = "Shares and retention differ in percentage points. B higher in: of the paired runs."
    return form(f"A: {a}   B: {b}", result.market, heads, rows, note)
