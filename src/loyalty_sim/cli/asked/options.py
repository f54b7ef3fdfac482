"""What can be given to many commands: words and flags with their help, so that they mean the same everywhere."""

import inspect
import math
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TypeVar, cast

import typer

from loyalty_sim.cli.shown import terminal

SETTINGS = "Settings as key=value, such as trade=airline or firm.levers.climate=1.5."
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="SCENARIO|key=value", help=f"A scenario or a YAML file of your own. {SETTINGS}"),
]
Arms = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="A|B|key=value", help=f"Two scenarios, A the baseline if not named; or up to four. {SETTINGS}"
    ),
]
Pair = Annotated[
    list[str] | None,
    typer.Argument(metavar="A|B|key=value", help=f"Two scenarios, A the baseline if not named. {SETTINGS}"),
]
Lever = Annotated[
    str,
    typer.Argument(metavar="LEVER", help="climate, training, process, price ...; show --keys firm.levers lists all."),
]
Levels = Annotated[str, typer.Option("--levels", help="How many levels, or the levels themselves: 0,0.5,1,2.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Folder to save to (outputs/... by default).")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Say what would be run, and stop.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no hints.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Also what differs from the baseline.")]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Processes; by default one per core, or this one for little work."),
]
Cluster = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="Dask scheduler, tcp://host:port; or local for one here."),
]

Worlds = Annotated[
    str,
    typer.Option(
        "--worlds",
        help="Worlds drawn from what is not known: how many, 0 for luck alone, or a CSV or Parquet file of draws.",
    ),
]

Show = Annotated[
    str, typer.Option("--show", metavar="OUTCOMES", help="Outcomes to show: satisfaction,share; all by default.")
]

AfterPilot = Annotated[
    Path | None,
    typer.Option("--learnt", metavar="FILE", help="Worlds that a pilot left: the result of `loyalty-sim learn`."),
]

Factors = Annotated[
    list[str] | None,
    typer.Option("--factors", metavar="key=low:high …", help="Settings to vary; those graded C or D if none."),
]

On = Annotated[str, typer.Option("--on", metavar="OUTCOME", help="profit, satisfaction, share, retention ...")]

Top = Annotated[int, typer.Option("--top", min=1, max=50, help="How many factors to take from the first look.")]

Saved = Annotated[str, typer.Argument(metavar="RESULT|last", help="A saved result: its name, its folder, or last.")]

Use = Annotated[
    list[str] | None,
    typer.Option("--use", metavar="FILE", help="Python of your own: rules, passes, strategies, a network; repeatable."),
]

Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="FOLDER", help="Trades, scenarios, strategies, lessons and claims of your own."),
]

Firm = Annotated[
    Path | None,
    typer.Option("--firm", metavar="FILE", help="Figures of your own firm, as `loyalty-sim firm new` writes them."),
]

Lessons = Annotated[
    Path | None, typer.Option("--lessons", metavar="FOLDER", help="A folder of your own lessons: 50_my_lesson.md ...")
]

Command = TypeVar("Command", bound=Callable[..., None])
OF_A_FIRM: set[str] = set()
"""Names of the commands that take `--firm`."""


MOST = {
    "seeds": 10_000, "points": 20_000, "size": 20_000, "trials": 100_000, "quarters": 400, "workers": 1024,
    "burn_in": 5_200, "top": 1_000, "pairs": 1_000, "worlds": 2_000, "customers": 200_000_000,
}  # fmt: skip
"""What options take at most: beyond it lies a slip, or a machine that stands still."""


def check_numbers(given: Mapping[str, Any]) -> None:
    """Raises ScenarioError for a number among options that is none, or more than any machine can do."""
    from loyalty_sim.scenario import Problem, ScenarioError

    problems = []
    for name, value in given.items():
        option = f"--{name.replace('_', '-')}"
        if isinstance(value, float) and not math.isfinite(value):
            problems.append(Problem(f"{option} is not a finite number", f"command line: {option} {value}"))
        if name in MOST and isinstance(value, int) and value > MOST[name]:
            help = (f"at most {MOST[name]:,}",)
            problems.append(Problem(f"{option} = {value:,} is too many", f"command line: {option} {value}", help))
    if problems:
        raise ScenarioError(problems)


def again(command: str, words: Iterable[str] | None) -> str:
    """The same scenarios and settings, asked by another command.

    >>> again("compare", ["people_first", "trade=hotel"])
    'loyalty-sim compare people_first trade=hotel'
    """
    return " ".join(["loyalty-sim", command, *map(shlex.quote, words or ())])


def takes_files(command: Command) -> Command:
    """A command with `--use my_rules.py` and `--home my_folder`: they hold for every scenario that it loads."""
    return takes_home(_asking(command, "use", Use, _using))


def takes_firm(command: Command) -> Command:
    """A command with `--firm my_firm.yaml`, and what `takes_files` gives: every scenario it loads is of that firm."""
    OF_A_FIRM.add(command.__name__)
    return takes_files(_asking(command, "firm", Firm, _of_firm))


def takes_home(command: Command) -> Command:
    """A command with `--home my_folder`, which holds while it runs."""
    return _asking(command, "home", Home, _at_home)


@contextmanager
def _of_firm(file: Path | None) -> Iterator[None]:
    """Says on the standard error what was met, and how."""
    if file is None:
        yield
        return
    from loyalty_sim.cli.shown.firm import looked_for, print_met
    from loyalty_sim.my_firm.figures import read_firm
    from loyalty_sim.my_firm.kept import within

    firm = read_firm(file)
    start = looked_for(firm)
    with within(firm, start), terminal.hinting(OF_A_FIRM, f"--firm {shlex.quote(str(file))}"):
        print_met(firm, start, errors=True)
        yield


def takes_lessons(command: Command) -> Command:
    """A command with `--lessons my_lessons`: what lies there is found beside the shipped lessons while it runs."""
    return _asking(command, "lessons", Lessons, _with_lessons)


def _using(files: list[str] | None) -> AbstractContextManager[None]:
    from loyalty_sim.scenario.load import using

    return using(files or ())


def _at_home(folder: Path | None) -> AbstractContextManager[None]:
    from loyalty_sim.scenario.homes import at_home

    return at_home(folder)


def _with_lessons(folder: Path | None) -> AbstractContextManager[None]:
    from loyalty_sim.scenario.homes import OF_LESSONS, at_home

    return at_home(folder, OF_LESSONS)


def _asking(
    command: Command, name: str, annotation: Any, within: Callable[[Any], AbstractContextManager[None]]
) -> Command:
    """The command with one more option, run within what its value makes."""

    @wraps(command)
    def asking(*args: Any, **given: Any) -> None:
        check_numbers(given)
        with within(given.pop(name, None)):
            command(*args, **given)

    asked = inspect.signature(command, eval_str=True)
    own = inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
    asking.__signature__ = asked.replace(parameters=[*asked.parameters.values(), own])  # type: ignore[attr-defined]
    asking.__annotations__ = {**command.__annotations__, name: annotation}
    return cast("Command", asking)
