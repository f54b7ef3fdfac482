"""The command `sweep`: a design under paired seeds; what is finished stays, and the same command goes on."""

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from loyalty_sim.cli.asked.how import How, asked_how
from loyalty_sim.cli.asked.options import takes_firm
from loyalty_sim.cli.carried_out.answer import Command, answer, fail_if_runs_failed
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    pass

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DESIGN|SCENARIO|key=value",
        help="A design (CSV, XLSX, YAML: rows are scenarios), a scenario to start from, settings.",
    ),
]
Grid = Annotated[
    list[str] | None,
    typer.Option("--grid", metavar="k=a,b,c", help="Levels of a setting or preset; repeat for a full grid."),
]
Lhs = Annotated[
    list[str] | None, typer.Option("--lhs", metavar="k=lo:hi", help="A range to sample, Latin hypercube; repeat.")
]
Sobol = Annotated[
    list[str] | None, typer.Option("--sobol", metavar="k=lo:hi", help="A range to sample, Sobol sequence; repeat.")
]
Points = Annotated[int, typer.Option("--points", "-N", help="Points of a sample.")]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="'npv ±2%'", help="More seeds until the paired interval is that narrow."),
]
Seeds = Annotated[
    int | None, typer.Option(min=1, help="Paired runs of each row, 10 by default; with --until the most, 100.")
]


@takes_firm
@asked_how
def sweep(
    words: Words = None,
    grid: Grid = None,
    lhs: Lhs = None,
    sobol: Sobol = None,
    points: Points = 64,
    seeds: Seeds = None,
    until: Until = None,
    *,
    how: How,
) -> None:
    """Many scenarios under the same luck: grids, samples, a design file."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.asked.sweep import read_request

    asked = read_request(words or [], grid or [], lhs or [], sobol or [], points, seeds, until, how.output)
    base = asked.cases[0].scenario
    command = Command(
        "sweep", base.name, [base], asked.words, ("loyalty-sim list", "loyalty-sim export last -o sweep.xlsx")
    )
    for note in () if how.quiet else asked.design.notes:
        print(f"note: {note}", file=sys.stderr)
    if how.dry_run:
        _describe(asked, how.workers)
    design = (asked.design, asked.name, asked.overrides, asked.seeds, asked.until)
    found = answer(command, how, partial(study.sweep, *design))
    if found is not None:
        fail_if_runs_failed(found)


def _describe(asked: "Request", workers: int | None) -> None:
    from loyalty_sim.lab.store import default_store
    from loyalty_sim.picture.table.terminal import print_form
    from loyalty_sim.studies.sweep.forecast import forecast
    from loyalty_sim.studies.sweep.form import form_of_design

    screen = terminal.console()
    print_form(form_of_design(asked.cases), screen)
    screen.print(forecast(asked.cases, asked.seeds_of_each, default_store(), workers), highlight=False)


if TYPE_CHECKING:
    from loyalty_sim.cli.asked.sweep import Request
