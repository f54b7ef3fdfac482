"""Lines, bands, bars and marks of chart options, drawn by matplotlib; each gives the handles of the legend."""

from typing import Any

import numpy as np
from matplotlib.patches import Patch, Rectangle

from loyalty_sim.picture.chart import INK, Option
from loyalty_sim.picture.paper.axes import row_height
from loyalty_sim.picture.paper.labels import words_at_line
from loyalty_sim.picture.paper.planes import MARKERS

DASHES = {"solid": "-", "dashed": "--", "dotted": ":"}
BAR_HEIGHT, COLUMNS_WIDTH, MOST_INCHES = 0.55, 0.8, 0.6
"""Height and width of bars as parts of their row, and inches of a row at most."""


def draw_line(panel: Any, series: Option, option: Option) -> dict[str, Any]:
    """A line, or the upper end of a band with what lies below it."""
    data = np.array(series["data"], dtype=float).reshape(-1, len(series["data"][0]) if series["data"] else 2)
    if not len(data):
        return {}
    if "areaStyle" in series:
        shade = {"color": series["areaStyle"]["color"], "alpha": series["areaStyle"]["opacity"], "lw": 0}
        panel.fill_between(data[:, 0], data[:, 2] - data[:, 1], data[:, 2], **shade)
        return {}
    if series.get("stack"):
        return {}  # the lower end of a band; its upper end knows both
    style = series["lineStyle"]
    look: dict[str, Any] = {"ls": DASHES[style.get("type", "solid")], "marker": MARKERS[series["symbol"]]}
    look |= {"color": style["color"], "lw": 0.85 * style["width"], "alpha": style.get("opacity", 1)}
    if "step" in series:
        look["drawstyle"] = "steps-post"
    [drawn] = panel.plot(data[:, 0], data[:, 1], ms=4.5, zorder=2.5 if series.get("z", 2) > 1 else 1.5, **look)
    return {series["name"]: drawn}


def draw_bars(panel: Any, series: Option, option: Option) -> dict[str, Any]:
    """Lying bars on the rows of names, or upright ones beside those of the other series."""
    if not series["data"]:
        return {}
    looks = [_bar_look(series, bar) for bar in series["data"]]
    values = np.array([bar["value"] if isinstance(bar, dict) else bar for bar in series["data"]], dtype=float)
    if option["yAxis"]["type"] == "category":
        _keep_thin(panel, option["yAxis"]["data"])
        for place, (value, look) in enumerate(zip(values, looks, strict=True)):
            panel.barh(place, value, height=BAR_HEIGHT, lw=0, **look)
    else:
        drawn = [each for each in option["series"] if each["type"] == "bar"]
        width = COLUMNS_WIDTH / len(drawn)
        shift = (drawn.index(series) - (len(drawn) - 1) / 2) * width
        panel.bar(np.arange(len(values)) + shift, values, width=width, lw=0, **looks[0])
    return {series["name"]: Patch(**_bar_look(series, None))}


def _keep_thin(panel: Any, names: list[str]) -> None:
    """Few bars in a high panel stay bars: the rows take what they need and the rest stays empty."""
    high = panel.get_position().height * panel.figure.get_figheight()
    spare = max(high / max(MOST_INCHES, 1.25 * row_height(names)) - len(names), 0) / 2
    panel.set_ylim(-0.5 - spare, len(names) - 0.5 + spare)


def _bar_look(series: Option, bar: Any) -> dict[str, Any]:
    style = series["itemStyle"] | (bar["itemStyle"] if isinstance(bar, dict) else {})
    look = {"facecolor": style["color"], "alpha": style.get("opacity", 1)}
    return look | ({"hatch": "////", "edgecolor": "white"} if "decal" in style else {})


def draw_marks(panel: Any, series: Option) -> None:
    """Shaded parts, lines with words, and ends of intervals of a series."""
    for start, end in series.get("markArea", {}).get("data", ()):
        _draw_part(panel, start, end)
    capped = series.get("markLine", {}).get("symbol", "none") != "none"
    for mark in series.get("markLine", {}).get("data", ()):
        if isinstance(mark, list):
            _draw_between(panel, mark, capped)
        else:
            _draw_across(panel, mark)


def _draw_part(panel: Any, start: Option, end: Option) -> None:
    style = start["itemStyle"]
    look = {"facecolor": style["color"], "alpha": style["opacity"], "lw": 0, "zorder": 0.5}
    if "coord" in start:
        (x0, y0), (x1, y1) = start["coord"], end["coord"]
        panel.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, **look))
        if "borderColor" in style:
            frame = {"fill": False, "edgecolor": style["borderColor"], "lw": 1.2}
            panel.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, **frame))
    elif "xAxis" in start:
        panel.axvspan(start["xAxis"], end["xAxis"], **look)
    else:
        panel.axhspan(start["yAxis"], end["yAxis"], **look)
    if start["label"]["show"]:
        _word_in_part(panel, start, end)


def _word_in_part(panel: Any, start: Option, end: Option) -> None:
    """At the head or the foot of a part, in its middle."""
    at_foot = start["label"]["position"] == "insideBottom"
    if "xAxis" in start:
        place = ((start["xAxis"] + end["xAxis"]) / 2, 0.01 if at_foot else 0.99)
        transform = panel.get_xaxis_transform()
    else:
        heights = (start["yAxis"], end["yAxis"])
        place, transform = (0.5, min(heights) if at_foot else max(heights)), panel.get_yaxis_transform()
    panel.annotate(
        start["name"], place, xycoords=transform, xytext=(0, 2 if at_foot else -2), textcoords="offset points",
        va="bottom" if at_foot else "top", ha="center", fontsize=8, color=INK, gid="word",
    )  # fmt: skip


def _draw_between(panel: Any, mark: list[Option], capped: bool) -> None:
    (x0, y0), (x1, y1) = (end["coord"] for end in mark)
    style = mark[0]["lineStyle"]
    look: dict[str, Any] = {"color": style["color"], "lw": 0.8 * style["width"], "ls": DASHES[style["type"]]}
    look["zorder"] = 2.6
    if capped:
        look |= {"marker": "_" if x0 == x1 and y0 != y1 else "|", "ms": 6}
    panel.plot([x0, x1], [y0, y1], scalex=capped, scaley=capped, **look)


def _draw_across(panel: Any, mark: Option) -> None:
    style, words = mark["lineStyle"], mark["label"]
    look = {"color": style["color"], "ls": DASHES[style["type"]], "lw": 0.8 * style["width"], "zorder": 1.8}
    word = words.get("formatter", "") if words.get("show", True) else ""
    if "yAxis" in mark:
        panel.axhline(mark["yAxis"], **look)
        if word:
            at, side = (0.01, "left") if "Start" in words["position"] else (0.99, "right")
            panel.annotate(
                word, (at, mark["yAxis"]), xycoords=panel.get_yaxis_transform(), xytext=(0, 2),
                textcoords="offset points", ha=side, va="bottom", fontsize=8, color=INK, gid="word",
            )  # fmt: skip
        return
    panel.axvline(mark["xAxis"], **look)
    if word:
        words_at_line(panel, mark["xAxis"], word, at_foot="Start" in words.get("position", ""))
