"""Carry out a study and show the answer: progress, table, paragraph, saved files."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from loyalty_sim.cli.asked.how import How
from loyalty_sim.cli.shown import terminal
from loyalty_sim.cli.shown.saved import show_result

if TYPE_CHECKING:
    from rich.console import Console

    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies import Result


class Command(NamedTuple):
    """What a command asks: study, name of its folder, scenarios, the design in words, and what to ask next."""

    study: str
    name: str
    scenarios: "list[Scenario]"
    design: str
    next_steps: tuple[str, ...]


def answer(
    command: Command, how: How, study: "Callable[..., Result]",
    pages: "Callable[[Result, Path], list[Path]] | None" = None,
) -> "Result | None":  # fmt: skip
    """Run the study, save its result, print it, and say where it is and what to do next; nothing for a dry run.

    study: carries it out, given workers, progress and store. pages: writes files beside the result; gives their paths.
    """
    from loyalty_sim.cli.asked.output import check_output
    from loyalty_sim.lab.store import default_store
    from loyalty_sim.lab.underway import Note

    _check_use(command)
    check_output(how.output)
    if how.verbose or how.dry_run:
        _describe(command, terminal.console(errors=not how.dry_run))
    if how.dry_run:
        return None
    if not how.quiet:
        _mention_other_versions()
    with terminal.progress_bar(how.quiet, _first_line()) as bar, how.where() as there:
        note = Note(command.study, bar)
        result = study(workers=there, progress=note, store=default_store())
    folder = how.output or terminal.default_folder(command.study, command.name)
    keep(
        result, folder, partial(pages, result) if pages else None
    )  # first: whatever goes wrong in showing it, the runs were not for nothing
    note.over()
    show_result(result, how.as_json)
    terminal.closing(folder, () if how.quiet else command.next_steps)
    if not how.quiet:
        _mention_no_picture()
    return result


def keep(result: "Result", folder: Path, pages: Callable[[Path], list[Path]] | None = None) -> None:
    """Save a result where the catalogue finds it. pages: writes pages beside it, and gives the paths."""
    from loyalty_sim.lab.crate import add_to_crate
    from loyalty_sim.lab.results import note_result

    result.save(folder)
    note_result(folder)
    if pages:
        add_to_crate(folder, [path.relative_to(folder).as_posix() for path in pages(folder)])


def _check_use(command: Command) -> None:
    """Files from outside are checked before anything is done, in a dry run too. Raises ScenarioError."""
    wanted = dict.fromkeys(scenario.use for scenario in command.scenarios if scenario.use)
    if wanted:
        from loyalty_sim.week.outside import check_use

        for sources in wanted:
            check_use(sources)


def _mention_other_versions() -> None:
    """Once, when the model has changed: what was kept before is not used, so that all of it is run again."""
    from loyalty_sim.lab.store import default_store

    store = default_store()
    if store.is_of_other_versions():
        said = "the runs kept here are of another version of the model and are not used; loyalty-sim list   counts them"
        terminal.console(errors=True).print(said)


def _mention_no_picture() -> None:
    from loyalty_sim.extras import how_to_install, lacking

    if lacking("report", "matplotlib"):
        said = f"without pictures, since matplotlib is not installed:  {how_to_install('report')}"
        terminal.console(errors=True).print(said, markup=False)


def _first_line() -> str:
    from loyalty_sim.warm import is_warm

    return "starting …" if is_warm() else "compiling once, up to a minute …"


def _describe(command: Command, screen: "Console") -> None:
    """What will be run, and in what it differs from the baseline."""
    from rich.markup import escape

    from loyalty_sim.cli.shown.listing import differences_table, lines_on_files
    from loyalty_sim.extend.read_file import name_of
    from loyalty_sim.scenario import load_scenario, scenario_hash
    from loyalty_sim.scenario.change import differences

    screen.print(f"[bold]{command.study}[/]  {escape(command.design)}")
    for scenario in command.scenarios:
        market, trade = scenario.market, scenario.trade
        screen.print(
            f"\n{scenario.name}  {scenario.title}: {trade.title}, {market.customers:,} customers, "
            f"{market.weeks} weeks, {scenario.rivals.count} rivals; configuration {scenario_hash(scenario)}",
            markup=False,
        )
        if scenario.use:
            screen.print(f"with {', '.join(map(name_of, scenario.use))}", markup=False)
        changed = differences(scenario, load_scenario())
        screen.print(differences_table(changed) if changed else "as the baseline")
        for line in lines_on_files(scenario):
            screen.print(line, markup=False, highlight=False, soft_wrap=True)


def fail_if_runs_failed(result: "Result") -> None:
    """Exit 1 with the list of failed runs, after everything is shown and saved."""
    failed = result.provenance["settings"]["failed"]
    if failed:
        terminal.print_failure(
            "\n".join([f"{len(failed)} of {len(result.runs)} runs failed; the rest is done", *failed])
        )
        raise typer.Exit(terminal.FAILED)
