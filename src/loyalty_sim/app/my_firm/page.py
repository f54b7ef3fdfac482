"""The page of a firm of one's own: its figures in a form or a file, what is met by which setting, and the question."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from nicegui import background_tasks, events, ui

from loyalty_sim.app.computing.work_queue import QueueFull
from loyalty_sim.app.my_firm.asked import PREFIX, as_file, figures_of, firm_asked
from loyalty_sim.app.my_firm.fields import as_written, make_fields, placed, setting_in_words, title_of, written
from loyalty_sim.app.parts.blocks import card, heading, words
from loyalty_sim.app.parts.form_view import show_form
from loyalty_sim.app.parts.frame import frame
from loyalty_sim.app.parts.titles import titles
from loyalty_sim.app.services import services
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.app.what_if.inquiry import Inquiry
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.my_firm.figures import parse_firm
from loyalty_sim.my_firm.shown import HEADS, rows_of
from loyalty_sim.picture.table.form import Head, form
from loyalty_sim.scenario import Problem, ScenarioError

if TYPE_CHECKING:
    from loyalty_sim.my_firm.figures import Firm
    from loyalty_sim.my_firm.meet import Start

LARGEST = 64_000
"""Bytes of a file of figures."""
NOTE = (
    "Met: the first year, mean over markets under the same luck. Of the firm's own are its share, price, pay and "
    "what it spends. All else holds for rivals too: tariff, wages, customers per position, how readily customers "
    "change and how satisfied they are when the market opens."
)


class MyFirm:
    """One visitor's firm. figures: what is in the fields at first, by key, each as an address has it."""

    def __init__(self, figures: dict[str, str]):
        self._inquiry = Inquiry(services(), uuid4().hex)
        self._task: asyncio.Task[None] | None = None
        with frame("My firm", "My firm"), ui.element("div").classes("main wide"):
            words(
                "p",
                "Say what you know of your firm; leave empty what you do not: it is then as usual in the trade. A "
                "market is looked for in which the firm has these figures in its first year, and every question can "
                "then be asked in it.",
            )
            with ui.element("div").classes("cards"):
                with card("s5", "Figures"):
                    heading("Figures", 2)
                    self._fields = make_fields()
                    with ui.element("div").classes("links"):
                        ui.button("Look for its market", icon="search", on_click=self._ask).mark("look")
                        ui.button("Open a file", icon="folder_open", on_click=self._choose).props("outline")
                        ui.button("Save as file", icon="save", on_click=self._save).props("flat")
                    self._place = ui.element("div").classes("w-full")
                with card("s7", "Given and met"):
                    heading("Given and met", 2)
                    self._told = words("p", "Nothing has been looked for yet.", "sub")
                    self._told.props('role="status"').mark("told")
                    self._shown = ui.element("div").classes("w-full")
        placed(self._fields, figures)

    def leave(self) -> None:
        """The visitor has gone: nothing is looked for any more."""
        if self._task:
            self._task.cancel()

    def _ask(self) -> None:
        self.leave()
        self._task = background_tasks.create(self.look(), name="my firm")

    async def look(self) -> None:
        """Look for the market of the firm, and show it, or why there is none."""
        self._shown.clear()
        figures = written(self._fields)
        try:
            firm = firm_asked(figures)
            self._told.set_text("looking for its market …")
            start = await self._inquiry.start(firm, self._tell)
        except ScenarioError as error:
            self._told.set_text("No market was found:")
            self._show_problems(error.problems)
        except (RunFailed, QueueFull) as error:
            self._told.set_text(str(error))
        else:
            self._show(figures, firm, start)

    def _tell(self, done: int, total: int) -> None:
        self._told.set_text(f"looking for its market: {done} of {total} years of this round …")

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        with self._shown, ui.element("ul").props('role="alert"').mark("problems"):
            for problem in problems:
                words("li", ". ".join([problem.message, *problem.help]))

    def _show(self, figures: dict[str, str], firm: "Firm", start: "Start") -> None:
        self._told.set_text(f"{firm.figures.name}: its figures are met.")
        asked = replace(VisitorRequest(), firm=figures)
        with self._shown:
            heads = [Head(text, words=text in ("figure", "by")) for text in HEADS]
            found = rows_of(firm, start)
            rows = [
                (
                    title_of(row.figure), as_written(row.figure, row.given), as_written(row.figure, row.met),
                    setting_in_words(row.by, row.value),
                )
                for row in found
            ]  # fmt: skip
            market = f"{titles('trade')[firm.figures.trade]}; mean of {start.markets} markets"
            show_form(form(firm.figures.name, market, heads, rows, NOTE))
            with ui.element("div").classes("links"):
                ui.link("Ask What-if for this firm", f"/?{asked.query()}").classes("primary").mark("ask")
                ui.link("Plan its money", f"/plan?{asked.query()}").mark("plan")
                ui.link("Find a pilot for it", f"/pilot?{asked.query()}").mark("pilot")
            with ui.expansion("The settings by key, and the same from the command line").classes("fold"):
                words("code", "\n".join(row.setting for row in found), "line").mark("settings")
                words("p", "With the saved file:", "small")
                words("code", "loyalty-sim compare people_first --firm my_firm.yaml", "line")

    def _save(self) -> None:
        ui.download.content(as_file(written(self._fields)), "my_firm.yaml", "application/yaml")

    def _choose(self) -> None:
        """The field for a file; made when it is wanted, as the server keeps a route for every one."""
        self._place.clear()
        with self._place:
            ui.upload(
                max_files=1, max_file_size=LARGEST, auto_upload=True, on_upload=self._take,
                on_rejected=lambda: ui.notify("Not taken: one YAML file of at most 64 kB", type="warning"),
            ).props('accept=".yaml,.yml" flat bordered label="my_firm.yaml"')  # fmt: skip

    async def _take(self, event: events.UploadEventArguments) -> None:
        if event.file.size() > LARGEST:
            ui.notify("Not taken: one YAML file of at most 64 kB", type="warning")
            return
        await self.take(await event.file.read())

    async def take(self, content: bytes) -> None:
        """The figures of a file, put into the fields; or what is wrong with it."""
        self._shown.clear()
        try:
            firm = await asyncio.to_thread(parse_firm, content.decode("utf-8"))
        except UnicodeDecodeError:
            self._told.set_text("The file is no text in UTF-8.")
        except ScenarioError as error:
            self._told.set_text("The file cannot be taken:")
            self._show_problems(error.problems)
        else:
            placed(self._fields, figures_of(firm))
            self._told.set_text("The figures of the file are in the fields.")


def show(pairs: Iterable[tuple[str, str]]) -> MyFirm:
    """Build the page, with the figures of an address in its fields."""
    known = {key.removeprefix(PREFIX): value for key, value in pairs if key.startswith(PREFIX)}
    page = MyFirm(known)
    ui.context.client.on_delete(page.leave)
    return page
