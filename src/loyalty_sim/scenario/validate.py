"""From flat, untrusted settings to one immutable, valid configuration; or to a list of everything wrong.

First each value by itself (`judge`), then, where those are right, settings that contradict one another (`Conflict`).
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from loyalty_sim.extend import UseError
from loyalty_sim.extend.read_file import declared, read
from loyalty_sim.scenario.meant_number import meant_number
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError, nearest, shown
from loyalty_sim.scenario.presets import GROUPS, options
from loyalty_sim.scenario.retired import what_became_of
from loyalty_sim.scenario.schema import TYPE_WORDS, Leaf, Setting, Sources, settings, spell
from loyalty_sim.scenario.whole_firm import acts_on_whole_firm

S = TypeVar("S")
MOST_PROBLEMS = 50
"""Settings that are wrong before the rest is left alone: looking for the name that was meant takes its time."""
_WEEKS_OF = {"year": 52.0, "years": 52.0, "quarters": 13.0, "months": 52 / 12, "days": 1 / 7}
"""Weeks in what people count time by."""
LIST_ALL = "loyalty-sim show --keys   lists all settings with range and unit"


class Conflict(NamedTuple):
    """Settings that are each allowed but cannot stand together.

    keys: the settings concerned, the likeliest to be changed first; the place of one of them is reported.
    """

    keys: tuple[str, ...]
    message: str
    help: tuple[str, ...] = ()


Check = Callable[[Any], Iterable[Conflict]]

OPTIONS = ("seeds", "levels", "workers", "worlds")
"""What commands are told beside settings."""
_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that steer a terminal, or turn the direction of what follows; not the end of a line."""


def validate(schema: Callable[[], S], given: Mapping[str, Given], checks: Iterable[Check] = ()) -> S:
    """An instance of `schema` with the given settings, defaults elsewhere.

    Raises ScenarioError with every problem: unknown keys, wrong types, values out of range, and conflicts found by
    `checks` between settings that are right one by one.
    """
    known = settings(schema)
    values: dict[str, Leaf] = {key: setting.default for key, setting in known.items()}
    problems: list[Problem] = []
    wrong: set[str] = set()
    for key, (value, where) in given.items():
        problem = judge(known[key], value, where) if key in known else unknown(key, value, where, known)
        if problem:
            problems.append(problem)
            wrong.add(key)
            if len(problems) >= MOST_PROBLEMS:
                problems.append(Problem("there is more that is wrong; these are the first", where))
                raise ScenarioError(problems)
        else:
            values[key] = accept(known[key].type, value)
    result = build(schema(), values)
    for check in checks:
        problems += [locate(found, given) for found in check(result) if wrong.isdisjoint(found.keys)]
    if problems:
        raise ScenarioError(problems)
    return result


def build(defaults: Any, values: Mapping[str, Leaf], prefix: str = "") -> Any:
    """The nested NamedTuple `defaults` with the leaves taken from the flat `values`."""
    fields = {}
    for name, default in defaults._asdict().items():
        nested = hasattr(default, "_fields")
        fields[name] = build(default, values, f"{prefix}{name}.") if nested else values[prefix + name]
    return type(defaults)(**fields)


def locate(found: Conflict, given: Mapping[str, Given]) -> Problem:
    """A conflict as a problem, at the place where one of its settings was given, the command line first."""
    places = [given[key].where for key in found.keys if key in given]
    places.sort(key=lambda where: not where.startswith("command line"))
    return Problem(found.message, places[0] if places else "default values", found.help)


def judge(setting: Setting, value: Any, where: str) -> Problem | None:
    """What is wrong with `value` for a known setting, if anything."""
    if setting.type is Sources:
        return _judge_sources(value, where)
    rule, name = setting.parameter, f"{setting.key} = {shown(spell(value))}"
    meaning = (rule.help,) if rule.help else ()
    accepted = accept(setting.type, value)
    if accepted is None:
        allowed = f"{TYPE_WORDS[setting.type]}{_in_brackets(setting)}"
        return Problem(f"{name} must be {allowed}", where, meaning + _as_number(setting, value))
    if any(isinstance(each, float) and not math.isfinite(each) for each in _each(accepted)):
        return Problem(f"{name} is not a finite number", where, (f"allowed: {setting.allowed}", *meaning))
    if any(isinstance(each, str) and _UNSHOWN.search(each) for each in _each(accepted)):
        message = f"{_UNSHOWN.sub('?', name)} holds a character that cannot be shown"
        return Problem(message, where, ("letters, signs and blanks",))
    if rule.choices:
        return _judge_choice(setting, accepted, where)
    low = -math.inf if rule.low is None else rule.low
    high = math.inf if rule.high is None else rule.high
    if any(isinstance(each, float | int) and not low <= each <= high for each in _each(accepted)):
        return Problem(f"{name} is outside its range {setting.allowed}", where, meaning + _as_share(setting, accepted))
    return None


def _judge_sources(value: Any, where: str) -> Problem | None:
    """Files from outside are read and run, so that what is wrong with one is said before any work; texts are not."""
    try:
        for each in _each(value):
            text = read(each)
            if text is not each:
                declared(text)
    except UseError as error:
        return Problem(f"use: {error}", where, ("what a file may say: docs/how_to/own_rules.md",))
    return None


