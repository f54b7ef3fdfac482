"""What an outcome does over the levels of a factor, a line for each level of another one."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from loyalty_sim.picture.chart import (
    INK,
    Chart,
    band,
    base,
    line,
    marks,
    points,
    rounded,
    upright_axis,
    value_axis,
    vertical,
    zero_line,
)
from loyalty_sim.picture.palette import COLOURS

DASHES, SYMBOLS = ("solid", "dashed", "dotted"), ("circle", "diamond", "rect", "triangle")


class Response(NamedTuple):
    """One line: its name, the levels of the factor, and at each the mean with its interval."""

    name: str
    x: ArrayLike
    mean: ArrayLike
    low: ArrayLike
    high: ArrayLike


def response(
    lines: Sequence[Response], factor: str, unit: str, title: str, subtitle: str, caption: str, today: float | None
) -> Chart:
    """factor, unit: titles of the axes with their units. today: level of the factor in what is compared with."""
    option = base(title, subtitle, caption, legend=[each.name for each in lines] if len(lines) > 1 else None)
    option["series"] = [part for place, each in enumerate(lines) for part in _drawn(each, place)]
    here = [vertical(today, "baseline", INK, "dashed", "insideEndTop")] if today is not None else []
    option["series"][-1]["markLine"] = marks(zero_line(), *here)
    levels = np.concatenate([np.asarray(each.x, float) for each in lines])
    ends = {"min": rounded(levels.min()), "max": rounded(levels.max()), "splitLine": {"show": False}}
    option["xAxis"] = value_axis(factor, **ends)
    option["xAxis"]["axisLabel"] |= {"showMinLabel": True, "showMaxLabel": True}
    option["yAxis"] = upright_axis(unit)
    option["grid"]["top"] += 14 * unit.count("\n")
    columns = {factor: "x", f"mean, {unit}": "mean", "low": "low", "high": "high"}
    told = pd.concat([pd.DataFrame({name: getattr(each, part) for name, part in columns.items()}) for each in lines])
    if len(lines) > 1:
        told.insert(0, "line", np.repeat([each.name for each in lines], [len(np.asarray(each.x)) for each in lines]))
    return Chart(title, caption, option, told.reset_index(drop=True))


def _drawn(each: Response, place: int) -> list[dict]:
    colour = COLOURS[place % len(COLOURS)]
    dash, symbol = DASHES[place % len(DASHES)], SYMBOLS[place % len(SYMBOLS)]
    mean = line(each.name, points(each.x, each.mean), colour, dash, symbol)
    return [*band(each.name, each.x, each.low, each.high, colour), mean]
