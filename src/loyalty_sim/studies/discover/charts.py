"""The charts of a discovery: where B fails, and how often inside and outside the boxes."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import INK, Chart
from loyalty_sim.picture.lines import Marked
from loyalty_sim.picture.marks import horizontal
from loyalty_sim.picture.palette import BLUE, GREY, VERMILLION
from loyalty_sim.picture.plane import Corner, Kind, plane
from loyalty_sim.picture.units import unit_of, unit_of_setting
from loyalty_sim.studies.discover.words import box_words

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.discover.analysis import DiscoverDetail
    from loyalty_sim.studies.discover.confirm import Share


def of_discover(result: "Result") -> list[Chart]:
    """Fresh points in the plane of the two factors that count most, with the box; then shares of failures."""
    detail: DiscoverDetail = result.detail
    return [_points(detail), _shares(detail)]


def _points(detail: "DiscoverDetail") -> Chart:
    """Over the two factors of the box; over one and the difference itself if the box has one, or there is none."""
    box = next(iter(detail.confirmed), None)
    limited = box.box.limited if box else []
    x = limited[0] if limited else 0
    y = limited[1] if len(limited) > 1 else None
    currency = detail.question.scenario.market.currency
    divisor, unit = unit_of(detail.question.on, float(np.abs(detail.seen).max()), currency)
    across = np.array([detail.factors[x].at(u) for u in detail.checked[:, x]])
    if y is None:
        up, upwards = detail.seen / divisor, f"B less A in {detail.question.on.replace('_', ' ')}\n({unit})"
        ends = (float(up.min()), float(up.max()))
        word = "B fails below" if detail.margin else "no difference"
        margin = detail.margin / divisor
        lines = [horizontal(margin, word, INK, "dashed", "insideStartTop")] if ends[0] <= margin <= ends[1] else []
    else:
        up, upwards = np.array([detail.factors[y].at(u) for u in detail.checked[:, y]]), _title(detail, y)
        ends, lines = _sides(detail, y), []
    corner = Corner(*zip(_sides(detail, x), ends, strict=True)) if box else None
    kinds = [
        Kind(name, across[chosen], up[chosen])
        for name, chosen in (("B ahead", ~detail.fails), ("B fails", detail.fails))
    ]
    subtitle = "fresh points, not those of the search" + ("; shaded: the box that fresh points confirm" if box else "")
    caption = f"B fails at {detail.failing.count} of {detail.failing.of} fresh points" + (
        f", mostly where {box_words(box.box, detail.factors)}." if box else "; no box of failures was confirmed."
    )
    return plane(kinds, _title(detail, x), upwards, "Where B fails", subtitle, caption, corner, Marked(lines))


def _title(detail: "DiscoverDetail", place: int) -> str:
    """A factor as an axis is titled: what it means, and its unit."""
    factor = detail.factors[place]
    unit = unit_of_setting(factor.key, detail.question.scenario.market.currency)
    return f"{factor.meaning} ({unit})" if unit else factor.meaning


def _sides(detail: "DiscoverDetail", place: int) -> tuple[float, float]:
    """The ends of the first box along one of its factors."""
    box, factor = detail.confirmed[0].box, detail.factors[place]
    return factor.at(float(box.low[place])), factor.at(float(box.high[place]))


def _shares(detail: "DiscoverDetail") -> Chart:
    rows = [_bar("all points", detail.failing, GREY)]
    for number, box in enumerate(detail.confirmed, start=1):
        words = box_words(box.box, detail.factors)
        rows += [
            _bar(f"in box {number}, density: {words}", box.density, VERMILLION),
            _bar(f"outside box {number}", box.outside, BLUE),
            _bar(f"failures that lie in box {number}, coverage", box.coverage, GREY),
        ]
    caption = f"Share of failures over all fresh points: {rows[0].value:.0f} %"
    caption += f"; in box 1 {rows[1].value:.0f} %, outside it {rows[2].value:.0f} %." if detail.confirmed else "."
    subtitle = f"lines: {100 * detail.confidence:.0f} % intervals" + ("" if detail.confirmed else "; no box was found")
    return bars(rows, "How often B fails", "share of failures (%)", subtitle, caption, sort=False)


def _bar(name: str, share: "Share", colour: str) -> Bar:
    value, low, high = (100 * end for end in (share.value, share.low, share.high))
    return Bar(name, value, low, high, colour)
