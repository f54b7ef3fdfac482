"""What matters most: how far the result moves when one input at a time goes to its low and to its high end."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from loyalty_sim.report.charts.chart import Chart, base, marks, name_axis, rounded, value_axis, zero_line
from loyalty_sim.report.palette import BLUE, ORANGE

STRIPES = {"symbol": "rect", "dashArrayX": [1, 0], "dashArrayY": [3, 3], "rotation": 0.785, "color": "#ffffff"}


class Swing(NamedTuple):
    """One input: change of the outcome at its low and its high end; the ends themselves in words, if they help."""

    name: str
    low: float
    high: float
    low_end: str = "low end"
    high_end: str = "high end"


def tornado(
    swings: Sequence[Swing], outcome: str, unit: str, title: str = "What matters most", most: int = 12
) -> Chart:
    """Bars of the widest swings, widest on top. outcome, unit: what changes, such as profit in thousand EUR."""
    rows = sorted(swings, key=_width)[-most:]
    widest = rows[-1]
    caption = (
        f"{widest.name} moves {outcome} most: {widest.low:+,.3g} at its {widest.low_end}, {widest.high:+,.3g} at its "
        f"{widest.high_end} ({unit})."
    )
    subtitle = f"change of {outcome} when one input goes to its low (striped) or high end (plain)"
    option = base(title, subtitle, caption, legend=["low end", "high end"])
    option["xAxis"] = value_axis(f"change of {outcome} ({unit})", scale=False)
    option["yAxis"] = name_axis([row.name for row in rows])
    option["tooltip"] = {"trigger": "axis", "confine": True, "axisPointer": {"type": "shadow"}}
    low = _bars("low end", ORANGE, [row.low for row in rows]) | {"barGap": "-100%"}
    low["itemStyle"]["decal"] = STRIPES
    high = _bars("high end", BLUE, [row.high for row in rows]) | {"markLine": marks(zero_line("xAxis"))}
    option["series"] = [low, high]
    table = pd.DataFrame(rows[::-1]).rename(columns={"low": f"low end ({unit})", "high": f"high end ({unit})"})
    return Chart(title, caption, option, table.rename(columns={"low_end": "low end is", "high_end": "high end is"}))


def _width(swing: Swing) -> float:
    return max(swing.low, swing.high, 0.0) - min(swing.low, swing.high, 0.0)


def _bars(name: str, colour: str, values: list[float]) -> dict:
    data = [rounded(value) for value in values]
    return {"type": "bar", "name": name, "data": data, "barMaxWidth": 22, "itemStyle": {"color": colour}}
