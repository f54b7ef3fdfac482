"""The table of delays and false alarms as it is read."""

from typing import TYPE_CHECKING, Any

import numpy as np

from loyalty_sim.picture.table.form import Form, Head, form
from loyalty_sim.picture.words import share
from loyalty_sim.studies.measure.dashboard import BEFORE, FALSE_ALARMS, MeasureDetail
from loyalty_sim.studies.measure.words import in_time

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


def form_of_measure(result: "Result") -> Form:
    """A row a figure and size."""
    detail: MeasureDetail = result.detail
    heads = [
        Head("figure", words=True), Head("answers a week"), Head("bonus", words=True), Head("seen in time"),
        Head("delay", "weeks"), Head("false alarms in a year"),
    ]  # fmt: skip
    rows = [_cells(row) for row in result.table.to_dict("records")]
    note = (
        f"Delay: from the week in which satisfaction has fallen by {detail.points:g} of 100 to the alarm, in the "
        f"middle of charts; below 0 where it was seen earlier. Limits by {BEFORE} weeks before, for "
        f"{share(FALSE_ALARMS)} false alarms a year. In time: {in_time(detail)}."
    )
    return form("When the dashboard shows it", result.market, heads, rows, note)


def _cells(row: dict[Any, Any]) -> tuple[str, ...]:
    def said(value: float, word: str) -> str:
        return "–" if np.isnan(value) else word

    seen, delay = said(row["seen"], share(row["seen"])), said(row["delay"], f"{row['delay']:.0f}")
    return row["figure"], str(row["answers"] or "all"), row["arm"], seen, delay, share(row["false"])
