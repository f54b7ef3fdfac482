"""The page of pilots: the market and what is tried on top; below, the trial, its result, and the dashboard."""

from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from nicegui import ui

from loyalty_sim.app.parts.blocks import Problems, card, heading, words
from loyalty_sim.app.parts.frame import Act, frame
from loyalty_sim.app.pilot.address import PREFIX, Given, address_of, read_address
from loyalty_sim.app.pilot.asked import PilotRequest, learn_command, read_request
from loyalty_sim.app.pilot.decline import DeclineRequest, read_decline
from loyalty_sim.app.pilot.design import DesignTab
from loyalty_sim.app.pilot.inquiry import PilotInquiry
from loyalty_sim.app.pilot.question import QuestionControls
from loyalty_sim.app.pilot.result import ResultTab
from loyalty_sim.app.pilot.watching import WatchingTab
from loyalty_sim.app.services import services
from loyalty_sim.app.visitor_request import read_query
from loyalty_sim.app.what_if.saving import copy_address
from loyalty_sim.scenario import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.studies.base import Result

TABS = {"trial": "Which trial", "result": "Its result", "dashboard": "Dashboard"}
INTRO = (
    "What money buys is known from no data but your own. Ask which trial at some of your sites would change the "
    "decision before you pay for one, and what its result says after."
)
EXAMPLES = {
    "Example: staff and processes first in a hotel":
        "/pilot?b=service_first&trade=hotel&market.customers=5000&pilot.sites=20&pilot.asked=0.0769",
    "Example: let it slide in a hotel": "/pilot?b=let_it_slide&trade=hotel&market.customers=5000&pilot.sites=8",
}  # fmt: skip
"""Addresses of questions whose answers differ (docs, Which trial), by what is said of them."""


