"""A tree of untrusted entries, read by dotted key; what is wrong is gathered with its line."""

import math
from collections.abc import Collection, Mapping
from typing import Any

from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest, shown
from loyalty_sim.scenario.schema import number, spell


class Book:
    """content: what a file says. lines: of every entry by dotted key (`loyalty_sim.reading.Yaml`). file: its name."""

    def __init__(self, content: Any, lines: Mapping[str, int], file: str):
        self.content, self.lines, self.file = content, lines, file
        self.problems: list[Problem] = []

    def where(self, key: str) -> str:
        """Place of an entry, or of the nearest one around it."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return f"{self.file}:{self.lines[key]}" if key else self.file

    def wrong(self, message: str, key: str, *help: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(message, self.where(key), help))

    def check(self) -> None:
        """Raises ScenarioError if anything is wrong so far."""
        if self.problems:
            raise ScenarioError(self.problems)

    def at(self, key: str, default: Any) -> Any:
        """The entry of a key as it stands, or the default where there is none; names may have dots in them."""
        found: Any = self.content
        rest = key
        while rest:
            if isinstance(found, list):
                name, _, rest = rest.partition(".")
                found = found[int(name)] if name.isdecimal() and int(name) < len(found) else None
                continue
            if not isinstance(found, Mapping):
                return default
            name = max((str(each) for each in found if _begins(rest, str(each))), key=len, default="")
            if not name:
                return default
            found = next(value for each, value in found.items() if str(each) == name)
            rest = rest[len(name) + 1 :]
        return default if found is None else found

    def mapping(self, key: str) -> dict[str, Any]:
        """A group of entries by name; empty, and a problem, where something else stands."""
        found = self.at(key, {})
        if isinstance(found, Mapping):
            return {str(name): value for name, value in found.items()}
        self.wrong(f"{key} = {shown(spell(found))} is no group of entries", key, f"{key}: {{name: value}}")
        return {}

    def known(self, key: str, names: Collection[str], what: str) -> bool:
        """Whether a group has only entries of these names; every other is a problem."""
        given = self.at(key, {}) if key else self.content
        if not isinstance(given, Mapping):
            self.wrong(f"{what} is a group of entries", key, f"it holds {', '.join(names)}")
            return False
        strange = [str(name) for name in given if str(name) not in names]
        for name in strange:
            self.one_of(name, names, f"entry of {what}", f"{key}.{name}".lstrip("."))
        return not strange

    def one_of(self, word: Any, names: Collection[str], what: str, key: str) -> bool:
        """Whether a word is one of these; else a problem that names the nearest."""
        if isinstance(word, str) and word in names:
            return True
        close = nearest(str(word), names)
        guess = (f"did you mean  {close} ?",) if close else ()
        self.wrong(f"there is no {what} '{shown(str(word))}'", key, *guess, f"there are {', '.join(names)}")
        return False

    def number(self, key: str, default: float, low: float, high: float, unit: str = "") -> float:
        """A number in a range."""
        given = self.at(key, default)
        right = isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given)
        if right and low <= given <= high:
            return float(given)
        self.wrong(
            f"{key} = {shown(spell(given))} is not a number from {number(low)} to {number(high)} {unit}".rstrip(), key
        )
        return default

    def whole(self, key: str, default: int, low: int, high: int) -> int:
        """A whole number in a range."""
        given = self.at(key, default)
        if isinstance(given, int) and not isinstance(given, bool) and low <= given <= high:
            return given
        self.wrong(f"{key} = {shown(spell(given))} is not a whole number from {low:,} to {high:,}", key)
        return default


def _begins(key: str, name: str) -> bool:
    return key == name or key.startswith(f"{name}.")
