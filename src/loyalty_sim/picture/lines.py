"""Lines, bands and points over a quantity: what every curve of the package is drawn from."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from loyalty_sim.language import tell
from loyalty_sim.picture.axes import holding, level_axis, upright_axis, value_axis
from loyalty_sim.picture.chart import Chart, Option, band, base, line, points, rounded
from loyalty_sim.picture.marks import areas, marks, upright_whisker, whiskers
from loyalty_sim.picture.palette import BLUE
from loyalty_sim.picture.words import figure

EDGE = 0.025
"""Room at both ends of an axis whose ends are given, so that no point is cut."""


class Whiskers(NamedTuple):
    """Intervals of single points: where, from, to."""

    x: ArrayLike
    low: ArrayLike
    high: ArrayLike


class Line(NamedTuple):
    """One line.

    low, high: a band around it, if there is one. dash: solid, dashed or dotted, or "" for points alone. symbol: of
    its points, as ECharts names them. step: whether a value holds until the next one. whiskers: intervals of single
    points.
    """

    name: str
    x: ArrayLike
    y: ArrayLike
    low: ArrayLike | None = None
    high: ArrayLike | None = None
    colour: str = BLUE
    dash: str = "solid"
    symbol: str = "none"
    step: bool = False
    whiskers: Whiskers | None = None
    width: float = 2.0


class Marked(NamedTuple):
    """What else a chart of lines shows: lines with words (`vertical`, `horizontal`) and shaded parts (`area`)."""

    lines: Sequence[Any] = ()
    parts: Sequence[Any] = ()


def lines(
    drawn: Sequence[Line],
    across: str,
    upwards: str,
    title: str,
    subtitle: str = "",
    caption: str = "",
    marked: Marked | None = None,
    words: Sequence[str] = (),
    ends: tuple[float, float] | None = None,
) -> Chart:
    """Lines over one quantity.

    across, upwards: titles of the axes with their units. words: names of the places 0, 1, 2, ... of the lower axis,
    where it is not one of numbers. ends: of the lower axis; else what the lines need. caption: else where each line
    starts and ends. A legend stands below if there is more than one line with a name.

        >>> chart = lines([Line("profit", [0, 1, 2], [0.0, 3.0, 4.0])], "week", "profit (EUR)", "Profit")
        >>> chart.caption, chart.option["yAxis"]["max"]
        ('profit from 0 to 4.', 4.0)
    """
    named = [each.name for each in drawn if each.name]
    option = base(title, subtitle, caption := caption or _from_to(drawn), legend=named if len(named) > 1 else None)
    marked = _off_the_axis(marked or Marked(), drawn)
    option["series"] = series_of(drawn, marked)
    option["xAxis"] = level_axis(across, list(words)) if words else _across(across, ends)
    option["yAxis"] = upright_axis(upwards, **holding(*_heights(drawn, marked)))
    option["grid"]["top"] += 14 * upwards.count("\n")
    return Chart(title, caption, option, table_of(drawn, across, upwards, words))


def series_of(drawn: Sequence[Line], marked: Marked) -> list[Option]:
    """The series of an option: bands, lines, ends of intervals, and marks on a line of their own."""
    series = [part for each in drawn for part in _drawn(each)]
    if marked.lines or marked.parts:
        bare: Option = {"type": "line", "name": "marks", "data": [], "symbol": "none", "silent": True}
        if marked.lines:
            bare["markLine"] = marks(*marked.lines)
        if marked.parts:
            bare["markArea"] = areas(*marked.parts)
        series.append(bare)
    return series


def _off_the_axis(marked: Marked, drawn: Sequence[Line]) -> Marked:
    """The same, the word of an upright line at the left end on its other side, where no figure of the axis stands."""
    left = min(float(np.min(np.asarray(each.x, float))) for each in drawn)
    return marked._replace(
        lines=[
            mark | {"label": mark["label"] | {"position": mark["label"]["position"].replace("Top", "Bottom")}}
            if "position" in mark["label"] and mark.get("xAxis", np.inf) <= rounded(left) else mark
            for mark in marked.lines
        ]
    )  # fmt: skip


def table_of(drawn: Sequence[Line], across: str, upwards: str, words: Sequence[str] = ()) -> pd.DataFrame:
    """The figures of all lines with a name, one below the other."""
    parts = []
    for each in drawn:
        if not each.name:
            continue
        x = np.asarray(each.x, float)
        columns: dict[str, Any] = {
            tell("line"): each.name,
            across or "of": [words[int(at)] for at in x] if words else x,
        }
        columns[_on_one_line(upwards)] = np.asarray(each.y, float)
        ends = each.whiskers if each.whiskers and len(np.asarray(each.whiskers.x)) == len(x) else each
        if ends.low is not None and ends.high is not None:
            columns |= {tell("low"): np.asarray(ends.low, float), tell("high"): np.asarray(ends.high, float)}
        parts.append(pd.DataFrame(columns))
    table = pd.concat(parts, ignore_index=True)
    return table if len(parts) > 1 else table.drop(columns=tell("line"))


def _heights(drawn: Sequence[Line], marked: Marked) -> list[ArrayLike]:
    """All that the upright axis has to hold."""
    found: list[ArrayLike] = []
    for each in drawn:
        ends = each.whiskers[1:] if each.whiskers else ()
        found += [part for part in (each.y, each.low, each.high, *ends) if part is not None]
    found += [[mark["yAxis"]] for mark in marked.lines if "yAxis" in mark]
    return [*found, *([end["yAxis"]] for part in marked.parts for end in part if "yAxis" in end)]


def _on_one_line(title: str) -> str:
    return " ".join(title.split())


def _across(name: str, ends: tuple[float, float] | None) -> Option:
    if ends is None:
        return value_axis(name, splitLine={"show": False})
    edge = EDGE * (ends[1] - ends[0])
    axis = value_axis(name, min=rounded(ends[0] - edge), max=rounded(ends[1] + edge), splitLine={"show": False})
    axis["axisLabel"] |= {"showMinLabel": False, "showMaxLabel": False}
    return axis


def _drawn(each: Line) -> list[Option]:
    data = points(each.x, each.y)
    if each.dash:
        mean = line(each.name, data, each.colour, each.dash, each.symbol)
        mean["lineStyle"]["width"] = each.width
        if each.step:
            mean["step"] = "end"
    else:
        mean = {
            "type": "scatter", "name": each.name, "data": data, "symbol": each.symbol, "symbolSize": 7,
            "itemStyle": {"color": each.colour},
        }  # fmt: skip
    if each.whiskers:
        ends = np.column_stack([np.asarray(part, float) for part in each.whiskers])
        known = ends[np.isfinite(ends).all(axis=1)]
        mean["markLine"] = whiskers(*(upright_whisker(x, low, high, each.colour) for x, low, high in known))
    if each.low is None or each.high is None:
        return [mean]
    return [*band(each.name, each.x, each.low, each.high, each.colour), mean]


def _from_to(drawn: Sequence[Line]) -> str:
    return "; ".join(from_to(each.name, each.y) for each in drawn if each.name) + "."


def from_to(name: str, y: ArrayLike) -> str:
    """Where a line starts and ends, as far as it is known.

    >>> from_to("profit", [float("nan"), 1.0, 35_249.4])
    'profit from 1 to 35,200'
    """
    found = np.asarray(y, float)
    known = found[np.isfinite(found)]
    if not len(known):
        return tell("{name} is not known", name=name)
    first, last = figure(float(known[0])), figure(float(known[-1]))
    return tell("{name} from {first} to {last}", name=name, first=first, last=last)
