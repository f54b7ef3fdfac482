"""The command `list`: past results and kept runs."""

import json
from time import time
from typing import TYPE_CHECKING, Annotated, Any

import typer

from loyalty_sim.cli.asked.options import Json, Quiet
from loyalty_sim.cli.shown import terminal

if TYPE_CHECKING:
    import pandas as pd
    from rich.table import Table

MOST_COLUMNS = 6
MOST_ROWS = 30


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
