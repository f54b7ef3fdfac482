"""What a user asks for: words of a command line, and scenario files of their own.

A word: `trade=bank` chooses a preset, `market.customers=50000` sets a value. A file, `loyalty-sim run my_bank.yaml`:

    trade: airline              chooses a preset; so do rivals, network, and scenario for the one to start from
    market:
      customers: 50000          sets a value
    firm.levers.climate: 1.2    so does this
"""

import os
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from typing import Any, NamedTuple

from loyalty_sim.reading import Unreadable, read_yaml
from loyalty_sim.scenario.meant_number import meant_number
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError, shown
from loyalty_sim.scenario.presets import GROUPS
from loyalty_sim.scenario.schema import flatten, spell

LONGEST_WORD, DEEPEST = 2_000, 8
"""Letters of one setting on a command line, and brackets in it: reading takes time that grows faster than both."""


class Asked(NamedTuple):
    """The content of a command line or of a file, not yet checked against the schema."""

    choices: dict[str, Given]
    values: dict[str, Given]
    problems: list[Problem]

    def add(self, key: str, value: Any, places: Mapping[str, str], where: str, once: bool = False) -> None:
        """Take in one key. `trade: bank` chooses a preset, `trade: {wage: 800}` and `trade.wage: 800` set a value.

        once: a value that is there already is a problem, not what the new one takes the place of.
        """
        if key in GROUPS and isinstance(value, str | int | float):
            self.choices[key] = Given(value, places.get(key, where))
            return
        for name, leaf in flatten({key: value}).items():
            leaf = _at_home(leaf) if name in FILES else leaf
            new = Given(leaf, places.get(name, where))
            if once and name in self.values:
                old = self.values[name]
                message = f"'{name}' is given twice: {spell(old.value)} and {spell(leaf)}"
                self.problems.append(Problem(message, new.where, (f"the other one: {old.where}", "give one of them")))
            self.values[name] = new


def nothing() -> Asked:
    """Nothing asked for yet."""
    return Asked({}, {}, [])


def read_words(words: Iterable[str]) -> Asked:
    """Read Hydra's override grammar; the last word about a key holds."""
    asked = nothing()
    for word in as_words(words):
        where = f"command line: {shown(word)}"
        try:
            key, value = _read_word(word)
        except _UnreadableError as reason:
            asked.problems.append(Problem(str(reason), where, reason.help))
        else:
            asked.add(key, value, {}, where)
    return asked


def as_words(words: Any) -> list[str]:
    """What was given as words, which in Python may be anything. Raises ScenarioError for what is no list of texts."""
    try:
        listed = None if isinstance(words, str | bytes | Mapping | Set) else list(words)
    except TypeError:  # nothing that can be gone through
        listed = None
    if listed is None or not all(isinstance(word, str) for word in listed):
        help = ('a list of texts, as  overrides=["trade=bank", "market.weeks=52"]',)
        raise ScenarioError([Problem(f"overrides = {shown(repr(words))} is no list of settings", "overrides", help)])
    return listed


class _UnreadableError(Exception):
    def __init__(self, message: str, *help: str) -> None:
        super().__init__(message)
        self.help = help


def _read_word(word: str) -> tuple[str, Any]:
    from hydra.core.override_parser.overrides_parser import OverridesParser
    from hydra.core.override_parser.types import OverrideType
    from hydra.errors import HydraException

    if word.startswith("~"):
        raise _UnreadableError(f"'{shown(word)}' would remove a setting", "every setting has a value; give another one")
    key, equals, value = word.partition("=")
    if len(word) > LONGEST_WORD or not word.isprintable():
        reason = f"is longer than {LONGEST_WORD:,} letters" if len(word) > LONGEST_WORD else "has unprintable letters"
        raise _UnreadableError(f"'{shown(key)}' {reason}", "long settings go into a file: loyalty-sim run my.yaml")
    if max(map(value.count, "[{(")) > DEEPEST:
        raise _UnreadableError(f"'{shown(word)}' has too many brackets", "lists as [a,b]")
    if not equals:
        raise _UnreadableError(f"'{word}' sets nothing", "write a setting as key=value, without spaces")
    try:
        override = OverridesParser.create().parse_override(word)
    except (HydraException, RecursionError, ValueError, OverflowError):
        number = meant_number(value)
        raise _UnreadableError(
            f"cannot read '{word}'",
            *((f"did you mean  {key.strip()}={number:.10g} ?",) if number is not None else ()),
            "no spaces around '='; lists as [a,b]",
            f"text with special characters goes in two pairs of quotes: '{key.strip()}=\"{value.strip()}\"'",
        ) from None
    if override.is_sweep_override():
        raise _UnreadableError(
            f"'{word}' gives several values to one setting",
            f"give one value; a list goes in brackets: {key}=[{value}]",
            "to try several levels of a lever: loyalty-sim returns LEVER",
        )
    if override.package is not None or not override.key_or_group or override.type is OverrideType.DEL:
        raise _UnreadableError(f"cannot read '{word}'", "write a setting as key=value")
    return override.key_or_group, override.value()


def is_file_name(name: str) -> bool:
    """Whether a scenario is meant as a file rather than as one of the library."""
    return name.endswith((".yaml", ".yml"))


def read_file(file: Path) -> Asked:
    """What the file asks for, each value with its line; the scenario is called after the file unless it says else."""
    asked = nothing()
    try:
        content, lines = read_yaml(file)
    except FileNotFoundError as error:
        asked.problems.append(Problem(str(error), f"command line: {file}"))
    except Unreadable as error:
        asked.problems.append(Problem(error.message, f"{file}:{error.line}" if error.line else str(file), error.help))
    else:
        if not isinstance(content, dict) or not content:
            asked.problems.append(Problem("the file holds no settings", str(file), ("write them as  key: value",)))
            return asked
        labels = {"name": file.stem, "title": f"Settings of {file.name}", "story": ""}
        places = {key: f"{file}:{line}" for key, line in lines.items()}
        for key, value in content.items():
            asked.add(str(key), value, places, str(file), once=True)
        for label, text in labels.items():
            asked.values.setdefault(label, Given(text, str(file)))
        for key in FILES:
            if key in asked.values:
                given = asked.values[key]
                asked.values[key] = given._replace(value=_beside(given.value, file.parent))
    return asked


FILES = ("network.path", "trade.answers", "use")
"""Settings that name files; a scenario file names them as seen from here, or from where it lies."""


def _at_home(value: Any) -> Any:
    """The path of a file that is named from the home folder (~/ties.csv)."""
    if isinstance(value, list):
        return [_at_home(each) for each in value]
    return os.path.expanduser(value) if isinstance(value, str) and "\n" not in value else value


def _beside(value: Any, folder: Path) -> Any:
    """The path of a file that lies beside a scenario file and not here."""
    if isinstance(value, list):
        return [_beside(each, folder) for each in value]
    is_name = isinstance(value, str) and value and "\n" not in value
    return str(folder / value) if is_name and not Path(value).exists() and (folder / value).is_file() else value
