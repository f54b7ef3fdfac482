"""Shares or counts of a few levels, upright, one column beside the other for each of two cases."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from loyalty_sim.picture.axes import level_axis, upright_axis
from loyalty_sim.picture.chart import Chart, base, rounded
from loyalty_sim.picture.palette import BLUE


class Case(NamedTuple):
    """One case: its name, a figure at each level, and its colour."""

    name: str
    values: ArrayLike
    colour: str = BLUE


def columns(cases: Sequence[Case], levels: Sequence[str], across: str, upwards: str, title: str, caption: str) -> Chart:
    """levels: words of the lower axis. across, upwards: titles of the axes with their units.

    >>> model = Case("model", [0.2, 0.8])
    >>> chart = columns([model], ["low", "high"], "answer", "share (0-1)", "Answers", "Most are high.")
    >>> [series["type"] for series in chart.option["series"]]
    ['bar']
    """
    option = base(title, "", caption, legend=[case.name for case in cases] if len(cases) > 1 else None)
    option["tooltip"] = {"trigger": "axis", "confine": True, "axisPointer": {"type": "shadow"}}
    option["xAxis"], option["yAxis"] = level_axis(across, list(levels)), upright_axis(upwards, min=0)
    option["series"] = [
        {"type": "bar", "name": case.name, "itemStyle": {"color": case.colour, "opacity": 0.85}, "barGap": "0%",
         "data": [rounded(float(value)) for value in np.asarray(case.values, float)]}
        for case in cases
    ]  # fmt: skip
    told = pd.DataFrame({across or "level": list(levels)} | {case.name: np.asarray(case.values) for case in cases})
    return Chart(title, caption, option, told)
