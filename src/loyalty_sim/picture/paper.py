"""Chart options drawn by matplotlib, for paper: the same option, the same picture, no script.

Knows what `picture` use: lines, bands (two stacked lines), lying bars, marked lines and areas, a second upright
axis; dots, cells and parallel axes are in `option_planes`.
"""

import base64
import io
from textwrap import fill
from typing import Any

import matplotlib
import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from loyalty_sim.picture.chart import Option, rows_of
from loyalty_sim.picture.palette import STYLE
from loyalty_sim.picture.paper_planes import MARKERS, draw_cells, draw_dots, draw_parallel

DASHES = {"solid": "-", "dashed": "--", "dotted": ":"}
WIDTH, HEIGHT = 7.2, 3.5
FRAME, INCHES_A_ROW, NAME_WIDTH, LABEL_WIDTH = 1.2, 0.36, 34, 32


def draw_option(option: Option) -> Figure:
    """A figure of its own, not registered with pyplot; without the chart's title, which stands above it."""
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, _height(option)))
        if "parallel" in option:
            draw_parallel(figure, option)
            return figure
        panels = _panels(figure, option)
        handles: dict[str, Any] = {}
        for series in option["series"]:
            handles |= _DRAW[series["type"]](panels[series.get("yAxisIndex", 0)], series, option)
            _draw_marks(panels[0], series)
        named = [name for name in option.get("legend", {}).get("data", ()) if name in handles]
        if named:
            figure.legend([handles[n] for n in named], named, loc="outside lower center", ncols=min(len(named), 4))
        return figure


def svg_uri(option: Option) -> str:
    """The picture as an address that holds it."""
    buffer = io.BytesIO()
    with matplotlib.rc_context({"svg.hashsalt": "loyalty_sim"}):  # the same picture has the same address
        draw_option(option).savefig(buffer, format="svg", metadata={"Date": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def _height(option: Option) -> float:
    """Room for every name of an upright axis of names."""
    return max(FRAME + INCHES_A_ROW * rows_of(option), HEIGHT / 2) if rows_of(option) else HEIGHT


def _panels(figure: Figure, option: Option) -> list[Any]:
    """One panel, or two that share the axis of x; titles and ends of the axes as in the option."""
    first = figure.add_subplot()
    axes = option["yAxis"] if isinstance(option["yAxis"], list) else [option["yAxis"]]
    panels = [first, *(first.twinx() for _ in axes[1:])]
    for place, (panel, axis) in enumerate(zip(panels, axes, strict=True)):
        if axis["type"] == "category":
            panel.set_yticks(range(len(axis["data"])), [fill(name, NAME_WIDTH) for name in axis["data"]])
            panel.set_ylim(-0.5, len(axis["data"]) - 0.5)
            panel.grid(axis="y", visible=False)
        if axis["type"] != "category" or axis.get("name"):
            panel.set_ylabel("\n".join(fill(line, LABEL_WIDTH) for line in axis.get("name", "").split("\n")))
        if "min" in axis:
            panel.set_ylim(axis["min"], axis["max"])
        if not axis.get("show", True):
            panel.set_yticks([])
        if place:
            panel.grid(visible=False)
            panel.spines["right"].set_visible(True)
    across = option["xAxis"]
    first.set_xlabel(across["name"])
    if across["type"] == "category":
        first.set_xticks(range(len(across["data"])), across["data"])
    if "min" in across:
        first.set_xlim(across["min"], across["max"])
    if "interval" in across:
        first.set_xticks(np.arange(across["min"], across["max"] + 1e-9, across["interval"]))
    return panels


def _draw_line(panel: Any, series: Option, option: Option) -> dict[str, Any]:
    data = np.array(series["data"], dtype=float)
    if "areaStyle" in series:
        rise = data[:, 1]
        shade = {"color": series["areaStyle"]["color"], "alpha": series["areaStyle"]["opacity"], "lw": 0}
        panel.fill_between(data[:, 0], data[:, 2] - rise, data[:, 2], **shade)
        return {}
    if series.get("stack"):
        return {}  # the lower end of a band; its upper end knows both
    style = series["lineStyle"]
    look = {"ls": DASHES[style["type"]], "marker": MARKERS[series["symbol"]], "color": style["color"]}
    [drawn] = panel.plot(data[:, 0], data[:, 1], lw=1.6, ms=4, **look)
    return {series["name"]: drawn}


def _draw_bars(panel: Any, series: Option, option: Option) -> dict[str, Any]:
    style = series.get("itemStyle", {"color": "none"})
    look = {"facecolor": style["color"], "alpha": style.get("opacity", 1)}
    if "decal" in style:
        look |= {"hatch": "////", "edgecolor": "white"}
    values = np.array(series["data"], dtype=float)
    panel.barh(np.arange(len(values)), values, height=0.55, lw=0, **look)
    return {series["name"]: Patch(**look)}


_DRAW = {"line": _draw_line, "scatter": draw_dots, "bar": _draw_bars, "heatmap": draw_cells}


def _draw_marks(panel: Any, series: Option) -> None:
    for start, end in series.get("markArea", {}).get("data", ()):
        style = series["markArea"]["itemStyle"]
        look = {"color": style["color"], "alpha": style["opacity"], "lw": 0}
        if "coord" in start:
            (x0, y0), (x1, y1) = start["coord"], end["coord"]
            panel.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, **look))
            panel.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, fill=False, edgecolor=style["borderColor"]))
        else:
            panel.axvspan(start["xAxis"], end["xAxis"], **look)
    for mark in series.get("markLine", {}).get("data", ()):
        if isinstance(mark, list):
            (x0, y0), (x1, y1) = (end["coord"] for end in mark)
            panel.plot([x0, x1], [y0, y1], color=mark[0]["lineStyle"]["color"], lw=1.2, marker="|", ms=6)
            continue
        look = {"color": mark["lineStyle"]["color"], "ls": DASHES[mark["lineStyle"]["type"]], "lw": 1}
        if "yAxis" in mark:
            panel.axhline(mark["yAxis"], **look)
            continue
        panel.axvline(mark["xAxis"], **look)
        word = mark["label"].get("formatter", "")
        place = {"xycoords": panel.get_xaxis_transform(), "rotation": 90, "va": "top", "ha": "right", "fontsize": 8}
        panel.annotate(word, (mark["xAxis"], 0.98), **place)
