"""Two to four arms of one comparison, A to D: what happens is common to all of them, and no two are the same."""

from collections.abc import Sequence
from itertools import combinations

from loyalty_sim.scenario.arms import paired, problems_of_arms
from loyalty_sim.scenario.change import differences
from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario

LETTERS = "ABCD"


def as_arms(scenarios: Sequence[Scenario]) -> dict[str, Scenario]:
    """The scenarios as arms by letter: each with what happens in any of them (`arms.paired`).

    Raises ScenarioError for too few or too many of them, for two that are the same, for two that run for other
    lengths of time, and for settings in which they differ though no firm decides them.

        >>> from loyalty_sim.scenario import load_scenario
        >>> list(as_arms([load_scenario(), load_scenario("service_first"), load_scenario("people_first")]))
        ['A', 'B', 'C']
    """
    if not 2 <= len(scenarios) <= len(LETTERS):
        help = ("such as  loyalty-sim compare baseline people_first service_first lean_staffing",)
        message = f"{len(scenarios)} arms: two to {len(LETTERS)} are set side by side"
        raise ScenarioError([Problem(message, "scenarios", help)])
    _of_one_length(scenarios)
    first, *others = scenarios
    for _ in range(2):  # what the last arm says happens has reached the first one only then
        for place, other in enumerate(others):
            first, others[place] = paired(first, other)
    arms = dict(zip(LETTERS, (first, *others), strict=False))
    problems = [problem for pair in combinations(arms.values(), 2) for problem in problems_of_arms(*pair)]
    problems = problems or [*_equals(arms)]
    if problems:
        raise ScenarioError(dict.fromkeys(problems))
    return arms


def _of_one_length(scenarios: Sequence[Scenario]) -> None:
    weeks = {each.market.weeks: each.name for each in scenarios}
    if len(weeks) > 1:
        told = " and ".join(f"{name} {count}" for count, name in weeks.items())
        help = ("compare equal lengths: market.weeks=156",)
        raise ScenarioError([Problem(f"other lengths of time, in weeks: {told}", "market.weeks", help)])


def _equals(arms: dict[str, Scenario]) -> list[Problem]:
    help = ("name another scenario: loyalty-sim scenarios   lists them",)
    return [
        Problem(f"{one} and {other} are the same: {a.name} and {b.name} agree in every setting", "scenarios", help)
        for (one, a), (other, b) in combinations(arms.items(), 2)
        if are_equal(a, b)
    ]


def are_equal(a: Scenario, b: Scenario) -> bool:
    """Whether two scenarios agree in every setting and in what they use from outside; names are none."""
    return not differences(b, a) and a.use == b.use
