"""Parallel coordinates: every run a line through factors and outcomes; dragging along an axis keeps some of them."""

from collections.abc import Sequence

import pandas as pd

from loyalty_sim.picture.chart import INK, SOFT, Chart, base, rounded
from loyalty_sim.picture.palette import BLUE
from loyalty_sim.picture.units import short_name

MOST_LINES, MOST_AXES = 400, 8


def parallel(table: pd.DataFrame, columns: Sequence[str], title: str = "Parallel coordinates") -> Chart:
    """columns: of `table`, in the order of the axes; text columns have one place a word. At most 400 rows are drawn.

    >>> parallel(pd.DataFrame({"a": [0, 1], "b": [2.0, 3.0]}), ["a", "b"]).title
    'Parallel coordinates'
    """
    shown, axes = table[list(columns)[:MOST_AXES]].head(MOST_LINES), list(columns)[:MOST_AXES]
    more = f"; {MOST_LINES} of {len(table)} are drawn" if len(table) > MOST_LINES else ""
    caption = f"{len(table)} rows, each a line through what was set and what came of it{more}."
    subtitle = "on the screen, drag along an axis to keep only what passes there; click it to take the filter away"
    option = base(title, subtitle, caption)
    option["tooltip"] = {"show": False}
    option["parallel"] = {"left": 48, "right": 60, "top": 92, "bottom": 24, "parallelAxisDefault": {
        "nameTextStyle": {"color": INK, "fontSize": 11}, "axisLabel": {"color": SOFT, "fontSize": 10},
        "nameRotate": 0, "nameGap": 14, "realtime": False,
    }}  # fmt: skip
    option["parallelAxis"] = [_axis(place, name, shown[name]) for place, name in enumerate(axes)]
    values = shown.apply(lambda row: [_cell(value) for value in row], axis=1).tolist()
    option["series"] = [
        {
            "type": "parallel", "name": title, "lineStyle": {"color": BLUE, "width": 1.2, "opacity": 0.45},
            "inactiveOpacity": 0.04, "activeOpacity": 0.8, "data": values,
        }
    ]  # fmt: skip
    return Chart(title, caption, option, shown)


def _axis(place: int, name: str, column: pd.Series) -> dict:
    short = short_name(name)
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return {"dim": place, "name": short, "scale": True}
    words = list(dict.fromkeys(column.astype(str)))
    return {"dim": place, "name": short, "type": "category", "data": words}


def _cell(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return rounded(float(value))
    return str(value)
