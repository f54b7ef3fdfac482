"""The results page: saved results on top, the chosen one below with pictures, runs and origin; then what is kept."""

from asyncio import to_thread
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from nicegui import ui

from loyalty_sim.app.parts.blocks import card, heading, show_chart, words
from loyalty_sim.app.parts.frame import Act, frame
from loyalty_sim.app.results.beside import Beside
from loyalty_sim.app.results.figures import Figures
from loyalty_sim.app.results.grid import grid
from loyalty_sim.app.results.naming import Naming
from loyalty_sim.app.results.shown import request_of, runs_of
from loyalty_sim.app.results.taking import Taking
from loyalty_sim.app.results.unfinished import Unfinished
from loyalty_sim.app.services import services
from loyalty_sim.lab.catalogue import Catalogue, catalogue
from loyalty_sim.lab.label import Label
from loyalty_sim.publish.export import citation
from loyalty_sim.scenario import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from loyalty_sim.studies.base import Result

CHARTS = 4
TALL = 360
"""Height of a chart, and of a bar with a name of three lines."""
FIGURE = "figure.png"
"""What `Result.save` draws, for kinds without charts and for results of older versions."""
OWN = "margin: 4px 0; white-space: pre-line; overflow-wrap: anywhere"
"""A name or a note, in the lines in which it was written."""


class ResultsPage:
    """One visitor looking through results. may_name: whether what is saved may be given a name here."""

    def __init__(self, name: str, may_name: bool):
        self._named, self._may_name, self._taking = name, may_name, Taking()
        self._result: Result | None = None
        self._folder: Path | None = None
        take = self._taking
        acts = (
            Act("Look again", "refresh", self.look, "Read the folder and the store once more"),
            Act("Report", "article", lambda: self._take(take.report), "One page to send on: everything"),
            Act("Board", "summarize", lambda: self._take(take.board), "Two printed pages for a board"),
            Act("XLSX", "table_view", lambda: self._take(take.book), "All tables and pictures of it, as a workbook"),
            Act("CSV", "download", lambda: self._take(take.csv), "The table of the chosen result"),
            Act("Parquet", "download", lambda: self._take(take.parquet), "All runs of it, for notebooks"),
        )
        with frame("Results", "Results", acts), ui.element("div").classes("main wide"):
            self._told = words("p", "reading …", "sub").style("margin:0").mark("kept")
            with ui.element("div").classes("cards"):
                self._unfinished = Unfinished()
                with card("s12", "Saved results"):
                    heading("Saved results", 2)
                    self._saved = ui.element("div").classes("w-full")
                self._beside = Beside()
                self._about, self._kept = (ui.element("div").style("display:contents") for _ in range(2))

    async def look(self) -> None:
        """Read what there is, and show the named result or the newest."""
        found: Catalogue = await to_thread(catalogue, services().store)
        self._unfinished.show(found.unfinished)
        names = list(found.results["result"])[::-1] if len(found.results) else []
        chosen = self._named if self._named in names else next(iter(names), "")
        self._list(found.results, chosen)
        kept = int(found.runs["seeds"].sum()) if len(found.runs) else 0
        others = sum(found.others.values())
        self._told.set_text(
            f"{len(found.results):,} saved results; {kept:,} finished runs of {len(found.runs):,} configurations are "
            f"kept in {services().store.folder}"
            + (f"; {others:,} runs of other versions are kept and never used" if others else "")
        )
        self._show_kept(found.runs)
        if chosen:
            await self._show(chosen)

    def _list(self, results: pd.DataFrame, chosen: str) -> None:
        """What is saved, newest first, as a choice and as a table."""
        self._saved.clear()
        with self._saved:
            if results.empty:
                words("p", "Nothing has been saved here yet. Every study of the command line saves its result:", "said")
                words("code", "loyalty-sim compare people_first trade=bank", "line")
                return
            newest = results.iloc[::-1]
            own = newest.get("name", pd.Series("", newest.index))
            said = {
                name: f"{called} ({name})" if called else name
                for name, called in zip(newest["result"], own, strict=True)
            }
            self._beside.offer(said, dict(zip(newest["result"], newest["study"], strict=True)))
            choice = ui.select(
                said, value=chosen, label="Result shown below", on_change=lambda event: self._show(event.value)
            )
            choice.props("outlined dense options-dense").style("max-width: 440px; margin: 4px 0 8px").mark("choice")
            grid(newest, choice.set_value)

    async def _show(self, name: str) -> None:
        from loyalty_sim.lab.results import find_result
        from loyalty_sim.studies.saved import load_result

        try:
            folder = find_result(name)
            result = await to_thread(load_result, folder)
        except ScenarioError as error:
            ui.notify(error.problems[0].message, type="warning")
            return
        self._result, self._folder, self._named = result, folder, name
        self._about.clear()
        with self._about:
            self._card(result, name)
            if self._may_name:
                Naming(folder, result.label, self._called)
            charts = result.charts()[:CHARTS]
            for place, chart in enumerate(charts, start=1):
                alone = place == len(charts) and place % 2
                show_chart(chart, "s12" if alone else "s6", TALL)
            if not charts and (folder / FIGURE).exists():
                with card("s12", "Picture"):
                    ui.image(folder / FIGURE).props(f'alt="{result.kind}: the picture of the saved result"').style(
                        "max-width: 960px"
                    )
            with card("s12", "Figures"):
                heading("Figures", 2)
                Figures(result)
            with card("s12", "Runs"):
                heading(f"Runs of {name}", 2)
                words("span", "sort and filter by any column", "sub")
                grid(runs_of(result))

    def _card(self, result: "Result", name: str) -> None:
        record = result.provenance
        with card("s12", "Where it comes from"):
            with ui.element("div").classes("head"):
                heading(f"{record['study']}: {name}", 2)
                with ui.element("div").classes("links"):
                    ui.link("Open in What-if", f"/?{request_of(result).query()}").classes("primary").mark("open")
            self._called_by = [words("p", "", kind).style(OWN).mark(kind) for kind in ("called", "noted")]
            self._tell_label(result.label)
            words("p", result.text, "said").style("margin:4px 0")
            words(
                "span", "The command; if it was stopped, the same command goes on from the runs that are kept", "small"
            )
            words("code", record["command"], "line").mark("command")
            words("span", "To cite", "small")
            words("code", citation(record, name), "line").mark("citation")
            hashes = ", ".join(f"{label} {digest}" for label, digest in record["scenario_hashes"].items())
            words("span", f"Configuration {hashes}; {len(record['seeds'])} seeds; folder {self._folder}", "small")

    def _tell_label(self, label: Label) -> None:
        for shown, text in zip(self._called_by, label, strict=True):
            shown.set_text(text)
            shown.visible = bool(text)

    async def _called(self, label: Label) -> None:
        """The chosen result has another name or note: shown with it, and in the list."""
        assert self._result is not None
        self._result = replace(self._result, label=label)
        self._tell_label(label)
        self._list((await to_thread(catalogue, services().store)).results, self._named)

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
            grid(runs.iloc[::-1])

    async def _take(self, take: "Callable[[Result, Path], Awaitable[None]]") -> None:
        if self._result is None or self._folder is None:
            ui.notify("Choose a result first", type="warning")
            return
        await take(self._result, self._folder)


async def show(name: str, may_name: bool) -> ResultsPage:
    """Build the page, then read what there is. may_name: whether the visitor may name what is saved."""
    page = ResultsPage(name, may_name)
    client = ui.context.client
    await client.connected()
    if client.has_socket_connection:
        await page.look()
    return page
