"""A design: rows of values for the factors, checked as a whole before anything is run."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import Scenario, settings, spell
from loyalty_sim.studies.vary.factor import Factor, problem_of_value


class Row(NamedTuple):
    """One point of a design: values by factor, its place (a line of a file, the command line), and a name or none."""

    values: dict[str, Any]
    where: str = "design"
    name: str = ""

    @property
    def label(self) -> str:
        """The name, or the values in short: `climate=0.5, price=1`."""
        return self.name or ", ".join(f"{key.rpartition('.')[2]}={_short(value)}" for key, value in self.values.items())


class Design(NamedTuple):
    """What varies (factors), at which points (rows), and how they were laid out (kind: grid, file, ...).

    notes: how a file was read, where that has to be said.
    """

    kind: str
    factors: tuple[Factor, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    @property
    def keys(self) -> list[str]:
        """Settings and groups that vary, in order."""
        return [factor.key for factor in self.factors]

    def check(self) -> "Design":
        """The design itself. Raises ScenarioError with every problem of its factors and values."""
        found = list(dict.fromkeys([*_twice(self.keys), *self._problems()]))
        if not self.rows and not found:
            found = [Problem("the design has no rows", "design", ("give at least one factor with levels",))]
        if found:
            raise ScenarioError(found)
        return self

    def _problems(self) -> Iterator[Problem]:
        """Of the factors where the design was made of them; of the rows, each at its own place, where it was read."""
        known = {*settings(Scenario), *GROUPS}
        judged: set[tuple[str, str]] = set()
        for factor in self.factors:
            if self.kind != "file" or factor.key not in known:
                yield from factor.problems()
                judged |= {(factor.key, spell(level)) for level in factor.levels}
        sampled = {factor.key for factor in self.factors if factor.interval}
        for row in self.rows:
            for key, value in row.values.items():
                if key in known and key not in sampled and (key, spell(value)) not in judged:
                    judged.add((key, spell(value)))
                    problem = problem_of_value(key, value, row.where)
                    if problem:
                        yield problem


def _short(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else spell(value)


def _twice(keys: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            yield Problem(f"{key} is given twice in the design", "design", ("give all its levels at once",))
        seen.add(key)
