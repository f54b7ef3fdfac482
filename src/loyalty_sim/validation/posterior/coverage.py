"""Do the intervals hold what they say? Every world that was run is once the truth, and its figures are the given ones.

Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018, arXiv 1804.06788) with the runs that
are there: the truth is a draw of the prior, the others are the ensemble, and nothing has to be run anew.
"""

from typing import NamedTuple

import numpy as np

from loyalty_sim.validation.posterior.condition import Array, adjusted

CONFIDENCE = 0.9


class Coverage(NamedTuple):
    """share: of truths that their interval holds; se: its standard error over worlds. worlds, settings: how many."""

    share: float
    se: float
    worlds: int
    settings: int


def holds(places: Array, figures: Array, besides: Array | None = None) -> Array:
    """Whether each world's own setting lies in the interval that the other worlds give at its figures.

    places: (worlds, settings); figures: (worlds, figures), blurred; besides: as in `adjusted`. Returns (worlds,
    settings).
    """
    tail, worlds = 0.5 * (1.0 - CONFIDENCE), np.arange(len(places))
    found = []
    for truth in worlds:
        others = worlds != truth
        at = adjusted(places[others], figures[others], figures[truth], besides).places
        low, high = np.quantile(at, (tail, 1.0 - tail), axis=0)
        found.append((low <= places[truth]) & (places[truth] <= high))
    return np.array(found)


def coverage(held: Array, chosen: Array) -> Coverage:
    """Share of intervals that hold over some of the settings; chosen: (settings,), whether each counts.

    >>> coverage(np.array([[True, True], [True, False]]), np.array([True, True])).share
    0.75
    """
    each = held[:, chosen].mean(axis=1)
    return Coverage(float(each.mean()), float(each.std(ddof=1) / len(each) ** 0.5), len(each), int(chosen.sum()))
