"""A few figures side by side, each with its interval."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from loyalty_sim.report.charts.chart import INK, Chart, base, marks, name_axis, rounded, value_axis
from loyalty_sim.report.palette import BLUE


class Bar(NamedTuple):
    """One figure; low and high are the ends of its interval, None if it has none."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None


def bars(rows: Sequence[Bar], title: str, unit: str, subtitle: str = "", caption: str = "", sort: bool = True) -> Chart:
    """Lying bars, longest on top (or in the order given), a whisker for each interval. unit: title of the axis."""
    shown = sorted(rows, key=lambda row: row.value) if sort else list(rows)[::-1]
    caption = caption or f"Largest: {max(rows, key=lambda row: row.value).name}, {shown[-1].value:,.3g} ({unit})."
    option = base(title, subtitle, caption)
    ends = [end for row in rows for end in (row.value, row.low, row.high, 0.0) if end is not None]
    edge = 0.04 * (max(ends) - min(ends))
    low, high = min(ends) - edge * (min(ends) < 0), max(ends) + edge * (max(ends) > 0)
    option["xAxis"] = value_axis(unit, min=rounded(low), max=rounded(high))
    option["yAxis"] = name_axis([row.name for row in shown])
    option["tooltip"] = {"trigger": "axis", "confine": True, "axisPointer": {"type": "shadow"}}
    whiskers = [_whisker(place, row) for place, row in enumerate(shown) if row.low is not None]
    option["series"] = [
        {
            "type": "bar", "name": title, "barMaxWidth": 22, "itemStyle": {"color": BLUE, "opacity": 0.75},
            "data": [rounded(row.value) for row in shown],
            "markLine": marks(*whiskers) | {"symbol": "rect", "symbolSize": [9, 2]},
        }
    ]  # fmt: skip
    return Chart(title, caption, option, pd.DataFrame(rows).rename(columns={"value": unit}))


def _whisker(place: int, row: Bar) -> list[dict]:
    assert row.low is not None
    assert row.high is not None
    style = {"color": INK, "type": "solid", "width": 1.5}
    return [{"coord": [rounded(row.low), place], "lineStyle": style}, {"coord": [rounded(row.high), place]}]
