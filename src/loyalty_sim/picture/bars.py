"""A few figures side by side, each with its interval."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from loyalty_sim.picture.chart import (
    BAR_PLACE,
    INK,
    WHISKER_ENDS,
    Chart,
    base,
    lines_on_bars,
    marks,
    name_axis,
    roomy_axis,
    rounded,
    vertical,
    whisker,
)
from loyalty_sim.picture.palette import BLUE
from loyalty_sim.picture.words import figure


class Bar(NamedTuple):
    """One figure; low and high are the ends of its interval, None if it has none."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None


def bars(
    rows: Sequence[Bar],
    title: str,
    unit: str,
    subtitle: str = "",
    caption: str = "",
    sort: bool = True,
    mark: tuple[float, str] | None = None,
) -> Chart:
    """Lying bars, longest on top (or in the order given), a whisker for each interval.

    unit: title of the axis. mark: a value that matters and the word that stands on its line.
    """
    shown = sorted(rows, key=lambda row: row.value) if sort else list(rows)[::-1]
    caption = caption or f"Largest: {max(rows, key=lambda row: row.value).name}, {figure(shown[-1].value)} ({unit})."
    option = base(title, subtitle, caption)
    ends = [end for row in rows for end in (row.value, row.low, row.high)]
    option["xAxis"] = roomy_axis(unit, *ends, mark[0] if mark else None)
    option["yAxis"] = name_axis([row.name for row in shown])
    option["tooltip"] = {"trigger": "axis", "confine": True, "axisPointer": {"type": "shadow"}}
    whiskers = [
        whisker(place, row.low, row.high)
        for place, row in enumerate(shown) if row.low is not None and row.high is not None
    ]  # fmt: skip
    option["series"] = [
        {
            "type": "bar", "name": title, "itemStyle": {"color": BLUE, "opacity": 0.75},
            "data": [rounded(row.value) for row in shown], "markLine": marks(*whiskers) | WHISKER_ENDS,
        }
        | BAR_PLACE
    ]  # fmt: skip
    if mark:
        option["series"].append(lines_on_bars(mark[1], vertical(*mark, INK, "dashed")))
    return Chart(title, caption, option, pd.DataFrame(rows).rename(columns={"value": unit}))
