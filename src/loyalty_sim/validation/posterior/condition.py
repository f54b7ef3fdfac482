"""From worlds with their figures to worlds as they would be, had the given figures come out: regression adjustment.

Every place in a range becomes a normal score z, every simulated figure is blurred by the error of the given one (so
that the error is allowed for, not fitted away), and each z that the figures speak to is moved along its regression:

    z' = expected at the given figures + own residual, as large as it is outside the sample

Residuals keep how settings hang together within a world, so the draws are joint. A setting whose regression is no
better than chance (F test, false discoveries held to `FALSE`) stays where it is: of hundreds, most are not spoken to,
and following the accidents of some hundred worlds would make them look known.

Sources: Beaumont, Zhang & Balding 2002 Genetics 162:2025 (regression adjustment); Wilkinson 2013 Stat Appl Genet Mol
Biol 12:129 (blurring by the error makes it exact); Emerick & Reynolds 2013 Comput Geosci 55:3 (several steps with
larger errors); Benjamini & Hochberg 1995 J R Stat Soc B 57:289.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

Array = np.ndarray

FALSE = 0.2
"""Share of the settings said to be spoken to that may be so by accident."""
RIDGE = 1.0
"""Penalty of the regression, in worlds: as if one more world had shown no link."""


class Adjusted(NamedTuple):
    """Draws after the given figures.

    places: (worlds, settings), 0 to 1 within the ranges. spoken_to: (settings,), whether the figures move it.
    expected: its z at the given figures. explained: share of the variance of z that the figures explain, none where
    not spoken to.
    """

    places: Array
    spoken_to: Array
    expected: Array
    explained: Array


def scores(places: Array) -> Array:
    """Normal scores of places, (worlds, settings); ends of a range are a thousandth inside."""
    from scipy.stats import norm

    return np.asarray(norm.ppf(np.clip(places, 0.001, 0.999)))


def blurred(seen: Array, error: Sequence[float], rng: np.random.Generator) -> Array:
    """Figures with the error of data and discrepancy, (worlds, figures); what was not seen is as in the mean world."""
    filled = np.where(np.isnan(seen), np.nanmean(seen, axis=0), seen)
    return filled + np.asarray(error) * rng.standard_normal(filled.shape)


def adjusted(places: Array, figures: Array, given: Array, besides: Array | None = None) -> Adjusted:
    """Draws at the given figures.

    places: (worlds, settings); figures: (worlds, figures), blurred; given: (figures,), all on the scale of comparison.
    besides: (settings,), what is known to be spoken to from more worlds than these, and moved whatever the test says.

    Of two settings one decides a figure, and is then known; the other is left alone:

        >>> rng = np.random.default_rng(1)
        >>> places = rng.random((400, 2))
        >>> found = adjusted(places, places[:, :1] + 0.02 * rng.standard_normal((400, 1)), np.array([0.7]))
        >>> found.spoken_to.tolist(), round(float(found.places[:, 0].mean()), 1), bool(found.places[:, 0].std() < 0.1)
        ([True, False], 0.7, True)
    """
    from scipy.stats import norm

    z = scores(places)
    worlds, count = figures.shape
    if worlds < 3 * count:
        raise ValueError(f"{worlds} worlds are too few for {count} figures: at least {3 * count}")
    middle, spread = figures.mean(axis=0), figures.std(axis=0)
    x, at = (figures - middle) / spread, (given - middle) / spread
    inverse = np.linalg.inv(x.T @ x + RIDGE * np.eye(count))
    slopes, centre = inverse @ x.T @ z, z.mean(axis=0)
    predicted, leverage = x @ slopes, np.einsum("wi,ij,wj->w", x, inverse, x)
    left = z - centre - predicted
    total = ((z - centre) ** 2).sum(axis=0)
    fitted = total - (left**2).sum(axis=0)
    spoken_to = _beyond_chance(fitted, total, count, worlds)
    if besides is not None:
        spoken_to |= besides
    outside = left / np.sqrt(np.maximum(1.0 - leverage[:, None] - 1.0 / worlds, 0.05))
    outside *= np.sqrt(1.0 + at @ inverse @ at + 1.0 / worlds)
    expected = np.where(spoken_to, centre + at @ slopes, centre)
    moved = np.where(spoken_to, centre + at @ slopes + outside, z)
    unbiased = 1.0 - (total - fitted) / total * (worlds - 1) / (worlds - count - 1)
    return Adjusted(
        np.asarray(norm.cdf(moved)), spoken_to, expected, np.where(spoken_to, np.maximum(unbiased, 0.0), 0.0)
    )


def _beyond_chance(fitted: Array, total: Array, count: int, worlds: int) -> Array:
    """Whether each regression is more than chance, with the false among them held to `FALSE`."""
    from scipy.stats import f, false_discovery_control

    free = worlds - count - 1
    ratio = fitted / count / np.maximum((total - fitted) / free, 1e-12)
    return np.asarray(false_discovery_control(f.sf(ratio, count, free)) <= FALSE)
