"""The command `calibrate`: fit shipped trades to the index, or a trade to a user's own data; show what is learnt."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from loyalty_sim.cli.asked.options import DryRun, Json, Output, Quiet, Workers, takes_files
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from rich.console import Console

    from loyalty_sim.validation.calibrate.markets import Case, Effort
    from loyalty_sim.validation.calibrate.own_data import Understood
    from loyalty_sim.validation.calibrate.run import Calibration
    from loyalty_sim.validation.calibrate.stages import Stage

QUICK_POINTS, QUICK_CUSTOMERS = 16, 4_000


class Plan(NamedTuple):
    """What is to be fitted, what the tables say directly, and what was understood of them."""

    cases: "list[Case]"
    stages: "tuple[Stage, ...]"
    direct: dict[str, float]
    notes: tuple[str, ...] = ()
    understood: "tuple[Understood, ...]" = ()


@takes_files
def calibrate(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[data.yaml] [key=value]", help="A file about your own data, or a trade: trade=bank."),
    ] = None,
    template: Annotated[bool, typer.Option("--template", help="Write files to put your data in, to a folder.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Small markets, few points: a first look.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if the data are not reproduced.")] = False,
    as_json: Json = False,
    output: Output = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Fit parameters to data, and say which the data do not pin down."""
    words = words or []
    if template:
        _write_templates(words, quiet)
        return
    from loyalty_sim.cli.asked.output import check_output
    from loyalty_sim.cli.carried_out.answer import keep
    from loyalty_sim.lab.needs import need
    from loyalty_sim.lab.underway import Note
    from loyalty_sim.validation.calibrate.markets import Effort, Markets
    from loyalty_sim.validation.calibrate.own_case import ANSWERS

    if not dry_run:
        need("calibrate", "a fit")
    check_output(output, expected=(ANSWERS,))
    effort = Effort(QUICK_CUSTOMERS, QUICK_POINTS, waves=1, rounds=1) if quick else Effort()
    if dry_run:
        with TemporaryDirectory() as nowhere:  # where the answers go that a market would start from
            plan = _plan(words, Path(nowhere), output, quiet)
        _say_understood(plan, errors=False)
        _say_plan(plan, effort)
        return
    folder = output or terminal.default_folder("calibrate", _label(words))
    plan = _plan(words, folder, output, quiet)
    if not quiet:
        _say_understood(plan, errors=True)
    from loyalty_sim.validation.calibrate import report
    from loyalty_sim.validation.calibrate.run import calibrate as fit
    from loyalty_sim.validation.kept import kept_calibration

    with terminal.progress_bar(quiet, "starting …") as progress:
        note = Note("calibrate", progress)
        markets = Markets(effort, workers, progress=note)
        found = fit(plan.cases, plan.stages, share=len(plan.cases) > 1, markets=markets)
    keep(kept_calibration(found, effort), folder, lambda place: report.save(found, place))
    note.over()
    _show(found, plan.notes, as_json)
    file = folder / report.trade_file_name(plan.cases[0])
    terminal.closing(folder, () if quiet else (f"loyalty-sim returns climate {file}", "loyalty-sim evidence --quick"))
    if strict and found.misfits:
        raise SystemExit(terminal.FAILED)


def _label(words: Sequence[str]) -> str:
    return Path(words[0]).stem.replace("=", "_") if words else "all"


def _write_templates(words: Sequence[str], quiet: bool) -> None:
    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.validation.calibrate.template import write_templates

    folder = Path(words[0]) if words else Path()
    problems = problems_of_output(folder)
    for word in (word for at, word in enumerate(words) if at or "=" in word):
        help = ("loyalty-sim calibrate --template my_data",)
        problems.append(Problem(f"templates take one folder and no settings; what is '{word}'?", "command line", help))
    if problems:
        raise ScenarioError(problems)
    try:
        written = write_templates(folder)
    except OSError as error:
        help = ("name another folder: loyalty-sim calibrate --template my_data",)
        raise ScenarioError([Problem(f"will not overwrite {error}", f"command line: {folder}", help)]) from None
    for path in written:
        print(path)
    if not quiet:
        print(f"next:  loyalty-sim calibrate {folder / 'data.yaml'} --quick")


