"""A few figures side by side, each with its interval, and what stands beside them."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from loyalty_sim.language import tell
from loyalty_sim.picture.axes import name_axis, roomy_axis
from loyalty_sim.picture.chart import INK, Chart, Option, base, rounded
from loyalty_sim.picture.marks import BAR_PLACE, lines_on_bars, vertical, whisker, whiskers
from loyalty_sim.picture.palette import BLUE, ORANGE, VERMILLION
from loyalty_sim.picture.words import figure

LOOKS = (("rect", ORANGE), ("triangle", VERMILLION))


class Bar(NamedTuple):
    """One figure.

    low, high: the ends of its interval, None if it has none. beside: further figures, one for each name of `bars`.
    """

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    colour: str = BLUE
    beside: tuple[float, ...] = ()


def bars(
    rows: Sequence[Bar],
    title: str,
    unit: str,
    subtitle: str = "",
    caption: str = "",
    sort: bool = True,
    mark: tuple[float, str] | None = None,
    value_is: str = "",
    beside: Sequence[str] = (),
) -> Chart:
    """Lying bars, longest on top (or in the order given), a whisker for each interval.

    unit: title of the axis. mark: a value that matters and the word that stands on its line. value_is: what a bar
    is, for the legend. beside: names of two further figures at most, drawn as points on the rows.

        >>> chart = bars([Bar("price", 2.0, 1.5, 2.5), Bar("climate", 3.0)], "What moves profit", "thousand EUR")
        >>> chart.caption
        'Largest: climate, 3 (thousand EUR).'
    """
    shown = sorted(rows, key=lambda row: row.value) if sort else list(rows)[::-1]
    largest = max(rows, key=lambda row: row.value)
    caption = caption or tell(
        "Largest: {name}, {value} ({unit}).", name=largest.name, value=figure(largest.value), unit=unit
    )
    option = base(title, subtitle, caption, legend=[value_is, *beside] if beside else None)
    ends = [end for row in rows for end in (row.value, row.low, row.high, *row.beside)]
    option["xAxis"] = roomy_axis(unit, *ends, mark[0] if mark else None)
    option["yAxis"] = name_axis([row.name for row in shown])
    option["tooltip"] = {"trigger": "axis", "confine": True, "axisPointer": {"type": "shadow"}}
    option["series"] = [_bars(shown, value_is or title)]
    option["series"] += [_points(name, place, shown) for place, name in enumerate(beside)]
    if mark:
        option["series"].append(lines_on_bars(mark[1], vertical(*mark, INK, "dashed")))
    return Chart(title, caption, option, _table(rows, unit, beside))


def _bars(shown: Sequence[Bar], name: str) -> Option:
    found = [
        whisker(place, row.low, row.high)
        for place, row in enumerate(shown) if row.low is not None and row.high is not None
    ]  # fmt: skip
    return {
        "type": "bar", "name": name, "itemStyle": {"color": BLUE, "opacity": 0.75},
        "data": [_bar(row) for row in shown], "markLine": whiskers(*found),
    } | BAR_PLACE  # fmt: skip


def _bar(row: Bar) -> object:
    """A bar of another colour says so itself."""
    value = rounded(row.value)
    return value if row.colour == BLUE else {"value": value, "itemStyle": {"color": row.colour, "opacity": 0.75}}


def _points(name: str, place: int, shown: Sequence[Bar]) -> Option:
    symbol, colour = LOOKS[place]
    return {
        "type": "scatter", "name": name, "symbol": symbol, "symbolSize": 8, "itemStyle": {"color": colour},
        "dimensions": ["value", "row"], "encode": {"x": 0, "y": 1, "tooltip": [0]},
        "data": [[rounded(row.beside[place]), at] for at, row in enumerate(shown)],
    }  # fmt: skip


def _table(rows: Sequence[Bar], unit: str, beside: Sequence[str]) -> pd.DataFrame:
    table = pd.DataFrame([row[:4] for row in rows], columns=[tell("name"), unit, tell("low"), tell("high")])
    for place, name in enumerate(beside):
        table[name] = [row.beside[place] for row in rows]
    return table
