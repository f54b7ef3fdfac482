"""The table of a returns study as it is read."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.table.form import TODAY, Form, Head, Row, between, cell, form
from loyalty_sim.picture.units import change, name_of_outcome, unit_of_outcome
from loyalty_sim.studies.indicators import chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.returns.analysis import ReturnsDetail

EFFECTS = ("profit", "customer_equity", "satisfaction", "retention", "nps")


def form_of_returns(result: "Result") -> Form:
    """Change of the outcomes at every level with intervals, and what the next step brings."""
    detail: ReturnsDetail = result.detail
    unit = f"{detail.currency} per {detail.currency} spent" if detail.plan.is_money else f"{detail.currency} per 1 %"
    wanted = [*result.provenance["settings"].get("show", ()), *EFFECTS]
    shown = [name for name in chosen(dict.fromkeys(wanted), result.provenance["settings"]) if name in result.table]
    heads = [
        Head(detail.plan.lever, detail.plan.unit),
        *(Head(name_of_outcome(name), unit_of_outcome(name, detail.currency)) for name in shown),
        Head("profit of the next step", unit),
    ]
    full = detail.whole is not None and detail.whole.worlds is not None
    if full:
        heads.insert(1, Head("profit and customer equity over all doubts", unit_of_outcome("value", detail.currency)))
    if detail.doubt:
        heads += [Head("the same over forms", unit), Head("returns more / less than the step before", "probability")]
    per_cent = f"{100 * detail.curve.confidence:.0f} %"
    found = (detail.doubt or detail.curve).shape
    likely = sorted(found.probabilities.items(), key=lambda item: -item[1])
    shape = ", ".join(f"{name} {100 * chance:.0f} %" for name, chance in likely if chance >= 0.005)
    over = f" over {len(detail.doubt.forms)} forms of response" if detail.doubt else ""
    title = f"Returns on {detail.plan.lever}: change against {detail.here}, with {per_cent} intervals"
    rows = [_row(row, shown, detail) for row in result.table.to_dict("records")]
    return form(title, result.market, heads, rows, f"Shape{over}: {shape}.")


def _row(row: dict[Any, Any], shown: "Sequence[str]", detail: "ReturnsDetail") -> Row:
    effects = [detail.here if row["today"] else _interval(row, name, name) for name in shown]
    last = row["marginal"] != row["marginal"]  # the highest level has no next one
    step = "" if last else _interval(row, "marginal", "ratio" if detail.plan.is_money else "profit")
    over = _over_forms(row, last, "ratio" if detail.plan.is_money else "profit") if detail.doubt else ()
    whole = (detail.here if row["today"] else _over_worlds(row),) if detail.whole and detail.whole.worlds else ()
    return Row((cell(row["amount"]), *whole, *effects, step, *over), TODAY if row["today"] else "")


def _over_worlds(row: dict[Any, Any]) -> str:
    return between(*(change("value", row[name]) for name in ("value_expected", "value_full_low", "value_full_high")))


def _over_forms(row: dict[Any, Any], last: bool, kind: str) -> tuple[str, str]:
    chances = "" if row["more"] != row["more"] else f"{100 * row['more']:.0f} % / {100 * row['less']:.0f} %"
    return "" if last else _interval(row, "marginal_any", kind), chances


def _interval(row: dict[Any, Any], name: str, kind: str) -> str:
    return between(*(change(kind, row[f"{name}{end}"]) for end in ("", "_low", "_high")))
