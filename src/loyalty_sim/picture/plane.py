"""Points in the plane of two figures, told apart by symbol and colour, with their intervals and a box around some."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from loyalty_sim.picture.axes import holding, upright_axis, value_axis
from loyalty_sim.picture.chart import INK, Chart, Option, base, rounded
from loyalty_sim.picture.lines import Marked
from loyalty_sim.picture.marks import area, areas, marks, upright_whisker, whisker, whiskers
from loyalty_sim.picture.palette import BLUE, VERMILLION

LOOKS = (("circle", BLUE), ("diamond", VERMILLION))


class Ends(NamedTuple):
    """Intervals of points along one axis."""

    low: ArrayLike
    high: ArrayLike


class Kind(NamedTuple):
    """Points of one kind: what they are, where they are, a word at each if it helps, and their intervals if known."""

    name: str
    x: ArrayLike
    y: ArrayLike
    words: Sequence[str] = ()
    across: Ends | None = None
    upwards: Ends | None = None


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
    marked: Marked | None = None,
) -> Chart:
    """kinds: two at most. across, upwards: titles of the axes with their units. marked: lines and shaded parts.

    >>> plane([Kind("firms", [1.0, 2.0], [3.0, 4.0])], "price", "quality", "Firms", "", "Two firms.").caption
    'Two firms.'
    """
    option = base(title, subtitle, caption, legend=[kind.name for kind in kinds])
    option["legend"]["itemWidth"] = 14
    option["tooltip"] = {"trigger": "item", "confine": True}
    slopes = [mark for mark in marked.lines if isinstance(mark, list)] if marked else []
    sides = [_all_ends(kinds, box, "x", "across"), _all_ends(kinds, box, "y", "upwards")]
    sides = [[*side, *([end["coord"][at] for end in mark] for mark in slopes)] for at, side in enumerate(sides)]
    option["xAxis"] = value_axis(across, **holding(*sides[0]))
    option["yAxis"] = upright_axis(upwards, **holding(*sides[1]))
    option["grid"]["top"] += 14 * upwards.count("\n")
    option["series"] = [_series(kind, *look) for kind, look in zip(kinds, LOOKS, strict=False)]
    shaded = [_boxed(box)] if box else []
    if marked:
        shaded += marked.parts
    bare: Option = {"type": "scatter", "name": "marks", "data": [], "silent": True}
    if shaded:
        bare["markArea"] = areas(*shaded)
    if marked and marked.lines:
        bare["markLine"] = marks(*marked.lines)
    option["series"] += [bare] if len(bare) > 4 else []
    return Chart(title, caption, option, _table(kinds, across, upwards))


def _all_ends(kinds: Sequence[Kind], box: Corner | None, place: str, ends: str) -> list[ArrayLike]:
    """All that one axis has to hold: points, the ends of their intervals, and the box."""
    found = [getattr(kind, place) for kind in kinds]
    found += [end for kind in kinds for end in getattr(kind, ends) or ()]
    return [*found, *([end["xy".index(place)]] for end in box or ())]


def _boxed(box: Corner) -> list[Option]:
    return area(VERMILLION, (box.low[0], box.high[0]), (box.low[1], box.high[1]), framed=True)


def _series(kind: Kind, symbol: str, colour: str) -> Option:
    words = kind.words or [""] * len(np.asarray(kind.x))
    label = {"show": bool(kind.words), "position": "right", "color": INK, "fontSize": 11}
    places = zip(np.asarray(kind.x), np.asarray(kind.y), words, strict=True)
    return {
        "type": "scatter", "name": kind.name, "symbol": symbol, "symbolSize": 9, "itemStyle": {"color": colour},
        "dimensions": ["x", "y"], "encode": {"x": 0, "y": 1, "tooltip": [0, 1]}, "label": label,
        "labelLayout": {"hideOverlap": True}, "markLine": whiskers(*_intervals(kind, colour)),
        "data": [{"value": [rounded(x), rounded(y)], "label": {"formatter": word}} for x, y, word in places],
    }  # fmt: skip


def _intervals(kind: Kind, colour: str) -> list[Any]:
    found: list[Any] = []
    if kind.across:
        ends = zip(np.asarray(kind.y), *map(np.asarray, kind.across), strict=True)
        found += [whisker(rounded(y) or 0.0, low, high, colour) for y, low, high in ends]
    if kind.upwards:
        found += [
            upright_whisker(x, low, high, colour)
            for x, low, high in zip(np.asarray(kind.x), *map(np.asarray, kind.upwards), strict=True)
        ]
    return found


def _table(kinds: Sequence[Kind], across: str, upwards: str) -> pd.DataFrame:
    parts = []
    for kind in kinds:
        columns: dict[str, Any] = {"point": list(kind.words)} if kind.words else {}
        columns |= {across: kind.x, upwards: kind.y}
        for name, ends in (("across", kind.across), ("upwards", kind.upwards)):
            if ends:
                columns |= {f"{name}, low": ends.low, f"{name}, high": ends.high}
        parts.append(pd.DataFrame(columns | {"kind": kind.name}))
    return pd.concat(parts, ignore_index=True)
