"""The table of a returns study as it is read."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.table.form import TODAY, Form, Head, Row, between, cell, form
from loyalty_sim.picture.units import change, name_of_outcome, unit_of_outcome

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.returns.analysis import ReturnsDetail

EFFECTS = ("profit", "revenue", "satisfaction", "retention")


def form_of_returns(result: "Result") -> Form:
    """Change of the outcomes at every level with intervals, and what the next step brings."""
    detail: ReturnsDetail = result.detail
    unit = f"{detail.currency} per {detail.currency} spent" if detail.plan.is_money else f"{detail.currency} per 1 %"
    heads = [
        Head(detail.plan.lever, detail.plan.unit),
        *(Head(name_of_outcome(name), unit_of_outcome(name, detail.currency)) for name in EFFECTS),
        Head("profit of the next step", unit),
    ]
    per_cent = f"{100 * detail.curve.confidence:.0f} %"
    likely = sorted(detail.curve.shape.probabilities.items(), key=lambda item: -item[1])
    shape = ", ".join(f"{name} {100 * chance:.0f} %" for name, chance in likely if chance >= 0.005)
    title = f"Returns on {detail.plan.lever}: change against today, with {per_cent} intervals"
    rows = [_row(row, detail) for row in result.table.to_dict("records")]
    return form(title, result.market, heads, rows, f"Shape: {shape}.")


def _row(row: dict[Any, Any], detail: "ReturnsDetail") -> Row:
    effects = ["today" if row["today"] else _interval(row, name, name) for name in EFFECTS]
    last = row["marginal"] != row["marginal"]  # the highest level has no next one
    step = "" if last else _interval(row, "marginal", "ratio" if detail.plan.is_money else "profit")
    return Row((cell(row["amount"]), *effects, step), TODAY if row["today"] else "")


def _interval(row: dict[Any, Any], name: str, kind: str) -> str:
    return between(*(change(kind, row[f"{name}{end}"]) for end in ("", "_low", "_high")))
