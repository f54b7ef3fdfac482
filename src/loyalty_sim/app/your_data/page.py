"""The page for a visitor's own tables: choose files, see what was understood of every column, ask from there."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nicegui import events, ui

from loyalty_sim.app.parts.blocks import card, heading, words
from loyalty_sim.app.parts.form_view import show_form
from loyalty_sim.app.parts.frame import frame
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.app.your_data.sent import ENDINGS, LARGEST, MOST_FILES, SETTINGS, Read, read_sent
from loyalty_sim.picture.table.form import Head, form
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.validation.calibrate.direct_estimates import in_words

if TYPE_CHECKING:
    from loyalty_sim.scenario import Problem

HEADS = ("what", "your column", "read as", "values", "lowest", "highest")
SHOWN = 40
"""So many columns, notes or problems are shown."""

_one_at_a_time = asyncio.Semaphore(1)


class YourData:
    """One visitor's files, in this page only: nothing of them is kept."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        with frame("Your data", "Your data"), ui.element("div").classes("main wide"):
            words(
                "p",
                "Send tables of your own - a survey, a log of visits, shares of the market - and see how every column "
                "is understood before anything is done with it. They are read, shown to you, and forgotten.",
            )
            with ui.element("div").classes("cards"):
                with card("s12", "Files"):
                    heading("Files", 2)
                    words(
                        "p",
                        f"Tables ({', '.join(ENDINGS)}), at most {LARGEST / 1e6:g} MB each, and if need be the file "
                        "that names them (data.yaml). A single table is one of customers; several are called "
                        "customers, employees, shares and transactions.",
                        "small",
                    )
                    self._place = ui.element("div").classes("w-full")
                    with ui.element("div").classes("links"):
                        self._choose = ui.button("Choose files", icon="upload_file", on_click=self._ask)
                        ui.button("Start again", on_click=self._forget).props("flat")
                    self._told = words("p", "", "sub").props('role="status"').mark("told")
                self._shown = ui.element("div").style("display:contents")

    def _ask(self) -> None:
        """The field for files; made when it is wanted, as the server keeps a route for every one."""
        self._choose.visible = False
        with self._place:
            ui.upload(
                multiple=True, max_files=MOST_FILES, max_file_size=LARGEST, auto_upload=True, on_upload=self._take,
                on_rejected=lambda: ui.notify(f"Not taken: at most {MOST_FILES} tables of {LARGEST / 1e6:g} MB",
                                              type="warning"),
            ).props(f'accept="{",".join((*ENDINGS, *SETTINGS))}" flat bordered label="Your files"')  # fmt: skip

    async def _take(self, event: events.UploadEventArguments) -> None:
        if event.file.size() > LARGEST or len(self._files) >= MOST_FILES:
            ui.notify(f"Not taken: at most {MOST_FILES} files of {LARGEST / 1e6:g} MB", type="warning")
            return
        await self.take(event.file.name, await event.file.read())

    async def take(self, name: str, content: bytes) -> None:
        """One more file: all of them are read again, since one may name another."""
        self._files[name] = content
        self._told.set_text("reading …")
        try:
            async with _one_at_a_time:
                found = await asyncio.to_thread(read_sent, dict(self._files))
        except ScenarioError as error:
            self._told.set_text(f"{len(self._files)} files; not understood yet:")
            self._show_problems(error.problems)
            return
        self._told.set_text(f"{', '.join(self._files)}: columns understood: {len(found.understood)}.")
        self._show(found)

    def _forget(self) -> None:
        self._files.clear()
        self._place.clear()
        self._shown.clear()
        self._choose.visible = True
        self._told.set_text("")

    def _show_problems(self, problems: "Sequence[Problem]") -> None:
        self._shown.clear()
        with self._shown, card("s12", "What to change"):
            heading("What to change", 2)
            with ui.element("ul").props('role="alert"').mark("problems"):
                for problem in problems[:SHOWN]:
                    more = f" ({'; '.join(problem.help)})" if problem.help else ""
                    words("li", f"{problem.where}: {problem.message}{more}")

    def _show(self, found: Read) -> None:
        self._shown.clear()
        with self._shown:
            with card("s12", "What was understood"):
                heading("What was understood", 2)
                rows = [(u.what, u.column, u.read_as, f"{u.there:,} of {u.of:,}", u.lowest, u.highest)
                        for u in found.understood[:SHOWN]]  # fmt: skip
                heads = [Head(text, words=True) for text in HEADS]
                show_form(form("Your columns", f"trade {found.trade}", heads, [list(row) for row in rows], ""))
                for note in found.notes[:SHOWN]:
                    words("p", f"Note: {note}", "said")
            with card("s12", "What they say outright"):
                heading("What they say outright", 2)
                self._show_settings(found)

    def _show_settings(self, found: Read) -> None:
        if not found.settings:
            words("p", "Nothing yet: tenure, visits, shares and money of enough customers would say something.", "said")
            return
        for line in in_words(found.settings):
            words("code", line, "line")
        asked = replace(
            VisitorRequest(), both={"trade": found.trade, **{k: f"{v:.6g}" for k, v in found.settings.items()}}
        )
        try:
            asked.scenarios()
        except ScenarioError as error:
            words("p", f"They make no market that a page runs: {error.problems[0].message}.", "said")
        else:
            ui.link("Ask What-if in this market", f"/?{asked.query()}").classes("primary").mark("ask")
        words("p", "What else answers pin down is fitted on the command line, in some minutes:", "said")
        words("code", "loyalty-sim calibrate data.yaml", "line")


def show() -> None:
    """Build the page."""
    YourData()
