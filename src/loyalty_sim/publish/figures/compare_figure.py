"""The picture of a comparison: cumulative gain of B over A, and how the paired runs scatter."""

from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from loyalty_sim.picture.palette import BLACK, BLUE, GREEN, GREY, SKY, money_unit, year_ticks

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.compare.analysis import CompareDetail


def draw_compare(figure: Figure, result: "Result") -> None:
    """Top: cumulative profit of B less A week by week. Bottom: one dot per seed, the difference in profit."""
    detail: CompareDetail = result.detail
    path, dots = figure.subplots(2, 1, height_ratios=[3, 1.2])
    divisor, unit = money_unit(np.abs([detail.gain.low, detail.gain.high]).max(), detail.currency)
    weeks = np.arange(1, len(detail.gain.mean) + 1)
    label = f"{100 * detail.confidence:.0f} % interval, week by week"
    path.fill_between(
        weeks, detail.gain.low / divisor, detail.gain.high / divisor, color=SKY, alpha=0.3, lw=0, label=label
    )
    path.plot(weeks, detail.gain.mean / divisor, color=BLUE, lw=1.8, label="mean over the paired runs")
    path.axhline(0, color=BLACK, lw=0.8)
    if detail.payback:
        path.axvline(detail.payback, color=GREEN, lw=1.2, label=f"B ahead for good: week {detail.payback}")
    path.set_ylabel(f"Profit of B less A so far\n({unit}, not discounted)")
    path.legend(loc="best")
    year_ticks(path, len(weeks))
    _draw_dots(dots, result, detail.currency)
    figure.suptitle(
        fill(f"B ({detail.names[1]}) against A ({detail.names[0]})", 84), x=0.01, ha="left", fontweight="bold"
    )


def _draw_dots(panel: Any, result: "Result", currency: str) -> None:
    profit = result.runs.pivot(index="seed", columns="scenario", values="profit")
    gain = np.sort((profit["B"] - profit["A"]).to_numpy())
    divisor, unit = money_unit(float(np.abs(gain).max()), currency)
    panel.scatter(gain / divisor, np.arange(1, len(gain) + 1), color=np.where(gain > 0, BLUE, GREY), s=16)
    panel.axvline(0, color=BLACK, lw=0.8)
    panel.set_title(f"B earns more in {int((gain > 0).sum())} of {len(gain)} paired runs", fontsize=10)
    panel.set_xlabel(f"Profit of B less A over the horizon, one dot a pair ({unit}, present value)")
    panel.set_yticks([])
