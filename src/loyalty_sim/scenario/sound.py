"""The gate into a market: whatever enters is allowed, however it was made.

A `Scenario` is an immutable value, but a named tuple: `_replace` puts anything in. Compiled code does not look, so
every market looks once, before it builds anything.
"""

import pickle
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from typing import Any

from loyalty_sim.scenario.contradictions import CHECKS, answers_can_be_read, network_fits
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError, shown
from loyalty_sim.scenario.schema import Scenario, flatten, settings
from loyalty_sim.scenario.validate import accept, build, judge, locate

_READ_WHEN_BUILT = (network_fits, answers_can_be_read)
"""Checks that read files: the builders read the same files, and refuse them in the same words."""

_MOST = 256
_DECLARED: dict[bytes, Scenario | None] = {}
"""What the last scenarios became by their types and ranges; None: what they were. A study puts few scenarios into many
markets, and to look through one takes 4 ms."""


def sound(scenario: Any) -> Scenario:
    """The scenario, once every setting is known to be of its type and in its range, and none contradicts another.

    Numbers of NumPy, and whole ones where a number is wanted, become those that the schema names; otherwise it is the
    same object. Raises ScenarioError with every problem.
    """
    if not isinstance(scenario, Scenario):
        message = f"a market takes a Scenario, not {type(scenario).__name__} ({shown(repr(scenario))})"
        raise ScenarioError([Problem(message, "config", (_how_to_make(scenario),))])
    declared = _as_declared(scenario)
    checks = [check for check in CHECKS if check not in _READ_WHEN_BUILT]
    conflicts = [found for check in checks for found in check(declared)]
    if conflicts:
        given = _given(declared)
        raise ScenarioError([locate(found, given) for found in conflicts])
    return declared


def _how_to_make(given: Any) -> str:
    """The line that makes a scenario of what was given in place of one."""
    if isinstance(given, Mapping):
        return "loyalty_sim.scenario.from_dict({...})   makes one of it"
    name = str(given) if isinstance(given, str | PurePath) and str(given) else "baseline"
    return f"load_scenario({shown(name)!r}, ['trade=bank'])   makes one"


def _as_declared(scenario: Scenario) -> Scenario:
    """The scenario with settings of the types and in the ranges of the schema."""
    try:
        all_of_it = pickle.dumps(scenario)  # types too: True is no 1
    except (pickle.PicklingError, AttributeError, TypeError):
        return _looked_through(scenario)
    if all_of_it not in _DECLARED:
        if len(_DECLARED) >= _MOST:
            _DECLARED.clear()
        found = _looked_through(scenario)
        _DECLARED[all_of_it] = None if found is scenario else found
    return _DECLARED[all_of_it] or scenario


def _looked_through(scenario: Scenario) -> Scenario:
    known, given = settings(Scenario), _given(scenario)
    missing = [f"'{key}' is missing" for key in known if key not in given]
    problems = [Problem(message, "config") for message in missing]
    judged = (judge(known[key], value, at) for key, (value, at) in given.items() if key in known)
    problems += filter(None, judged)
    if problems:
        raise ScenarioError(problems)
    values = {key: accept(setting.type, given[key].value) for key, setting in known.items()}
    before = flatten(scenario)
    same = all(type(before[key]) is type(value) for key, value in values.items())
    return scenario if same else build(Scenario(), values)


def _given(scenario: Scenario) -> dict[str, Given]:
    return {key: Given(_plain(value), "config") for key, value in flatten(scenario).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal | Fraction):
        return float(value)
    return value.item() if type(value).__module__ == "numpy" and hasattr(value, "item") else value
