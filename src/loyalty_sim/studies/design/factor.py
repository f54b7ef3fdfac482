"""A factor: one setting or preset that varies, over levels or over an interval."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from loyalty_sim.scenario.change import problems_of
from loyalty_sim.scenario.messages import Given, Problem
from loyalty_sim.scenario.presets import GROUPS, problem_of_choice
from loyalty_sim.scenario.schema import Scenario, settings, spell


class Factor(NamedTuple):
    """What varies.

    key: a setting such as `firm.levers.climate`, or a group of presets such as `trade`. levels: the values it takes;
    or interval: the lowest and highest of a continuous range, ends included. where: where it was asked for.
    """

    key: str
    levels: tuple[Any, ...] = ()
    interval: tuple[float, float] | None = None
    where: str = "design"

    def at(self, share: float) -> Any:
        """The value at a point of [0, 1): whole where the setting is a whole number."""
        if self.interval is None:
            return self.levels[min(int(share * len(self.levels)), len(self.levels) - 1)]
        low, high = self.interval
        if self.is_whole:
            return min(int(low + share * (high - low + 1)), int(high))
        return low + share * (high - low)

    @property
    def is_whole(self) -> bool:
        """Whether the setting takes whole numbers only."""
        known = settings(Scenario).get(self.key)
        return known is not None and known.type is int

    @property
    def words(self) -> str:
        """The factor in words: `trade: bank, airline`, `market.discount: 0.02 to 0.1`."""
        if self.interval:
            return f"{self.key}: {self.interval[0]:g} to {self.interval[1]:g}"
        shown = [spell(level) for level in self.levels]
        return f"{self.key}: {', '.join(shown if len(shown) <= 8 else [*shown[:4], '…', shown[-1]])}"

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the factor; an unknown setting is reported once, whatever its levels."""
        values = self.interval or self.levels
        if not values:
            yield Problem(f"{self.key} has no levels", self.where, (f"give some: {self.key}=0,1,2",))
            return
        seen = [problem for value in values if (problem := problem_of_value(self.key, value, self.where))]
        yield from seen[:1] if self.key not in GROUPS and self.key not in settings(Scenario) else seen
        if self.interval and not seen:
            yield from self._problems_of_interval(*self.interval)

    def _problems_of_interval(self, low: float, high: float) -> Iterator[Problem]:
        if low > high:
            guess = f"did you mean  {self.key}={high:g}:{low:g} ?"
            yield Problem(f"the range {low:g} to {high:g} of {self.key} runs backwards", self.where, (guess,))
        elif low == high:
            yield Problem(f"the range of {self.key} is one value, {low:g}", self.where, ("give two different ends",))
        elif self.key in GROUPS or settings(Scenario)[self.key].type not in (int, float):
            yield Problem(f"{self.key} has no range, it takes words", self.where, (f"give levels: {self.key}=a,b",))


def problem_of_value(key: str, value: Any, where: str) -> Problem | None:
    """What is wrong with one value of a setting or group of presets, if anything."""
    given = Given(value, where)
    if key in GROUPS:
        return problem_of_choice(key, given)
    return next(problems_of({key: given}), None)
