"""The command `branch`: burn in once, then many futures from the same week under the same luck."""

import shlex
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer, fail_if_runs_failed
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.studies.design import Design

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CHECKPOINT|key=value", help="A checkpoint or a folder of them, and what changes; levels as a,b,c."
    ),
]
BurnIn = Annotated[
    int | None,
    typer.Option("--burn-in", metavar="WEEKS", min=1, help="Make checkpoints: run SCENARIO key=value for so long."),
]


@takes_firm
@asked_how
def branch(
    words: Words = None,
    burn_in: BurnIn = None,
    seeds: Annotated[int, typer.Option(min=1, help="Of a burn-in: checkpoints, each under its own luck.")] = 10,
    *,
    how: How,
) -> None:
    """Go on from a checkpoint into many futures."""
    if burn_in is not None:
        _burn_in(words or [], burn_in, seeds, how)
        return
    from loyalty_sim import studies as study
    from loyalty_sim.scenario.load import in_use
    from loyalty_sim.studies.branch.study import futures_of, starting_points

    place, design = _request(words or [], how.output)
    with terminal.wrong_checkpoint():
        files, base, week = starting_points(place)
    found = futures_of(design, base, week)
    said = f"{len(found)} futures after week {week} x {len(files)} seeds, each from its checkpoint"
    command = Command("branch", base.name, [base], said, ("loyalty-sim list", "loyalty-sim show last"))

    result = answer(command, how, partial(study.branch, place, design, use=in_use()))
    if result is not None:
        fail_if_runs_failed(result)


def _burn_in(words: Sequence[str], week: int, seeds: int, how: How) -> None:
    """Write checkpoints, one a seed, into the folder asked for."""
    from loyalty_sim.cli.asked.scenarios import one_scenario
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.studies.branch.study import burn_in

    config = one_scenario(words, how.output)
    if week >= config.market.weeks:
        message = f"a burn-in of {week} weeks leaves nothing of {config.market.weeks} weeks"
        raise ScenarioError([Problem(message, f"command line: --burn-in {week}", ("such as  market.weeks=156",))])
    if how.dry_run:
        place = how.output or "outputs/burn_in"
        terminal.console().print(f"{seeds} checkpoints of {config.name} after {week} weeks, in {place}")
        return
    folder = how.output or terminal.default_folder("burn_in", config.name)
    with terminal.progress_bar(how.quiet, "starting …") as progress:
        burn_in(config, week, folder, seeds, how.workers, progress)
    terminal.closing(
        folder, () if how.quiet else (f"loyalty-sim branch {shlex.quote(str(folder))} firm.levers.climate=0,2",)
    )


def _request(words: Sequence[str], output: Path | None) -> "tuple[Path, Design]":
    """The place of the checkpoints and the futures: every combination of the values given. Raises ScenarioError."""
    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.studies.design import grid
    from loyalty_sim.studies.vary.reading import read_factor

    places = [word for word in words if "=" not in word]
    factors = [read_factor(word) for word in words if "=" in word]
    problems = problems_of_output(output)
    if len(places) != 1:
        help = ("such as  loyalty-sim branch my_burn_in firm.levers.climate=0,2", "a burn-in:  --burn-in 52 trade=bank")
        problems.append(Problem("a branch begins at one checkpoint, or one folder of them", "branch", help))
    if not factors:
        problems.append(Problem("a branch needs something that changes", "branch", ("firm.levers.climate=0,2",)))
    if problems:
        raise ScenarioError(problems)
    return Path(places[0]), grid(factors)
