"""The charts of a discovery: where B fails, and how often inside and outside the boxes."""

from typing import TYPE_CHECKING, Any

import numpy as np

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.plane import Corner, Kind, plane
from loyalty_sim.picture.units import axis_name, unit_of
from loyalty_sim.studies.discover.words import box_words

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.discover.analysis import DiscoverDetail
    from loyalty_sim.studies.discover.confirm import Share


def of_discover(result: "Result") -> list[Chart]:
    """Fresh points in the plane of the two factors that count most, with the box; then shares of failures."""
    detail: DiscoverDetail = result.detail
    return [_points(detail), _shares(detail)] if detail.confirmed else [_points(detail)]


def _points(detail: "DiscoverDetail") -> Chart:
    box = next(iter(detail.confirmed), None)
    limited = box.box.limited if box else []
    x = limited[0] if limited else 0
    y = limited[1] if len(limited) > 1 else next((n for n in range(len(detail.factors)) if n != x), None)
    across = np.array([detail.factors[x].at(u) for u in detail.checked[:, x]])
    currency = detail.question.scenario.market.currency
    divisor, unit = unit_of(detail.question.on, float(np.abs(detail.seen).max()), currency)
    if y is None:
        up, upwards = detail.seen / divisor, f"B less A in {detail.question.on.replace('_', ' ')} ({unit})"
        ends = (float(up.min()), float(up.max()))
    else:
        factor = detail.factors[y]
        up, upwards = np.array([factor.at(u) for u in detail.checked[:, y]]), axis_name(factor.key, currency)
        sides = (float(end[y]) for end in (box.box.low, box.box.high)) if box else (0.0, 1.0)
        low, high = (factor.at(end) for end in sides)
        ends = (low, high)
    corner = None
    if box:
        left, right = (detail.factors[x].at(float(end[x])) for end in (box.box.low, box.box.high))
        corner = Corner((left, ends[0]), (right, ends[1]))
    kinds = [
        Kind(name, across[chosen], up[chosen])
        for name, chosen in (("B ahead", ~detail.fails), ("B fails", detail.fails))
    ]
    subtitle = "fresh points, not those of the search" + ("; shaded: the box that fresh points confirm" if box else "")
    caption = f"B fails at {detail.failing.count} of {detail.failing.of} fresh points" + (
        f", mostly where {box_words(box.box, detail.factors)}." if box else "; no box of failures was confirmed."
    )
    return plane(kinds, axis_name(detail.factors[x].key, currency), upwards, "Where B fails", subtitle, caption, corner)


def _shares(detail: "DiscoverDetail") -> Chart:
    rows = [_bar("all points", detail.failing)]
    for number, box in enumerate(detail.confirmed, start=1):
        rows += [_bar(f"in box {number} (density)", box.density), _bar(f"outside box {number}", box.outside)]
    caption = (
        f"Share of failures over all fresh points: {rows[0].value:.0f} %; in box 1 {rows[1].value:.0f} %, outside it "
        f"{rows[2].value:.0f} %."
    )
    per_cent = f"{100 * detail.confidence:.0f} %"
    subtitle = f"lines: {per_cent} intervals"
    return bars(rows, "How often B fails", "points at which B fails (%)", subtitle, caption, sort=False)


def _bar(name: str, share: "Share") -> Bar:
    ends: Any = [100 * value for value in (share.value, share.low, share.high)]
    return Bar(name, *ends)
