"""`load_scenario`: from a name and a few overrides to a valid, immutable configuration."""

from collections.abc import Sequence
from pathlib import Path

from loyalty_sim.scenario.asked import Asked, Given, nothing
from loyalty_sim.scenario.checks import CHECKS
from loyalty_sim.scenario.choices import problem_of_choice
from loyalty_sim.scenario.compose import compose
from loyalty_sim.scenario.keys import spell
from loyalty_sim.scenario.overrides import parse
from loyalty_sim.scenario.problems import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.scenario.user_file import is_file_name, read
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
    words = parse(overrides)
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
    return read(Path(chosen.value)), {}
