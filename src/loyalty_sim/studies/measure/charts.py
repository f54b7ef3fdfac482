"""The charts of what a dashboard shows of a decline."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.time_curves import Curve, time_curves
from loyalty_sim.studies.measure.dashboard import MeasureDetail

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result


def of_measure(result: "Result") -> list[Chart]:
    """Satisfaction as it is, and as the firm's own score has it; and the delays."""
    detail: MeasureDetail = result.detail
    return [*(_decline(arm, detail) for arm in detail.truth), *_delays(detail)]


def _decline(arm: str, detail: MeasureDetail) -> Chart:
    steady, falling = detail.truth[arm]
    curves = [Curve("without the cut", steady), Curve("with the cut", falling)]
    if detail.lifted[arm] > 0:
        curves.append(Curve("own score, with the cut", detail.own[arm]))
    week = detail.reached[arm]
    mark = (week, f"{detail.points:g} points below") if week else None
    title = "Satisfaction as it is" + (f" ({arm})" if len(detail.truth) > 1 else "")
    return time_curves(curves, title, "satisfaction (0-100)", mark=mark)


def _delays(detail: MeasureDetail) -> list[Chart]:
    many = len(detail.truth) > 1
    rows = [
        Bar(
            f"{each.figure}{f', {each.answers} a week' if each.answers else ''}{f' ({each.arm})' if many else ''}",
            each.delay,
        )
        for each in detail.watched if np.isfinite(each.delay)
    ]  # fmt: skip
    return [bars(rows, "Weeks until it is seen", "weeks after it was true, middle of charts")] if rows else []
