"""A response surface: an outcome over two factors, a number and a shade in each cell, the best one ringed."""

from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.report.charts.chart import INK, SOFT, Chart, base, rounded
from loyalty_sim.report.palette import BLUE, ORANGE


def heat_map(
    table: pd.DataFrame, across: str, upwards: str, value: str, unit: str, title: str = "Response surface"
) -> Chart:
    """table: rows with two factors and an outcome; rows of the same cell are averaged. unit: of the outcome."""
    cells: Any = table.groupby([across, upwards])[value].mean().rename("value").reset_index()
    xs, ys = (sorted(cells[name].unique()) for name in (across, upwards))
    best = cells.loc[cells["value"].idxmax()]
    highest = float(best["value"])
    places = [(xs.index(row[across]), ys.index(row[upwards]), row["value"]) for row in cells.to_dict("records")]
    names = [name.rpartition(".")[2].replace("_", " ") for name in (across, upwards)]
    caption = f"Best cell: {names[0]} {_word(best[across])}, {names[1]} {_word(best[upwards])}, {highest:,.3g} {unit}."
    option = base(title, f"{unit}; ring: best cell", caption)
    option["grid"] |= {"right": 84, "bottom": 40}
    option["tooltip"] = {"trigger": "item", "confine": True}
    option["xAxis"], option["yAxis"] = _axis(names[0], xs), _axis(names[1], ys)
    option["yAxis"]["nameLocation"] = "end"
    option["visualMap"] = _scale(cells["value"].to_numpy(float))
    option["series"] = [
        {
            "type": "heatmap", "name": unit, "label": {"show": len(cells) <= 64, "color": INK, "fontSize": 11},
            "data": [_cell(x, y, z, z == highest) for x, y, z in places],
        }
    ]  # fmt: skip
    return Chart(title, caption, option, cells.rename(columns={"value": unit}))


def _cell(x: int, y: int, value: float, best: bool) -> dict:
    ring = {"borderColor": INK, "borderWidth": 3} if best else {"borderColor": "#ffffff", "borderWidth": 1}
    return {"value": [x, y, float(f"{value:.3g}")], "itemStyle": ring}


def _axis(name: str, levels: list) -> dict:
    return {
        "type": "category", "name": name, "nameLocation": "middle", "nameGap": 28, "data": [_word(at) for at in levels],
        "nameTextStyle": {"color": INK}, "axisLabel": {"color": SOFT}, "splitArea": {"show": False},
    }  # fmt: skip


def _scale(values: np.ndarray) -> dict:
    """Orange below zero and blue above where both occur, else one shade that deepens."""
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    both = low < 0 < high
    end = max(-low, high)
    return {
        "min": rounded(-end if both else low), "max": rounded(end if both else high), "calculable": False,
        "right": 0, "top": "middle", "itemHeight": 110, "textStyle": {"color": SOFT}, "precision": 0,
        "inRange": {"color": [ORANGE, "#ffffff", BLUE] if both else ["#eef6fb", BLUE], "colorAlpha": 0.75},
    }  # fmt: skip


def _word(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
