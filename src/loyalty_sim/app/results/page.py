"""The results page: saved results on top, the chosen one below with pictures, runs and origin; then what is kept."""

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from nicegui import ui

from loyalty_sim.app.form_view import show_form
from loyalty_sim.app.frame import Act, frame
from loyalty_sim.app.parts import ChartCard, card, heading, words
from loyalty_sim.app.results.shown import request_of, runs_of
from loyalty_sim.app.results.unfinished import Unfinished
from loyalty_sim.app.services import services
from loyalty_sim.lab.catalogue import Catalogue, catalogue
from loyalty_sim.publish.export import citation
from loyalty_sim.scenario import ScenarioError

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

MOST_COLUMNS, MOST_ROWS, DIGITS = 14, 2_000, 5
CHARTS = 4
HEAD_AND_FOOT, ROW, MOST_AT_ONCE = 100, 42, 6
"""Pixels of a table, and how many rows of it are seen without scrolling."""
TALL, BAR = 360, 52
"""Height of a chart, and of a bar with a name of three lines."""
FIGURE = "figure.png"
"""What `Result.save` draws, for kinds without charts and for results of older versions."""
LOOKED_AT, WIDEST = 50, 420


class ResultsPage:
    """One visitor looking through results."""

    def __init__(self, name: str):
        self._named = name
        self._result: Result | None = None
        self._folder: Path | None = None
        acts = (
            Act("Look again", "refresh", self.look, "Read the folder and the store once more"),
            Act("CSV", "download", self._csv, "The table of the chosen result"),
            Act("Parquet", "download", self._parquet, "All runs of the chosen result, for notebooks"),
        )
        with frame("Results", "Results", acts), ui.element("div").classes("main wide"):
            self._told = words("p", "reading …", "sub").style("margin:0").mark("kept")
            with ui.element("div").classes("cards"):
                self._unfinished = Unfinished()
                with card("s12", "Saved results"):
                    heading("Saved results", 2)
                    self._saved = ui.element("div").classes("w-full")
                self._about, self._kept = (ui.element("div").style("display:contents") for _ in range(2))

    async def look(self) -> None:
        """Read what there is, and show the named result or the newest."""
        found: Catalogue = await to_thread(catalogue, services().store)
        self._unfinished.show(found.unfinished)
        self._saved.clear()
        with self._saved:
            if len(found.results):
                names = list(found.results["result"])[::-1]
                choice = ui.select(names, label="Result shown below", on_change=lambda event: self._show(event.value))
                choice.props("outlined dense options-dense").style("max-width: 440px; margin: 4px 0 8px")
                _grid(found.results.iloc[::-1], choice.set_value)
                choice.value = self._named if self._named in names else names[0]
            else:
                words("p", "Nothing has been saved here yet. Every study of the command line saves its result:", "said")
                words("code", "loyalty-sim compare people_first trade=bank", "line")
        kept = int(found.runs["seeds"].sum()) if len(found.runs) else 0
        others = sum(found.others.values())
        self._told.set_text(
            f"{len(found.results):,} saved results; {kept:,} finished runs of {len(found.runs):,} configurations are "
            f"kept in {services().store.folder}"
            + (f"; {others:,} runs of other versions are kept and never used" if others else "")
        )
        self._show_kept(found.runs)

    async def _show(self, name: str) -> None:
        from loyalty_sim.lab.results import find_result
        from loyalty_sim.studies.saved import load_result

        try:
            self._folder = find_result(name)
            result = await to_thread(load_result, self._folder)
        except ScenarioError as error:
            ui.notify(error.problems[0].message, type="warning")
            return
        self._result = result
        self._about.clear()
        with self._about:
            self._card(result, name)
            charts = result.charts()[:CHARTS]
            for place, chart in enumerate(charts, start=1):
                alone = place == len(charts) and place % 2
                ChartCard("s12" if alone else "s6", chart.title, max(TALL, BAR * chart.rows)).show(chart)
            if not charts and (self._folder / FIGURE).exists():
                with card("s12", "Picture"):
                    ui.image(self._folder / FIGURE).props(
                        f'alt="{result.kind}: the picture of the saved result"'
                    ).style("max-width: 960px")
            with card("s12", "Figures"):
                heading("Figures", 2)
                show_form(result.form())
            with card("s12", "Runs"):
                heading(f"Runs of {name}", 2)
                words("span", "sort and filter by any column", "sub")
                _grid(runs_of(result))

    def _card(self, result: "Result", name: str) -> None:
        record = result.provenance
        with card("s12", "Where it comes from"):
            with ui.element("div").classes("head"):
                heading(f"{record['study']}: {name}", 2)
                with ui.element("div").classes("links"):
                    ui.link("Open in What-if", f"/?{request_of(result).query()}").classes("primary").mark("open")
            words("p", result.text, "said").style("margin:4px 0")
            words(
                "span", "The command; if it was stopped, the same command goes on from the runs that are kept", "small"
            )
            words("code", record["command"], "line").mark("command")
            words("span", "To cite", "small")
            words("code", citation(record, name), "line").mark("citation")
            hashes = ", ".join(f"{label} {digest}" for label, digest in record["scenario_hashes"].items())
            words("span", f"Configuration {hashes}; {len(record['seeds'])} seeds; folder {self._folder}", "small")

    def _show_kept(self, runs: pd.DataFrame) -> None:
        self._kept.clear()
        if runs.empty:
            return
        with self._kept, card("s12", "Kept configurations"):
            heading("Kept configurations", 2)
            words(
                "span",
                "finished runs of this version of the model, by configuration; asking for them again costs nothing",
                "sub",
            )
            _grid(runs.iloc[::-1])

    def _csv(self) -> None:
        if self._result is None:
            ui.notify("Choose a result first", type="warning")
            return
        ui.download.content(self._result.table.to_csv(index=False), "table.csv", "text/csv")

    def _parquet(self) -> None:
        if self._result is None:
            ui.notify("Choose a result first", type="warning")
            return
        ui.download.content(self._result.runs.to_parquet(index=False), "runs.parquet")


