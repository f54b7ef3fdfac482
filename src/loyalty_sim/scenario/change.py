"""A scenario with some settings changed: what a row of a design, or a branch, does to its starting point."""

from collections.abc import Iterator, Mapping
from typing import Any

from loyalty_sim.scenario.asked import Given
from loyalty_sim.scenario.checks import CHECKS
from loyalty_sim.scenario.judge import accept, judge, unknown
from loyalty_sim.scenario.keys import settings
from loyalty_sim.scenario.problems import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.validate import locate


def with_settings(scenario: Scenario, given: Mapping[str, Given]) -> Scenario:
    """The scenario with the given settings, by dotted key, checked. Raises ScenarioError with every problem."""
    known = settings(Scenario)
    problems = list(problems_of(given))
    if problems:
        raise ScenarioError(problems)
    for key, (value, _) in given.items():
        scenario = _with_leaf(scenario, key.split("."), accept(known[key].type, value))
    problems = [locate(found, given) for check in CHECKS for found in check(scenario)]
    if problems:
        raise ScenarioError(problems)
    return scenario


def problems_of(given: Mapping[str, Given]) -> Iterator[Problem]:
    """What is wrong with settings one by one: unknown keys, wrong types, values out of range."""
    known = settings(Scenario)
    for key, (value, where) in given.items():
        found = judge(known[key], value, where) if key in known else unknown(key, value, where, known)
        if found:
            yield found


def _with_leaf(section: Any, path: list[str], value: Any) -> Any:
    first, *rest = path
    return section._replace(**{first: _with_leaf(getattr(section, first), rest, value) if rest else value})
