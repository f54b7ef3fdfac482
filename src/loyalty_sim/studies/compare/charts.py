"""The charts of a comparison."""

from typing import TYPE_CHECKING

from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.dotplot import dotplot
from loyalty_sim.picture.palette import money_unit
from loyalty_sim.picture.time_curves import Curve, time_curves
from loyalty_sim.picture.words import money
from loyalty_sim.studies.run.charts import WEEKLY

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.compare.analysis import CompareDetail


def of_compare(result: "Result") -> list[Chart]:
    """How the difference grows, how the paired runs differ, and A and B week by week."""
    return [cumulative_gain(result), differences(result), *(a_and_b(result, *shown) for shown in WEEKLY)]


def a_and_b(result: "Result", name: str, factor: float, title: str, axis: str) -> Chart:
    """A weekly indicator of the focal firm in A and in B, times a factor."""
    detail: CompareDetail = result.detail
    curves = []
    for label, rows in detail.weekly.groupby("scenario"):
        mean, low, high = (rows[column] * factor for column in (name, f"{name}_low", f"{name}_high"))
        curves.append(Curve(f"{label} {detail.names[label == 'B']}", mean, low, high))
    return time_curves(curves, title, axis)


def differences(result: "Result") -> Chart:
    """Dotplot of profit, B less A, of a comparison."""
    profit = result.runs.pivot(index="seed", columns="scenario", values="profit")
    return dotplot(profit["B"] - profit["A"], result.detail.currency)


def cumulative_gain(result: "Result") -> Chart:
    """Profit of B less A so far, with its interval and the week from which B is ahead for good."""
    detail: CompareDetail = result.detail
    gain, last = detail.gain, detail.gain.mean[-1]
    divisor, unit = money_unit(float(abs(gain.high).max() + abs(gain.low).max()) / 2, detail.currency)
    mark = (detail.payback, f"B ahead for good: week {detail.payback}") if detail.payback else None
    ahead = f"B is ahead for good from week {detail.payback} on" if detail.payback else "B is not ahead at the end"
    caption = f"{ahead}; at the end the difference is {money(last, detail.currency, signed=True)}, not discounted."
    curve = Curve("B less A", gain.mean / divisor, gain.low / divisor, gain.high / divisor)
    band = f"{100 * detail.confidence:.0f} % interval, week by week"
    axis = f"profit of B less A\nso far ({unit},\nnot discounted)"
    return time_curves([curve], "Cumulative gain", axis, band, mark, caption, zero=True)
