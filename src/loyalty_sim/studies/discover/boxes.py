"""Boxes in which failures crowd: leaves of a classification tree, with every limit dropped that does not matter.

Source: Lempert, Bryant and Bankes (2008) RAND TR-1211 compare trees (CART) with PRIM for this; Bryant and Lempert
(2010) Technol Forecast Soc Change 77:34 for density and coverage. The tree is scikit-learn's. A tree finds boxes in
noise too, so what is found here is a suspicion until fresh points confirm it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array, Flags

LEAVES = 12
TOLERATED = 0.05
SAME = 0.7


@dataclass(frozen=True, eq=False)
class Box:
    """Part of the space of factors: low and high end by factor, (F,), in places from 0 to 1."""

    low: Array
    high: Array

    @property
    def limited(self) -> list[int]:
        """Factors that the box limits."""
        return np.flatnonzero((self.low > 0) | (self.high < 1)).tolist()

    def holds(self, places: Array) -> Flags:
        """Which of the places, (points, F), lie in the box."""
        return np.asarray(((places >= self.low) & (places <= self.high)).all(axis=1))

    def inside(self, places: Array) -> Array:
        """Places of the whole space squeezed into the box."""
        return np.asarray(self.low + places * (self.high - self.low))


def find_boxes(places: Array, fails: Flags, most: int = 3) -> list[Box]:
    """Boxes with many more failures than elsewhere, the one with most of them first.

    places: (points, F) from 0 to 1; fails: (points,). None where everything or nothing fails.
    """
    if fails.all() or not fails.any():
        return []
    least = crowded(float(fails.mean()))
    leaves = [leaf for leaf in _leaves(places, fails) if _density(leaf, places, fails) >= least]
    simple = [_simplified(leaf, places, fails) for leaf in leaves]
    dense = [box for box in simple if box.limited and _density(box, places, fails) >= least]
    dense.sort(key=lambda box: (-int(fails[box.holds(places)].sum()), len(box.limited)))
    return _different(dense, places)[:most]


def crowded(base: float) -> float:
    """Density from which a box is worth naming: twice the share of failures, or half-way from there to all."""
    return min(2 * base, (1 + base) / 2)


def _leaves(places: Array, fails: Flags) -> Iterator[Box]:
    from sklearn.tree import DecisionTreeClassifier

    smallest = max(5, len(places) // 25)
    tree = DecisionTreeClassifier(max_leaf_nodes=LEAVES, min_samples_leaf=smallest, random_state=ANALYSIS_SEED)
    nodes = tree.fit(places, fails).tree_
    whole = Box(np.zeros(places.shape[1]), np.ones(places.shape[1]))
    waiting = [(0, whole)]
    while waiting:
        node, box = waiting.pop()
        left, right = nodes.children_left[node], nodes.children_right[node]
        if left == right:
            yield box
            continue
        factor, cut = nodes.feature[node], nodes.threshold[node]
        below, above = box.high.copy(), box.low.copy()
        below[factor], above[factor] = cut, cut
        waiting += [(left, Box(box.low, below)), (right, Box(above, box.high))]


def _simplified(box: Box, places: Array, fails: Flags) -> Box:
    """The box without limits whose removal costs hardly any density, the one that costs least first."""
    least = _density(box, places, fails) - TOLERATED
    while box.limited:
        wider = [wide for at in box.limited for wide in _without(box, at)]
        best = max(wider, key=lambda wide: _density(wide, places, fails))
        if _density(best, places, fails) < least:
            return box
        box = best
    return box


def _without(box: Box, factor: int) -> Iterator[Box]:
    """The box with the lower, and with the upper limit of a factor removed, where there is one."""
    if box.low[factor] > 0:
        low = box.low.copy()
        low[factor] = 0.0
        yield Box(low, box.high)
    if box.high[factor] < 1:
        high = box.high.copy()
        high[factor] = 1.0
        yield Box(box.low, high)


def _density(box: Box, places: Array, fails: Flags) -> float:
    inside = box.holds(places)
    return float(fails[inside].mean()) if inside.any() else 0.0


def _different(boxes: list[Box], places: Array) -> list[Box]:
    """Boxes that hold mostly points that no earlier one holds."""
    kept: list[Box] = []
    taken = np.zeros(len(places), dtype=bool)
    for box in boxes:
        inside = box.holds(places)
        if (inside & taken).sum() < SAME * inside.sum():
            kept.append(box)
            taken |= inside
    return kept
