"""The command `drivers`: what to work on first by the firm's own survey, or by answers of your own in a file."""

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    from loyalty_sim.studies.drivers.analysis import DriversDetail

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SCENARIO|ANSWERS|key=value", help="A scenario, or a file of answers (CSV, XLSX, SPSS ...)."
    ),
]
Scale = Annotated[
    str, typer.Option("--scale", metavar="LOW,HIGH", help="Of the answers in a file: lowest and highest, such as 1,5.")
]
Outcome = Annotated[
    str, typer.Option("--outcome", metavar="COLUMN", help="Of a file: the column of satisfaction, if not so called.")
]
Money = Annotated[
    float, typer.Option("--money", min=0.01, max=20.0, help="Put into each lever, in usual spends on climate.")
]


@takes_firm
@asked_how
def drivers(
    words: Words = None,
    seeds: Annotated[int, typer.Option(min=2, help="Paired runs of each lever.")] = 8,
    money: Money = 1.0,
    scale: Scale = "",
    outcome: Outcome = "",
    *,
    how: How,
) -> None:
    """What to work on first: key drivers of the firm's own survey, what that costs, and what is true."""
    from loyalty_sim.reading.table import TABLES

    files = [word for word in words or [] if word.lower().endswith(TABLES)]
    if files:
        _of_a_file(words or [], scale, outcome, how.as_json, how.output, how.quiet)
        return
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.scenarios import one_scenario
    from loyalty_sim.studies.drivers.study import TRIED

    config = one_scenario(words or [], how.output)
    design = f"a survey, then {1 + len(TRIED)} arms x {seeds} paired seeds = {(1 + len(TRIED)) * seeds} runs"
    next_steps = ("loyalty-sim report last", "loyalty-sim returns process", "loyalty-sim compare two_drivers")
    command = Command("drivers", config.name, [config], design, next_steps)

    answer(command, how, partial(study.drivers, config, seeds, money))


def _of_a_file(
    words: list[str], scale: str, outcome: str, as_json: bool, output: Path | None, quiet: bool
) -> None:  # fmt: skip
    """Read, analyse, print, and write the table and the picture where a folder is named."""
    from loyalty_sim.cli.asked.output import check_output, problems_of_output
    from loyalty_sim.picture.table.terminal import print_form
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.studies.drivers.analysis import analysed
    from loyalty_sim.studies.drivers.form import form_of_drivers
    from loyalty_sim.studies.drivers.words import describe
    from loyalty_sim.validation.survey.own_answers import read_answers

    if problems := problems_of_output(output):
        raise ScenarioError(problems)
    check_output(output)
    if len(words) > 1:
        help = ("one file at a time; nothing is simulated for it, so it takes no settings",)
        raise ScenarioError([Problem("a file of answers stands alone", f"command line: {words[1]}", help)])
    own = read_answers(Path(words[0]), outcome, _ends(scale))
    detail = analysed(own.products, own.items, {})
    if as_json:
        rows = [each._asdict() for each in detail.drivers]
        rows = [{name: value for name, value in row.items() if value == value} for row in rows]
        print(
            json.dumps({"kind": "drivers", "text": describe(detail, ""), "table": rows, "notes": own.notes}, indent=2)
        )
    else:
        screen = terminal.console()
        print_form(form_of_drivers(detail, f"Key drivers: {words[0]}", f"{detail.answers} answers", ""), screen)
        screen.print(f"\n{describe(detail, '')}\n", highlight=False, markup=False)
        for note in () if quiet else own.notes:
            screen.print(f"note: {note}", style="dim", markup=False)
    if output:
        _write(detail, output)
    steps = ("loyalty-sim calibrate --template my_data", "loyalty-sim drivers trade=bank")
    terminal.closing(output, () if quiet else steps)


def _ends(scale: str) -> tuple[float, float] | None:
    """Lowest and highest answer as typed. Raises ScenarioError."""
    from loyalty_sim.scenario import Problem, ScenarioError

    if not scale:
        return None
    try:
        low, high = map(float, scale.split(","))
        if low < high < float("inf"):
            return low, high
    except ValueError:
        pass
    where, help = f"command line: --scale {scale}", ("lowest and highest answer:  --scale 1,5",)
    raise ScenarioError([Problem(f"'{scale}' is no scale", where, help)])


def _write(detail: "DriversDetail", folder: Path) -> None:
    """The table and the picture, in a folder."""
    import pandas as pd

    from loyalty_sim.extras import lacking
    from loyalty_sim.studies.drivers.charts import of_drivers

    folder.mkdir(parents=True, exist_ok=True)
    pd.DataFrame([each._asdict() for each in detail.drivers]).to_csv(folder / "table.csv", index=False)
    if not lacking("report", "matplotlib"):
        from loyalty_sim.picture.paper import figure, write_png

        write_png(figure(of_drivers(detail, "")), folder / "figure.png")