def _each(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _judge_choice(setting: Setting, value: Leaf, where: str) -> Problem | None:
    words = tuple(map(str, _each(value)))
    bad = [word for word in words if word not in setting.parameter.choices]
    if not bad:
        return None
    close = nearest(bad[0], setting.parameter.choices)
    guess = (f"did you mean  {close} ?",) if close else ()
    return Problem(f"{setting.key} = {shown(spell(value))} is not {setting.allowed}", where, guess)


def _in_brackets(setting: Setting) -> str:
    rule = setting.parameter
    limited = rule.low is not None or rule.high is not None or rule.choices
    return f" ({setting.allowed})" if limited else ""


def _as_number(setting: Setting, value: Any) -> tuple[str, ...]:
    """The number in a text such as 30%, 1/3 or 10k, where it may be what was meant."""
    if not (isinstance(value, str) and setting.type in (int, float)):
        return ()
    number = meant_number(value)
    meant = None if number is None else accept(setting.type, number)
    if meant is None or judge(setting, meant, ""):
        return ()
    return (f"did you mean  {setting.key}={meant:.10g} ?",)


def _as_share(setting: Setting, value: float) -> tuple[str, ...]:
    """People write 60 for 60 %."""
    high = setting.parameter.high
    if high is not None and 0.9 <= high <= 1 and 1 < value <= 100 * high:
        return (f"did you mean  {setting.key}={value / 100:g} ?",)
    return ()


def _as_option(key: str, value: Any, where: str) -> Problem | None:
    """What is set on the command line, and in no file."""
    option = key if key.endswith("s") else f"{key}s"
    if option not in OPTIONS:
        return None
    guess = (f"did you mean  --{option} {shown(spell(value))} ?",)
    return Problem(f"'{key}' is an option of commands, not a setting", where, guess)


def _as_weeks(key: str, value: Any, known: Mapping[str, Setting]) -> tuple[str, ...]:
    """Time in years or months, which is set in weeks."""
    path, _, last = key.lower().rpartition(".")
    setting = known.get("market.weeks")
    if setting is None or last not in _WEEKS_OF or path not in ("", "market"):
        return ()
    number = accept(float, value)
    weeks = None if number is None or not math.isfinite(number) else round(number * _WEEKS_OF[last])
    if weeks is None or judge(setting, weeks, ""):
        return (f"time is set in weeks: market.weeks takes {setting.allowed}",)
    return (f"time is set in weeks: did you mean  market.weeks={weeks} ?",)


def unknown(key: str, value: Any, where: str, known: Mapping[str, Setting]) -> Problem:
    """There is no such setting; the one that was probably meant."""
    inside = [name for name in known if name.startswith(f"{key}.")]
    if inside:
        some = ", ".join(inside[:3]) + (", …" if len(inside) > 3 else "")
        return Problem(f"'{shown(key)}' is a group of settings, not one setting", where, (f"it holds {some}", LIST_ALL))
    if option := _as_option(key, value, where):
        return option
    if counted := _as_weeks(key, value, known):
        return Problem(f"unknown setting '{shown(key)}'", where, (*counted, LIST_ALL))
    if told := what_became_of(key) or acts_on_whole_firm(key):
        return Problem(f"unknown setting '{shown(key)}'", where, (*told, LIST_ALL))
    presets = [group for group in GROUPS if any(name.startswith(f"{group}.") for name in known)]
    close = nearest(key, [*presets, *sorted(known, key=lambda name: not name.startswith("firm."))])
    guess = () if not close else _guess_preset(close, value) if close in presets else _guess(known[close], value)
    return Problem(f"unknown setting '{shown(key)}'", where, (*guess, LIST_ALL))


def _guess_preset(group: str, value: Any) -> Iterator[str]:
    yield f"did you mean  {group}={shown(spell(value))} ?"
    if str(value) not in options(group):
        yield f"there are {', '.join(options(group))}"


def _guess(setting: Setting, value: Any) -> Iterator[str]:
    yield f"did you mean  {setting.key}={shown(spell(value))} ?"
    if judge(setting, value, ""):
        yield f"{setting.key} takes {setting.allowed}"


def accept(kind: Any, value: Any) -> Any:
    """`value` as that type, or None. Strict but for 3 → 3.0, 5e4 → 50000, and lists or one word for tuples."""
    if kind is Sources:
        return Sources(dict.fromkeys(read(each) for each in _each(value)))
    if isinstance(value, list):
        value = tuple(value)
    elif isinstance(value, str) and kind == tuple[str, ...]:
        value = (value,)
    elif kind is int:
        value = _whole(value)
    if kind == tuple[int, ...]:
        value = tuple(map(_whole, _each(value)))
    elif kind == tuple[float, ...] and isinstance(value, float | int):
        value = (value,)
    adapter, error = _adapter(kind)
    try:
        return adapter.validate_python(value, strict=True)
    except error:
        return None


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


@cache
def _adapter(kind: Any) -> tuple[Any, type[Exception]]:
    from pydantic import TypeAdapter, ValidationError  # 0.1 s, only when something is loaded

    return TypeAdapter(kind), ValidationError
