"""The gate into a market: whatever enters is allowed, however it was made.

A `Scenario` is an immutable value, but a named tuple: `_replace` puts anything in. Compiled code does not look, so
every market looks once, before it builds anything.
"""

from typing import Any

from loyalty_sim.scenario.contradictions import CHECKS, answers_can_be_read, network_fits
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario, flatten, settings
from loyalty_sim.scenario.validate import accept, build, judge, locate

_READ_WHEN_BUILT = (network_fits, answers_can_be_read)
"""Checks that read files: the builders read the same files, and refuse them in the same words."""


def sound(scenario: Any) -> Scenario:
    """The scenario, once every setting is known to be of its type and in its range, and none contradicts another.

    Numbers of NumPy, and whole ones where a number is wanted, become those that the schema names; otherwise it is the
    same object. Raises ScenarioError with every problem.
    """
    if not isinstance(scenario, Scenario):
        message = f"a market takes a Scenario, not {type(scenario).__name__}"
        raise ScenarioError([Problem(message, "config", ("load_scenario('baseline', ['trade=bank'])   makes one",))])
    known = settings(Scenario)
    given = {key: Given(_plain(value), "config") for key, value in flatten(scenario).items()}
    missing = [f"'{key}' is missing" for key in known if key not in given]
    problems = [Problem(message, "config") for message in missing]
    judged = (judge(known[key], value, at) for key, (value, at) in given.items() if key in known)
    problems += filter(None, judged)
    if problems:
        raise ScenarioError(problems)
    values = {key: accept(setting.type, given[key].value) for key, setting in known.items()}
    checks = [check for check in CHECKS if check not in _READ_WHEN_BUILT]
    problems = [locate(found, given) for check in checks for found in check(scenario)]
    if problems:
        raise ScenarioError(problems)
    before = flatten(scenario)
    same = all(type(before[key]) is type(value) for key, value in values.items())
    return scenario if same else build(Scenario(), values)


def _plain(value: Any) -> Any:
    return value.item() if type(value).__module__ == "numpy" and hasattr(value, "item") else value
