"""The tab for the result of a pilot: a table or an effect, what it taught, and taking that into the next answers."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from nicegui import events, ui

from loyalty_sim.app.computing.learnt import keep_learnt
from loyalty_sim.app.parts.asking import Asking
from loyalty_sim.app.parts.blocks import card, compact, heading, words
from loyalty_sim.app.pilot.received import ENDINGS, in_words, read_result, stated_result
from loyalty_sim.app.pilot.tab import show_figures
from loyalty_sim.app.visitor_request import LEARNT_FILE
from loyalty_sim.app.your_data.sent import LARGEST
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.studies.learn.findings import UNITS
from loyalty_sim.studies.market import market_words
from loyalty_sim.studies.pilot.estimators import ESTIMATORS
from loyalty_sim.studies.pilot.measures import MEASURES

if TYPE_CHECKING:
    from loyalty_sim.app.pilot.inquiry import PilotInquiry
    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.learn.findings import Findings

INTRO = (
    "A trial of what is tried above is over. Send its table - a row an effect, or a row a site and week - or write "
    "down one effect. Worlds in which such a result is likely then count for more."
)
COLUMNS = (
    "An effect a row: measure, effect, se, unit, weeks. Or weeks at sites: site, week, treated, and of what is read "
    "satisfaction and answers, complaints and visits, revenue and customers, left, staff_left and staff."
)
TALL = 260

_one_at_a_time = asyncio.Semaphore(1)


class ResultTab:
    """One visitor's result of a pilot. learnt: told the word of the worlds that are to be used from now on."""

    def __init__(
        self, inquiry: "PilotInquiry", question: "Callable[[], VisitorRequest]", learnt: Callable[[str], None],
        changed: Callable[[], None],
    ):  # fmt: skip
        self._inquiry, self._question, self._learnt, self._changed = inquiry, question, learnt, changed
        self._sent: tuple[str, bytes] | None = None
        self.found: Result | None = None
        words("p", INTRO, "said")
        with ui.element("div").classes("cards"):
            with card("s6", "A table"):
                heading("A table", 3)
                self._table()
            with card("s6", "Or one effect"):
                heading("Or one effect", 3)
                self._effect()
        self._understood = ui.element("div").props('role="status"')
        self.asking = Asking("result-status")
        self._answer = ui.element("div").classes("cards")

    def _table(self) -> None:
        words("p", COLUMNS, "small")
        with ui.element("div").classes("plan-controls"):
            titles = {name: measure.title for name, measure in MEASURES.items()}
            self._measures = ui.select(titles, label="Read off weeks at sites", value=["satisfaction"], multiple=True)
            self._measures.props("use-chips")
            self._estimator = ui.select({name: name.replace("_", " ") for name in ESTIMATORS}, label="By",
                                        value=next(iter(ESTIMATORS)))  # fmt: skip
            self._settle = ui.number("Weeks after the start left out", value=0, min=0, max=52, step=1)
        compact(self._measures, self._estimator, self._settle)
        self._place = ui.element("div").classes("w-full")
        with ui.element("div").classes("links"):
            self._choose = ui.button("Choose the table", icon="upload_file", on_click=self._ask_file)
            self._again = ui.button("What did it teach?", icon="school", on_click=self._of_table).mark("of-table")
            self._again.visible = False

    def _effect(self) -> None:
        with ui.element("div").classes("plan-controls"):
            titles = {name: f"{measure.title}, {UNITS[name]}" for name, measure in MEASURES.items()}
            self._measure = ui.select(titles, label="Effect on", value="satisfaction").mark("measure")
            self._size = ui.number("Effect", step=0.1).mark("effect")
            self._error = ui.number("Its standard error", min=0, step=0.1).mark("error")
            self._weeks = ui.number("Weeks of treatment", value=26, min=1, max=260, step=1).mark("weeks")
        compact(self._measure, self._size, self._error, self._weeks)
        with ui.element("div").classes("links"):
            ui.button("What does that teach?", icon="school", on_click=self._of_effect).mark("of-effect")

    def _ask_file(self) -> None:
        """The field for the file; made when it is wanted, as the server keeps a route for every one."""
        self._choose.visible = False
        with self._place:
            ui.upload(
                max_file_size=LARGEST, auto_upload=True, on_upload=self._take,
                on_rejected=lambda: ui.notify(f"Not taken: a table of at most {LARGEST / 1e6:g} MB", type="warning"),
            ).props(f'accept="{",".join(ENDINGS)}" flat bordered label="The pilot\'s result"')  # fmt: skip

    async def _take(self, event: events.UploadEventArguments) -> None:
        if event.file.size() > LARGEST:
            ui.notify(f"Not taken: a table of at most {LARGEST / 1e6:g} MB", type="warning")
            return
        await self.take(event.file.name, await event.file.read())

    async def take(self, name: str, content: bytes) -> None:
        """A table that was sent: read, and said how."""
        self._sent = (name, content)
        self._again.visible = True
        try:
            found = await self._read()
        except ScenarioError as error:
            self.asking.problems.show(error.problems)
            return
        self.asking.problems.hide()
        self._say_understood(found)

    async def _read(self) -> "Findings":
        assert self._sent
        async with _one_at_a_time:
            return await asyncio.to_thread(
                read_result, *self._sent, tuple(self._measures.value), str(self._estimator.value),
                int(self._settle.value or 0),
            )  # fmt: skip

    def _say_understood(self, found: "Findings") -> None:
        self._understood.clear()
        with self._understood:
            for sentence in in_words(found):
                words("p", sentence, "said").style("margin:2px 0").mark("understood")

    def _of_table(self) -> None:
        self._ask(self._read)

    def _of_effect(self) -> None:
        async def stated() -> "Findings":
            return stated_result(str(self._measure.value), self._size.value, self._error.value, self._weeks.value)

        self._ask(stated)

    def _ask(self, reading: "Callable[[], Awaitable[Findings]]") -> None:
        question = self.asking.read(self._question)
        if question:
            self._changed()
            self.asking.start(self._teach(reading, question))

    async def _teach(self, reading: "Callable[[], Awaitable[Findings]]", question: "VisitorRequest") -> str:
        found = await reading()
        self._say_understood(found)
        await self._inquiry.firm_of(question, self.asking.tell)
        a, b = question.scenarios()
        self.found = await self._inquiry.taught(found, a, b, question.learnt, self.asking.tell)
        self._show(self.found)
        return f"done: {market_words(self.found.study.scenario if self.found.study else a)}"

    def _show(self, found: "Result") -> None:
        summary = found.summary()
        assert summary
        self._answer.clear()
        with self._answer:
            with card("s12", "What it taught"):
                heading("What it taught", 2)
                warnings, effects = summary.do[:-1], summary.returns
                for sentence in warnings:
                    words("p", sentence, "told").props('role="alert"').mark("warning")
                for place, sentence in enumerate(effects):
                    words("p", sentence, "sentence" if not place else "said").style("margin:2px 0").mark("taught")
                for sentence in (*summary.sure, *summary.change):
                    words("p", sentence, "said").style("margin:2px 0")
                with ui.element("div").classes("links"):
                    ui.button("Use it from now on", icon="check", on_click=self._use).mark("use")
                    ui.button("Save the worlds", icon="download", on_click=self._save).props("outline")
            show_figures(found, "Before and after", TALL)

    def _use(self) -> None:
        if self.found:
            self._learnt(keep_learnt(self.found.beside["learnt"]))

    def _save(self) -> None:
        if self.found:
            content = self.found.beside["learnt"].to_parquet(index=False)
            ui.download.content(content, LEARNT_FILE, "application/octet-stream")
