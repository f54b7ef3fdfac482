"""Axes of chart options: of numbers with their unit, of names, of weeks."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from loyalty_sim.language import tell
from loyalty_sim.picture.chart import INK, LINE, SOFT, Option, rounded
from loyalty_sim.picture.palette import GREY
from loyalty_sim.picture.words import round_step

TICKS = 4.0
"""Steps from one end of an axis to the other, at least."""
ONE_LINE = 48
"""Letters of a title that a chart has room for on a phone of 390 pixels."""


ROUND_LABELS: Option = {"color": SOFT, "hideOverlap": True, "showMinLabel": True, "showMaxLabel": True}


def value_axis(name: str, **more: object) -> Option:
    """An axis of numbers with its title and unit below it; the labels of ends that are not round are left out."""
    axis = {
        "type": "value", "name": name, "nameLocation": "middle", "nameGap": 28, "scale": True,
        "nameTextStyle": {"color": INK}, "splitLine": {"lineStyle": {"color": LINE}},
        "axisLabel": {
            "color": SOFT, "hideOverlap": True, "showMinLabel": not more.get("min"), "showMaxLabel": "max" not in more,
        },
        "axisLine": {"show": True, "onZero": False, "lineStyle": {"color": GREY}},
    }  # fmt: skip
    return axis | more


def in_lines(title: str) -> str:
    """The title of a level axis, its unit on a second line where one is too long for a phone.

    >>> in_lines("profit of B less A (EUR)"), in_lines("profit and customer equity of B less A (thousand EUR)")
    ('profit of B less A (EUR)', 'profit and customer equity of B less A\\n(thousand EUR)')
    """
    return title if len(title) <= ONE_LINE else title.replace(" (", "\n(", 1)


def roomy_axis(name: str, *figures: float | None) -> Option:
    """The same, wide enough for all of the figures and 0; its title ends at the right, where even a phone has room."""
    known = [0.0, *(value for value in figures if value is not None)]
    low, high = min(known), max(known)
    edge = 0.04 * (high - low) or 1.0
    ends = {"min": rounded(low - edge * (low < 0)), "max": rounded(high + edge * (high > 0 or low == 0))}
    style = {"color": INK, "align": "right", "verticalAlign": "top", "padding": [22, 0, 0, 0]}
    return value_axis(name, **ends) | {"nameLocation": "end", "nameGap": 0, "nameTextStyle": style}


def holding(*figures: ArrayLike) -> Option:
    """Round ends of an axis that holds all of the figures: a screen leaves out marks that stick out of their axis.

    >>> axis = holding([-3.2, 7.1], 12)
    >>> axis["min"], axis["max"], axis["interval"]
    (-4.0, 12.0, 2.0)
    """
    known = np.concatenate([np.ravel(np.asarray(each, float)) for each in figures])
    known = known[np.isfinite(known)]
    if not len(known):
        return {}
    low, high = float(known.min()), float(known.max())
    step = round_step((high - low) / TICKS, math.inf) if high > low else 0.5 * abs(high) or 1.0
    ends = {"min": _whole(low, step, np.floor), "max": _whole(high, step, np.ceil)}
    return ends | {"interval": float(f"{step:.12g}"), "axisLabel": ROUND_LABELS}


def _whole(end: float, step: float, outwards: Callable[[float], float]) -> float:
    """The next multiple of a step outwards, without the dust of binary fractions."""
    return float(f"{step * outwards(round(end / step, 6)):.12g}")


def upright_axis(name: str, side: str = "left", **more: object) -> Option:
    """The same, upright: its title stands level above it, from where it is read most easily."""
    place = {
        "nameLocation": "end",
        "nameGap": 14,
        "nameTextStyle": {"color": INK, "align": side, "lineHeight": 14},
        "position": side,
    }
    return value_axis(name, **more) | place


def hidden_axis(low: float, high: float) -> Option:
    """An axis of numbers that is not seen."""
    return {"type": "value", "show": False, "min": low, "max": high}


def name_axis(names: list[str]) -> Option:
    """An upright axis of names, the first at the bottom."""
    return {
        "type": "category", "data": names, "axisTick": {"show": False}, "axisLine": {"onZero": False},
        "axisLabel": {"color": INK, "width": 150, "overflow": "break", "lineHeight": 14, "interval": 0},
    }  # fmt: skip


def level_axis(name: str, words: list[str], side: str = "") -> Option:
    """An axis of levels in words, with its title; side: "upright" if it stands at the left."""
    axis = {
        "type": "category", "name": name, "nameLocation": "middle", "nameGap": 28, "data": words,
        "nameTextStyle": {"color": INK}, "axisLabel": {"color": SOFT}, "splitArea": {"show": False},
    }  # fmt: skip
    if side == "upright":
        axis |= {"nameLocation": "end", "nameGap": 14, "nameTextStyle": {"color": INK, "align": "left"}}
    return axis


def week_axis(weeks: int) -> Option:
    """Weeks from the start, marked at quarters or years; beyond ten years at every second, fifth or tenth year, so that
    the marks of the longest run can be read too.

    >>> [week_axis(weeks)["interval"] // 52 for weeks in (520, 1_040, 2_600, 5_200)]
    [1, 2, 5, 10]
    """
    step = 52 * next((years for years in (1, 2, 5, 10) if weeks <= 10 * 52 * years), 20)
    step = step if weeks > 104 else 26 if weeks > 52 else 13 if weeks > 13 else 1
    axis = value_axis(tell("week"), min=0, max=weeks, interval=step, splitLine={"show": False})
    return axis | {"axisLabel": {"color": SOFT}}
