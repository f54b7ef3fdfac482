"""Dots, cells of a map, and parallel axes of chart options, drawn by matplotlib."""

from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from loyalty_sim.picture.chart import Option
from loyalty_sim.picture.words import figure

MARKERS = {"circle": "o", "diamond": "D", "rect": "s", "triangle": "^", "none": ""}
SIDES = {"right": ("left", (4, 0)), "left": ("right", (-4, 0))}


def draw_dots(panel: Any, series: Option, option: Option) -> dict[str, Any]:
    """Dots with a word at those that have one; gives the handle of the legend."""
    places = [dot["value"] if isinstance(dot, dict) else dot for dot in series["data"]]
    data = np.array([place[:2] for place in places], dtype=float).reshape(-1, 2)
    style = series.get("itemStyle", {"color": "none"})
    look = {"marker": MARKERS[series.get("symbol", "circle")], "color": style["color"], "ls": ""}
    [drawn] = panel.plot(data[:, 0], data[:, 1], ms=5, alpha=style.get("opacity", 1), mew=0, **look)
    for dot, (x, y) in zip(series["data"], data, strict=True):
        if isinstance(dot, dict) and dot["label"]["formatter"]:
            align, offset = SIDES[dot["label"].get("position", series["label"].get("position", "right"))]
            panel.annotate(
                dot["label"]["formatter"], (x, y), xytext=offset, textcoords="offset points", ha=align, va="center",
                fontsize=8, fontweight=series["label"].get("fontWeight", "normal"),
            )  # fmt: skip
    return {series["name"]: drawn}


def draw_cells(panel: Any, series: Option, option: Option) -> dict[str, Any]:
    """Cells of a map: shade, number, ring around the best."""
    scale = option["visualMap"]
    colours = LinearSegmentedColormap.from_list("cells", scale["inRange"]["color"])
    low, high = scale["min"], scale["max"]
    for cell in series["data"]:
        x, y, value = cell["value"]
        shade = colours((value - low) / ((high - low) or 1.0))
        ring = cell["itemStyle"]
        corner = (x - 0.5, y - 0.5)
        panel.add_patch(Rectangle(corner, 1, 1, facecolor=shade, alpha=scale["inRange"]["colorAlpha"], lw=0))
        if ring["borderWidth"] > 1:
            panel.add_patch(Rectangle(corner, 1, 1, fill=False, edgecolor=ring["borderColor"], lw=2, zorder=3))
        if series["label"]["show"]:
            panel.text(x, y, cell["label"]["formatter"], ha="center", va="center", fontsize=9)
    panel.set_xlim(-0.5, len(option["xAxis"]["data"]) - 0.5)
    panel.grid(visible=False)
    return {}


def draw_parallel(page: Figure, option: Option) -> None:
    """Every row a line through upright axes of its own scales."""
    panel, axes = page.add_subplot(), option["parallelAxis"]
    series = option["series"][0]
    columns = [[row[axis["dim"]] for row in series["data"]] for axis in axes]
    heights = [_scaled(axis, column) for axis, column in zip(axes, columns, strict=True)]
    style = series["lineStyle"]
    for row in zip(*heights, strict=True):
        panel.plot(range(len(axes)), row, color=style["color"], alpha=style["opacity"], lw=0.8)
    for place, (axis, column) in enumerate(zip(axes, columns, strict=True)):
        panel.axvline(place, color="black", lw=0.8)
        for word, height in _ends(axis, column):
            panel.annotate(word, (place, height), xytext=(3, 0), textcoords="offset points", fontsize=7, va="center")
    panel.set_xticks(range(len(axes)), [axis["name"] for axis in axes], fontsize=8)
    panel.tick_params(axis="x", length=0, labeltop=True, labelbottom=False)
    panel.set_xlim(0, len(axes) - 0.6)
    panel.set_yticks([])
    panel.grid(visible=False)
    for spine in panel.spines.values():
        spine.set_visible(False)


def _scaled(axis: Option, column: list[Any]) -> np.ndarray:
    """Heights between 0 and 1."""
    values = np.array([axis["data"].index(each) for each in column] if "data" in axis else column, dtype=float)
    return np.asarray((values - values.min()) / (np.ptp(values) or 1.0))


def _ends(axis: Option, column: list[Any]) -> list[tuple[str, float]]:
    """Words at their heights: of an axis of numbers its ends, of one of words all."""
    if "data" in axis:
        last = max(len(axis["data"]) - 1, 1)
        return [(word, place / last) for place, word in enumerate(axis["data"])]
    values = np.array(column, dtype=float)
    if np.ptp(values) == 0:
        return [(figure(values[0]), 0.0)]
    return [(figure(values.min()), 0.0), (figure(values.max()), 1.0)]
