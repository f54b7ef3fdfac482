"""The command `calibrate`: fit shipped trades to the index, or a trade to a user's own data; show what is learnt."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from loyalty_sim.cli import terminal

if TYPE_CHECKING:
    from loyalty_sim.validation.calibrate.markets import Case, Effort
    from loyalty_sim.validation.calibrate.run import Calibration
    from loyalty_sim.validation.calibrate.stages import Stage

QUICK_POINTS, QUICK_CUSTOMERS = 16, 4_000


def answer_calibrate(
    words: Sequence[str], template: bool, quick: bool, as_json: bool, output: Path | None, dry_run: bool, quiet: bool,
    workers: int | None,
) -> None:  # fmt: skip
    """Fit, show and save. Raises ScenarioError before any work."""
    if template:
        _write_templates(words, quiet)
        return
    from loyalty_sim.lab.needs import need
    from loyalty_sim.validation.calibrate.markets import Effort, Markets

    need("calibrate", "a fit")
    effort = Effort(QUICK_CUSTOMERS, QUICK_POINTS, waves=1, rounds=1) if quick else Effort()
    if dry_run:
        with TemporaryDirectory() as nowhere:  # where the answers go that a market would start from
            cases, stages, direct, notes = _plan(words, Path(nowhere), output)
        _say_plan(cases, stages, effort, direct)
        for note in notes:
            print(note)
        return
    folder = output or terminal.default_folder("calibrate", _label(words))
    cases, stages, direct, notes = _plan(words, folder, output)
    from loyalty_sim.validation.calibrate import report
    from loyalty_sim.validation.calibrate.run import calibrate

    with terminal.progress_bar(quiet, "starting …") as progress:
        markets = Markets(effort, workers, progress=progress)
        found = calibrate(cases, stages, share=len(cases) > 1, markets=markets)
    report.save(found, folder)
    _show(found, notes, as_json)
    file = folder / report.trade_file_name(cases[0])
    terminal.closing(folder, () if quiet else (f"loyalty-sim returns climate {file}", "loyalty-sim evidence --quick"))


def _label(words: Sequence[str]) -> str:
    return Path(words[0]).stem.replace("=", "_") if words else "all"


def _write_templates(words: Sequence[str], quiet: bool) -> None:
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.validation.calibrate.template import write_templates

    folder = Path(words[0]) if words else Path()
    try:
        written = write_templates(folder)
    except OSError as error:
        help = ("name another folder: loyalty-sim calibrate --template my_data",)
        raise ScenarioError([Problem(f"will not overwrite {error}", f"command line: {folder}", help)]) from None
    for path in written:
        print(path)
    if not quiet:
        print(f"next:  loyalty-sim calibrate {folder / 'data.yaml'} --quick")


def _plan(
    words: Sequence[str], folder: Path, output: Path | None
) -> "tuple[list[Case], tuple[Stage, ...], dict[str, float], tuple[str, ...]]":
    """Cases and stages of what is asked for: a file of own data, one trade, or all trades with data."""
    from loyalty_sim.cli.requests import problems_of_output
    from loyalty_sim.scenario import Problem, ScenarioError, load_scenario
    from loyalty_sim.validation.calibrate.markets import Case
    from loyalty_sim.validation.calibrate.stages import STAGES
    from loyalty_sim.validation.calibrate.starts import starts_of
    from loyalty_sim.validation.calibrate.target_moments import INDUSTRY, target_moments

    if problems := problems_of_output(output):
        raise ScenarioError(problems)
    files = [word for word in words if word.endswith((".yaml", ".yml"))]
    if files:
        from loyalty_sim.validation.calibrate.own_case import OWN_STAGES, own_case
        from loyalty_sim.validation.calibrate.own_data import read_own_data

        if len(words) > 1:
            raise ScenarioError([Problem("one file of data at a time, without settings", f"command line: {words[1]}")])
        data = read_own_data(Path(files[0]))
        case, direct = own_case(data, folder)
        return [case], OWN_STAGES, direct, data.notes
    trade = load_scenario(overrides=list(words)).trade.name if words else ""
    settings = [word for word in words if not word.startswith("trade=")]
    if trade and trade not in INDUSTRY:
        message = f"there are no answers for the trade '{trade}' to fit it to"
        help = (f"there are answers for {' and '.join(INDUSTRY)}", "your own: loyalty-sim calibrate --template")
        raise ScenarioError([Problem(message, f"command line: {' '.join(words)}", help)])
    names = [trade] if trade else list(INDUSTRY)
    cases = [Case(name, (f"trade={name}", *settings), target_moments(name), starts=starts_of(name)) for name in names]
    return cases, STAGES, {}, ()


def _say_plan(cases: "Sequence[Case]", stages: "Sequence[Stage]", effort: "Effort", direct: dict[str, float]) -> None:
    from loyalty_sim.validation.calibrate.direct_estimates import is_money
    from loyalty_sim.validation.calibrate.run import count

    for case in cases:
        print(f"{case.name}: {len(case.targets)} moments, {effort.customers:,} customers, {52 * effort.years} weeks")
    print(f"{count(cases, stages, len(cases) > 1, effort):,} markets")
    money = [key for key in direct if is_money(key)]
    for key, value in direct.items():
        if key not in money[1:]:
            more = f", and {len(money) - 1} other amounts of money in proportion" if key in money else ""
            print(f"estimated from the tables: {key}={value:.4g}{more}")
    for stage in stages:
        free = [*(stage.shared if len(cases) > 1 else ()), *stage.own]
        names = ", ".join(f"{each.key} ({each.low:g} to {each.high:g})" for each in free)
        print(f"{stage.name}: {names or 'nothing of one trade alone'}")


def _show(found: "Calibration", notes: Sequence[str], as_json: bool) -> None:
    from loyalty_sim.validation.calibrate import report
    from loyalty_sim.validation.calibrate.fit import WEAK

    estimates, checks = report.estimates_table(found), report.checks_table(found)
    if as_json:
        tables = {"estimates": estimates, "checks": checks}
        records: dict[str, Any] = {k: json.loads(t.to_json(orient="records")) for k, t in tables.items()}
        print(json.dumps(records | {"text": report.sentence(found)}, indent=2))
        return
    from rich.table import Table

    screen = terminal.console()
    heads = ("trade", "stage", "parameter", "start", "90 % interval", "searched", "pinned", "value", "")
    table = Table(*heads, box=None)
    for row in estimates.to_dict("records"):
        colour = "green" if row["pinned"] >= WEAK else "yellow"
        interval = f"{row['interval_low']:.3g} to {row['interval_high']:.3g}"
        table.add_row(row["case"], row["stage"], row["key"], f"{row['start']:.3g}", interval,
                      f"{row['low']:g} to {row['high']:g}", f"[{colour}]{100 * row['pinned']:.0f} %[/]",
                      f"{row['value']:.4g}", row["why"])  # fmt: skip
    screen.print(table)
    table = Table("trade", "moment", "data", "at the start", "model", "", "within 10 % or 2 s.e.", box=None)
    for row in checks.to_dict("records"):
        mark = "[green]yes[/]" if row["within"] else "[red]no[/]"
        data, model = (f"{row[name]:.3f} ± {row[se]:.3f}" for name, se in (("data", "se"), ("model", "model_se")))
        table.add_row(row["case"], row["moment"], data, f"{row['start']:.3f}", model, row["role"], mark)
    screen.print(table)
    screen.print(f"\n{report.sentence(found)}", highlight=False, markup=False)
    for note in notes:
        screen.print(note, style="dim", markup=False)
