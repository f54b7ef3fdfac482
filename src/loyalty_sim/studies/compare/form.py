"""The table of a comparison as it is read."""

from typing import TYPE_CHECKING, Any

from loyalty_sim.picture.table.form import TODAY, Form, Head, Row, form
from loyalty_sim.picture.units import MISSING, change, level, outcome_title
from loyalty_sim.picture.words import share
from loyalty_sim.studies.indicators import shown

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.compare.analysis import CompareDetail

NOTE = "Shares and retention differ in percentage points."
OVER_WORLDS = (
    "A, B and their difference: with every figure as it is set. Interval: over all that is in doubt; beside it by luck "
    "alone. B higher: probability over all that is in doubt."
)
BY_LUCK = "B higher in: of the paired runs. Luck alone: what is not known about the figures is not in the interval."


def form_of_compare(result: "Result") -> Form:
    """A, B and their paired difference by outcome; the one that decides stands out."""
    detail: CompareDetail = result.detail
    full = detail.worlds is not None
    per_cent = f"{100 * detail.confidence:.0f} % interval"
    names = ("A", "B", "B less A", per_cent, *(("by luck alone", "B higher") if full else ("B higher in",)))
    heads = [Head("outcome", words=True), *map(Head, names)]
    found: dict[Any, Any] = {row["outcome"]: row for row in result.table.to_dict("records")}
    wanted = shown(found, result.provenance["settings"], detail.decides)
    rows = [_row(found[name], detail, full) for name in wanted]
    a, b = detail.names
    return form(f"A: {a}   B: {b}", result.market, heads, rows, f"{NOTE} {OVER_WORLDS if full else BY_LUCK}")


def _row(row: dict[Any, Any], detail: "CompareDetail", full: bool) -> Row:
    name = row["outcome"]
    cells = [outcome_title(name, detail.currency), level(name, row["a"]), level(name, row["b"])]
    cells += [change(name, row["difference"]), _between(name, row, "low", "high")]
    if full:
        ahead = row["ahead"]
        cells += [_between(name, row, "luck_low", "luck_high"), share(ahead) if ahead == ahead else ""]
    else:
        cells += [f"{row['b_higher']} of {row['seeds']}"]
    return Row(tuple(cells), TODAY if name == detail.decides else "")


def _between(name: str, row: dict[Any, Any], low: str, high: str) -> str:
    ends = [change(name, row[end]) for end in (low, high)]
    return MISSING if MISSING in ends else " to ".join(ends)
