"""A scenario with some settings changed, and in which settings two scenarios differ."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from loyalty_sim.scenario.contradictions import CHECKS
from loyalty_sim.scenario.homes import own_strategies
from loyalty_sim.scenario.in_part import gathered
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.schema import LABELS, Scenario, flatten, settings
from loyalty_sim.scenario.validate import accept, judge, locate, unknown


def with_settings(scenario: Scenario, given: Mapping[str, Given]) -> Scenario:
    """The scenario with the given settings, by dotted key, checked. Raises ScenarioError with every problem."""
    known, given = settings(Scenario), with_own_strategies(gathered(given, scenario), scenario.use)
    problems = list(problems_of(given))
    if problems:
        raise ScenarioError(problems)
    for key, (value, _) in given.items():
        scenario = _with_leaf(scenario, key.split("."), accept(known[key].type, value))
    problems = [locate(found, given) for check in CHECKS for found in check(scenario)]
    if problems:
        raise ScenarioError(problems)
    return scenario


def with_own_strategies(given: Mapping[str, Given], use: Sequence[Any] = ()) -> dict[str, Given]:
    """The settings, and in `use` the files of strategies of the user's own folders that they name.

    use: files that are in use already; those given take their place.
    """
    if "rivals.strategies" not in given:
        return dict(given)
    named = given["rivals.strategies"].value
    files = own_strategies()
    names = map(str, named if isinstance(named, list | tuple) else [named])
    own = [str(files[name]) for name in names if name in files]
    if not own:
        return dict(given)
    before = given["use"].value if "use" in given else use
    listed = list(before) if isinstance(before, list | tuple) else [before]
    return {**given, "use": Given([*listed, *own], given["rivals.strategies"].where)}


def problems_of(given: Mapping[str, Given]) -> Iterator[Problem]:
    """What is wrong with settings one by one: unknown keys, wrong types, values out of range."""
    known = settings(Scenario)
    for key, (value, where) in gathered(given).items():
        found = judge(known[key], value, where) if key in known else unknown(key, value, where, known)
        if found:
            yield found


def _with_leaf(section: Any, path: list[str], value: Any) -> Any:
    first, *rest = path
    return section._replace(**{first: _with_leaf(getattr(section, first), rest, value) if rest else value})


def differences(scenario: Scenario, baseline: Scenario) -> dict[str, tuple[Any, Any]]:
    """Settings in which a scenario differs from the baseline: baseline value and own value, by key."""
    ours, theirs = flatten(scenario), flatten(baseline)
    return {key: (theirs[key], value) for key, value in ours.items() if value != theirs[key] and key not in LABELS}
