"""Pictures of sensitivity: tornado bars, Morris' plane of size and spread, Sobol bars; every one with its doubt."""

from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from loyalty_sim.picture.palette import BLACK, BLUE, GREY, ORANGE, SKY
from loyalty_sim.picture.units import unit_of

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
from loyalty_sim.picture.words import figure


def draw_sensitivity(figure: Figure, result: "Result") -> None:
    """The picture of the method."""
    detail = result.detail
    panel = figure.subplots()
    {"tornado": _tornado, "morris": _morris, "sobol": _sobol}[detail.method](panel, result)
    figure.suptitle(fill(f"What moves {detail.question.subject}", 80), x=0.01, ha="left", fontweight="bold")


def _names(panel: Any, result: "Result") -> np.ndarray:
    """Factors down the axis, the first on top; those that luck may explain are marked."""
    factors, places = result.detail.factors, np.arange(len(result.table))
    sure = result.table["sure"]
    names = [f"{fill(f.short, 34)}{'' if known else ' (may be luck)'}" for f, known in zip(factors, sure, strict=True)]
    panel.set_yticks(places, names, fontsize=9)
    panel.invert_yaxis()
    panel.grid(axis="y", visible=False)
    return places


def _tornado(panel: Any, result: "Result") -> None:
    table, detail = result.table, result.detail
    places = _names(panel, result)
    columns = [f"at_{end}{tail}" for end in ("low", "high") for tail in ("_low", "_high")]
    largest = float(table[columns].abs().to_numpy().max())
    divisor, unit = unit_of(detail.question.on, largest, detail.question.scenario.market.currency)
    for end, colour, hatch in (("low", ORANGE, "///"), ("high", BLUE, "")):
        mean, low, high = (table[f"at_{end}{tail}"].to_numpy() / divisor for tail in ("", "_low", "_high"))
        panel.barh(places, mean, 0.62, color=colour, hatch=hatch, edgecolor="white", label=f"{end} end of the range")
        panel.errorbar(mean, places, xerr=[mean - low, high - mean], fmt="none", ecolor=BLACK, capsize=3, lw=1)
    for place, factor in zip(places, detail.factors, strict=True):
        panel.annotate(
            f"{figure(factor.low)} to {figure(factor.high)}", (1.01, place), xycoords=("axes fraction", "data"),
            fontsize=8, color=GREY, va="center",
        )  # fmt: skip
    panel.axvline(0, color=BLACK, lw=0.8)
    panel.set_xlabel(f"Change of {detail.question.subject}\nwhen one factor goes to an end of its range ({unit})")
    present = detail.question.said(float(detail.base.mean()))
    panel.set_title(f"Present value {present}; ranges at the right", fontsize=10)
    panel.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2)


def _morris(panel: Any, result: "Result") -> None:
    table, detail = result.table, result.detail
    currency = detail.question.scenario.market.currency
    divisor, unit = unit_of(detail.question.on, float(table["mu_star_high"].max()), currency)
    x, y = table["mu_star"] / divisor, table["sigma"] / divisor
    error_x = [x - table["mu_star_low"] / divisor, table["mu_star_high"] / divisor - x]
    error_y = [y - table["sigma_low"] / divisor, table["sigma_high"] / divisor - y]
    panel.errorbar(x, y, error_y, error_x, fmt="none", ecolor=SKY, capsize=2, lw=1)
    panel.scatter(x, y, color=np.where(table["sure"], BLUE, GREY), zorder=3)
    for number, (at_x, at_y) in enumerate(zip(x, y, strict=True), start=1):
        panel.annotate(str(number), (at_x, at_y), xytext=(5, 5), textcoords="offset points", fontweight="bold")
    luck = float(table["luck"].max()) / divisor
    panel.axvspan(0, luck, color=GREY, alpha=0.15, lw=0, label="what luck alone would show")
    end = float(max(x.max(), y.max())) * 1.15
    panel.plot([0, end], [0, end], color=GREY, ls="--", lw=1, label="above: depends on the others, or bends")
    panel.set(xlim=(0, None), ylim=(0, None))
    panel.set_xlabel(f"mu*: mean size of the effect of a factor's whole range ({unit})")
    panel.set_ylabel(f"sigma: how much that effect differs ({unit})")
    key = "\n".join(f"{n}  {factor.short}" for n, factor in enumerate(detail.factors, start=1))
    panel.annotate(key, (1.02, 1), xycoords="axes fraction", va="top", fontsize=9)
    panel.set_title("Grey: may be luck", fontsize=10)
    panel.legend(loc="upper left")


def _sobol(panel: Any, result: "Result") -> None:
    table = result.table
    places = _names(panel, result)
    kinds = (("first", BLUE, -0.2, "", "S1: alone"), ("total", ORANGE, 0.2, "///", "ST: with all others"))
    for name, colour, shift, hatch, label in kinds:
        mean, low, high = (100 * table[f"{name}{tail}"].to_numpy() for tail in ("", "_low", "_high"))
        panel.barh(places + shift, mean, 0.38, color=colour, hatch=hatch, edgecolor="white", label=label)
        error = [mean - low, high - mean]
        panel.errorbar(mean, places + shift, xerr=error, fmt="none", ecolor=BLACK, capsize=3, lw=1)
    panel.axvline(0, color=BLACK, lw=0.8)
    panel.set_xlabel("Share of the variation that comes from the factor (%)")
    per_cent = f"{100 * result.detail.confidence:.0f} %"
    panel.set_title(f"Bars with {per_cent} intervals; ST beyond S1 is interplay", fontsize=10)
    panel.legend(loc="lower right")
