"""`load_scenario`: from a name and a few overrides, or from a dictionary, to a valid, immutable configuration."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from loyalty_sim.scenario.checks import CHECKS
from loyalty_sim.scenario.messages import Given, Problem, ScenarioError
from loyalty_sim.scenario.presets import compose, problem_of_choice
from loyalty_sim.scenario.schema import Scenario, flatten, spell
from loyalty_sim.scenario.user_input import Asked, is_file_name, nothing, read_file, read_words
from loyalty_sim.scenario.validate import validate


def load_scenario(name: str = "baseline", overrides: Sequence[str] = ()) -> Scenario:
    """The scenario `name`, changed by `overrides`, checked.

    name: one of `loyalty-sim scenarios`, or the path of a YAML file.
    overrides: words such as `trade=airline` (choose a preset) or `market.customers=50000` (set a value); they win over
    the scenario, which wins over the presets, which win over the defaults of the schema.

    Raises ScenarioError with every problem found, before any work is done.

    >>> load_scenario("baseline", ["market.customers=2000"]).market.customers
    2000
    """
    words = read_words(overrides)
    file, start = _starting_point(name, words)
    choices = start | file.choices | words.choices
    bad = {group: problem for group, choice in choices.items() if (problem := problem_of_choice(group, choice))}
    presets = {group: spell(choice.value) for group, choice in choices.items() if group not in bad}
    problems = [*words.problems, *file.problems, *bad.values()]
    try:
        scenario = validate(Scenario, compose(presets) | file.values | words.values, () if problems else CHECKS)
    except ScenarioError as error:
        raise ScenarioError([*problems, *error.problems]) from None
    if problems:
        raise ScenarioError(problems)
    return scenario


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
    """The opposite of `to_dict`: checked, defaults where nothing is given. Raises ScenarioError with every problem."""
    given = {key: Given(value, where) for key, value in flatten(tree).items()}
    return validate(Scenario, given, CHECKS)
