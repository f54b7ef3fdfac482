"""A response surface: an outcome over two factors, a number and a shade in each cell, the best one ringed."""

from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.picture.chart import INK, SOFT, Chart, base, rounded
from loyalty_sim.picture.palette import BLUE, ORANGE
from loyalty_sim.picture.units import axis_name, short_name
from loyalty_sim.picture.words import figure


def heat_map(
    table: pd.DataFrame,
    across: str,
    upwards: str,
    value: str,
    unit: str,
    title: str = "Response surface",
    sure: str | None = None,
    currency: str = "money",
) -> Chart:
    """table: rows with two factors and an outcome; rows of the same cell are averaged. unit: of the outcome.

    currency: of factors that are money. sure: a column that says where luck does not explain the outcome; the other
    cells get a question mark.
    """
    known = table[sure].astype(bool) if sure else pd.Series(True, table.index)
    grouped = table.assign(value=table[value], sure=known).groupby([across, upwards])
    cells: Any = grouped.agg(value=("value", "mean"), sure=("sure", "all")).reset_index()
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
    option["xAxis"], option["yAxis"] = (
        _axis(axis_name(name, currency), levels) for name, levels in ((across, xs), (upwards, ys))
    )
    option["yAxis"] |= {"nameLocation": "end", "nameGap": 14}
    option["yAxis"]["nameTextStyle"] |= {"align": "left"}
    option["visualMap"] = _scale(cells["value"].to_numpy(float))
    option["series"] = [
        {
            "type": "heatmap", "name": unit, "label": {"show": len(cells) <= 64, "color": INK, "fontSize": 11},
            "data": [
                _cell(xs.index(row[across]), ys.index(row[upwards]), row["value"], row["value"] == highest, row["sure"])
                for row in cells.sort_values("value").to_dict("records")  # the best last: its ring lies on top
            ],
        }
    ]  # fmt: skip
    told = cells if sure else cells.drop(columns="sure")
    return Chart(title, caption, option, told.rename(columns={"value": unit, "sure": "beyond luck"}))


def _cell(x: int, y: int, value: float, best: bool, sure: bool) -> dict:
    ring = {"borderColor": INK, "borderWidth": 3} if best else {"borderColor": "#ffffff", "borderWidth": 1}
    label = {"formatter": f"{figure(value)}{'' if sure else ' ?'}"}
    return {"value": [x, y, float(f"{value:.3g}")], "itemStyle": ring, "label": label}


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
    low, high = (-end, end) if both else (low, high)
    return {
        "min": rounded(low), "max": rounded(high), "calculable": False, "text": [figure(high), figure(low)],
        "right": 0, "top": "middle", "itemHeight": 110, "textStyle": {"color": SOFT}, "precision": 0,
        "inRange": {"color": [ORANGE, "#ffffff", BLUE] if both else ["#eef6fb", BLUE], "colorAlpha": 0.75},
    }  # fmt: skip


def _word(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
