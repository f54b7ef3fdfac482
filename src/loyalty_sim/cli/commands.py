"""The commands: run, compare, returns, claims, evidence and more. Heavy imports inside: `--help` answers at once."""

import os
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from loyalty_sim.cli.ablate import ablate
from loyalty_sim.cli.app import serve_pages
from loyalty_sim.cli.asked.idle import CarefulCommand
from loyalty_sim.cli.branch import branch
from loyalty_sim.cli.calibrate import calibrate
from loyalty_sim.cli.cite import cite
from loyalty_sim.cli.claims import claims
from loyalty_sim.cli.compare import compare
from loyalty_sim.cli.court import court
from loyalty_sim.cli.discover import discover
from loyalty_sim.cli.drivers import drivers
from loyalty_sim.cli.evidence import evidence
from loyalty_sim.cli.explain import explain
from loyalty_sim.cli.export import export
from loyalty_sim.cli.firm import firm_commands
from loyalty_sim.cli.game import game_commands
from loyalty_sim.cli.learn import learn
from loyalty_sim.cli.lesson import lesson_commands
from loyalty_sim.cli.lessons import list_lessons
from loyalty_sim.cli.list import list_results
from loyalty_sim.cli.measure import measure
from loyalty_sim.cli.optimise import optimise
from loyalty_sim.cli.pilot import pilot
from loyalty_sim.cli.report import report
from loyalty_sim.cli.returns import returns
from loyalty_sim.cli.run import run
from loyalty_sim.cli.scenarios import scenarios
from loyalty_sim.cli.sensitivity import sensitivity
from loyalty_sim.cli.show import show
from loyalty_sim.cli.shown import terminal
from loyalty_sim.cli.sweep import sweep


class Commands(TyperGroup):
    """The commands, with errors turned into messages in one place."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words; `--output=~/mine` and `network.path=~/ties.csv` are at home, as after a space."""
        return super().parse_args(ctx, [_at_home(word) for word in args])

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command."""
        with terminal.guarded():
            return super().invoke(ctx)


def _at_home(word: str) -> str:
    """A word with the home folder in place of a ~ behind the first =, where shells leave it."""
    name, equals, value = word.partition("=")
    return f"{name}={os.path.expanduser(value)}" if equals and value.startswith("~") else word


app = typer.Typer(
    cls=Commands,
    name="loyalty-sim",
    help="What does the next unit of money put into climate, service, recovery, promise or price return?",
    epilog="Example:  loyalty-sim returns climate trade=bank market.customers=5000 --seeds 10",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS: dict[str, Callable[..., None]] = {
    "run": run, "compare": compare, "returns": returns, "claims": claims, "evidence": evidence, "report": report,
    "calibrate": calibrate, "scenarios": scenarios, "show": show, "sensitivity": sensitivity, "discover": discover,
    "optimise": optimise, "app": serve_pages, "sweep": sweep, "drivers": drivers, "ablate": ablate, "explain": explain,
    "learn": learn, "measure": measure, "pilot": pilot, "court": court, "branch": branch, "lessons": list_lessons,
    "list": list_results, "cite": cite, "export": export,
}  # fmt: skip
for name, command in COMMANDS.items():
    app.command(name, cls=CarefulCommand)(command)
for group in (lesson_commands, game_commands, firm_commands):
    app.add_typer(group)
