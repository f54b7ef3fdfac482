"""One given moment: the figure with its own error, how far the model is comparable, and the band that follows.

Rule, the same for all, fixed before any result:

* The band is the figure plus and minus the larger of twice its own error and a tenth of its size: the rule of the index
  of banks and airlines (T20, T21). The tenth is the allowance for a model of a trade and not of those very firms.
* The own error is the standard error of the source. A share has at least that of (n p + 1) / (n + 2), as none of twenty
  is not "none, for certain". Where a source gives none, it follows from the counts beside the figure.
* A figure is *comparable* if the model has the same quantity, computed alike, in the trade it was taken in; *partly* if
  another trade or another thing stands in; *fitted* if parameters were estimated from it or set with it in view;
  *input* if the situation is given it; *not* if the model has no such quantity or the source leaves out what it would
  take. The score is the share in band of the comparable; the others are shown and counted apart.
"""

import math
from enum import StrEnum
from typing import NamedTuple

TENTH, ERRORS = 0.1, 2.0
"""Least half-width of a band as a part of the figure, and in its own errors."""


class Standing(StrEnum):
    """How far the model can be held to a figure."""

    COMPARABLE = "comparable"
    PARTLY = "partly"
    FITTED = "fitted"
    INPUT = "input"
    NOT = "not"


class Given(NamedTuple):
    """One given moment, or several of one kind with which the model has nothing to compare.

    table: file of `loyalty_sim.data` it stands in. name: what it is. value, error: figure and standard error, in its
    own unit; nan for several. standing: how far the model can be held to it. why: the reason, empty if it is
    comparable. target: which target looks at it, and calls its statistic by `name`; empty if none does. figures: how
    many it is.
    """

    table: str
    name: str
    value: float
    error: float
    standing: Standing
    why: str = ""
    target: str = ""
    figures: int = 1

    @property
    def band(self) -> tuple[float, float]:
        """Lowest and highest figure that counts as met.

        >>> low, high = Given("t.csv", "rate", 0.5, 0.01, Standing.COMPARABLE).band
        >>> round(low, 3), round(high, 3)
        (0.45, 0.55)
        """
        half = max(ERRORS * self.error, TENTH * abs(self.value))
        return self.value - half, self.value + half


def share_error(share: float, n: float) -> float:
    """Standard error of a share among n, at (n share + 1) / (n + 2): never nothing.

    >>> round(share_error(0.0, 20), 3), round(share_error(0.5, 100), 3)
    (0.047, 0.05)
    """
    smoothed = (n * share + 1.0) / (n + 2.0)
    return math.sqrt(smoothed * (1.0 - smoothed) / n)


def mean_error(values: list[float], times: list[int]) -> tuple[float, float]:
    """Mean of values that occur so many times, and its standard error.

    >>> mean_error([1.0, 3.0], [50, 50])[0]
    2.0
    """
    n = sum(times)
    mean = sum(v * t for v, t in zip(values, times, strict=True)) / n
    square = sum(t * (v - mean) ** 2 for v, t in zip(values, times, strict=True)) / max(n - 1, 1)
    return mean, math.sqrt(square / n)
