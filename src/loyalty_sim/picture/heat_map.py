"""A response surface: an outcome over two factors, a number and a shade in each cell, the best one ringed."""

from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.axes import level_axis
from loyalty_sim.picture.chart import INK, SOFT, Chart, Option, base, rounded
from loyalty_sim.picture.palette import BLUE, ORANGE
from loyalty_sim.picture.units import axis_name, short_name
from loyalty_sim.picture.words import figure

MOST_WHOLE = 1e9
"""Levels that are whole and below this are written in full."""


def heat_map(
    table: pd.DataFrame,
    across: str,
    upwards: str,
    value: str,
    unit: str,
    title: str = "Response surface",
    sure: str | None = None,
    currency: str = "money",
    base_row: str | None = None,
) -> Chart:
    """table: rows with two factors and an outcome; rows of the same cell are averaged. unit: of the outcome.

    currency: of factors that are money. sure: a column that says where luck does not explain the outcome; the other
    cells get a question mark. base_row: a column that says which cell the others are compared with.

        >>> table = pd.DataFrame({"x": [0, 0, 1, 1], "y": [0, 1, 0, 1], "z": [1.0, 2.0, 5.0, 1.0]})
        >>> heat_map(table, "x", "y", "z", "thousand EUR").caption
        'Best cell: x 1, y 0, 5 thousand EUR.'
    """
    known = table[sure].astype(bool) if sure else pd.Series(True, table.index)
    today = table[base_row].astype(bool) if base_row else pd.Series(False, table.index)
    grouped = table.assign(value=table[value], sure=known, today=today).groupby([across, upwards])
    summed = {"value": ("value", "mean"), "sure": ("sure", "all"), "today": ("today", "any")}
    cells: Any = grouped.agg(**summed).reset_index()
    xs, ys = (sorted(cells[name].unique()) for name in (across, upwards))
    best = cells.loc[cells["value"].idxmax()]
    highest = float(best["value"])
    names = [short_name(across), short_name(upwards)]
    doubt = "" if best["sure"] else ", which may be luck"
    caption = (
        f"Best cell: {names[0]} {_word(best[across])}, {names[1]} {_word(best[upwards])}, "
        f"{figure(highest)} {unit}{doubt}."
    )
    option = base(title, f"{unit}; ring: best cell{'; ?: may be luck' if sure else ''}", caption)
    option["grid"] |= {"right": 84, "bottom": 40}
    option["tooltip"] = {"trigger": "item", "confine": True}
    option["xAxis"] = level_axis(axis_name(across, currency), [_word(at) for at in xs])
    option["yAxis"] = level_axis(axis_name(upwards, currency), [_word(at) for at in ys], "upright")
    option["visualMap"] = _scale(cells["value"].to_numpy(float))
    in_order = cells.sort_values("value", na_position="first")  # the best last: its ring lies on top
    option["series"] = [
        {
            "type": "heatmap", "name": unit, "label": {"show": len(cells) <= 64, "color": INK, "fontSize": 11},
            "data": [
                _cell(xs.index(row[across]), ys.index(row[upwards]), row, row["value"] == highest)
                for row in in_order.to_dict("records")
            ],
        }
    ]  # fmt: skip
    told = cells.drop(columns=["today", *([] if sure else ["sure"])])
    return Chart(title, caption, option, told.rename(columns={"value": unit, "sure": "beyond luck"}))


def _cell(x: int, y: int, row: dict[Any, Any], best: bool) -> Option:
    ring = {"borderColor": INK, "borderWidth": 3} if best else {"borderColor": "#ffffff", "borderWidth": 1}
    if not np.isfinite(row["value"]):
        return {"value": [x, y, None], "itemStyle": ring, "label": {"formatter": ""}}
    word = "baseline" if row["today"] else f"{figure(row['value'])}{'' if row['sure'] else ' ?'}"
    return {"value": [x, y, float(f"{row['value']:.3g}")], "itemStyle": ring, "label": {"formatter": word}}


def _scale(values: np.ndarray) -> Option:
    """Orange below zero and blue above where both occur, else one shade that deepens."""
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    both = low < 0 < high
    end = max(-low, high)
    low, high = (-end, end) if both else (low, high)
    return {
        "min": rounded(low), "max": rounded(high), "calculable": False, "text": [figure(high), figure(low)],
        "right": 0, "top": "middle", "itemHeight": 110, "textStyle": {"color": SOFT}, "precision": 0,
        "inRange": {"color": [ORANGE, "#ffffff", BLUE] if both else ["#eef6fb", BLUE], "colorAlpha": 0.75},
    }  # fmt: skip


def _word(value: object) -> str:
    """A level to four figures, whole ones in full."""
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.0f}" if value == int(value) and abs(value) < MOST_WHOLE else f"{value:.4g}"
