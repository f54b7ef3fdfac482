"""The picture of scenario discovery: fresh points where B fails and where it does not, with the box; and how sure."""

from textwrap import fill
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from loyalty_sim.picture.palette import BLACK, BLUE, GREY, VERMILLION
from loyalty_sim.picture.units import unit_of
from loyalty_sim.studies.discover.words import box_words

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.discover.analysis import DiscoverDetail


def draw_discover(figure: Figure, result: "Result") -> None:
    """Left: the points in the plane of the two factors that count. Right: density, coverage and elsewhere."""
    detail: DiscoverDetail = result.detail
    points, bars = figure.subplots(1, 2, width_ratios=[3, 2])
    _draw_points(points, detail)
    _draw_bars(bars, detail)
    a, b = detail.question.against, detail.question.scenario
    title = f"Where does {b.name} fail to beat {a.name if a else ''} in {detail.question.on}?"
    figure.suptitle(title, x=0.01, ha="left", fontweight="bold")


def _draw_points(panel: Any, detail: "DiscoverDetail") -> None:
    box = next(iter(detail.confirmed), None)
    limited = box.box.limited if box else []
    x = limited[0] if limited else 0
    y = limited[1] if len(limited) > 1 else None
    across, fails = np.array([detail.factors[x].at(u) for u in detail.checked[:, x]]), detail.fails
    currency = detail.question.scenario.market.currency
    divisor, unit = unit_of(detail.question.on, float(np.abs(detail.seen).max()), currency)
    up = detail.seen / divisor if y is None else np.array([detail.factors[y].at(u) for u in detail.checked[:, y]])
    for chosen, marker, colour, label in ((~fails, "o", BLUE, "B ahead"), (fails, "X", VERMILLION, "B fails")):
        panel.scatter(across[chosen], up[chosen], marker=marker, color=colour, s=28, label=label, lw=0)
    panel.set_xlabel(fill(f"{detail.factors[x].short}: {detail.factors[x].meaning}", 60))
    if y is None:
        panel.axhline(detail.margin / divisor, color=BLACK, lw=0.8)
        panel.set_ylabel(f"B less A in {detail.question.on} ({unit})")
    else:
        panel.set_ylabel(fill(f"{detail.factors[y].short}: {detail.factors[y].meaning}", 60))
    if box:
        _draw_box(panel, detail, box.box, x, y)
    panel.set_title("Fresh points, not those that found the box", fontsize=10)
    panel.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2)


def _draw_box(panel: Any, detail: "DiscoverDetail", box: Any, x: int, y: int | None) -> None:
    ends = [detail.factors[x].at(float(end[x])) for end in (box.low, box.high)]
    if y is None:
        panel.axvspan(*ends, color=VERMILLION, alpha=0.12, lw=0)
        return
    sides = [detail.factors[y].at(float(end[y])) for end in (box.low, box.high)]
    size = (ends[1] - ends[0], sides[1] - sides[0])
    panel.add_patch(Rectangle((ends[0], sides[0]), *size, facecolor=VERMILLION, alpha=0.12, edgecolor=None))
    panel.add_patch(Rectangle((ends[0], sides[0]), *size, fill=False, edgecolor=VERMILLION, lw=1.5))


def _draw_bars(panel: Any, detail: "DiscoverDetail") -> None:
    rows = [("all points", detail.failing, GREY)]
    for number, box in enumerate(detail.confirmed, start=1):
        words = fill(box_words(box.box, detail.factors), 30)
        rows += [(f"in box {number} (density):\n{words}", box.density, VERMILLION), ("outside it", box.outside, BLUE)]
        rows += [("failures that lie in it\n(coverage)", box.coverage, GREY)]
    for place, (_, share, colour) in enumerate(rows):
        value, low, high = 100 * share.value, 100 * share.low, 100 * share.high
        panel.barh(place, value, color=colour, alpha=0.75)
        panel.errorbar(value, place, xerr=[[value - low], [high - value]], fmt="none", ecolor=BLACK, capsize=3, lw=1)
    panel.set_yticks(range(len(rows)), [name for name, *_ in rows], fontsize=8)
    panel.invert_yaxis()
    panel.set_xlim(0, 100)
    panel.grid(axis="y", visible=False)
    panel.set_xlabel(f"Share of failures (%), {100 * detail.confidence:.0f} % intervals")
    panel.set_title("" if detail.confirmed else "No box found", fontsize=10)
