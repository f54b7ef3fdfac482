"""What is said of a table, before it is read: each part of its kind, of this table, and of columns that there are."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

from loyalty_sim.validation.calibrate.own_data.dates import year_of
from loyalty_sim.validation.calibrate.own_data.labels import words_of
from loyalty_sim.validation.calibrate.own_data.said import Said
from loyalty_sim.validation.calibrate.own_data.sections import SCALED, TABLES, Section

SURVEYS, VISITS = ("customers", "employees"), ("transactions",)
WITH_LABELS = (*SCALED, "complained", "tenure", "spend", "weight")
WITH_UNIT = ("tenure", "spend", "week", "date")
EVERY = tuple(TABLES)


class Part(NamedTuple):
    """tables: of which it may be said. fits: whether a value is one. kind: what it takes, in words, with an example.

    by_column: it may be said by column, as {column: value}, of these columns; none if only of the whole table.
    """

    tables: tuple[str, ...]
    fits: Callable[[Any], bool]
    kind: str
    by_column: tuple[str, ...] = ()
    only_by_column: bool = False


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_code(value: Any) -> bool:
    return isinstance(value, str | int | float) and value == value


def _are_codes(value: Any) -> bool:
    return all(map(_is_code, value)) if isinstance(value, list) else _is_code(value)


def _is_whole(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_length(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e7


def _is_year(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_time(value: Any) -> bool:
    return _is_year(value) or (isinstance(value, str) and year_of(value) is not None)


def _are_labels(value: Any) -> bool:
    """Words from worst to best, each once, or what each word stands for: two numbers at least, or yes and no."""
    if isinstance(value, dict):
        meant = list(value.values())
        return bool(meant) and (all(map(_is_year, meant)) or all(str(each).lower() in ("yes", "no") for each in meant))
    words = [words_of(each) for each in value] if isinstance(value, list) else []
    return len(words) > 1 and all(map(_is_word, value)) and len(set(words)) == len(words)


ALL = tuple(dict.fromkeys(column for table in TABLES.values() for column in table.columns))
PARTS_OF = {
    "file": Part(EVERY, _is_word, "a name of a table: file: customers.csv"),
    "columns": Part(EVERY, _is_code, "names of yours by ours: columns: {satisfaction: overall}", ALL, True),
    "scale": Part(SURVEYS, lambda value: isinstance(value, list), "two ends: scale: [1, 5]", SCALED),
    "reversed": Part(SURVEYS, lambda value: isinstance(value, list) and all(map(_is_word, value)),
                     "a list of columns: reversed: [again], or []"),
    "missing": Part(EVERY, _are_codes, "codes for no answer: missing: [98, 99]", ALL),
    "labels": Part(SURVEYS, _are_labels, "words from worst to best, each once, or what each means: labels: "
                   "{satisfaction: [bad, fair, good], tenure: {'1-2 years': 1.5}, complained: {1: yes, 2: no}}",
                   WITH_LABELS, True),
    "unit": Part(("customers", *VISITS), _is_word, "a unit by column: unit: {tenure: months}", WITH_UNIT),
    "as_of": Part(("customers",), _is_time, "a year or a day: as_of: 2025, as_of: 2025-06-30"),
    "weeks": Part(VISITS, _is_length, "a number of weeks: weeks: 26"),
    "everybody": Part(VISITS, _is_length, "a number of customers: everybody: 1000"),
    "once_a_week": Part(VISITS, lambda value: isinstance(value, bool), "true or false: once_a_week: true"),
    "separator": Part(EVERY, lambda value: isinstance(value, str), "what stands between cells: separator: ';'"),
    "decimal": Part(EVERY, lambda value: value in (",", "."), "a comma or a point: decimal: ','", ALL),
    "encoding": Part(EVERY, _is_word, "a name such as utf-8 or cp1252: encoding: cp1252"),
    "sheet": Part(EVERY, _is_word, "the name of a sheet: sheet: answers"),
    "names_in_line": Part(EVERY, _is_whole, "a line, from 1, or 0: names_in_line: 3"),
    "answers_from_line": Part(EVERY, lambda value: _is_whole(value) and value > 0, "a line: answers_from_line: 4"),
}  # fmt: skip
"""Every part that may be said of a table."""
TOLD_BY_READERS = ("columns", "scale")
"""Parts whose columns are looked at where they are read, with more to say of them."""


def parts_can_be(section: Section, said: Said) -> bool:
    """Whether all that is said of a table can be; what cannot is a problem, with the part, its value and an example."""
    before = len(said.problems)
    for name, value in section.asked.items():
        if name in PARTS_OF and (value is not None or name == "file"):
            _part_can_be(section, name, value, said)
    return len(said.problems) == before


def _part_can_be(section: Section, name: str, value: Any, said: Said) -> None:
    part = PARTS_OF[name]
    kind = part.kind.partition(":")[0]
    if section.name not in part.tables:
        of = " and ".join(part.tables)
        said.problem(
            f"{name} says nothing of {section.name}, only of {of}", section.place(name), f"{name} is {part.kind}"
        )
    elif part.by_column and isinstance(value, dict):
        for column, own in value.items():
            _of_a_column(section, name, column, own, said)
    elif part.only_by_column or not part.fits(value):
        said.problem(f"{section.name}.{name} = {value} is not {kind}", section.place(name), f"it is {part.kind}")


def _of_a_column(section: Section, name: str, column: Any, value: Any, said: Said) -> None:
    part = PARTS_OF[name]
    allowed = [each for each in part.by_column if each in TABLES[section.name].columns]
    if name in TOLD_BY_READERS:
        return
    if column not in allowed:
        said.unknown(column, allowed, section.place(name, str(column)), f"column of {section.name} with {name}")
    elif not part.fits(value):
        kind = part.kind.partition(":")[0]
        said.problem(f"{section.name}.{name}: {column} = {value} is not {kind}", section.place(name, column),
                     f"it is {part.kind}")  # fmt: skip
