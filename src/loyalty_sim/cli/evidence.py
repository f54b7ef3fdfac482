"""The command `evidence`: score the model against published findings, show what is in band, save table and pictures."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from loyalty_sim.cli.asked.options import SETTINGS, DryRun, Json, Output, Quiet, Workers, takes_files
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.validation.evidence import Score
    from loyalty_sim.validation.evidence.target import Control, Target

COLOURS = {"in": "green", "out": "red", "undetermined": "yellow"}


@takes_files
def evidence(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[T01 …] [key=value]", help=f"Which targets; all if none. {SETTINGS}")
    ] = None,
    seeds: Annotated[int, typer.Option(min=2, help="Markets of each situation, each under its own luck.")] = 20,
    quick: Annotated[bool, typer.Option("--quick", help="Four seeds: a first look.")] = False,
    controls: Annotated[bool, typer.Option("--controls", help="Also markets in which a target must fail.")] = False,
    as_json: Json = False,
    output: Output = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Score the model against published findings."""
    from loyalty_sim.cli.asked.output import check_output
    from loyalty_sim.cli.carried_out.answer import keep
    from loyalty_sim.lab.needs import need
    from loyalty_sim.lab.underway import Note
    from loyalty_sim.validation.evidence import score
    from loyalty_sim.validation.evidence.score import QUICK_SEEDS
    from loyalty_sim.validation.kept import kept_score

    need("report", "the evidence score")
    from loyalty_sim.publish.evidence_page import save_score, summary

    targets, settings = _asked(words or [], output)
    check_output(output)
    count = QUICK_SEEDS if quick else seeds
    if dry_run:
        _say_plan(targets, settings, count, controls)
        return
    name = targets[0].id if len(targets) == 1 else "score"
    with terminal.progress_bar(quiet, "starting …") as progress:
        note = Note("evidence", progress)
        found = score(targets, settings, count, controls, workers=workers, progress=note)
    folder = output or terminal.default_folder("evidence", name)
    keep(kept_score(found, settings, count, summary(found)), folder, lambda place: save_score(found, place))
    note.over()
    _show(found, as_json)
    terminal.closing(folder, () if quiet else ("loyalty-sim evidence T02 --controls", "loyalty-sim claims --quick"))


def _asked(words: Sequence[str], output: Path | None) -> "tuple[list[Target], list[str]]":
    """Targets and settings of the command line; every problem of both at once."""
    from loyalty_sim.cli.asked.scenarios import one_scenario, split
    from loyalty_sim.scenario import ScenarioError
    from loyalty_sim.validation.evidence import load_targets

    ids, settings = split(words)
    problems: list[Any] = []
    targets: list[Target] = []
    for check in (lambda: one_scenario(settings, output), lambda: targets.extend(load_targets(ids))):
        try:
            check()
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(problems)
    return targets, settings


def _say_plan(targets: "Sequence[Target]", settings: Sequence[str], seeds: int, controls: bool) -> None:
    from loyalty_sim.validation.evidence.score import trials

    planned = [trial for target in targets for trial in trials(target, settings, seeds, controls)]
    markets = sum(len(jobs) for trial in planned for jobs in trial.jobs.values())
    names = ", ".join(target.id for target in targets)
    print(f"{names}: {seeds} seeds, {markets} markets; those kept are not run again")


def _show(found: "Score", as_json: bool) -> None:
    if as_json:
        rows = json.loads(found.table.to_json(orient="records"))
        print(json.dumps({"targets": rows, "provenance": found.provenance}, indent=2))
        return
    from loyalty_sim.publish.evidence_page import summary

    screen = terminal.console()
    screen.print(_table(found))
    screen.print(f"\n{summary(found)} Band: of the mean over seeds, with its 90 % interval.")


def _table(found: "Score") -> Any:
    from rich.markup import escape
    from rich.table import Table

    from loyalty_sim.publish.evidence_page import model_text

    table = Table("target", "statistic", "published", "band", "model", "in band", "distance", box=None)
    for entry in found.entries:
        colour = COLOURS[entry.verdict]
        name = _beside(entry.control) if entry.control else _name(entry.target.id)
        table.add_row(f"[bold]{entry.target.id}[/]", f"[bold]{escape(name)}[/]", "", "", "",
                      f"[{colour} bold]{entry.verdict}[/]", "")  # fmt: skip
        for line in entry.lines:
            verdict = line.judged.verdict
            mark = "by construction" if line.wanted.by_construction else f"[{COLOURS[verdict]}]{verdict}[/]"
            distance = f"{line.judged.distance:+.3g}" if line.judged.distance else ""
            table.add_row("", escape(line.wanted.says), escape(line.wanted.published), line.wanted.band,
                          escape(model_text(line.judged)), mark, distance)  # fmt: skip
    return table


def _beside(control: "Control") -> str:
    return control.name if control.compares else f"without: {control.name}"


def _name(target: str) -> str:
    from loyalty_sim.validation.evidence.published import published

    finding = published().get(target)
    return finding.name if finding else target
