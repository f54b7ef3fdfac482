"""The returns picture: effect on profit with its doubt, gross return, marginal return, where you are, what is best."""

from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from loyalty_sim.picture.palette import BLACK, BLUE, GREEN, GREY, ORANGE, SKY, VERMILLION, money_unit
from loyalty_sim.studies.returns.words import best_level, shape_sentence

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.returns.analysis import ReturnsDetail


def draw_returns(figure: Figure, result: "Result") -> None:
    """Two panels over the same levels: what changes in all, and what the next unit brings."""
    detail: ReturnsDetail = result.detail
    effect, marginal = figure.subplots(2, 1, sharex=True, height_ratios=[3, 2])
    divisor, unit = money_unit(detail.plan.amounts[-1], detail.currency) if detail.plan.is_money else (1.0, "")
    x = detail.plan.amounts / divisor
    _draw_effect(effect, x, detail)
    _draw_marginal(marginal, x, detail)
    for panel in (effect, marginal):
        panel.axvline(x[detail.plan.baseline], color=GREY, linewidth=1)
        panel.axvspan(detail.curve.best.low / divisor, detail.curve.best.high / divisor, color=GREEN, alpha=0.12, lw=0)
    _mark_here_and_best(effect, x[detail.plan.baseline], detail.curve.best.value / divisor)
    money_label = f"Spend on {detail.plan.lever} ({unit} a year)"
    marginal.set_xlabel(money_label if detail.plan.is_money else "Price (% of the present price)")
    figure.legend(*effect.get_legend_handles_labels(), loc="outside lower center", ncols=3)
    figure.suptitle(fill(shape_sentence(detail), 84), x=0.01, ha="left", fontsize=12, fontweight="bold")
    effect.set_title(fill(best_level(detail), 96), fontsize=10)


def _draw_effect(panel: Any, x: np.ndarray, detail: "ReturnsDetail") -> None:
    band, per_cent = detail.curve.effect, f"{100 * detail.curve.confidence:.0f} %"
    divisor, unit = money_unit(np.abs([band.band_low, band.band_high, detail.gross.mean]).max(), detail.currency)
    low, mean, high = band.band_low / divisor, band.mean / divisor, band.band_high / divisor
    panel.fill_between(x, low, high, color=SKY, alpha=0.3, lw=0, label=f"{per_cent} band for the whole curve")
    error = [mean - band.low / divisor, band.high / divisor - mean]
    panel.errorbar(
        x,
        mean,
        error,
        color=BLUE,
        marker="o",
        ms=4,
        lw=1.8,
        capsize=2,
        label=f"profit, {per_cent} interval of each level",
    )
    if detail.plan.is_money:
        label = "gross return: profit before the spend"
        panel.plot(x, detail.gross.mean / divisor, color=ORANGE, ls="--", marker="s", ms=3, lw=1.4, label=label)
    panel.axhline(0, color=BLACK, lw=0.8)
    panel.set_ylabel(f"Effect on profit over {detail.years:.3g} years\n({unit}, present value)")


def _draw_marginal(panel: Any, x: np.ndarray, detail: "ReturnsDetail") -> None:
    found, middle = detail.curve.marginal, (x[1:] + x[:-1]) / 2
    divisor, unit = 1.0, detail.currency
    if not detail.plan.is_money:
        divisor, unit = money_unit(np.abs([found.low, found.high]).max(), detail.currency)
    mean, low, high = found.mean / divisor, found.low / divisor, found.high / divisor
    panel.stairs(mean, x, color=VERMILLION, lw=1.6, baseline=None)
    panel.errorbar(middle, mean, [mean - low, high - mean], color=VERMILLION, fmt="o", ms=4, capsize=2)
    panel.axhline(0, color=BLACK, lw=0.8)
    per = f"per {detail.currency} spent" if detail.plan.is_money else "per 1 % of price"
    panel.set_ylabel(f"Profit gained by the next step\n({unit} {per})")
    panel.set_title("Above 0 the next step pays for itself, below it does not", fontsize=10)


def _mark_here_and_best(panel: Any, here: float, best: float) -> None:
    above = panel.get_xaxis_transform()
    panel.annotate("you are here", (here, 0.02), xycoords=above, rotation=90, va="bottom", ha="right", color=GREY)
    panel.plot([best], [0], marker="^", ms=9, color=GREEN, transform=above, clip_on=False, zorder=5)
    panel.annotate("best", (best, 0.04), xycoords=above, ha="center", va="bottom", color=GREEN, fontweight="bold")
