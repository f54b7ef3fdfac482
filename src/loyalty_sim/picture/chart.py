"""`Chart`: a picture as option, sentence and table, and what all options start from."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from loyalty_sim.language import tell

if TYPE_CHECKING:
    import pandas as pd

INK, SOFT, LINE = "#1b1b1b", "#54555a", "#d9d9d9"
DIGITS = 5

Option = dict[str, Any]


class Chart(NamedTuple):
    """One picture.

    title: what it shows, in a few words. caption: one sentence with the finding, which is also what a screen reader
    says. option: for ECharts, JSON-ready. table: the figures drawn, unrounded, headed with their units.
    """

    title: str
    caption: str
    option: Option
    table: "pd.DataFrame"

    @property
    def rows(self) -> int:
        """How many names stand on its upright axis; 0 if that is one of numbers."""
        return rows_of(self.option)

    def without_title(self) -> Option:
        """The option for a page that has the title as a heading."""
        kept = {name: part for name, part in self.option.items() if name != "title"}
        kept["series"] = [_raised(series) for series in self.option.get("series", [])]
        if "parallel" in kept:
            kept["parallel"] = _raised(kept["parallel"])
        return kept | {"grid": self.option["grid"] | {"top": self.option["grid"]["top"] - TITLE_HEIGHT}}

    def without_legend(self) -> "Chart":
        """The same for a page that says what the marks mean."""
        kept = {name: part for name, part in self.option.items() if name not in ("legend", "media")}
        room = {"bottom": self.option["grid"]["bottom"] - LEGEND_HEIGHT} if "legend" in self.option else {}
        return self._replace(option=kept | {"grid": self.option["grid"] | room})


TITLE_HEIGHT, LEGEND_HEIGHT, LEGEND_LINE = 40, 28, 20
NARROW, PHONE, ROOM_FOR = 480, 320, 2
"""Pixels, and lines of a legend: a chart that is no wider leaves its legend as many lines as a phone needs."""


def rows_of(option: Option) -> int:
    """How many names stand on the upright axis of an option, if it is one of names without a title (`name_axis`)."""
    axis = option.get("yAxis", {})
    return len(axis["data"]) if isinstance(axis, dict) and axis.get("type") == "category" and "name" not in axis else 0


def base(title: str, subtitle: str, caption: str, legend: list[str] | None = None, **parts: Any) -> Option:
    """What every option has: title, description for screen readers, room, tooltip, legend."""
    option: Option = {
        "aria": {"enabled": True, "label": {"description": f"{title}. {caption}"}},
        "animation": False,
        "backgroundColor": "#ffffff",
        "textStyle": {"color": INK},
        "title": {
            "text": title, "subtext": subtitle, "left": "center",
            "textStyle": {"fontSize": 14, "color": INK}, "subtextStyle": {"fontSize": 11, "color": SOFT},
        },
        "grid": {
            "top": 40 + TITLE_HEIGHT, "left": 16, "right": 24, "bottom": 36 + (LEGEND_HEIGHT if legend else 0),
            "containLabel": True,
        },
        "tooltip": {"trigger": "axis", "confine": True},
    }  # fmt: skip
    if legend:
        option["legend"] = {"data": legend, "bottom": 0, "itemWidth": 32, "textStyle": {"color": INK}}
        if (more := lines_of_legend(legend, PHONE) - ROOM_FOR) > 0:
            narrow = {"grid": {"bottom": option["grid"]["bottom"] + LEGEND_LINE * more}}
            option["media"] = [{"query": {"maxWidth": NARROW}, "option": narrow}]
    return option | parts


def lines_of_legend(names: list[str], width: float) -> int:
    """On how many lines names with their signs stand, in so many pixels.

    >>> lines_of_legend(["A", "B"], 300), lines_of_legend(["effect on profit", "effect over forms of response"], 300)
    (1, 2)
    """
    lines, left = 1, width
    for name in names:
        needed = 47 + 6.5 * len(name)
        if needed > left < width:
            lines, left = lines + 1, width
        left -= needed
    return lines


def points(*columns: ArrayLike) -> list[list[float | None]]:
    """Rows of rounded figures; what is not a number becomes a gap.

    >>> points([1, 2], [0.5, float("nan")])
    [[1.0, 0.5], [2.0, None]]
    """
    return [[rounded(value) for value in row] for row in np.column_stack([np.asarray(c, float) for c in columns])]


def rounded(value: float) -> float | None:
    """A figure to five digits, enough for the eye; None if it is not a number.

    >>> rounded(123456.7), rounded(float("nan"))
    (123460.0, None)
    """
    return float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None


def line(name: str, data: list[Any], colour: str, dash: str = "solid", symbol: str = "none", **more: Any) -> Option:
    """A line that is told by its dashes and symbols as well as by its colour."""
    style = {"color": colour, "type": dash, "width": 2}
    series = {"type": "line", "name": name, "data": data, "symbol": symbol, "symbolSize": 6, "lineStyle": style}
    return series | {"itemStyle": {"color": colour}} | more


def band(name: str, x: ArrayLike, low: ArrayLike, high: ArrayLike, colour: str, **more: Any) -> list[Option]:
    """Two series that shade what lies between low and high; the tooltip tells both ends."""
    bottom, top = np.asarray(low, float), np.asarray(high, float)
    common = {
        "type": "line", "stack": name, "stackStrategy": "all", "symbol": "none", "silent": True,
        "lineStyle": {"opacity": 0}, "itemStyle": {"color": colour},
    } | more  # fmt: skip
    floor = {
        "name": tell("{name}, low", name=name),
        "data": points(x, bottom, bottom),
        "dimensions": ["x", "y", tell("low")],
    }
    rise = {
        "name": tell("{name}, high", name=name),
        "data": points(x, top - bottom, top),
        "dimensions": ["x", "y", tell("high")],
    }
    encode = {"x": 0, "y": 1, "tooltip": [2]}
    return [
        common | floor | {"encode": encode},
        common | rise | {"encode": encode, "areaStyle": {"color": colour, "opacity": 0.22}},
    ]


def _raised(series: Option) -> Option:
    """What has a place of its own, as high as it may go where there is no title above it."""
    return series | {"top": series["top"] - TITLE_HEIGHT} if "top" in series else series
