"""A scenario with some settings changed, and in which settings two scenarios differ."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from loyalty_sim.scenario.contradictions import CHECKS
from loyalty_sim.scenario.homes import own_strategies
from loyalty_sim.scenario.in_part import gathered
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.schema import LABELS, Scenario, flatten, settings
from loyalty_sim.scenario.validate import accept, judge, locate, unknown
from loyalty_sim.world.habits import habits


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
    by = [key for key in ("rivals.strategies", "firm.policy.strategy") if key in given]
    if not by:
        return dict(given)
    files = own_strategies()
    texts = (text for key in by for text in _listed(given[key].value))
    names = dict.fromkeys(name for text in texts for name in habits(str(text)))
    own = [str(files[name]) for name in names if name in files]
    if not own:
        return dict(given)
    before = _listed(given["use"].value if "use" in given else use)
    return {**given, "use": Given([*before, *own], given[by[0]].where)}


def _listed(given: Any) -> list[Any]:
    return list(given) if isinstance(given, list | tuple) else [given]


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
