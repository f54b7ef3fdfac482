"""A factor: one setting, or group of presets, that varies - over levels, or over a range."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.scenario.change import problems_of
from loyalty_sim.scenario.messages import Given, Problem
from loyalty_sim.scenario.presets import GROUPS, problem_of_choice
from loyalty_sim.scenario.schema import Scenario, settings, spell
from loyalty_sim.scenario.validate import accept, unknown

Record = tuple[str, float, float, bool, bool] | tuple[str, list[str]]


class Factor(NamedTuple):
    """What varies.

    key: a setting such as `firm.levers.climate`, or a group of presets such as `trade`. levels: the values it takes;
    or interval: the lowest and highest of a range, ends included. ratio: whether equal steps of the range are equal
    ratios (half, same, double) rather than equal differences; both ends then have the same sign. where: where it was
    asked for.
    """

    key: str
    levels: tuple[Any, ...] = ()
    interval: tuple[float, float] | None = None
    ratio: bool = False
    where: str = "factor"

    @classmethod
    def between(cls, key: str, low: float, high: float, ratio: bool = False, where: str = "factor") -> "Factor":
        """A factor with a range."""
        return cls(key, interval=(low, high), ratio=ratio, where=where)

    @classmethod
    def recorded(cls, record: Any) -> "Factor":
        """The factor of a `record`."""
        if len(record) == 2:
            return cls(record[0], tuple(record[1]))
        key, low, high, ratio, *_ = record
        return cls.between(key, low, high, ratio)

    @property
    def record(self) -> Record:
        """As a result keeps it: key, low, high, ratio and whether it takes whole numbers; or key and its words."""
        if self.interval is None:
            return self.key, [str(level) for level in self.levels]
        return self.key, self.low, self.high, self.ratio, self.is_whole

    @property
    def low(self) -> Any:
        """The lower end of the range, or the first of its levels."""
        return self.interval[0] if self.interval else self.levels[0]

    @property
    def high(self) -> Any:
        """The upper end of the range, or the last of its levels."""
        return self.interval[1] if self.interval else self.levels[-1]

    @property
    def is_whole(self) -> bool:
        """Whether the setting takes whole numbers only."""
        known = settings(Scenario).get(self.key)
        return known is not None and known.type is int

    @property
    def meaning(self) -> str:
        """What the setting is, in the words of the schema."""
        return settings(Scenario)[self.key].parameter.help.partition(";")[0]

    @property
    def short(self) -> str:
        """The key without its first part where that says little: choice.taste_scale, levers.climate."""
        return self.key.partition(".")[2] if self.key.startswith(("theory.", "firm.")) else self.key

    @property
    def words(self) -> str:
        """The factor in words: `trade: bank, airline`, `market.discount: 0.02 to 0.1`."""
        if self.interval:
            return f"{self.key}: {self.low:g} to {self.high:g}"
        shown = [spell(level) for level in self.levels]
        return f"{self.key}: {', '.join(shown if len(shown) <= 8 else [*shown[:4], '…', shown[-1]])}"

    def at(self, place: float) -> Any:
        """The value at a place, 0 (first, low) to 1 (last, high); every level and whole number has the same room."""
        if self.interval is None:
            return self.levels[min(int(place * len(self.levels)), len(self.levels) - 1)]
        low, high = self.interval
        if self.ratio:
            value = low * (high / low) ** place
        elif self.is_whole and 0 <= place <= 1:
            return min(int(low + place * (high - low + 1)), int(high))
        else:
            value = low + place * (high - low)
        return round(value) if self.is_whole else float(value)

    def place(self, value: Any) -> float:
        """The opposite of `at`; below 0 or above 1 outside a range, 0 where no ratio leads to the value."""
        if self.interval is None:
            return (self.levels.index(value) + 0.5) / len(self.levels)
        if self.ratio:
            return float(np.log(value / self.low) / np.log(self.high / self.low)) if value * self.low > 0 else 0.0
        return (value - self.low) / (self.high - self.low)

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the factor; an unknown setting is reported once, whatever its levels."""
        known = settings(Scenario)
        if self.interval and self.key not in GROUPS and self.key not in known:
            nowhere = unknown(self.key, f"{self.low:g}:{self.high:g}", self.where, known)
            yield nowhere._replace(help=tuple(line for line in nowhere.help if " takes " not in line))
        elif self.interval:
            yield from self._problems_of_range()
        elif not self.levels:
            yield Problem(f"{self.key} has no levels", self.where, (f"give some: {self.key}=0,1,2",))
        else:
            seen = [found for level in self.levels if (found := problem_of_value(self.key, level, self.where))]
            yield from seen[:1] if self.key not in GROUPS and self.key not in known else seen

    def _problems_of_range(self) -> Iterator[Problem]:
        setting, said = settings(Scenario).get(self.key), f"the range {self.low:g}:{self.high:g} of {self.key}"
        if setting is None or setting.type not in (float, int):
            help = (f"give levels: {self.key}=a,b", *([f"allowed: {setting.allowed}"] if setting else []))
            yield Problem(f"{self.key} is not a number and has no range", self.where, help)
            return
        seen = [found for end in (self.low, self.high) if (found := problem_of_value(self.key, end, self.where))]
        yield from seen
        if not seen and self.low > self.high:
            guess = f"did you mean  {self.key}={self.high:g}:{self.low:g} ?"
            yield Problem(f"{said} is reversed", self.where, (guess,))
        elif not seen and self.low == self.high:
            help = ("give two different ends", f"allowed: {setting.allowed}")
            yield Problem(f"{said} has no width", self.where, help)


def as_meant(key: str, value: Any) -> str:
    """How a value of a setting is spelt, so that 0 and 0.0 of a number are one.

    >>> as_meant("firm.levers.climate", 0), as_meant("market.weeks", 52.0)
    ('0.0', '52')
    """
    known = settings(Scenario).get(key)
    meant = None if known is None else accept(known.type, value)
    return spell(value if meant is None else meant)


def problem_of_value(key: str, value: Any, where: str) -> Problem | None:
    """What is wrong with one value of a setting or group of presets, if anything."""
    given = Given(value, where)
    if key in GROUPS:
        return problem_of_choice(key, given)
    return next(problems_of({key: given}), None)
