"""The command `sweep`: a design under paired seeds; what is finished stays, and the same command goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from loyalty_sim.cli import terminal
from loyalty_sim.cli.answer import Command, Options, answer
from loyalty_sim.cli.options import Cluster, DryRun, Json, Output, Quiet, Verbose, Workers

if TYPE_CHECKING:
    from loyalty_sim.studies import Result

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


def sweep(
    words: Words = None,
    grid: Grid = None,
    lhs: Lhs = None,
    sobol: Sobol = None,
    points: Points = 64,
    seeds: Seeds = None,
    until: Until = None,
    cluster: Cluster = None,
    as_json: Json = False,
    output: Output = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    workers: Workers = None,
) -> None:
    """Many scenarios under the same luck: grids, samples, a design file."""
    from loyalty_sim import studies as study
    from loyalty_sim.cli.sweep_request import read_request
    from loyalty_sim.lab.store import default_store

    asked = read_request(words or [], grid or [], lhs or [], sobol or [], points, seeds, until, output)
    base = asked.cases[0].scenario
    command = Command(
        "sweep", base.name, [base], asked.words, ("loyalty-sim list", "loyalty-sim export last -o sweep.xlsx")
    )
    options = Options(as_json, output, dry_run, quiet, verbose)

    def compute(progress: terminal.Progress | None) -> study.Result:
        with where(cluster, workers) as there:
            return study.sweep(
                asked.design, asked.name, asked.overrides, asked.seeds, asked.until,
                workers=there, progress=progress, store=default_store(),
            )  # fmt: skip

    if dry_run:
        _describe(asked, workers)
    found = answer(command, options, compute)
    if found is not None:
        fail_if_runs_failed(found)


def fail_if_runs_failed(result: "Result") -> None:
    """Exit 1 with the list of failed runs, after everything is shown and saved."""
    failed = result.provenance["settings"]["failed"]
    if failed:
        terminal.print_failure(
            "\n".join([f"{len(failed)} of {len(result.runs)} runs failed; the rest is done", *failed])
        )
        raise typer.Exit(terminal.FAILED)


@contextmanager
def where(cluster: str | None, workers: int | None) -> Iterator[int | str | None]:
    """Processes of this machine, or the address of a cluster for the time of the study."""
    if cluster is None:
        yield workers
        return
    from loyalty_sim.lab.worker_pool import cluster_at

    with cluster_at(cluster, workers) as address:
        yield address


def _describe(asked: "Request", workers: int | None) -> None:
    from loyalty_sim.lab.store import default_store
    from loyalty_sim.picture.table.terminal import print_form
    from loyalty_sim.studies.sweep.forecast import forecast
    from loyalty_sim.studies.sweep.form import form_of_design

    screen = terminal.console()
    print_form(form_of_design(asked.cases), screen)
    screen.print(forecast(asked.cases, asked.seeds_of_each, default_store(), workers), highlight=False)


if TYPE_CHECKING:
    from loyalty_sim.cli.sweep_request import Request
