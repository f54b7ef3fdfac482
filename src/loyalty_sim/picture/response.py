"""What an outcome does over the levels of a factor, a line for each level of another one."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from loyalty_sim.picture.chart import INK, Chart
from loyalty_sim.picture.lines import Line, Marked, Whiskers, lines
from loyalty_sim.picture.marks import vertical, zero_line
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
    drawn: Sequence[Response], factor: str, unit: str, title: str, subtitle: str, caption: str, today: float | None
) -> Chart:
    """factor, unit: titles of the axes with their units. today: level of the factor in what is compared with.

    >>> line = Response("profit", [0, 1, 2], [1.0, 2.0, 2.5], [0.5, 1.5, 2.0], [1.5, 2.5, 3.0])
    >>> response([line], "climate", "EUR", "Profit", "", "It rises.", today=1.0).caption
    'It rises.'
    """
    here = [vertical(today, "baseline", INK, "dashed", "insideStartTop")] if today is not None else []
    levels = np.concatenate([np.asarray(each.x, float) for each in drawn])
    ends = (float(levels.min()), float(levels.max()))
    shown = [_line(each, place) for place, each in enumerate(drawn)]
    return lines(shown, factor, unit, title, subtitle, caption, Marked((zero_line(), *here)), ends=ends)


def _line(each: Response, place: int) -> Line:
    return Line(
        each.name, each.x, each.mean, each.low, each.high,
        colour=COLOURS[place % len(COLOURS)], dash=DASHES[place % len(DASHES)], symbol=SYMBOLS[place % len(SYMBOLS)],
        whiskers=Whiskers(each.x, each.low, each.high),
    )  # fmt: skip
