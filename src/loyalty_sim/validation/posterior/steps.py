"""The steps from worlds of the prior to worlds that agree with the given figures, each step on worlds that were run.

    worlds of the prior -> run -> adjusted -> run -> adjusted -> run: what is kept, and how far its figures are off

Each of n adjustments allows for an error larger by the root of n, so that all together allow for it once (Emerick &
Reynolds 2013). The later ones are made where the given figures are, and each world by what it came to itself, so that a
link which is no straight line need be one only there. A figure that hardly a world of the prior comes near is not
adjusted to, since regression would have to guess what is outside all that was run: it is named as missed.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED
from loyalty_sim.validation.posterior.condition import Adjusted, Array, adjusted, blurred
from loyalty_sim.validation.posterior.given import Given

REACH = 0.02
"""A figure is out of reach if it lies beyond all but this share of the worlds of the prior."""
MISSED = 2.0
"""Errors by which the worlds that are kept may be off a given figure."""

Figures = Mapping[str, float]


class Wave(NamedTuple):
    """Worlds that were run. places: (worlds, settings); figures: what each came to, by name."""

    places: Array
    figures: Sequence[Figures]

    def seen(self, given: Sequence[Given]) -> Array:
        """Figures on their scales of comparison, (worlds, figures), not a number where there was nothing to see."""
        return np.column_stack([each.seen([row.get(each.name, np.nan) for row in self.figures]) for each in given])


def within_reach(prior: Wave, given: Sequence[Given]) -> list[Given]:
    """The given figures that worlds of the prior lie on both sides of."""
    below = [float(np.nanmean(seen < _at(each))) for seen, each in zip(prior.seen(given).T, given, strict=True)]
    return [each for each, share in zip(given, below, strict=True) if REACH <= share <= 1.0 - REACH]


def blurred_figures(wave: Wave, given: Sequence[Given], steps: int, number: int) -> Array:
    """Figures of a wave with the error that one of so many adjustments allows for, (worlds, figures)."""
    error = [steps**0.5 * each.error for each in given]
    return blurred(wave.seen(given), error, np.random.default_rng([ANALYSIS_SEED, number]))


def adjustment(
    wave: Wave, given: Sequence[Given], steps: int, number: int, besides: Array | None = None
) -> Adjusted:  # fmt: skip
    """One of so many adjustments of worlds that were run to the given figures, counted from 1.

    besides: (settings,), what the first and largest wave showed the figures to speak to.
    """
    figures = blurred_figures(wave, given, steps, number)
    return adjusted(wave.places, figures, np.array([_at(each) for each in given]), besides)


def off(wave: Wave, each: Given) -> float:
    """How far the mean world is off a given figure, in errors of data and discrepancy, with its sign."""
    return float((np.nanmean(wave.seen([each])) - _at(each)) / each.error)


def _at(each: Given) -> float:
    return float(each.seen([each.value])[0])
