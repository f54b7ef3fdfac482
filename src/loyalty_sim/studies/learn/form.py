"""The table of what a pilot taught, and as it is read."""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.table.form import DOUBTFUL, Form, Head, Row, form
from loyalty_sim.picture.words import figure, money
from loyalty_sim.studies.learn.analysis import Belief, LearnDetail
from loyalty_sim.studies.learn.findings import UNITS
from loyalty_sim.studies.learn.words import meaning_of
from loyalty_sim.studies.pilot.measures import MEASURES

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

NOTE = (
    "Before and after: mean over worlds and their interval, weighed by what the pilot found. Effects are those of the "
    "{of}, in the weeks of the pilot. Settings are there whose mean moved beyond luck."
)


def table_of(detail: LearnDetail) -> pd.DataFrame:
    """One row an effect, one for profit, one for each setting that moved."""
    rows = [
        {"what": each.finding.measure, "kind": "effect", "found": each.finding.effect, "error": each.finding.error,
         **_sides(each.before, each.after), "tail": each.tail, "outside": each.outside}
        for each in detail.taught
    ]  # fmt: skip
    rows.append({"what": "profit", "kind": "money", **_sides(*detail.profit), "outside": False})
    rows += [
        {"what": each.key, "kind": "setting", **_sides(each.before, each.after), "shift": each.shift, "outside": False}
        for each in detail.moved
    ]
    heads = ["what", "kind", "found", "error", *_sides(*detail.profit), "shift", "tail", "outside"]
    return pd.DataFrame(rows).reindex(columns=heads)


def _sides(before: Belief, after: Belief) -> dict[str, float]:
    named = {"before": before, "after": after}
    return {
        name if end == "mean" else f"{name}_{end}": getattr(part, end)
        for name, part in named.items() for end in Belief._fields
    }  # fmt: skip


def form_of_learn(result: "Result") -> Form:
    """Before, found and after, a row each."""
    detail: LearnDetail = result.detail
    per_cent = f"{100 * detail.confidence:.0f} % interval"
    heads = [Head("what", words=True), *map(Head, ("before", per_cent, "found", "after", per_cent))]
    rows = [_row(row, detail) for row in result.table.to_dict("records")]
    return form(f"B: {detail.names[1]} against A: {detail.names[0]}", result.market, heads, rows,
                NOTE.format(of="trial at its sites" if detail.trial else "change at all of the firm"))  # fmt: skip


def _row(row: dict[Any, Any], detail: LearnDetail) -> Row:
    said = (lambda value: money(value, detail.currency, signed=True)) if row["kind"] == "money" else figure
    title = {
        "effect": lambda: f"effect on {MEASURES[row['what']].title} ({UNITS[row['what']]})",
        "money": lambda: "profit in these weeks",
        "setting": lambda: meaning_of(row["what"]),
    }[row["kind"]]()
    found = "" if np.isnan(row["found"]) else f"{figure(row['found'])} ± {figure(row['error'])}"
    cells = (
        title, said(row["before"]), f"{said(row['before_low'])} to {said(row['before_high'])}", found,
        said(row["after"]), f"{said(row['after_low'])} to {said(row['after_high'])}",
    )  # fmt: skip
    return Row(cells, DOUBTFUL if row["outside"] else "")
