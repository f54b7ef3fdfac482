"""The commands on what there is already: list, show RESULT, cite, export."""

import json
import shlex
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from loyalty_sim.cli import terminal
from loyalty_sim.cli.options import Json, Quiet

if TYPE_CHECKING:
    import pandas as pd
    from rich.table import Table

MOST_COLUMNS = 6
MOST_ROWS = 30
Name = Annotated[str, typer.Argument(metavar="RESULT|last", help="A saved result: its name, its folder, or last.")]


def list_results(
    runs: Annotated[bool, typer.Option("--runs", help="What is in the store, one line a configuration.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Past results and kept runs; of their settings only those that differ."""
    from loyalty_sim.lab.catalogue import HEADS, catalogue
    from loyalty_sim.lab.store import default_store
    from loyalty_sim.lab.underway import said

    store = default_store()
    found = catalogue(store)
    if as_json:
        tables = {name: json.loads(getattr(found, name).to_json(orient="records")) for name in ("results", "runs")}
        unfinished = [each._asdict() for each in found.unfinished]
        print(json.dumps({**tables, "unfinished": unfinished, "other_versions": found.others}, indent=2))
        return
    screen, shown = terminal.console(), found.runs if runs else found.results
    if shown.empty:
        screen.print("no runs are kept here" if runs else "no results are saved here")
    else:
        screen.print(_table(shown, 4 if runs else sum(name in HEADS for name in shown.columns)))
    for each in found.unfinished:
        screen.print(f"unfinished  {said(each, time())}; it goes on with", markup=False)
        screen.print(f"  {each.command}", markup=False)
    kept = int(found.runs["seeds"].sum()) if len(found.runs) else 0
    screen.print(f"{kept:,} runs of {len(found.runs):,} configurations are kept in {store.folder}", highlight=False)
    if found.damaged:
        screen.print(f"{found.damaged:,} runs there are damaged (*.damaged); they are never used, and may be deleted")
    if found.others:
        screen.print(
            f"{sum(found.others.values()):,} runs of other versions of the model are kept there too; they are never "
            f"used, and may be deleted: {', '.join(found.others)}",
            highlight=False,
        )
    terminal.closing(
        None, () if quiet else ("loyalty-sim show last", "loyalty-sim cite last", "loyalty-sim list --runs")
    )


def cite(name: Name = "last", as_json: Json = False) -> None:
    """How to cite a result: version, configuration, seeds, command."""
    from loyalty_sim.lab.results import read_record
    from loyalty_sim.publish.export import citation
    from loyalty_sim.studies import find_result

    folder = find_result(name)
    record = read_record(folder)
    text = citation(record, folder.name)
    print(json.dumps({"citation": text, "provenance": record}, indent=2) if as_json else text)


def export(
    name: Name = "last",
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
    from loyalty_sim.cli.requests import problems_of_output, problems_of_output_file
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
    from loyalty_sim.cli.requests import problems_of_output
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


def is_result(word: str) -> bool:
    """Whether a word names a saved result rather than a scenario."""
    from loyalty_sim.lab.results import LAST, is_result_folder, saved_results

    return word == LAST or is_result_folder(word) or word in {path.name for path in saved_results()}


def show_saved(name: str, as_json: bool) -> list[str]:
    """A saved result as it was shown when it was new, with where it comes from; gives what to do next."""
    from loyalty_sim.cli.answer import show_result
    from loyalty_sim.lab.store import model_version
    from loyalty_sim.publish.export import citation
    from loyalty_sim.studies import find_result, load_result

    folder = find_result(name)
    result = load_result(folder)
    show_result(result, as_json)
    if not as_json:
        screen = terminal.console()
        for said in filter(None, result.label):
            screen.print(said, highlight=False, markup=False)
        screen.print(citation(result.provenance, folder.name), highlight=False, markup=False, style="dim")
        if result.provenance.get("model") != model_version():
            screen.print("[yellow]of another version of the model[/]: asked again, all of it would be run again")
    quoted, book = shlex.quote(name), shlex.quote(f"{folder.name}.xlsx")
    return [f"loyalty-sim report {quoted}", f"loyalty-sim export {quoted} -o {book}"]


def _table(rows: "pd.DataFrame", heads: int) -> "Table":
    """Newest first; settings in columns of their own while they fit, else as words."""
    from rich.table import Table

    columns = list(rows.columns)
    settings = columns[heads:]
    wide = len(settings) <= MOST_COLUMNS
    table = Table(*columns[:heads], *(settings if wide else ["settings"]), box=None, pad_edge=False)
    for row in rows.iloc[::-1].head(MOST_ROWS).to_dict("records"):
        values = [_word(row[key]) for key in settings] if wide else [_words(row, settings)]
        table.add_row(*(_word(row[key]) for key in columns[:heads]), *values)
    return table


def _words(row: dict[Any, Any], settings: list[str]) -> str:
    """Settings as words, those that are the baseline's left out."""
    from loyalty_sim.scenario import Scenario, to_dict
    from loyalty_sim.scenario.schema import flatten

    usual = flatten(to_dict(Scenario()))
    changed = [key for key in settings if row[key] == row[key] and row[key] != usual.get(key, "baseline")]
    shown = [f"{key.rpartition('.')[2]}={_word(row[key])}" for key in changed[:8]]
    return " ".join([*shown, *([f"… {len(changed) - 8} more"] if len(changed) > 8 else [])])


def _word(value: Any) -> str:
    from rich.markup import escape

    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,.5g}" if isinstance(value, float) else escape(str(value))