def _plan(words: Sequence[str], folder: Path, output: Path | None, quiet: bool) -> Plan:
    """Cases and stages of what is asked for: a file of own data, one trade, or all trades with data."""
    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.cli.asked.scenarios import given_twice
    from loyalty_sim.scenario import Problem, ScenarioError, load_scenario
    from loyalty_sim.validation.calibrate.markets import Case
    from loyalty_sim.validation.calibrate.stages import STAGES
    from loyalty_sim.validation.calibrate.starts import starts_of
    from loyalty_sim.validation.calibrate.target_moments import INDUSTRY, target_moments

    if problems := problems_of_output(output) + given_twice(words):
        raise ScenarioError(problems)
    files = [word for word in words if word.endswith((".yaml", ".yml"))]
    if files:
        from loyalty_sim.validation.calibrate.own_case import OWN_STAGES, own_case
        from loyalty_sim.validation.calibrate.own_data import read_own_data

        if len(words) > 1:
            raise ScenarioError([Problem("one file of data at a time, without settings", f"command line: {words[1]}")])
        data = read_own_data(Path(files[0]), None if quiet else _tell)
        own = own_case(data, folder)
        return Plan([own.case], OWN_STAGES, own.direct, data.notes + own.notes, data.understood)
    trade = load_scenario(overrides=list(words)).trade.name if words else ""
    settings = [word for word in words if not word.startswith("trade=")]
    if trade and trade not in INDUSTRY:
        message = f"there are no answers for the trade '{trade}' to fit it to"
        help = (f"there are answers for {' and '.join(INDUSTRY)}", "your own: loyalty-sim calibrate --template")
        raise ScenarioError([Problem(message, f"command line: {' '.join(words)}", help)])
    sized = [word for word in settings if word.partition("=")[0] in ("market.customers", "market.weeks")]
    if sized:
        message, way = "a fit has a size of its own, in which the data are looked for", "leave it out; --quick is small"
        raise ScenarioError([Problem(message, f"command line: {sized[0]}", (way,))])
    names = [trade] if trade else list(INDUSTRY)
    cases = [Case(name, (f"trade={name}", *settings), target_moments(name), starts=starts_of(name)) for name in names]
    return Plan(cases, STAGES, {})


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _say_understood(plan: Plan, errors: bool) -> None:
    """How each column was read, and every doubt and assumption."""
    from rich.markup import escape
    from rich.table import Table

    if not plan.understood:
        return
    screen = terminal.console(errors)
    table = Table("what", "your column", "read as", "values", "lowest", "highest", title="understood", box=None)
    for each in plan.understood:
        cells = (each.what, each.column, each.read_as, f"{each.there:,} of {each.of:,}", each.lowest, each.highest)
        table.add_row(*(escape(cell) for cell in cells))
    screen.print(table)
    for note in plan.notes:
        screen.print(f"note: {note}", highlight=False, markup=False, soft_wrap=True)


def _say_plan(plan: Plan, effort: "Effort") -> None:
    from loyalty_sim.validation.calibrate.direct_estimates import in_words
    from loyalty_sim.validation.calibrate.run import count

    cases, stages, direct = plan.cases, plan.stages, plan.direct
    for case in cases:
        print(f"{case.name}: {len(case.targets)} moments, {effort.customers:,} customers, {52 * effort.years} weeks")
    print(f"{count(cases, stages, len(cases) > 1, effort):,} markets")
    for line in in_words(direct):
        print(f"estimated from the tables: {line}")
    for stage in stages:
        free = [*(stage.shared if len(cases) > 1 else ()), *stage.own]
        names = ", ".join(f"{each.key} ({each.low:g} to {each.high:g})" for each in free)
        print(f"{stage.name}: {names or 'nothing of one trade alone'}")


def _show(found: "Calibration", notes: Sequence[str], as_json: bool) -> None:
    from loyalty_sim.validation.calibrate import report

    if as_json:
        tables = {"estimates": report.estimates_table(found), "checks": report.checks_table(found)}
        records: dict[str, Any] = {k: json.loads(t.to_json(orient="records")) for k, t in tables.items()}
        more = {"reproduced": not found.misfits, "text": report.sentence(found), "notes": list(notes)}
        print(json.dumps(records | more, indent=2))
        return
    screen = terminal.console()
    if line := report.misfit(found):
        screen.print(line, style="bold red", highlight=False, markup=False, soft_wrap=True)
    _show_estimates(found, screen)
    _show_checks(found, screen)
    screen.print(f"\n{report.how_well(found)}", highlight=False, markup=False)
    for note in notes:
        screen.print(note, style="dim", markup=False)


def _show_estimates(found: "Calibration", screen: "Console") -> None:
    """Every parameter; how well it is pinned down only where the data are reproduced."""
    from rich.markup import escape
    from rich.table import Table

    from loyalty_sim.validation.calibrate import report
    from loyalty_sim.validation.calibrate.fit import WEAK

    estimates = report.estimates_table(found)
    told = len(estimates) > 0 and bool(estimates["pinned"].notna().any())
    heads = ("trade", "stage", "parameter", "start", "90 % interval", "searched", *(["pinned"] * told), "value", "")
    table = Table(*heads, box=None)
    for row in estimates.to_dict("records"):
        pinned = row["pinned"]
        colour = "green" if pinned >= WEAK else "yellow"
        percent = f"[{colour}]{100 * pinned:.0f} %[/]" if pinned == pinned else ""
        interval = f"{row['interval_low']:.3g} to {row['interval_high']:.3g}"
        table.add_row(escape(row["case"]), row["stage"], row["key"], f"{row['start']:.3g}", interval,
                      f"{row['low']:g} to {row['high']:g}", *([percent] * told), f"{row['value']:.4g}",
                      row["why"])  # fmt: skip
    screen.print(table)


def _show_checks(found: "Calibration", screen: "Console") -> None:
    from rich.markup import escape
    from rich.table import Table

    from loyalty_sim.validation.calibrate import report

    table = Table("trade", "moment", "data", "at the start", "model", "", "within 10 % or 2 s.e.", box=None)
    for row in report.checks_table(found).to_dict("records"):
        mark = "[green]yes[/]" if row["within"] else "[red]no[/]"
        data, model = (f"{row[name]:.3f} ± {row[se]:.3f}" for name, se in (("data", "se"), ("model", "model_se")))
        table.add_row(escape(row["case"]), row["moment"], data, f"{row['start']:.3f}", model, row["role"], mark)
    screen.print(table)
