"""The table of a sensitivity study as it is read, by its method."""

from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.picture.table.form import DOUBTFUL, Form, Head, Row, between, form
from loyalty_sim.picture.units import unit_of_setting
from loyalty_sim.picture.words import figure

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.sensitivity.analysis import SensitivityDetail


class Column(NamedTuple):
    """One figure of a method: its head, its column in the table, and whether that has an interval."""

    head: str
    name: str
    interval: bool = True


COLUMNS = {
    "tornado": (Column("change at the low end", "at_low"), Column("change at the high end", "at_high")),
    "morris": (
        Column("mean effect, mu*", "mu_star"), Column("luck alone", "luck", False), Column("spread, sigma", "sigma"),
    ),
    "sobol": (Column("alone, S1 (%)", "first"), Column("with others, ST (%)", "total")),
}  # fmt: skip


def form_of_sensitivity(result: "Result") -> Form:
    """Factors with their ranges and what they do, most important first; what luck may explain stands back."""
    detail: SensitivityDetail = result.detail
    currency = detail.question.scenario.market.currency
    columns = COLUMNS[detail.method]
    rows = []
    for row in result.table.to_dict("records"):
        unit = unit_of_setting(row["factor"], currency)
        ends = f"{figure(row['from'])} to {figure(row['to'])}{f' {unit}' if unit else ''}"
        told = (_told(row, column, detail) for column in columns)
        sure = ("yes", "") if row["sure"] else ("no", DOUBTFUL)
        rows.append(Row((row["meaning"], row["factor"], ends, *told, sure[0]), sure[1]))
    names = [Head("factor", words=True), Head("setting", words=True), Head("from, to")]
    per_cent = f"{100 * detail.confidence:.0f} %"
    title = f"What moves {detail.question.subject}: {detail.method}, with {per_cent} intervals"
    present = f"Now: {detail.question.said(float(detail.base.mean()))}." if detail.method == "tornado" else ""
    heads = [*names, *(Head(column.head) for column in columns), Head("beyond luck")]
    return form(title, result.market, heads, rows, present)


def _told(row: dict[Any, Any], column: Column, detail: "SensitivityDetail") -> str:
    if detail.method == "sobol":
        return between(*(f"{100 * row[f'{column.name}{end}']:.0f}" for end in ("", "_low", "_high")))
    sign = detail.method == "tornado"
    value = detail.question.said(row[column.name], sign=sign)
    if not column.interval:
        return value
    return between(value, *(detail.question.said(row[f"{column.name}{end}"], sign=sign) for end in ("_low", "_high")))
