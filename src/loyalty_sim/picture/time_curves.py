"""How something moves from week to week, a line with its band for each case; A is dashed, B is drawn through."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from loyalty_sim.language import tell
from loyalty_sim.picture.axes import upright_axis, week_axis
from loyalty_sim.picture.chart import Chart, base
from loyalty_sim.picture.lines import Line, Marked, from_to, series_of
from loyalty_sim.picture.marks import vertical, zero_line
from loyalty_sim.picture.palette import BLUE, COLOURS, GREY

DASHES = ("solid", "dashed", "dotted")


class Curve(NamedTuple):
    """One line over the weeks 1, 2, ...: its name, mean, and the band around it, if there is one."""

    name: str
    mean: ArrayLike
    low: ArrayLike | None = None
    high: ArrayLike | None = None


def time_curves(
    curves: Sequence[Curve],
    title: str,
    unit: str,
    band_is: str = "90 % of the runs",
    mark: tuple[int, str] | None = None,
    caption: str = "",
    zero: bool = False,
) -> Chart:
    """Lines over the weeks.

    curves: A first if there are two, else the most important one; unit: title of the upright axis with its unit;
    band_is: what the shading holds; mark: a week and the word that stands on it; caption: else how each line starts
    and ends; zero: whether a line shows where nothing changes.

        >>> time_curves([Curve("A", [30.0, 31.0]), Curve("B", [30.0, 33.0])], "Share", "share (%)").caption
        'Share (%), first to last week: A from 30 to 31; B from 30 to 33.'
    """
    weeks = len(np.asarray(curves[0].mean))
    x = np.arange(1, weeks + 1)
    caption = caption or _from_to(curves, unit)
    shaded = any(curve.low is not None for curve in curves)
    subtitle = tell("mean over the runs; shading: {band}", band=band_is) if shaded else ""
    drawn = [_line(curve, x, place, len(curves)) for place, curve in enumerate(curves)]
    marked = [*([zero_line()] if zero else []), *([vertical(mark[0], mark[1], GREY)] if mark else [])]
    option = base(title, subtitle, caption, legend=[curve.name for curve in curves])
    option["series"] = series_of(drawn, Marked(marked))
    option |= {"xAxis": week_axis(weeks), "yAxis": upright_axis(unit)}
    option["grid"]["top"] += 14 * unit.count("\n")
    return Chart(title, caption, option, _table(curves, x))


def _line(curve: Curve, x: np.ndarray, place: int, count: int) -> Line:
    """Of two, A is grey and dashed and B stands out; of more, the first stands out."""
    colour = (GREY, BLUE)[place] if count == 2 else COLOURS[place % len(COLOURS)]
    dash = ("dashed", "solid")[place] if count == 2 else DASHES[place % 3]
    main = place == (count == 2)
    return Line(curve.name, x, curve.mean, curve.low, curve.high, colour, dash, width=2.2 if main else 1.6)


def _from_to(curves: Sequence[Curve], unit: str) -> str:
    told = "; ".join(from_to(curve.name, curve.mean) for curve in curves)
    return tell("{unit}, first to last week: {told}.", unit=f"{unit[0].upper()}{unit[1:]}", told=told)


def _table(curves: Sequence[Curve], x: np.ndarray) -> pd.DataFrame:
    columns: dict[str, ArrayLike] = {tell("week"): x}
    for curve in curves:
        columns[curve.name] = np.asarray(curve.mean)
        if curve.low is not None and curve.high is not None:
            columns[tell("{name}, low", name=curve.name)] = np.asarray(curve.low)
            columns[tell("{name}, high", name=curve.name)] = np.asarray(curve.high)
    return pd.DataFrame(columns)
