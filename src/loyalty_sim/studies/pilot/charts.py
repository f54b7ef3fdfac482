"""The charts of a pilot: what designs are worth against what they cost, and what the best one would see."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.picture.bars import Bar, bars
from loyalty_sim.picture.chart import INK, Chart
from loyalty_sim.picture.lines import Marked
from loyalty_sim.picture.marks import slope
from loyalty_sim.picture.palette import money_unit
from loyalty_sim.picture.plane import Kind, plane
from loyalty_sim.studies.pilot.measures import measure_of
from loyalty_sim.studies.pilot.words import measures_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.pilot.analysis import Design, PilotDetail

NAMED, LONGEST_LIST = 3, 10


def of_pilot(result: "Result") -> list[Chart]:
    """Worth against cost of every design, net worth of the best ones, the smallest effect the best one would see."""
    detail: PilotDetail = result.detail
    return [_worth(detail), _net(detail), *_seen(detail)]


def _best_reading(designs: "Sequence[Design]") -> "list[Design]":
    """Of every trial and length the measure by which it is worth most, best first."""
    found: dict[str, Design] = {}
    for design in sorted(designs, key=lambda each: -each.worth.net):
        found.setdefault(design.name, design)
    return list(found.values())


def _worth(detail: "PilotDetail") -> Chart:
    shown = _best_reading(detail.designs)
    sizes = [abs(each) for design in shown for each in (design.worth.worth, design.worth.cost)]
    scale, unit = money_unit(max([*sizes, 1.0]), detail.currency)
    named = {design.name for design in shown[:NAMED]}
    kinds = [
        Kind(word, [each.worth.cost / scale for each in some], [each.worth.worth / scale for each in some],
             [each.name if each.name in named else "" for each in some])
        for word, some in (
            ("all at once", [each for each in shown if each.trial.waves == 1]),
            ("in waves", [each for each in shown if each.trial.waves > 1]),
        ) if some
    ]  # fmt: skip
    low = min(0.0, *(each.worth.cost / scale for each in shown))
    high = max(0.0, *(each.worth.cost / scale for each in shown), *(each.worth.worth / scale for each in shown))
    paying = sum(each.worth.net > 0 for each in shown)
    caption = f"{paying} of {len(shown)} trials are worth more than they cost: those above the dashed line."
    return plane(
        kinds, f"what it costs ({unit})", f"what it is worth\n({unit})", "What a trial is worth, and what it costs",
        f"each read by its best measure; {detail.worlds} worlds", caption,
        marked=Marked(lines=[slope((low, low), (high, high), INK)]),
    )  # fmt: skip


def _net(detail: "PilotDetail") -> Chart:
    shown = _best_reading(detail.designs)[:LONGEST_LIST]
    ends = [abs(end) for each in shown for end in (each.worth.low, each.worth.high)]
    scale, unit = money_unit(max([*ends, 1.0]), detail.currency)
    rows = [
        Bar(
            f"{each.name}: {measures_of(each)}", each.worth.net / scale, each.worth.low / scale, each.worth.high / scale
        )
        for each in shown
    ]
    first = shown[0]
    caption = f"Largest: {first.name} by {measures_of(first)}, {first.worth.net / scale:.3g} ({unit})."
    return bars(rows, "Worth of trials less their cost", f"net worth ({unit})", "against deciding now", caption)


def _seen(detail: "PilotDetail") -> list[Chart]:
    best = detail.best
    if best is None:
        return []
    same = [each for each in detail.designs if each.name == best.name and len(each.measures) == 1]
    sights = {each.measures[0]: each.sight[each.measures[0]] for each in same}
    rows = [
        Bar(measure_of(name).title, sight.smallest / sight.usual, beside=(1.0,))
        for name, sight in sights.items() if np.isfinite(sight.smallest) and sight.usual > 0
    ]  # fmt: skip
    if not rows:
        return []
    caption = (
        f"An effect that is seen four times in five, over the true one in the middle of worlds: "
        f"{sum(row.value <= 1 for row in rows)} of {len(rows)} measures see it."
    )
    return [
        bars(rows, "What the trial can see", "smallest effect seen, in times of the true one", best.name, caption,
             sort=False, value_is="smallest effect seen", beside=("true effect",))
    ]  # fmt: skip
