"""The charts of a comparison."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.language import tell
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.dotplot import dotplot
from loyalty_sim.picture.palette import money_unit
from loyalty_sim.picture.time_curves import Curve, time_curves
from loyalty_sim.picture.words import money
from loyalty_sim.studies.compare.words import MEANING, is_open, payback_sentence
from loyalty_sim.studies.indicators import shown
from loyalty_sim.studies.run.charts import WEEKLY

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.compare.analysis import CompareDetail


def of_compare(result: "Result") -> list[Chart]:
    """How sure it is, how the difference grows, how the paired runs differ, and A and B week by week."""
    worlds = [over_worlds(result)] if result.detail.worlds else []
    wanted = shown((each[0] for each in WEEKLY), result.provenance["settings"])
    weekly = [a_and_b(result, *each) for each in WEEKLY if each[0] in wanted]
    return [*worlds, cumulative_gain(result), differences(result), *weekly]


def over_worlds(result: "Result") -> Chart:
    """Dotplot of what B brings in the worlds drawn from what is not known."""
    detail: CompareDetail = result.detail
    assert detail.worlds
    there = np.isfinite(detail.worlds.gains)
    gains, weights = detail.worlds.gains[there], detail.worlds.weights[there]
    return dotplot(gains, detail.currency, MEANING[detail.decides], of="worlds", weights=weights)


def a_and_b(result: "Result", name: str, factor: float, title: str, axis: str) -> Chart:
    """A weekly indicator of the focal firm in A and in B, times a factor."""
    detail: CompareDetail = result.detail
    curves = []
    for label, rows in detail.weekly.groupby("scenario"):
        mean, low, high = (rows[column] * factor for column in (name, f"{name}_low", f"{name}_high"))
        curves.append(Curve(f"{label} {detail.names[label == 'B']}", mean, low, high))
    return time_curves(curves, title, axis)


def differences(result: "Result") -> Chart:
    """Dotplot of what decides, B less A, of the paired runs of a comparison."""
    decides = result.detail.decides
    runs = result.runs.pivot(index="seed", columns="scenario", values=decides)
    return dotplot(runs["B"] - runs["A"], result.detail.currency, MEANING[decides])


def cumulative_gain(result: "Result") -> Chart:
    """Profit of B less A so far, with its interval and the week from which B is ahead for good."""
    detail: CompareDetail = result.detail
    gain, last = detail.gain, detail.gain.mean[-1]
    divisor, unit = money_unit(float(abs(gain.high).max() + abs(gain.low).max()) / 2, detail.currency)
    named = detail.paid.known and not is_open(detail)
    mark = None
    if named and detail.paid.week:
        mark = (detail.paid.week, tell("B ahead for good: week {week}", week=detail.paid.week))
    ahead = payback_sentence("B", detail.paid, is_open(detail)).removesuffix(".")
    amount = money(last, detail.currency, signed=True)
    caption = tell("{ahead}; at the end the difference is {amount}, not discounted.", ahead=ahead, amount=amount)
    curve = Curve(tell("B less A"), gain.mean / divisor, gain.low / divisor, gain.high / divisor)
    band = tell("{confidence:.0f} % interval, week by week", confidence=100 * detail.confidence)
    axis = tell("profit of B less A\nso far ({unit},\nnot discounted)", unit=unit)
    return time_curves([curve], tell("Cumulative gain"), axis, band, mark, caption, zero=True)
