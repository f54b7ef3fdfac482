"""From flat, untrusted settings to one immutable, valid configuration; or to a list of everything wrong."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from loyalty_sim.scenario.asked import Given
from loyalty_sim.scenario.judge import accept, judge, unknown
from loyalty_sim.scenario.keys import Leaf, settings
from loyalty_sim.scenario.problems import Problem, ScenarioError

S = TypeVar("S")


class Conflict(NamedTuple):
    """Settings that are each allowed but cannot stand together.

    keys: the settings concerned, the likeliest to be changed first; the place of one of them is reported.
    """

    keys: tuple[str, ...]
    message: str
    help: tuple[str, ...] = ()


Check = Callable[[Any], Iterable[Conflict]]


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
