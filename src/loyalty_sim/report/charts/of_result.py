"""Which charts a result has, most important first."""

from typing import TYPE_CHECKING

from loyalty_sim.report.charts.chart import Chart
from loyalty_sim.report.charts.dotplot import dotplot
from loyalty_sim.report.charts.of_discover import of_discover
from loyalty_sim.report.charts.of_optimise import of_optimise
from loyalty_sim.report.charts.of_sensitivity import of_sensitivity
from loyalty_sim.report.charts.of_sweep import of_sweep
from loyalty_sim.report.charts.returns_curve import returns_curve
from loyalty_sim.report.charts.time_curves import Curve, time_curves
from loyalty_sim.report.palette import money_unit
from loyalty_sim.study.words import money

if TYPE_CHECKING:
    from loyalty_sim.study.compare import CompareDetail
    from loyalty_sim.study.result import Result
    from loyalty_sim.study.run import RunDetail

WEEKLY = (
    ("share", 100.0, "Market share", "share of all customers (%)"),
    ("satisfaction", 1.0, "Satisfaction", "mean satisfaction (0-100)"),
)
"""Weekly indicators that are shown: name, factor, title, axis."""


def charts_of(result: "Result") -> list[Chart]:
    """The charts of a result, most important first; none for a kind without, and for one loaded without its detail."""
    if result.kind in ("sweep", "branch"):
        return of_sweep(result)
    return KINDS[result.kind](result) if result.kind in KINDS and result.detail is not None else []


def of_run(result: "Result") -> list[Chart]:
    """Profit, share and satisfaction of every firm, week by week."""
    detail: RunDetail = result.detail
    divisor, unit = money_unit(float(detail.weekly["profit"].abs().max()), detail.currency)
    shown = [("profit", 1 / divisor, "Profit a week", f"profit a week ({unit})"), *WEEKLY]
    return [_of_firms(detail, name, factor, title, axis) for name, factor, title, axis in shown]


def _of_firms(detail: "RunDetail", name: str, factor: float, title: str, axis: str) -> Chart:
    curves = []
    for firm, rows in detail.weekly.groupby("firm"):
        ends = (rows[f"{name}_low"] * factor, rows[f"{name}_high"] * factor) if firm == 0 else (None, None)
        curves.append(Curve(detail.firms[int(str(firm))], rows[name] * factor, *ends))
    return time_curves(curves, title, axis, f"90 % of the runs of {detail.firms[0]}")


def of_compare(result: "Result") -> list[Chart]:
    """How the paired runs differ, how the difference grows, and A and B week by week."""
    return [differences(result), cumulative_gain(result), *(a_and_b(result, *shown) for shown in WEEKLY)]


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
    mark = (detail.payback, f"week {detail.payback}") if detail.payback else None
    ahead = f"B is ahead for good from week {detail.payback} on" if detail.payback else "B is not ahead at the end"
    caption = f"{ahead}; at the end the difference is {money(last, detail.currency, signed=True)}, not discounted."
    curve = Curve("B less A", gain.mean / divisor, gain.low / divisor, gain.high / divisor)
    band = f"{100 * detail.confidence:.0f} % interval, week by week"
    axis = f"profit of B less A so far ({unit})"
    return time_curves([curve], "Cumulative gain", axis, band, mark, caption)


def of_returns(result: "Result") -> list[Chart]:
    """The curve."""
    return [returns_curve(result.detail)]


KINDS = {
    "run": of_run,
    "compare": of_compare,
    "returns": of_returns,
    "sensitivity": of_sensitivity,
    "discover": of_discover,
    "optimise": of_optimise,
}
"""Charts by kind of study, made from its detail."""
