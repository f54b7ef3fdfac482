"""Dots, cells of a map, and parallel axes of chart options, drawn by matplotlib."""

from textwrap import fill
from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from loyalty_sim.picture.chart import INK, Option
from loyalty_sim.picture.paper.labels import word_at_dot
from loyalty_sim.picture.words import figure

MARKERS = {"circle": "o", "diamond": "D", "rect": "s", "triangle": "^", "none": ""}
SIDES = {"right": 0, "left": 1}


def draw_dots(panel: Any, series: Option, option: Option) -> dict[str, Any]:
    """Dots with a word at those that have one; gives the handle of the legend."""
    places = [dot["value"] if isinstance(dot, dict) else dot for dot in series["data"]]
    if not places:
        return {}
    data = np.array([place[:2] for place in places], dtype=float)
    style = series.get("itemStyle", {"color": "none"})
    look = {"marker": MARKERS[series.get("symbol", "circle")], "color": style["color"], "ls": "", "mew": 0}
    look |= {"ms": max(0.65 * series.get("symbolSize", 9), 0.1), "alpha": style.get("opacity", 1)}
    [drawn] = panel.plot(data[:, 0], data[:, 1], zorder=1 + series.get("z", 2), clip_on=False, **look)
    for dot, (x, y) in zip(series["data"], data, strict=True):
        if isinstance(dot, dict) and dot["label"]["formatter"]:
            side = SIDES[dot["label"].get("position", series["label"].get("position", "right"))]
            word_at_dot(panel, x, y, dot["label"]["formatter"], side, series["label"].get("fontWeight", "normal"))
    return {series["name"]: drawn}


def draw_cells(panel: Any, series: Option, option: Option) -> dict[str, Any]:
    """Cells of a map: shade, number or word, ring around the best."""
    for cell in series["data"]:
        x, y, value = cell["value"]
        ring, corner = cell["itemStyle"], (x - 0.5, y - 0.5)
        shade, strength = _shade(option["visualMap"], ring, value)
        panel.add_patch(Rectangle(corner, 1, 1, facecolor=shade, alpha=strength, edgecolor="white", lw=1))
        if ring["borderWidth"] > 1:
            panel.add_patch(Rectangle(corner, 1, 1, fill=False, edgecolor=ring["borderColor"], lw=2, zorder=3))
        if series["label"]["show"]:
            panel.text(x, y, cell["label"]["formatter"], ha="center", va="center", fontsize=8.5, color=INK)
    panel.set_xlim(-0.5, len(option["xAxis"]["data"]) - 0.5)
    panel.grid(visible=False)
    panel.tick_params(length=0)
    return {}


def _shade(scale: Option, style: Option, value: float | None) -> tuple[Any, float]:
    """Colour of a cell: its own, or that of its value; white where that is not known."""
    if "color" in style:
        return style["color"], style["opacity"]
    if value is None:
        return "white", 1.0
    colours = LinearSegmentedColormap.from_list("cells", scale["inRange"]["color"])
    low, high = scale["min"], scale["max"]
    return colours((value - low) / ((high - low) or 1.0)), scale["inRange"]["colorAlpha"]


def draw_parallel(panel: Any, option: Option) -> None:
    """Every row a line through upright axes of its own scales."""
    axes = option["parallelAxis"]
    series = option["series"][0]
    columns = [[row[axis["dim"]] for row in series["data"]] for axis in axes]
    heights = [_scaled(axis, column) for axis, column in zip(axes, columns, strict=True)]
    style = series["lineStyle"]
    for row in zip(*heights, strict=True):
        panel.plot(range(len(axes)), row, color=style["color"], alpha=style["opacity"], lw=0.8)
    for place, (axis, column) in enumerate(zip(axes, columns, strict=True)):
        panel.axvline(place, color=INK, lw=0.8)
        for word, height in _ends(axis, column):
            panel.annotate(
                word, (place, height), xytext=(3, 0), textcoords="offset points", fontsize=7.5, va="center",
                bbox={"facecolor": "white", "alpha": 0.85, "lw": 0, "pad": 0.5},
            )  # fmt: skip
    panel.set_xticks(range(len(axes)), [fill(axis["name"], 16) for axis in axes], fontsize=8)
    panel.tick_params(axis="x", length=0)
    panel.set_xlim(-0.05, len(axes) - 0.6)
    panel.set_yticks([])
    panel.grid(visible=False)
    for spine in panel.spines.values():
        spine.set_visible(False)


def _scaled(axis: Option, column: list[Any]) -> np.ndarray:
    """Heights between 0 and 1."""
    values = np.array([axis["data"].index(each) for each in column] if "data" in axis else column, dtype=float)
    known = values[np.isfinite(values)]
    return np.asarray((values - known.min()) / (np.ptp(known) or 1.0)) if len(known) else values


def _ends(axis: Option, column: list[Any]) -> list[tuple[str, float]]:
    """Words at their heights: of an axis of numbers its ends, of one of words all."""
    if "data" in axis:
        last = max(len(axis["data"]) - 1, 1)
        return [(word, place / last) for place, word in enumerate(axis["data"])]
    values = np.array(column, dtype=float)
    known = values[np.isfinite(values)]
    if not len(known) or np.ptp(known) == 0:
        return [(figure(value), 0.0) for value in known[:1]]
    return [(figure(known.min()), 0.0), (figure(known.max()), 1.0)]
