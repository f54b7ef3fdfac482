"""`load_scenario`: from a name and a few overrides, or from a dictionary, to a valid, immutable configuration."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from loyalty_sim.scenario.change import with_own_strategies, with_settings
from loyalty_sim.scenario.contradictions import CHECKS
from loyalty_sim.scenario.in_part import gathered
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError, shown
from loyalty_sim.scenario.presets import compose, problem_of_choice
from loyalty_sim.scenario.schema import Scenario, Sources, flatten, spell
from loyalty_sim.scenario.sound import sound
from loyalty_sim.scenario.standing import problem_of_trade, trade_standing, values_standing
from loyalty_sim.scenario.user_input import Asked, as_words, is_file_name, nothing, read_file, read_words
from loyalty_sim.scenario.validate import validate

Use = str | Path | ModuleType | Sequence[str | Path | ModuleType] | None
"""Python files of a user's own, by path or by the name of a module, or modules; one or several."""


def load_scenario(name: str = "baseline", overrides: Sequence[str] = (), use: Use = ()) -> Scenario:
    """The scenario `name`, changed by `overrides`, checked.

    name: one of `loyalty-sim scenarios`, or the path of a YAML file.
    overrides: words such as `trade=airline` (choose a preset) or `market.customers=50000` (set a value); they win over
    the scenario, which wins over the presets, which win over the defaults of the schema.

    use: Python files that replace rules and passes, bring strategies or a network (`loyalty_sim.extend`).

    Raises ScenarioError with every problem found, before any work is done.

        >>> load_scenario("baseline", ["market.customers=2000"]).market.customers
        2000
    """
    words = read_words(overrides)
    file, start = _starting_point(name, words)
    choices = start | trade_standing() | file.choices | words.choices
    bad = {group: problem for group, choice in choices.items() if (problem := problem_of_choice(group, choice))}
    presets = {group: spell(choice.value) for group, choice in choices.items() if group not in bad}
    problems = [*words.problems, *file.problems, *bad.values()]
    if other := problem_of_trade(choices):
        problems.append(other)
    given = compose(presets) | values_standing(presets) | file.values | words.values
    if "use" in given and _HOUSE.closed:
        problems.append(Problem("Python files are given when the application is started", given["use"].where))
        del given["use"]
    brought = _brought(use)
    if brought or _HOUSE.sources:
        own = _listed(given["use"].value) if "use" in given else []
        given["use"] = Given([*_HOUSE.sources, *own, *brought], "use")
    given = with_own_strategies(gathered(given))
    try:
        scenario = validate(Scenario, given, () if problems else CHECKS)
    except ScenarioError as error:
        raise ScenarioError([*problems, *error.problems]) from None
    if problems:
        raise ScenarioError(problems)
    return scenario


def with_use(scenario: Scenario, use: Use) -> Scenario:
    """The scenario, checked, with further Python files from outside. Raises ScenarioError for what cannot be."""
    scenario, brought = sound(scenario), _brought(use)
    if not brought:
        return scenario
    return with_settings(scenario, {"use": Given([*scenario.use, *brought], "use")})


def check_not_ready(overrides: Sequence[str]) -> None:
    """Raises ScenarioError for overrides beside a scenario that is ready: they would change nothing."""
    if given := as_words(overrides):
        help = ('load_scenario("baseline", overrides)   makes a scenario with them',)
        message = "overrides go with the name of a scenario, not with a scenario that is ready"
        raise ScenarioError([Problem(message, f"overrides = {shown(repr(given))}", help)])


class _House:
    """What holds for every scenario that is loaded in this process. closed: whether none may name further files."""

    sources: tuple[str, ...] = ()
    closed: bool = False


_HOUSE = _House()


@contextmanager
def using(use: Use, closed: bool = False) -> Iterator[None]:
    """Within it, Python files from outside hold for every scenario that is loaded in this process, as `--use` does.

    closed: scenarios may then name no other files, as where strangers write the settings. Raises ScenarioError if a
    file cannot be used.
    """
    before = _HOUSE.sources, _HOUSE.closed
    _HOUSE.sources = (*before[0], *with_use(Scenario(), use).use)
    _HOUSE.closed = closed or before[1]
    try:
        yield
    finally:
        _HOUSE.sources, _HOUSE.closed = before


def in_use() -> Sources:
    """Texts of the files that hold for every scenario that is loaded in this process."""
    return Sources(_HOUSE.sources)


def _listed(use: Any) -> list[Any]:
    return list(use) if isinstance(use, list | tuple) else [use]


def _brought(use: Any) -> list[Any]:
    """What was given as `use` in Python, one by one; nothing for None and an empty text."""
    return [] if use is None or (isinstance(use, str) and not use) else _listed(use)


def _starting_point(name: str, words: Asked) -> tuple[Asked, dict[str, Given]]:
    """The user's file, if one is named, and the scenario of the library; `scenario=x` is as good as the bare name."""
    asked = words.choices.get("scenario")
    if asked and name not in ("baseline", asked.value):
        message = f"two scenarios are asked for: {name} and {asked.value}"
        words.problems.append(Problem(message, asked.where, ("give one of them",)))
    chosen = asked or Given(name, f"command line: {name}")
    if not is_file_name(spell(chosen.value)):
        return nothing(), {"scenario": chosen}
    words.choices.pop("scenario", None)
    return read_file(Path(chosen.value)), {}


def from_dict(tree: Mapping[str, Any], where: str = "configuration") -> Scenario:
    """The opposite of `to_dict`: checked, defaults where nothing is given. Raises ScenarioError with every problem.

    >>> from_dict({"market": {"weeks": 52}}).market.weeks
    52
    """
    given = {key: Given(value, where) for key, value in flatten(tree).items()}
    return validate(Scenario, gathered(given), CHECKS)
