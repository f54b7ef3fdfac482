"""What is made of the points of a sensitivity study, by its method: how much each factor moves the answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from loyalty_sim.statistics.bands import Array, Places
from loyalty_sim.studies.sensitivity.morris import Morris, morris, morris_places
from loyalty_sim.studies.sensitivity.sobol import Sobol, sobol, sobol_places
from loyalty_sim.studies.sensitivity.tornado import Tornado, tornado, tornado_places
from loyalty_sim.studies.vary import Factor, Question
from loyalty_sim.studies.vary.points import place_of_present

METHODS = ("tornado", "morris", "sobol")
SIZES = {"morris": 10, "sobol": 64}


@dataclass(frozen=True, eq=False)
class SensitivityDetail:
    """What figure, table and text are made from.

    question: what was asked. method: see METHODS. factors: most important first, in the order of `table`; found: the
    statistics in the order of `given`. considered: how many factors were looked over before these were taken.
    base: (S,) outcome at the present values (tornado), else at the first point.
    """

    question: Question
    method: str
    factors: tuple[Factor, ...]
    found: Tornado | Morris | Sobol
    order: Places
    considered: int
    base: Array
    seeds: int
    runs: int
    confidence: float


def places_of(method: str, question: Question, factors: Sequence[Factor], size: int | None) -> Array:
    """The design of a method, (points, factors)."""
    if method == "tornado":
        return tornado_places(place_of_present(question.scenario, factors))
    make = morris_places if method == "morris" else sobol_places
    return make(len(factors), size or SIZES[method])


def analyse_points(
    question: Question, method: str, taken: Sequence[Factor], places: Array, values: Array, considered: int,
    confidence: float,
) -> SensitivityDetail:  # fmt: skip
    """From the answers, (points, seeds), at the places of the design. considered: see `SensitivityDetail`."""
    found = _ANALYSE[method](places, values, confidence)
    order = np.lexsort((-_rank(found), ~found.sure))  # what luck may explain comes last
    counts = (considered, values[0], values.shape[1], values.size)
    return SensitivityDetail(question, method, tuple(taken[at] for at in order), found, order, *counts, confidence)


_ANALYSE: dict[str, Callable[[Array, Array, float], Any]] = {
    "tornado": lambda places, values, confidence: tornado(values, confidence),
    "morris": morris,
    "sobol": lambda places, values, confidence: sobol(values, places.shape[1], confidence),
}


def _rank(found: Any) -> Array:
    if isinstance(found, Tornado):
        return found.reach
    return np.asarray(found.mu_star.mean if isinstance(found, Morris) else found.total.mean)
