"""The command `export`: tables of a result, views of all kept runs, or synthetic pilots, for another program."""

from pathlib import Path
from typing import Annotated

import typer

from loyalty_sim.cli.asked.options import Quiet, Saved
from loyalty_sim.cli.shown import terminal


def export(
    name: Saved = "last",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A file ending in .csv, .xlsx, .parquet, .dta or .sav."),
    ] = None,
    table: Annotated[
        str, typer.Option("--table", help="table, runs or weekly; an .xlsx file holds all of them.")
    ] = "table",
    duckdb: Annotated[
        Path | None, typer.Option("--duckdb", metavar="FILE", help="Views of all kept runs as a DuckDB database.")
    ] = None,
    synthetic: Annotated[
        Path | None,
        typer.Option("--synthetic", metavar="FOLDER", help="Pilots at branches with known effects, as tidy tables."),
    ] = None,
    each: Annotated[int, typer.Option(min=1, max=1000, help="With --synthetic: pilots of each of the six kinds.")] = 1,
    kind: Annotated[str, typer.Option("--kind", help="With --synthetic: csv or parquet.")] = "csv",
    quiet: Quiet = False,
) -> None:
    """Write the tables of a result, views of all kept runs, or synthetic pilots, for another program."""
    if synthetic:
        _export_pilots(synthetic, each, kind, quiet)
        if not output and not duckdb:
            return
    if duckdb:
        _export_views(duckdb, quiet)
        if not output:
            return
    from loyalty_sim.cli.asked.output import problems_of_output, problems_of_output_file
    from loyalty_sim.lab.needs import need
    from loyalty_sim.publish.export import ENDINGS, NEEDED, tables_of
    from loyalty_sim.publish.export import export as write_tables
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.studies import find_result, load_result

    if output is None or output.suffix.lower() not in ENDINGS or output.is_dir():
        said = f"'{output}' is no file to export to" if output else "export needs a file"
        help = (f"name one ending in {', '.join(ENDINGS)}:  loyalty-sim export last -o sweep.xlsx",)
        raise ScenarioError([Problem(said, "command line: --output", help)])
    if problems := problems_of_output(output.parent) + problems_of_output_file(output):
        raise ScenarioError(problems)
    if output.suffix.lower() in NEEDED:
        need("files", f"a {output.suffix.lower()} file", NEEDED[output.suffix.lower()])
    result = load_result(find_result(name))
    known = list(tables_of(result))
    if table not in known:
        help = (f"there are {', '.join(known)}",)
        raise ScenarioError([Problem(f"this result has no table '{table}'", "command line: --table", help)])
    write_tables(result, output, table)
    terminal.closing(output, () if quiet else ("loyalty-sim cite last",))


def _export_pilots(folder: Path, each: int, kind: str, quiet: bool) -> None:
    from loyalty_sim.cli.asked.output import problems_of_output
    from loyalty_sim.scenario import Problem, ScenarioError
    from loyalty_sim.validation.benchmark.write import KINDS, write_pilots

    problems = problems_of_output(folder)
    if kind not in KINDS:
        problems.append(Problem(f"there is no kind '{kind}'", "command line: --kind", ("csv or parquet",)))
    if problems:
        raise ScenarioError(problems)
    write_pilots(folder, each, seed=1, kind=kind)
    terminal.closing(folder, () if quiet else ("loyalty-sim learn PILOT/sites.csv   reads one",))


def _export_views(file: Path, quiet: bool) -> None:
    from loyalty_sim.lab.needs import need
    from loyalty_sim.lab.store import default_store
    from loyalty_sim.publish.views import save_views
    from loyalty_sim.scenario import Problem, ScenarioError

    need("files", "a database of views", "duckdb")
    where = f"command line: --duckdb {file}"
    if file.suffix.lower() not in (".duckdb", ".db") or file.is_dir():
        help = ("name one ending in .duckdb:  loyalty-sim export --duckdb runs.duckdb",)
        raise ScenarioError([Problem(f"'{file}' is no file for a database", where, help)])
    try:
        save_views(default_store(), file)
    except LookupError as error:
        raise ScenarioError([Problem(str(error), where, ("loyalty-sim run   keeps some",))]) from None
    terminal.closing(file, () if quiet else (f'duckdb {file} "select scenario, avg(profit) from runs group by all"',))
