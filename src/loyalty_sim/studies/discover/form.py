"""The table of a discovery as it is read."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.table.form import DOUBTFUL, Form, Head, Row, between, form

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


def form_of_discover(result: "Result") -> Form:
    """Boxes with their shares of failures."""
    detail = result.detail
    rows = []
    for row in result.table.to_dict("records"):
        shares = (_per_cent(row, name) for name in ("density", "outside", "coverage"))
        sure = ("yes", "") if row["confirmed"] else ("no", DOUBTFUL)
        rows.append(Row((row["box"], *shares, sure[0]), sure[1]))
    heads = [
        Head("box", words=True), Head("density", "%"), Head("failures elsewhere", "%"), Head("coverage", "%"),
        Head("confirmed"),
    ]  # fmt: skip
    per_cent = f"{100 * detail.confidence:.0f} %"
    title = f"Boxes in which {detail.question.scenario.name} fails, judged by fresh points, with {per_cent} intervals"
    note = "Density: failures of the points in the box. Coverage: failures in the box of all failures."
    return form(title, result.market, heads, rows or [("none found", "", "", "", "")], note)


def _per_cent(row: dict[Any, Any], name: str) -> str:
    return between(*(f"{100 * row[f'{name}{end}']:.0f}" for end in ("", "_low", "_high")))
