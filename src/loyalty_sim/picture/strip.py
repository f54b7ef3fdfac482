"""One figure over many runs against a threshold: every run a dot, the mean with its interval, the side that counts."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from loyalty_sim.picture.axes import hidden_axis, value_axis
from loyalty_sim.picture.chart import INK, Chart, base, points, rounded
from loyalty_sim.picture.marks import area, areas, marks, vertical, whisker, whiskers
from loyalty_sim.picture.palette import BLUE, GREY, ORANGE

EDGE = 0.06


def strip(
    samples: ArrayLike,
    interval: tuple[float, float, float],
    threshold: float,
    direction: int,
    unit: str,
    title: str,
    caption: str,
    colour: str = BLUE,
    further: tuple[float, str] | None = None,
) -> Chart:
    """A row of dots.

    samples: one a run. interval: mean, low and high, the ends infinite where they are not known. direction: on which
    side of the threshold is what is looked for, +1 or -1, which is shaded. unit: title of the axis. colour: of mean and
    interval. further: one more figure to hold against it, and what it is.
    """
    found, (mean, low, high) = np.asarray(samples, float), interval
    named = ["one run", "mean and interval", *([further[1]] if further else [])]
    option = base(title, "", caption, legend=named)
    option["tooltip"] = {"trigger": "item", "confine": True}
    left, right = _ends([*found, mean, low, high, threshold, *([further[0]] if further else [])])
    option["xAxis"] = value_axis(unit, min=rounded(left), max=rounded(right), splitLine={"show": False})
    option["yAxis"] = hidden_axis(-1.0, 1.0)
    middle = {
        "type": "scatter", "name": named[1], "symbol": "circle", "symbolSize": 11, "itemStyle": {"color": colour},
        "data": points([mean], [0.0]), "z": 4,
    }  # fmt: skip
    if np.isfinite([low, high]).all():
        middle["markLine"] = whiskers(whisker(0.0, low, high, colour, 4.0))
    side = (threshold, right) if direction > 0 else (left, threshold)
    height = np.linspace(-0.6, 0.6, len(found))
    dots = {
        "type": "scatter", "name": named[0], "symbol": "circle", "symbolSize": 5,
        "itemStyle": {"color": GREY, "opacity": 0.4}, "data": points(found, height),
        "markArea": areas(area(BLUE, side, opacity=0.08)), "markLine": marks(vertical(threshold, "", INK, "dashed")),
    }  # fmt: skip
    option["series"] = [dots, middle]
    if further:
        option["series"].append({
            "type": "scatter", "name": further[1], "symbol": "diamond", "symbolSize": 11,
            "itemStyle": {"color": ORANGE}, "data": points([further[0]], [0.0]), "z": 5,
        })  # fmt: skip
    return Chart(title, caption, option, pd.DataFrame({"run": np.arange(1, len(found) + 1), unit: found}))


def _ends(figures: list[float]) -> tuple[float, float]:
    known = [value for value in figures if np.isfinite(value)]
    edge = EDGE * (max(known) - min(known)) or 1.0
    return min(known) - edge, max(known) + edge
