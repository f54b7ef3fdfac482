"""How the command line talks: problems, progress, interruption, and the closing lines of every command."""

import _thread
import errno
import os
import re
import shlex
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from loyalty_sim.scenario import Problem

MOMENT = 0.05
FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130
PIPED_WIDTH = 160
LINES_OF_FAILURE = 20
LONGEST_NAME, LONGEST_REASON = 80, 300
REPORT_IT = "nothing that was finished is lost; with LOYALTY_SIM_TRACEBACK=1 it says more, for a report of the fault"
KEPT = "finished runs are kept: make room, and the same command goes on where it stood"
Progress = Callable[[int, int], None]

_stop_asked_for = threading.Event()


def console(errors: bool = False) -> "Console":
    """A console on the standard output, or on the standard error; wide when nobody looks at it."""
    from rich.console import Console

    stream = sys.stderr if errors else sys.stdout
    return Console(file=stream, width=None if stream.isatty() else PIPED_WIDTH, highlight=False, soft_wrap=errors)


def print_problems(problems: Sequence["Problem"]) -> None:
    """Every problem with its place and help, on the standard error."""
    from rich.text import Text

    lines = Text("\n\n".join(map(str, problems)))
    for pattern, style in ((r"(?m)^error:", "bold red"), (r"(?m)^  -->", "cyan"), (r"(?m)^  help:", "green")):
        lines.highlight_regex(re.compile(pattern), style)
    console(errors=True).print(lines)


def print_failure(message: str) -> None:
    """Why runs failed, on the standard error; hundreds of runs may have failed in the same way."""
    lines = message.splitlines()
    rest = [f"… and {len(lines) - LINES_OF_FAILURE} more lines"] if len(lines) > LINES_OF_FAILURE else []
    print("\n".join(["error: " + lines[0], *lines[1:LINES_OF_FAILURE], *rest]), file=sys.stderr)


@contextmanager
def guarded() -> Iterator[None]:
    """The boundary: whatever goes wrong is a message that says what and where, and an exit code; never a traceback.

    2: a wrong request. 1: runs that failed, a disk that cannot be written, a fault of the program. 130: stopped. The
    environment variable LOYALTY_SIM_TRACEBACK lets exceptions through, for who looks for a fault of the program.
    """
    import typer

    _listen_to_signals()
    try:
        yield
    except (KeyboardInterrupt, Exception) as error:
        stopped = isinstance(error, KeyboardInterrupt) or _stop_asked_for.is_set()
        if stopped and not _is_for_typer(error):
            screen = console(errors=True)
            screen.print("\n[yellow]stopped[/]; finished runs are kept, and the same command goes on where it stood:")
            screen.print(shlex.join([Path(sys.argv[0]).name, *sys.argv[1:]]), markup=False)
            raise typer.Exit(INTERRUPTED) from None
        if os.environ.get("LOYALTY_SIM_TRACEBACK") or _is_for_typer(error):
            raise
        problems = getattr(error, "problems", None)
        if problems:
            print_problems([_as_problem(each) for each in problems])
        else:
            print_failure(said_of(error))
        raise typer.Exit(WRONG_USAGE if problems else FAILED) from None


def _is_for_typer(error: BaseException) -> bool:
    """Whether the command line deals with it itself: usage, exit, a pipe that was closed."""
    packages = {kind.__module__.partition(".")[0] for kind in type(error).__mro__}
    return isinstance(error, BrokenPipeError) or not packages.isdisjoint(("typer", "click"))


def _as_problem(problem: "Problem | str") -> "Problem":
    from loyalty_sim.scenario import Problem

    return Problem(problem, "command line") if isinstance(problem, str) else problem


def said_of(error: BaseException) -> str:
    """What is said of an exception that nobody expected: what, and where.

    >>> said_of(FileNotFoundError(2, "No such file or directory", "a.csv"))
    'no such file or directory: a.csv'
    """
    name = type(error).__name__
    if name == "StoreFull" or (isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)):
        return f"{error if name == 'StoreFull' else f'the disk is full: {error}'}\n{KEPT}"
    if name in ("RunFailed", "CheckpointError", "UseError"):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror.lower()}{f': {error.filename}' if error.filename else ''}"
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; fewer customers, runs or workers need less"
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" ({Path(place[0].filename).name}, line {place[0].lineno})" if place else ""
    said = " ".join(str(error).split())[:LONGEST_REASON]
    return f"a fault of the program{where}: {name}{f': {said}' if said else ''}\n{REPORT_IT}"


