"""What matters most: how far the result moves when one input at a time goes to its low and to its high end."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from loyalty_sim.picture.axes import name_axis, roomy_axis
from loyalty_sim.picture.chart import Chart, base, rounded
from loyalty_sim.picture.marks import BAR_PLACE, lines_on_bars, whisker, whiskers, zero_line
from loyalty_sim.picture.palette import BLUE, ORANGE
from loyalty_sim.picture.words import figure

STRIPES = {"symbol": "rect", "dashArrayX": [1, 0], "dashArrayY": [3, 3], "rotation": 0.785, "color": "#ffffff"}


ENDS = ("its low end", "its high end")


class Swing(NamedTuple):
    """One input: change of the outcome at its low and its high end; the ends in words, if they help, and their unit.

    low_interval, high_interval: of these changes, where they are known.
    """

    name: str
    low: float
    high: float
    low_end: str = ENDS[0]
    high_end: str = ENDS[1]
    low_interval: tuple[float, float] | None = None
    high_interval: tuple[float, float] | None = None
    unit: str = ""

    @property
    def label(self) -> str:
        """The name with the range and its unit, if the ends are known."""
        ends = (self.low_end, self.high_end)
        return self.name if ends == ENDS else f"{self.name}: {' to '.join(ends)} {self.unit}".rstrip()


def tornado(
    swings: Sequence[Swing], outcome: str, unit: str, title: str = "What matters most", most: int = 12, now: str = ""
) -> Chart:
    """Bars of the widest swings, widest on top. outcome, unit: what changes, such as profit in thousand EUR.

    now: the outcome as things stand, in words.

        >>> tornado([Swing("price", -2, 1), Swing("climate", -1, 4)], "profit", "EUR").caption
        'climate moves profit most: -1 at its low end, +4 at its high end (EUR).'
    """
    rows = sorted(swings, key=_width)[-most:]
    widest = rows[-1]
    caption = (
        f"{widest.name} moves {outcome} most: {figure(widest.low, signed=True)} at {widest.low_end}, "
        f"{figure(widest.high, signed=True)} at {widest.high_end} ({unit})."
    )
    known = any(row.low_interval for row in rows)
    subtitle = f"one input at a time at its low (striped) or high end (plain){'; lines: intervals' if known else ''}"
    subtitle += f"; now {now}" if now else ""
    option = base(title, subtitle, caption, legend=["low end", "high end"])
    ends = [end for row in rows for end in (row.low, row.high, *(row.low_interval or ()), *(row.high_interval or ()))]
    option["xAxis"] = roomy_axis(f"change of {outcome} ({unit})", *ends)
    option["yAxis"] = name_axis([row.label for row in rows])
    option["tooltip"] = {"trigger": "axis", "confine": True, "axisPointer": {"type": "shadow"}}
    low = _bars("low end", ORANGE, [row.low for row in rows])
    low["itemStyle"]["decal"] = STRIPES
    high = _bars("high end", BLUE, [row.high for row in rows])
    for series, intervals in ((low, [row.low_interval for row in rows]), (high, [row.high_interval for row in rows])):
        lines = [whisker(place, *ends) for place, ends in enumerate(intervals) if ends]
        series["markLine"] = whiskers(*lines)
    option["series"] = [low, high, lines_on_bars("no change", zero_line("xAxis"))]
    return Chart(title, caption, option, _table(rows[::-1], unit))


def _table(rows: Sequence[Swing], unit: str) -> pd.DataFrame:
    columns = {"input": [row.name for row in rows]}
    for end in ("low", "high"):
        columns |= {f"{end} end is": [getattr(row, f"{end}_end") for row in rows],
                    f"{end} end ({unit})": [getattr(row, end) for row in rows]}  # fmt: skip
        intervals = [getattr(row, f"{end}_interval") for row in rows]
        if all(intervals):
            for place, name in enumerate(("low", "high")):
                columns[f"{end} end, {name}"] = [ends[place] for ends in intervals]
    return pd.DataFrame(columns)


def _width(swing: Swing) -> float:
    return max(swing.low, swing.high, 0.0) - min(swing.low, swing.high, 0.0)


def _bars(name: str, colour: str, values: list[float]) -> dict:
    data = [rounded(value) for value in values]
    return {"type": "bar", "name": name, "data": data, "itemStyle": {"color": colour}} | BAR_PLACE
