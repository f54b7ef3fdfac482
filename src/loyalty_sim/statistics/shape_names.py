"""What the shapes of a returns curve mean: one rule that names a curve, and a library of curves named by that rule.

Every curve is drawn over a spend from 0 to 1 and scaled to a range of 1. Curves that fall between two classes (a power
of 1.25 is neither linear nor clearly increasing) are left out of the library, so that classes are told apart by what is
typical of them.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array

RISING = ("increasing", "diminishing", "S-shaped", "threshold", "linear", "harmful")
SPEND = np.linspace(0.0, 1.0, 121)
TENTH = 12


class Library(NamedTuple):
    """curves: (K, 121) template curves; shape: (K,) index into RISING; prior: (K,) weight, 1 in each class."""

    curves: Array
    shape: np.ndarray
    prior: Array


def name_shape(curve: Array) -> str | None:
    """Name of a curve given on SPEND with range 1, or None where it lies between two classes.

    harmful      falls: its peak is less than a tenth of the range above the start
    threshold    95 % of the rise comes within a tenth of the range (a step), or nothing for the first fifth of the
                 range and then a steady rise (a hinge)
    S-shaped     the marginal return is highest inside the rise, at least twice that at both ends
    linear       marginal returns of the three thirds of the rise are within 20 % of their mean
    increasing   marginal returns rise by at least 5 % from third to third
    diminishing  they fall; the curve may turn down after an optimum, of which only the rise is judged

        >>> name_shape(SPEND**0.5), name_shape(SPEND**2), name_shape(-SPEND)
        ('diminishing', 'increasing', 'harmful')
    """
    peak = int(curve.argmax())
    rise = curve[peak] - curve[0]
    if rise < 0.25 or curve[: peak + 1].min() < curve[0] - 0.25:
        return "harmful" if rise < 0.1 else None
    jump = np.max(curve[TENTH:] - curve[:-TENTH]) / rise
    start = SPEND[np.argmax(np.abs(curve - curve[0]) > 0.01 * rise)]
    if jump > 0.75:
        return "threshold" if jump > 0.95 and start > 0.1 else None
    return _name_smooth_rise(curve, start, SPEND[peak])


def _name_smooth_rise(curve: Array, start: float, end: float) -> str | None:
    sixths = _marginal(curve, 0.0, end, 6)
    ends = max(sixths[0], sixths[-1]) / sixths.max()
    first_half, second_half = _marginal(curve, start, end, 2)
    if ends <= 0.5:
        return "S-shaped"
    if start >= 0.2 and 0.75 < first_half / second_half < 1.1:
        return "threshold"
    if start >= 0.25 or ends < 0.75:
        return None
    return _name_trend(_marginal(curve, 0.0, end, 3))


def _name_trend(thirds: Array) -> str | None:
    thirds = thirds / thirds.mean()
    departure = np.abs(thirds - 1).max()
    if departure <= 0.3:
        return "linear" if departure <= 0.2 else None
    if thirds[0] * 1.05 <= thirds[1] and thirds[1] * 1.05 <= thirds[2]:
        return "increasing"
    return "diminishing" if thirds[0] >= thirds[1] * 1.05 and thirds[1] >= thirds[2] * 1.05 else None


def _marginal(curve: Array, start: float, end: float, parts: int) -> Array:
    return np.diff(np.interp(np.linspace(start, end, parts + 1), SPEND, curve))


def _families() -> Iterator[tuple[str, Array]]:
    """Response curves of the literature: power, exponential, logistic, Hill, hinge, step and parabola."""
    x = SPEND
    yield from (("power", x**power) for power in np.geomspace(0.25, 4.0, 25))
    for rate in np.geomspace(0.5, 8.0, 13):
        yield "exponential", -np.exp(-rate * x)
        yield "exponential", np.exp(rate * x)
    for centre in np.linspace(0.2, 0.8, 13):
        yield from (("logistic", 1 / (1 + np.exp((centre - x) / width))) for width in np.geomspace(0.03, 0.16, 8))
        yield "hinge", np.maximum(x - centre, 0.0)
    for half in np.linspace(0.2, 0.8, 9):
        yield from (("Hill", x**power / (x**power + half**power)) for power in np.geomspace(1.0, 10.0, 8))
    yield from (("step", (x > place) * 1.0) for place in np.linspace(0.15, 0.85, 29))
    yield from (("parabola", -((x - peak) ** 2)) for peak in np.linspace(0.05, 0.95, 31))


@cache
def library() -> Library:
    """The named curves, upright and mirrored. Families weigh the same before they are divided among the classes.

    >>> sorted({RISING[each] for each in library().shape})
    ['S-shaped', 'diminishing', 'harmful', 'increasing', 'linear', 'threshold']
    """
    rows = []
    for family, raw in _families():
        upright = (raw - raw[0]) / np.ptp(raw)
        rows += [(family, curve, name_shape(curve)) for curve in (upright, -upright)]
    named = [(family, curve, RISING.index(name)) for family, curve, name in rows if name is not None]
    families = [family for family, _, _ in named]
    shape = np.array([index for _, _, index in named])
    prior = np.array([1.0 / families.count(family) for family in families])
    return Library(np.array([curve for _, curve, _ in named]), shape, prior / np.bincount(shape, prior)[shape])
