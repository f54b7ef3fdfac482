"""The command `explain`: which theory carries a difference, parted among groups of mechanisms."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import SETTINGS, takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario

Asked = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="RESULT|A|B|key=value",
        help=f"A saved comparison (or last), or two scenarios; A is the baseline if not named. {SETTINGS}",
    ),
]
On = Annotated[str, typer.Option("--on", help="Which outcome: profit, satisfaction, share, retention ...")]
Pairs = Annotated[int, typer.Option("--pairs", min=1, help="Pairs of orders drawn for each seed.")]


@takes_firm
@asked_how
def explain(
    words: Asked = None,
    on: On = "profit",
    seeds: Annotated[int | None, typer.Option(min=2, help="Paired runs at each step; 10 if not given.")] = None,
    pairs: Pairs = 1,
    quick: Annotated[bool, typer.Option("--quick", help="Three seeds: a first look.")] = False,
    *,
    how: How,
) -> None:
    """Which theory carries a difference: its parts, by group of mechanisms, adding up exactly."""
    from loyalty_sim import studies as study
    from loyalty_sim.studies.explain.study import QUICK_SEEDS, SEEDS, runs_needed

    a, b = _arms(words or [], on, how.output)
    count = seeds or (QUICK_SEEDS if quick else SEEDS)
    design = f"{on}: {count} paired seeds x {pairs} pairs of orders = {runs_needed(count, pairs)} runs at most"
    next_steps = ("loyalty-sim ablate", "loyalty-sim report last", "loyalty-sim show mechanisms")
    command = Command("explain", f"{b.name}_against_{a.name}", [a, b], design, next_steps)

    answer(command, how, partial(study.explain, a, b, on, count, pairs))


def _arms(words: Sequence[str], on: str, output: Path | None) -> "tuple[Scenario, Scenario]":
    """A and B of a saved comparison, or of a command line; every problem at once. Raises ScenarioError."""
    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.cli.asked.planning import Problems
    from loyalty_sim.cli.asked.scenarios import two_scenarios
    from loyalty_sim.cli.shown.saved import is_result
    from loyalty_sim.scenario import Problem
    from loyalty_sim.scenario.schema import scenario_hash
    from loyalty_sim.studies.vary.question import problems_of_outcome

    problems = Problems(problems_of_outcome(on))
    if len(words) == 1 and is_result(words[0]):
        problems += problems_of_output(output)
        arms = problems.take(lambda: _compared(words[0]))
    else:
        arms = problems.take(lambda: two_scenarios(words, output, "explain"))
    if arms and scenario_hash(arms[0]) == scenario_hash(arms[1]):
        help = ("name another scenario, or a setting of one of them:  loyalty-sim show people_first --diff",)
        problems.append(Problem("A and B are the same: there is no difference to explain", "explain", help))
    problems.raise_any()
    assert arms is not None
    return arms


def _compared(name: str) -> "tuple[Scenario, Scenario]":
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.studies import find_result, load_result

    result = load_result(find_result(name))
    if list(result.scenarios) != ["A", "B"]:
        help = ("a comparison of two scenarios:  loyalty-sim compare people_first",)
        message = f"the result '{name}' is of the kind {result.kind}, and has no A and B to explain"
        raise ScenarioError([Problem(message, f"command line: {name}", help)])
    return result.scenarios["A"], result.scenarios["B"]
