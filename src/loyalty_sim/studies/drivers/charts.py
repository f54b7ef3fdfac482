"""The pictures of key drivers: importance by performance, and what the same money does in truth."""

import numpy as np

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import INK, Chart
from loyalty_sim.picture.lines import Marked
from loyalty_sim.picture.marks import horizontal, vertical
from loyalty_sim.picture.palette import BLUE, VERMILLION
from loyalty_sim.picture.plane import Ends, Kind, plane
from loyalty_sim.studies.drivers.analysis import Driver, DriversDetail
from loyalty_sim.studies.drivers.words import do, truth


def of_drivers(detail: DriversDetail, currency: str) -> list[Chart]:
    """The priority matrix; and where the truth is known, the levers by their effect on satisfaction."""
    return [matrix(detail), *([truths(detail, currency)] if detail.works else [])]


def matrix(detail: DriversDetail) -> Chart:
    """Importance against level: what is important and poor stands at the lower right."""
    chosen = [each for each in detail.drivers if each.name in detail.first]
    others = [each for each in detail.drivers if each.name not in detail.first]
    middle = float(np.mean([each.level for each in detail.drivers]))
    lines = [
        vertical(100 / len(detail.drivers), "mean importance", INK, "dashed"),
        horizontal(middle, "mean level", INK, "dashed"),
    ]
    return plane(
        [_kind("others", others), _kind("work on these first", chosen)],
        "importance (% of what explains satisfaction)", "level (0-100)",
        "What to work on first", f"{detail.answers} answers; whiskers: nine in ten surveys of that size", do(detail),
        marked=Marked(lines=lines),
    )  # fmt: skip


def truths(detail: DriversDetail, currency: str) -> Chart:
    """What the same money in every lever did to satisfaction; those that the survey puts first in another colour."""
    first = {detail.named(name).lever for name in detail.first}
    rows = [
        Bar(
            each.lever, float(each.satisfaction.mean), float(each.satisfaction.low), float(each.satisfaction.high),
            colour=VERMILLION if each.lever in first else BLUE,
        )
        for each in detail.works
    ]  # fmt: skip
    said = "orange: what the survey puts first; whiskers: 90 % over the seeds"
    return bars(rows, "What the same money does in truth", "points of satisfaction", said, truth(detail, currency))


def _kind(name: str, drivers: list[Driver]) -> Kind:
    importance, low, high = (
        [100 * getattr(each, end) for each in drivers]
        for end in ("importance", "importance_low", "importance_high")
    )  # fmt: skip
    return Kind(name, importance, [each.level for each in drivers], [each.name for each in drivers], Ends(low, high))
