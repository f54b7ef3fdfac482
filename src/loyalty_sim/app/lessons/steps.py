"""The steps of a curve of returns, as the expressions of a lesson name them: what the next unit of money brings."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.statistics.bands import Array, mean_interval

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

WORDS = ("per_unit", "bends_up", "bends_down")


class Steps:
    """Money earned, before what was spent, for each further unit spent, on the way from one level to another.

    Levels are multiples of the usual spend, and must be among those that were run: ValueError names them.
    """

    def __init__(self, curve: "Result"):
        plan, seeds = curve.detail.plan, curve.detail.seeds
        self._levels = [float(level) for level in plan.settings]
        rows = curve.runs.iloc[: len(self._levels) * seeds]
        shape = (len(self._levels), seeds)
        self._earned, self._spent = (rows[name].to_numpy(float).reshape(shape) for name in ("gross_return", "spend"))

    def per_unit(self, low: float, high: float) -> float:
        """Mean over luck."""
        return float(self._step(low, high).mean())

    def bends_up(self, low: float, middle: float, high: float) -> bool:
        """Whether the step from the middle on brings more for each unit than the step up to it, beyond luck."""
        return bool(self._bend(low, middle, high)[0] > 0)

    def bends_down(self, low: float, middle: float, high: float) -> bool:
        """Whether it brings less, beyond luck."""
        return bool(self._bend(low, middle, high)[1] < 0)

    def _bend(self, low: float, middle: float, high: float) -> tuple[float, float]:
        found = mean_interval(self._step(middle, high) - self._step(low, middle), 0.9)
        return float(found.low), float(found.high)

    def _step(self, low: float, high: float) -> Array:
        below, above = self._at(low), self._at(high)
        cost = (self._spent[above] - self._spent[below]).mean()
        return np.asarray((self._earned[above] - self._earned[below]) / cost)

    def _at(self, level: float) -> int:
        if level not in self._levels:
            known = ", ".join(f"{each:g}" for each in self._levels)
            raise ValueError(f"the curve has no level {level:g}: there are {known}")
        return self._levels.index(level)
