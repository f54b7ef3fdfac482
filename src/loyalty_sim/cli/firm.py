"""The commands `firm new` and `firm show`: a firm by its own figures, and how a market meets them."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from loyalty_sim.cli.asked.idle import CarefulCommand
from loyalty_sim.cli.asked.options import Json, Quiet
from loyalty_sim.cli.shown import terminal
from loyalty_sim.cli.shown.firm import looked_for, print_met

firm_commands = typer.Typer(
    name="firm",
    help="Your own firm by its figures: a short file that every command takes as --firm.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
DEFAULT = Path("my_firm.yaml")


@firm_commands.command(cls=CarefulCommand)
def new(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file.")] = DEFAULT,
    trade: Annotated[str, typer.Option(help="Trade of the firm.")] = "plumber",
    name: Annotated[str, typer.Option(help="Name of the firm.")] = "my firm",
    quiet: Quiet = False,
) -> None:
    """Write a file of a firm's figures to fill in: twelve lines, each explained."""
    import json
    from functools import partial

    from loyalty_sim.lab.atomic import write_atomically
    from loyalty_sim.my_firm.figures import TEMPLATE
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.scenario.messages import Given
    from loyalty_sim.scenario.presets import problem_of_choice

    problems = [found for found in (problem_of_choice("trade", Given(trade, "command line: --trade")),) if found]
    if output.exists():
        help = ("another file:  loyalty-sim firm new -o my_other_firm.yaml",)
        problems.append(Problem(f"there is a file '{output}' already", "command line: --output", help))
    if problems:
        raise ScenarioError(problems)
    text = TEMPLATE.format(name=json.dumps(name, ensure_ascii=False), trade=trade)
    write_atomically(output, partial(Path.write_text, data=text, encoding="utf-8"))
    terminal.closing(output, () if quiet else _next_steps(output)[:2])


@firm_commands.command(cls=CarefulCommand)
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The figures of the firm.")] = DEFAULT,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Look for the market in which the firm has its figures, and say which were met by which setting."""
    import json

    from loyalty_sim.my_firm.figures import read_firm

    firm = read_firm(file)
    start = looked_for(firm)
    if as_json:
        settings = {key: each.value for key, each in start.settings.items()}
        print(json.dumps({"met": [each._asdict() for each in start.met], "settings": settings}, indent=2))
        return
    print_met(firm, start)
    terminal.closing(None, () if quiet else _next_steps(file)[1:])


def _next_steps(file: Path) -> tuple[str, ...]:
    named = shlex.quote(str(file))
    return (
        f"loyalty-sim firm show {named}", f"loyalty-sim run --firm {named}",
        f"loyalty-sim compare people_first --firm {named}",
    )  # fmt: skip
