"""The command `report`: one HTML file of a saved result."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from loyalty_sim.cli.asked.options import DryRun, Quiet, Workers, takes_files, takes_lessons
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.scenario import Problem
    from loyalty_sim.studies import Result

PAGE, BOARD = "report.html", "board.html"


class PageOptions(NamedTuple):
    """How the report is made: for paper, with sliders, over which levers and levels, under how many seeds.

    lesson: which lesson instead of a result, if any. board: two pages for a board instead.
    """

    static: bool = False
    explorable: bool = False
    levers: str = ""
    levels: int = 5
    seeds: int = 5
    lesson: str = ""
    board: bool = False


@takes_lessons
@takes_files
def report(
    result: Annotated[str, typer.Argument(metavar="RESULT|last", help="A saved result: folder or name.")] = "last",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The page; else beside the result.")] = None,
    static: Annotated[bool, typer.Option("--static", help="Pictures for paper, no scripts.")] = False,
    board: Annotated[bool, typer.Option("--board", help="Two printed pages for a board, the rest folded.")] = False,
    explorable: Annotated[bool, typer.Option("--explorable", help="With sliders, over a grid run first.")] = False,
    levers: Annotated[str, typer.Option("--levers", help="Levers with sliders: climate,training; up to three.")] = "",
    levels: Annotated[int, typer.Option("--levels", min=4, max=11, help="Levels run of each lever.")] = 5,
    seeds: Annotated[int, typer.Option(min=2, help="Paired runs of each combination.")] = 5,
    lesson: Annotated[
        str, typer.Option("--lesson", metavar="N", help="Instead of a result: the handout of a lesson, to teach with.")
    ] = "",
    dry_run: DryRun = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Write a saved result as one HTML page: what to do, what it returns, how sure, and why."""
    options = PageOptions(static, explorable, levers, levels, seeds, lesson, board)
    _write(result, output, options, dry_run, quiet, workers)


def _write(
    word: str, output: Path | None, options: PageOptions, dry_run: bool, quiet: bool, workers: int | None
) -> None:
    """Find the result, render the page, say where it is. Raises ScenarioError with every problem before any work."""
    from loyalty_sim.lab.needs import need

    need("report", "a report")
    from loyalty_sim.cli.carried_out.explore import explore, grid_of
    from loyalty_sim.publish.page import save_report
    from loyalty_sim.scenario import ScenarioError
    from loyalty_sim.studies import find_result, load_result

    problems = problems_of_page(output, options)
    if options.lesson:
        from loyalty_sim.cli.carried_out.handout import write_lesson

        if problems := [*problems, *problems_of_lesson(word, options)]:
            raise ScenarioError(problems)
        write_lesson(options.lesson, output, options.static, dry_run, quiet, workers)
        return
    try:
        folder = find_result(word)
        result = load_result(folder)
    except ScenarioError as error:
        raise ScenarioError([*problems, *error.problems]) from None
    if options.board:
        problems += problems_of_board(result)
    if problems:
        raise ScenarioError(problems)
    if options.board:
        _write_board(result, folder, output, dry_run, quiet)
        return
    grid = grid_of(result, options.levers, options.levels, options.seeds) if options.explorable else None
    path = output or folder / PAGE
    if dry_run:
        from rich.markup import escape

        sliders = f", with sliders over {grid.said}" if grid else ""
        terminal.console().print(f"[bold]report[/]  {escape(f'{result.kind} in {folder} to {path}{sliders}')}")
        return
    found = explore(grid, quiet, workers) if grid else None
    save_report(result, path, options.static, found, folder)
    other = "--static" if options.explorable else "--explorable"
    terminal.closing(
        path, () if quiet else ("open it in a browser", f"loyalty-sim report {shlex.quote(str(folder))} {other}")
    )


def _write_board(result: "Result", folder: Path, output: Path | None, dry_run: bool, quiet: bool) -> None:
    from loyalty_sim.publish.page import save_board

    path = output or folder / BOARD
    if dry_run:
        terminal.console().print(f"board page  {result.kind} in {folder} to {path}", markup=False)
        return
    save_board(result, path, folder)
    terminal.closing(
        path, () if quiet else ("print it from a browser: two pages", f"loyalty-sim report {shlex.quote(str(folder))}")
    )


def problems_of_board(result: "Result") -> "list[Problem]":
    """Whether a board decides by a result of this kind."""
    from loyalty_sim.publish.page.board import refusal
    from loyalty_sim.scenario import Problem

    message = refusal(result)
    return [Problem(message, "command line: --board", ("without --board it is a report",))] if message else []


def problems_of_lesson(word: str, options: PageOptions) -> "list[Problem]":
    """A lesson is run afresh, and its handout has no sliders."""
    from loyalty_sim.scenario import Problem

    found = []
    if word != "last":
        help = ("leave one of them out",)
        found.append(Problem(f"a handout is of a lesson, not of the result '{word}'", "command line: --lesson", help))
    if options.explorable:
        help = ("loyalty-sim app   has them",)
        found.append(Problem("a handout has no sliders", "command line: --explorable", help))
    if options.board:
        found.append(Problem("a handout is not for a board", "command line: --board", ("leave one of them out",)))
    return found


def problems_of_page(output: Path | None, options: PageOptions) -> "list[Problem]":
    """Whether the page can be written there, and whether what is asked for goes together."""
    from loyalty_sim.cli.asked.output import problems_of_output, problems_of_output_file
    from loyalty_sim.scenario import Problem

    found = []
    if output:
        where = f"command line: --output {output}"
        if output.suffix not in (".html", ".htm"):
            found.append(Problem(f"'{output}' is no name for a page", where, (f"name it {output}.html",)))
        elif output.is_dir():
            found.append(Problem(f"'{output}' is a folder", where))
        else:
            found += problems_of_output(output.parent) + problems_of_output_file(output)
    if options.board and options.explorable:
        help = ("two pages: one of each",)
        found.append(
            Problem("a board page has no sliders: --board and --explorable exclude each other", "command line", help)
        )
    if options.static and options.explorable:
        help = ("two reports: one of each",)
        found.append(
            Problem("paper has no sliders: --static and --explorable exclude each other", "command line", help)
        )
    return found