def _grid(table: pd.DataFrame, chosen: Any = None) -> ui.aggrid:
    """A table to sort, filter and page through; `chosen` is called with the first cell of a row that is clicked."""
    shown = table.head(MOST_ROWS).iloc[:, :MOST_COLUMNS]
    columns = [
        {
            "headerName": _short(name), "headerTooltip": name, "field": f"c{place}", "flex": 1,
            "minWidth": _width(_short(name), shown.iloc[:LOOKED_AT, place]),
        }
        for place, name in enumerate(map(str, shown.columns))
    ]  # fmt: skip
    rows = [{f"c{at}": _cell(value) for at, value in enumerate(row)} for row in shown.itertuples(index=False)]
    options = {
        "columnDefs": columns, "rowData": rows, "pagination": True, "paginationPageSize": 20,
        "paginationPageSizeSelector": False, "defaultColDef": {"sortable": True, "filter": True, "resizable": True},
    }  # fmt: skip
    tall = HEAD_AND_FOOT + ROW * min(len(rows), MOST_AT_ONCE)
    grid = ui.aggrid(options, auto_size_columns=False).style(f"height: {tall}px")
    if chosen:
        grid.on("cellClicked", lambda event: chosen(str(event.args["data"]["c0"])), ["data"])
    return grid


def _width(head: str, values: pd.Series) -> int:
    """Room for the heading with its filter, and for the values, within bounds."""
    longest = max((len(str(_cell(value))) for value in values), default=0)
    return max(60 + 8 * len(head), min(36 + 8 * longest, WIDEST))


def _short(name: str) -> str:
    """The last part of a setting's key."""
    return name.rpartition(".")[2].replace("_", " ")


def _cell(value: Any) -> Any:
    """A cell as JSON has it: figures to five digits, whole numbers and words as they are, nothing for the missing."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None if np.isnan(value) else str(value)
    return str(value)


async def show(name: str) -> ResultsPage:
    """Build the page, then read what there is."""
    page = ResultsPage(name)
    client = ui.context.client
    await client.connected()
    if client.has_socket_connection:
        await page.look()
    return page
