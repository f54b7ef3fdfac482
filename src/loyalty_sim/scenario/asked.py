"""What someone asked for: presets by group, values by dotted key, and the parts that could not be read."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from loyalty_sim.scenario.files import GROUPS
from loyalty_sim.scenario.keys import flatten
from loyalty_sim.scenario.problems import Problem


class Given(NamedTuple):
    """A value someone gave, and where: 'command line: a.b=1' or 'configs/scenario/x.yaml:7'."""

    value: Any
    where: str


class Asked(NamedTuple):
    """The content of a command line or of a file, not yet checked against the schema."""

    choices: dict[str, Given]
    values: dict[str, Given]
    problems: list[Problem]

    def add(self, key: str, value: Any, places: Mapping[str, str], where: str) -> None:
        """Take in one key. `trade: bank` chooses a preset, `trade: {wage: 800}` and `trade.wage: 800` set a value."""
        if key in GROUPS and isinstance(value, str | int | float):
            self.choices[key] = Given(value, places.get(key, where))
            return
        for name, leaf in flatten({key: value}).items():
            self.values[name] = Given(leaf, places.get(name, where))


def nothing() -> Asked:
    """Nothing asked for yet."""
    return Asked({}, {}, [])
