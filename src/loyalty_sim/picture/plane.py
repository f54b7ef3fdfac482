"""Points in the plane of two figures, told apart by symbol and colour, and a box around a part of it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from loyalty_sim.picture.chart import INK, Chart, base, rounded, upright_axis, value_axis
from loyalty_sim.picture.palette import BLUE, VERMILLION

LOOKS = (("circle", BLUE), ("diamond", VERMILLION))


class Kind(NamedTuple):
    """Points of one kind: what they are, where they are, and a word at each if it helps."""

    name: str
    x: ArrayLike
    y: ArrayLike
    words: Sequence[str] = ()


class Corner(NamedTuple):
    """A box: its ends along both axes."""

    low: tuple[float, float]
    high: tuple[float, float]


def plane(
    kinds: Sequence[Kind],
    across: str,
    upwards: str,
    title: str,
    subtitle: str,
    caption: str,
    box: Corner | None = None,
) -> Chart:
    """kinds: two at most. across, upwards: titles of the axes with their units."""
    option = base(title, subtitle, caption, legend=[kind.name for kind in kinds])
    option["legend"]["itemWidth"] = 14
    option["tooltip"] = {"trigger": "item", "confine": True}
    option["xAxis"], option["yAxis"] = value_axis(across), upright_axis(upwards)
    option["series"] = [_series(kind, *look) for kind, look in zip(kinds, LOOKS, strict=False)]
    if box:
        style = {"color": VERMILLION, "opacity": 0.12, "borderColor": VERMILLION, "borderWidth": 1.5}
        ends = [{"coord": [rounded(end) for end in corner]} for corner in box]
        option["series"][0]["markArea"] = {"silent": True, "itemStyle": style, "data": [ends]}
    return Chart(title, caption, option, _table(kinds, across, upwards))


def _series(kind: Kind, symbol: str, colour: str) -> dict:
    words = kind.words or [""] * len(np.asarray(kind.x))
    label = {"show": bool(kind.words), "position": "right", "color": INK, "fontSize": 11}
    places = zip(np.asarray(kind.x), np.asarray(kind.y), words, strict=True)
    return {
        "type": "scatter", "name": kind.name, "symbol": symbol, "symbolSize": 9, "itemStyle": {"color": colour},
        "dimensions": ["x", "y"], "encode": {"x": 0, "y": 1, "tooltip": [0, 1]}, "label": label,
        "labelLayout": {"hideOverlap": True},
        "data": [{"value": [rounded(x), rounded(y)], "label": {"formatter": word}} for x, y, word in places],
    }  # fmt: skip


def _table(kinds: Sequence[Kind], across: str, upwards: str) -> pd.DataFrame:
    parts = []
    for kind in kinds:
        named = {"point": list(kind.words)} if kind.words else {}
        parts.append(pd.DataFrame({**named, across: kind.x, upwards: kind.y, "kind": kind.name}))
    return pd.concat(parts, ignore_index=True)
