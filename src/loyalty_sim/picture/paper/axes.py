"""Axes of chart options on paper: titles, ends, names and ticks, and words that are broken to fit."""

import re
from functools import cache
from textwrap import fill
from typing import Any

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from loyalty_sim.picture.chart import Option

AMOUNT = re.compile(r" (?=%)|(?<=\b[A-Z]{3}) (?=\d)")
"""Blanks at which no line ends: 90 %, EUR 1,200."""
NAME_WIDTH, LABEL_WIDTH = 36, 34
"""Letters in a line of a name on the upright axis, and of the title of that axis."""
LINE_HEIGHT = 0.165
"""Inches from one line of such a name to the next."""
BETWEEN, LEAST = 0.18, 0.7
"""Inches between two names, and of all rows at least."""
FIGURES_WIDTH = 1.0
"""Inches that an upright axis of figures takes."""
NAME_SIZE, TICK_SIZE, AXIS_SIZE = 8.5, 8.5, 9.5


def wrapped(text: str, inches: float, size: float, weight: str = "normal") -> str:
    """Text broken into lines that fit, as the font has it; size: of its letters in points."""
    parts = AMOUNT.sub("\u00a0", text).split("\n")
    return "\n".join(line for part in parts for line in _broken(part, inches, size, weight))


def _broken(text: str, inches: float, size: float, weight: str) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if not lines[-1] or width_of(longer, size, weight) <= inches:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def width_of(text: str, size: float, weight: str = "normal") -> float:
    """Inches that a line of text takes; size: of its letters in points."""
    font = FontProperties(size=size, weight=weight)
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]) / 72


def lines_of(text: str) -> int:
    """How many lines a text has; 0 if there is none."""
    return text.count("\n") + 1 if text else 0


def rows_height(names: list[str]) -> float:
    """Inches of the rows of an upright axis of names."""
    return max(row_height(names) * len(names) + 0.1, LEAST)


def row_height(names: list[str]) -> float:
    """Inches of one row: all are as high as the one of most lines."""
    return LINE_HEIGHT * max(lines_of(fill(name, NAME_WIDTH)) for name in names) + BETWEEN


def names_width(names: list[str]) -> float:
    """Inches that an upright axis of names takes."""
    return 0.45 + 0.072 * max(min(len(name), NAME_WIDTH) for name in names)


def dress(panel: Any, option: Option, width: float) -> None:
    """Give a panel the axes of an option; width: inches there are for it."""
    upright, across = option["yAxis"], option["xAxis"]
    _upright(panel, upright)
    panel.tick_params(axis="x", labelsize=TICK_SIZE)
    if upright["type"] == "value":
        panel.tick_params(axis="y", labelsize=TICK_SIZE)
    if not across.get("show", True):
        panel.set_xticks([])
        panel.set_axis_off()
    left = max(names_width(upright["data"]), FIGURES_WIDTH) if upright["type"] == "category" else FIGURES_WIDTH
    panel.set_xlabel(wrapped(across.get("name", ""), width - left, AXIS_SIZE), fontsize=AXIS_SIZE)
    if across["type"] == "category":
        room = max(int((width - 1.0) * 72 / (0.6 * TICK_SIZE) / len(across["data"])), 6)
        words = ["\n".join(fill(line, room) for line in word.split("\n")) for word in across["data"]]
        panel.set_xticks(range(len(words)), words, fontsize=TICK_SIZE)
        panel.set_xlim(-0.5, len(words) - 0.5)
    _splits(panel, "x", across)
    if "interval" in across:
        panel.set_xticks(np.arange(across["min"], across["max"] + 1e-9, across["interval"]))


def _upright(panel: Any, axis: Option) -> None:
    if axis["type"] == "category":
        names = [fill(name, NAME_WIDTH) for name in axis["data"]]
        panel.set_yticks(range(len(names)), names, fontsize=NAME_SIZE)
        panel.tick_params(axis="y", length=0)
        ends = (-0.5, len(names) - 0.5)
        panel.set_ylim(*(ends[::-1] if axis.get("inverse") else ends))
        panel.grid(axis="y", visible=False)
    panel.set_ylabel("\n".join(fill(line, LABEL_WIDTH) for line in axis.get("name", "").split("\n")))
    panel.yaxis.label.set_fontsize(AXIS_SIZE)
    _splits(panel, "y", axis)
    if not axis.get("show", True):
        panel.set_yticks([])
        panel.spines["left"].set_visible(False)


def limit(panel: Any, option: Option) -> None:
    """Give a panel in which all is drawn the ends of its axes."""
    _ends(panel.set_xlim, option["xAxis"])
    _ends(panel.set_ylim, option["yAxis"])


def _ends(set_limits: Any, axis: Option) -> None:
    """The ends that are given; the data, drawn by then, give the others."""
    ends = [axis.get(name) if isinstance(axis.get(name), int | float) else None for name in ("min", "max")]
    if ends != [None, None]:
        set_limits(*ends)


def _splits(panel: Any, which: str, axis: Option) -> None:
    if axis.get("splitLine", {}).get("show") is False:
        panel.grid(axis=which, visible=False)
