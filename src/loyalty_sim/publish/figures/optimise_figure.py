"""The picture of a plan: the money, what the last of it brings back, the plans beside it, and what is worth knowing."""

from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from loyalty_sim.picture.palette import BLACK, BLUE, GREEN, GREY, ORANGE, SKY, VERMILLION, money_unit
from loyalty_sim.picture.units import unit_of
from loyalty_sim.studies.optimise.words import cell_words

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.optimise.analysis import OptimiseDetail


def draw_optimise(figure: Figure, result: "Result") -> None:
    """Four panels, two if no worlds were drawn."""
    detail: OptimiseDetail = result.detail
    panels = figure.subplots(2, 2) if detail.robust is not None else figure.subplots(1, 2)[None, :]
    if detail.robust is None:
        figure.set_figheight(figure.get_figheight() / 2)
    _money(panels[0, 0], result)
    _returned(panels[0, 1], detail)
    if detail.robust is not None:
        _plans(panels[1, 0], detail)
        _known(panels[1, 1], detail)
    figure.suptitle(fill(result.text.partition(". ")[0], 100), x=0.01, ha="left", fontweight="bold", fontsize=11)


def _rows(panel: Any, names: list[str]) -> np.ndarray:
    places = np.arange(len(names))
    panel.set_yticks(places, [fill(name, 26) for name in names], fontsize=8)
    panel.invert_yaxis()
    panel.grid(axis="y", visible=False)
    return places


def _cells(detail: "OptimiseDetail") -> list[str]:
    return [cell_words(detail, cell) for cell in range(len(detail.plan))]


def _money(panel: Any, result: "Result") -> None:
    detail, table = result.detail, result.table
    places = _rows(panel, [*_cells(detail), "kept"])
    divisor, unit = money_unit(float(table["as_good_high"].max()), detail.purse.scenario.market.currency)
    colours = [*[BLUE] * len(detail.plan), GREY]
    panel.barh(places, table["money_a_year"] / divisor, color=colours, height=0.6)
    low, high = table["as_good_low"] / divisor, table["as_good_high"] / divisor
    panel.hlines(places + 0.38, low, high, color=ORANGE, lw=3, label="plans as good within luck")
    panel.set_xlabel(f"Money beyond today ({unit} a year)")
    panel.set_title("The plan", fontsize=10)
    panel.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2))


def _returned(panel: Any, detail: "OptimiseDetail") -> None:
    places, found = _rows(panel, _cells(detail)), detail.margin.returned
    error = [found.mean - found.low, found.high - found.mean]
    panel.errorbar(found.mean, places, xerr=error, fmt="o", color=VERMILLION, capsize=3)
    panel.axvline(1, color=BLACK, lw=1)
    panel.set_xlabel(f"Brought back per {detail.purse.scenario.market.currency} of the last quarter of the money")
    panel.set_title("Below 1 it would not come back", fontsize=10)


def _plans(panel: Any, detail: "OptimiseDetail") -> None:
    places, robust, gain = _rows(panel, list(detail.names)), detail.robust, detail.standing.gain
    assert robust is not None
    largest = float(np.nanmax(np.abs([gain.low, gain.high, robust.low])))
    divisor, unit = unit_of(detail.on, largest, detail.purse.scenario.market.currency)
    error = np.array([gain.mean - gain.low, gain.high - gain.mean]) / divisor
    panel.errorbar(gain.mean / divisor, places, xerr=error, fmt="o", color=BLUE, capsize=3, label="gain, fresh luck")
    panel.plot(robust.mean / divisor, places + 0.2, "s", color=ORANGE, ms=5, label="mean over worlds")
    panel.plot(robust.low / divisor, places + 0.2, "<", color=SKY, ms=6, label="worse in one world of ten")
    panel.axvline(0, color=BLACK, lw=0.8)
    panel.set_xlabel(f"{detail.on.replace('_', ' ').capitalize()} against today ({unit})")
    panel.set_title("The plans compared", fontsize=10)
    panel.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)


def _known(panel: Any, detail: "OptimiseDetail") -> None:
    names = [key.removeprefix("theory.") for key in detail.known]
    places = _rows(panel, names)
    values = list(detail.known.values())
    largest = max(value.high for value in values)
    divisor, unit = unit_of(detail.on, largest, detail.purse.scenario.market.currency)
    mean = np.array([value.value for value in values]) / divisor
    error = [mean - np.array([v.low for v in values]) / divisor, np.array([v.high for v in values]) / divisor - mean]
    panel.barh(places, mean, color=[GREEN if value.sure else GREY for value in values], height=0.6)
    panel.errorbar(mean, places, xerr=error, fmt="none", ecolor=BLACK, capsize=3, lw=1)
    panel.set_xlabel(f"Value of knowing it before deciding ({unit})")
    panel.set_title("Grey: nothing beyond luck", fontsize=10)