class PilotPage:
    """One visitor's page. pairs: of its address."""

    def __init__(self, pairs: "Iterable[tuple[str, str]]"):
        given, trial, decline, wrong = _read(pairs)
        self._inquiry = PilotInquiry(services(), uuid4().hex)
        acts = (
            Act("Copy link", "link", self._copy, "The address of exactly this question"),
            Act("CSV", "download", self._csv, "The answer as a table"),
            Act("Report", "article", self._report, "One page to send on: everything"),
        )
        with frame("Pilot", "Pilot", acts), ui.element("div").classes("main wide"):
            words("p", INTRO, "said").style("margin:0")
            self._examples()
            with ui.element("div").classes("cards"), card("s12", "The question"):
                heading("The question", 2)
                self._controls = QuestionControls(given.question)
                self._worlds = ui.element("div").classes("links").props('role="status"')
            problems = Problems()
            problems.show(wrong.problems if wrong else ())
            self._tabs = ui.tabs().props("align=left no-caps")
            with self._tabs:
                for name, title in TABS.items():
                    ui.tab(name, title).mark(f"tab-{name}")
            start = given.word("tab") if given.word("tab") in TABS else next(iter(TABS))
            with ui.tab_panels(self._tabs, value=start, animated=False, keep_alive=True).classes("w-full tabbed"):
                with ui.tab_panel("trial"):
                    self.trial = DesignTab(self._inquiry, self._controls.question, self._asked_trial, trial)
                with ui.tab_panel("result"):
                    self.result = ResultTab(self._inquiry, self._controls.question, self._take, self._asked_result)
                with ui.tab_panel("dashboard"):
                    self.dashboard = WatchingTab(self._inquiry, self._controls.question, self._asked_decline, decline)
            with ui.expansion("The same from the command line").classes("fold"):
                words("p", "Same settings, same seeds, same answer:", "small").style("margin:0")
                self._command = words("code", "", "line").mark("command")
        self._address = address_of(given.question, start, trial.beside())
        self._use(given.question.learnt)
        self._say_command()
        self._tabs.on_value_change(self._say_command)

    def _examples(self) -> None:
        with ui.element("div").classes("links"):
            for said, address in EXAMPLES.items():
                ui.link(said, address)

    # -- what was asked -----------------------------------------------------------------------------------------

    def _asked_trial(self, asked: PilotRequest) -> None:
        self._went("trial", asked.question, asked.beside(), asked.command())

    def _asked_result(self) -> None:
        question = self._controls.question()
        self._went("result", question, {}, learn_command(question))

    def _asked_decline(self, asked: DeclineRequest) -> None:
        self._went("dashboard", asked.question, asked.beside(), asked.command())

    def _went(self, tab: str, question: "VisitorRequest", beside: "Mapping[str, str]", command: str) -> None:
        """The address and the command are those of what was asked last."""
        self._address = address_of(question, tab, beside)
        ui.run_javascript(f"history.replaceState(null, '', '{self._address}')")
        self._command.set_text(command)

    def _say_command(self) -> None:
        """The command of the tab as its controls are."""
        tab = str(self._tabs.value)
        with suppress(ScenarioError):
            said = {
                "trial": lambda: self.trial.request().command(),
                "result": lambda: learn_command(self._controls.question()),
                "dashboard": lambda: self.dashboard.request().command(),
            }
            self._command.set_text(said.get(tab, said["trial"])())

    # -- worlds that were learnt ----------------------------------------------------------------------------------

    def _use(self, word: str) -> None:
        """Take these worlds for every answer from now on, and say so; those that are drawn if there is no word."""
        self._controls.use(word)
        self._worlds.clear()
        if not word:
            return
        with self._worlds:
            words("span", "Answers take what a pilot taught.", "said").mark("learnt")
            with suppress(ScenarioError):  # of levers that cannot be read, which the tabs say
                for name, address in (("Ask What-if with it", "/"), ("Plan with it", "/plan")):
                    ui.link(name, f"{address}?{self._controls.question().query()}")
            ui.button("Forget it", icon="close", on_click=lambda: self._take("")).props("flat dense").mark("forget")

    def _take(self, word: str) -> None:
        """The same once the page is there: the address follows."""
        self._use(word)
        with suppress(ScenarioError):
            self._asked_result()

    # -- taking along ---------------------------------------------------------------------------------------------

    def _copy(self) -> None:
        copy_address(self._address)

    def _found(self) -> "Result | None":
        tabs: dict[str, DesignTab | ResultTab | WatchingTab] = {
            "trial": self.trial, "result": self.result, "dashboard": self.dashboard,
        }  # fmt: skip
        tab = tabs[str(self._tabs.value)]
        if tab.found is None:
            ui.notify("There is no answer yet", type="warning")
        return tab.found

    def _csv(self) -> None:
        found = self._found()
        if found is not None:
            ui.download.content(found.table.to_csv(index=False), f"{found.kind}.csv", "text/csv")

    async def _report(self) -> None:
        found = self._found()
        if found is not None:
            text = await self._inquiry.document(found, self._command.text)
            ui.download.content(text, "report.html", "text/html")

    def leave(self) -> None:
        """The visitor has gone: nothing is computed any more."""
        for tab in (self.trial, self.result, self.dashboard):
            tab.asking.stop()


def _read(
    pairs: "Iterable[tuple[str, str]]",
) -> "tuple[Given, PilotRequest, DeclineRequest, ScenarioError | None]":
    """What an address asks; the usual, with what is wrong, where it cannot be read."""
    pairs = list(pairs)
    try:
        given = read_address(pairs)
        return given, read_request(given), read_decline(given), None
    except ScenarioError as error:
        given = Given(read_query([pair for pair in pairs if not pair[0].startswith(PREFIX)]), {})
        return given, read_request(given), read_decline(given), error


def show(pairs: "Iterable[tuple[str, str]]") -> PilotPage:
    """Build the page; what is still being computed when the visitor goes is dropped."""
    page = PilotPage(pairs)
    ui.context.client.on_delete(page.leave)
    return page