def _listen_to_signals() -> None:
    """From here on Ctrl-C and a polite kill end a command in the same way, with what goes on with it."""
    _stop_asked_for.clear()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, _stop)
        sys.unraisablehook = _stop_again


@contextmanager
def wrong_checkpoint() -> Iterator[None]:
    """A file that is no checkpoint, or one of another version, as a problem."""
    from loyalty_sim.lab.checkpoint import CheckpointError
    from loyalty_sim.scenario import Problem, ScenarioError

    try:
        yield
    except CheckpointError as error:
        help = ("burn in again:  loyalty-sim branch --burn-in 52",)
        raise ScenarioError([Problem(str(error), "checkpoint", help)]) from None


def _stop(*_: object) -> None:
    """A polite kill ends a study as Ctrl-C does; a library that it falls into may make another error of it."""
    _stop_asked_for.set()
    raise KeyboardInterrupt


def _interrupt() -> None:
    """Ctrl-C once more, to the main thread itself where that can be: it may be waiting."""
    main = threading.main_thread().ident
    if main and hasattr(signal, "pthread_kill"):
        signal.pthread_kill(main, signal.SIGINT)
    else:
        _thread.interrupt_main()


def _stop_again(swallowed: "sys.UnraisableHookArgs") -> None:
    """A stop that fell into a call back from a compiled library, which swallows it, is made again a moment later."""
    if isinstance(swallowed.exc_value, KeyboardInterrupt):
        threading.Timer(MOMENT, _interrupt).start()
    else:
        sys.__unraisablehook__(swallowed)


@contextmanager
def progress_bar(quiet: bool, first: str) -> Iterator[Progress | None]:
    """A bar of finished runs on the standard error: `first` until the first one is done; nothing if `quiet`."""
    if quiet:
        yield None
        return
    screen = console(errors=True)
    if not screen.is_terminal:
        screen.print(first)
        yield _quarters(screen)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    text = TextColumn("{task.description}")
    columns = (SpinnerColumn(), text, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=screen, transient=True) as bar:
        task = bar.add_task(first, total=None)
        yield lambda done, total: bar.update(task, description="runs", completed=done, total=total)


def _quarters(screen: "Console") -> Progress:
    """Four lines in a log, where a bar cannot be drawn."""

    def report(done: int, total: int) -> None:
        if 4 * done // total > 4 * (done - 1) // total:
            screen.print(f"{done} of {total} runs")

    return report


def default_folder(command: str, name: str) -> Path:
    """outputs/<command>/<time>_<name>, a folder that did not exist and is now made; to be called when it is filled."""
    from loyalty_sim.lab.atomic import new_folder

    words = re.sub(r"[^A-Za-z0-9_.-]+", "_", name)[:LONGEST_NAME]
    return new_folder(Path("outputs") / command / f"{datetime.now():%Y-%m-%d_%H-%M-%S}_{words}")


_carried: tuple[Collection[str], str] = (), ""


@contextmanager
def hinting(commands: Collection[str], option: str) -> Iterator[None]:
    """Within it, what is said to do next has this option too, where it is one of these commands."""
    global _carried
    before, _carried = _carried, (commands, option)
    try:
        yield
    finally:
        _carried = before


def _with_option(step: str) -> str:
    commands, option = _carried
    words = step.split()
    return f"{step} {option}" if words[:1] == ["loyalty-sim"] and words[1] in commands else step


def closing(saved: Path | None, next_steps: Sequence[str]) -> None:
    """The last lines of every command: where things are, and what to do next."""
    from rich.markup import escape

    screen = console(errors=True)
    next_steps = [_with_option(step) for step in next_steps]
    if saved:
        screen.print(f"[dim]saved[/]  {escape(str(saved))}")
    if next_steps:
        screen.print(f"[dim]next[/]   {escape(' · '.join(next_steps))}")
