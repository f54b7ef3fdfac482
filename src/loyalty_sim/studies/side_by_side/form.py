"""The table of arms side by side as it is read: outcomes down, arms across."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.table.form import TODAY, Form, Head, Row, between, form
from loyalty_sim.picture.units import change, level, outcome_title
from loyalty_sim.picture.words import share
from loyalty_sim.studies.compare.analysis import DECIDES
from loyalty_sim.studies.indicators import shown

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.side_by_side.analysis import ArmsDetail

NOTE = "Shares and retention differ in percentage points. The intervals of a row hold together with {sure}, {over}."
OVER_WORLDS = "over all that is in doubt; differences are means over worlds"
BY_LUCK = "by luck alone"


def form_of_arms(result: "Result") -> Form:
    """The probability of each arm to be best; then every outcome of the first, and what the others are against it."""
    detail: ArmsDetail = result.detail
    first, *others = detail.titles
    heads = [Head("outcome", words=True), Head(f"{first} {detail.titles[first]}")]
    heads += [Head(f"{letter} {detail.titles[letter]} less {first}") for letter in others]
    best = Row(("probability of being best", *(share(each) for each in detail.chance.values())), TODAY)
    rows = [_row(result, detail, name) for name in shown(result.table["outcome"], result.provenance["settings"])]
    note = NOTE.format(sure=f"{100 * detail.confidence:.0f} %", over=OVER_WORLDS if detail.worlds else BY_LUCK)
    return form(f"{len(detail.titles)} arms, each against {first}", result.market, heads, [best, *rows], note)


def _row(result: "Result", detail: "ArmsDetail", name: str) -> Row:
    rows: Any = result.table[result.table["outcome"] == name].to_dict("records")
    mean = "expected" if detail.worlds else "difference"
    cells = [between(*(change(name, row[end]) for end in (mean, "low", "high"))) for row in rows[1:]]
    return Row((outcome_title(name, detail.currency), level(name, rows[0]["mean"]), *cells), TODAY * (name == DECIDES))
