"""Marks of chart options: lines with a word, the ends of intervals, shaded parts."""

from typing import Any

from loyalty_sim.picture.chart import INK, Option, rounded

BAR_PLACE = {"barMaxWidth": 22, "barGap": "-100%"}
"""Bars of all series of a chart lie on one another, in the middle of their row."""
WHISKER_ENDS = {"symbol": "rect", "symbolSize": [9, 2]}


def marks(*lines: Any) -> Option:
    """A markLine of such lines."""
    return {"symbol": "none", "silent": True, "animation": False, "data": list(lines)}


def whiskers(*lines: Any) -> Option:
    """A markLine of intervals, `whisker` or `upright_whisker`, with their ends."""
    return marks(*lines) | WHISKER_ENDS


def vertical(x: float, label: str, colour: str, dash: str = "solid", at: str = "end") -> Option:
    """An upright line with a word on it. at: where, as ECharts says it; "insideStartTop" is at its foot."""
    words = {"formatter": label, "position": at, "color": INK, "fontSize": 11, "show": bool(label)}
    return {"xAxis": rounded(x), "lineStyle": _style(colour, dash, 1.5), "label": words}


def horizontal(y: float, label: str, colour: str, dash: str = "solid", at: str = "insideEndTop") -> Option:
    """A level line with a word above it; at: "insideStartTop" puts the word at the left."""
    words = {"formatter": label, "position": at, "color": INK, "fontSize": 11, "show": bool(label)}
    return {"yAxis": rounded(y), "lineStyle": _style(colour, dash, 1.5), "label": words}


def zero_line(axis: str = "yAxis") -> Option:
    """Where nothing changes."""
    return {axis: 0, "lineStyle": _style(INK, "solid", 1), "label": {"show": False}}


def slope(start: tuple[float, float], end: tuple[float, float], colour: str) -> list[Option]:
    """A dashed line from one point to another."""
    ends: list[Option] = [{"coord": [rounded(x), rounded(y)]} for x, y in (start, end)]
    ends[0]["lineStyle"] = _style(colour, "dashed", 1)
    return ends


def whisker(place: float, low: float, high: float, colour: str = INK, width: float = 1.5) -> list[Option]:
    """The interval of the lying bar, or of the dot, at a place of the upright axis."""
    return _interval([rounded(low), place], [rounded(high), place], colour, width)


def upright_whisker(x: float, low: float, high: float, colour: str = INK) -> list[Option]:
    """The interval of a point at x."""
    return _interval([rounded(x), rounded(low)], [rounded(x), rounded(high)], colour)


def area(
    colour: str,
    x: tuple[float, float] | None = None,
    y: tuple[float, float] | None = None,
    word: str = "",
    opacity: float = 0.12,
    framed: bool = False,
    at: str = "insideTop",
) -> list[Option]:
    """A shaded part between two x, two y, or both, with a word in it; at: "insideBottom" puts it at the foot."""
    ends: list[Option] = [{}, {}]
    for end, place in zip(ends, (0, 1), strict=True):
        if x and y:
            end["coord"] = [rounded(x[place]), rounded(y[place])]
        elif x:
            end["xAxis"] = rounded(x[place])
        elif y:
            end["yAxis"] = rounded(y[place])
    style: Option = {"color": colour, "opacity": opacity}
    ends[0]["itemStyle"] = style | ({"borderColor": colour, "borderWidth": 1.5} if framed else {})
    if word:
        ends[0]["name"] = word
    ends[0]["label"] = {"show": bool(word), "position": at, "color": INK, "fontSize": 11}
    return ends


def areas(*parts: list[Option]) -> Option:
    """A markArea of such parts."""
    return {"silent": True, "data": list(parts)}


def lines_on_bars(name: str, *lines: Option) -> Option:
    """A series of upright lines alone, without the ends of whiskers; as wide as the bars, which stay on their rows."""
    return {"type": "bar", "name": name, "data": [], "markLine": marks(*lines)} | BAR_PLACE


def _style(colour: str, dash: str, width: float) -> Option:
    return {"color": colour, "type": dash, "width": width}


def _interval(start: list[Any], end: list[Any], colour: str, width: float = 1.5) -> list[Option]:
    return [{"coord": start, "lineStyle": _style(colour, "solid", width)}, {"coord": end}]
