"""What is made of the points of a discovery: boxes in which B fails, judged by points of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from loyalty_sim.statistics.bands import Array, Flags, mean_interval
from loyalty_sim.studies.discover.boxes import Box, find_boxes
from loyalty_sim.studies.discover.confirm import Confirmed, Share, confirm, share_of
from loyalty_sim.studies.vary import Factor, Question

SEARCH, CHECK, INSIDE = 1, 2, 3
"""Parts of a discovery, each with points of its own."""


@dataclass(frozen=True, eq=False)
class DiscoverDetail:
    """What figure, table and text are made from.

    question: B against A. margin: B fails where it is not more than this ahead. boxes: those tried, confirmed or not,
    the one with most failures first. searched, checked: points over the whole space, (points, F), with the mean
    difference at each; inside: mean differences at further points of every box. failing: share of fresh points where B
    fails. open: at which of them the interval holds the margin, so that luck may have decided.
    """

    question: Question
    margin: float
    factors: tuple[Factor, ...]
    boxes: tuple[Confirmed, ...]
    searched: Array
    found: Array
    checked: Array
    seen: Array
    inside: tuple[Array, ...]
    failing: Share
    open: Flags
    considered: int
    seeds: int
    confidence: float

    @property
    def confirmed(self) -> list[Confirmed]:
        """Boxes that fresh points confirm."""
        return [box for box in self.boxes if box.holds]

    @property
    def close(self) -> float:
        """Share of the fresh points at which luck may have decided."""
        return float(self.open.mean())

    @property
    def fails(self) -> Flags:
        """At which fresh points B fails."""
        return np.asarray(self.seen <= self.margin)


def judge_boxes(
    question: Question, margin: float, factors: tuple[Factor, ...], considered: int, seeds: int, confidence: float,
    found: Array, seen: Array, inside: Sequence[Array], open_: Flags,
) -> DiscoverDetail:  # fmt: skip
    """Boxes by the points of the search, judged by the fresh ones."""
    searched, checked = (spread(len(factors), len(found), part) for part in (SEARCH, CHECK))
    boxes = find_boxes(searched, found <= margin)
    judged = [
        confirm(box, checked, seen <= margin, inner <= margin, len(boxes), confidence)
        for box, inner in zip(boxes, inside, strict=True)
    ]
    failing = share_of(int((seen <= margin).sum()), len(seen), confidence)
    return DiscoverDetail(
        question, margin, factors, tuple(judged), searched, found, checked, seen, tuple(inside), failing, open_,
        considered, seeds, confidence,
    )  # fmt: skip


def places_inside(boxes: Sequence[Box], factors: int, points: int) -> list[Array]:
    """Further places in every box."""
    return [box.inside(spread(factors, max(8, points // 8), INSIDE + n)) for n, box in enumerate(boxes)]


def spread(factors: int, points: int, part: int) -> Array:
    """A Latin hypercube of its own for every part of the study."""
    from scipy.stats import qmc

    return np.asarray(qmc.LatinHypercube(factors, rng=part).random(points))


def undecided(values: Array, margin: float, confidence: float) -> Flags:
    """At which points, (points, seeds), the interval holds the margin, so that luck may decide."""
    found = mean_interval(values.T, confidence)
    return np.asarray((found.low <= margin) & (margin <= found.high))
