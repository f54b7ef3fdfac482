"""The page of plans: what may be split in today's market on top, the plan below with its pictures and board page."""

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from nicegui import ui

from loyalty_sim.app.my_firm.whose import WhoseFirm
from loyalty_sim.app.parts.asking import Asking
from loyalty_sim.app.parts.blocks import card, compact, heading, show_chart, words
from loyalty_sim.app.parts.form_view import show_form
from loyalty_sim.app.parts.frame import Act, frame
from loyalty_sim.app.parts.titles import titles
from loyalty_sim.app.plan.asked import LEVERS, PlanRequest
from loyalty_sim.app.services import services
from loyalty_sim.app.serving.limits import CUSTOMERS
from loyalty_sim.app.visitor_request import read_query
from loyalty_sim.app.what_if.inquiry import Inquiry
from loyalty_sim.scenario import ScenarioError
from loyalty_sim.studies.market import market_words
from loyalty_sim.studies.optimise.risk import RISKS
from loyalty_sim.theory.levers import BOUGHT
from loyalty_sim.world.settings import MarketSettings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.studies.base import Result

TALL = 360
"""Height of a chart, and of a bar with a name of three lines."""
USUAL_TRADE, USUAL_CUSTOMERS = "bank", 2_000
"""Of a market that no address and no firm says: a plan of this size takes about a minute."""
INTRO = (
    "How to split money over levers: what is spent today, and what is new. A search tries some dozens of splits in the "
    "same market; the best is cut back to what comes back, and compared with today under fresh luck and in worlds with "
    "other figures. What is to grow is profit and customer equity together, over the time simulated. To keep what you "
    "do is an answer."
)


class PlanPage:
    """One visitor's plan."""

    def __init__(self, pairs: "Iterable[tuple[str, str]]"):
        self.asked = PlanRequest(read_query(pairs))
        self._inquiry = Inquiry(services(), uuid4().hex)
        self._found: Result | None = None
        acts = (
            Act("CSV", "download", self._csv, "The plan as a table"),
            Act("Report", "article", self._document, "One page to send on: everything"),
            Act("Board", "summarize", lambda: self._document(True), "Two printed pages for a board"),
        )
        with frame("Plan", "Plan", acts), ui.element("div").classes("main wide"):
            words("p", INTRO, "said").style("margin:0")
            with ui.element("div").classes("cards"), card("s12", "What may be split"):
                heading("What may be split", 2)
                self._controls()
            self.asking = Asking()
            self._plan = ui.element("div").classes("cards")
            with ui.expansion("The same from the command line").classes("fold"):
                words("p", "Same settings, same seeds, same plan:", "small").style("margin:0")
                self._command = words("code", self.asked.command(), "line").mark("command")

    def _controls(self) -> None:
        self._firm = WhoseFirm(self._let_go)
        with ui.element("div").classes("plan-controls"):
            self._trade = ui.select(titles("trade"), label="Trade").mark("trade")
            low, high = CUSTOMERS
            self._customers = ui.number("Customers in the market", min=low, max=high, step=100).mark("customers")
            self._levers = ui.select(
                {lever.name: lever.title for lever in BOUGHT}, label="Levers", value=list(LEVERS), multiple=True
            ).props("use-chips").mark("levers")  # fmt: skip
            self._budget = ui.number(f"New money a year, {MarketSettings().currency}", value=0, min=0, step=1_000).mark(
                "budget"
            )
            self._move = ui.switch("Also move what is spent today", value=True).mark("move")
            self._risk = ui.select(dict(RISKS), label="Look for", value="mean").mark("risk")
            self._limits = ui.input(
                f"Least and most a year, {MarketSettings().currency}", placeholder="climate=10000:60000"
            ).mark("limits")
            self._rival = ui.input("A move that rivals announced", placeholder="price:w26:0.9").mark("rival")
        self._limits.props["hint"] = "such as: on climate no less than 10,000 and no more than 60,000"
        self._rival.props["hint"] = "such as: from week 26 on, their price is 0.9 times the usual"
        self._put(self.asked.question)
        self._scale = words("p", "", "small").props('role="status"').mark("scale")
        for control in (self._trade, self._customers, self._levers, self._budget, self._risk):
            control.on_value_change(self._tell_scale)
        self._tell_scale()
        compact(self._trade, self._customers, self._levers, self._budget, self._risk, self._limits, self._rival)
        with ui.element("div").classes("links"):
            ui.button("Find the plan", icon="search", on_click=self.ask).mark("find")

    def _put(self, question: "VisitorRequest") -> None:
        """The market of a question into the controls; that of a firm has its own page."""
        self._firm.show(question)
        self._trade.visible = self._customers.visible = not question.firm
        trade, trades = question.both.get("trade", ""), self._trade.options
        self._trade.value = trade if trade in trades else USUAL_TRADE
        self._customers.value = _size(question.both.get("market.customers", ""))

    def _let_go(self) -> None:
        """Any firm of the trade again."""
        question = self.asked.question.of_any_firm()
        self.asked = replace(self.asked, question=question)
        self._put(question)
        self._tell_scale()

    def _tell_scale(self) -> None:
        """How large the firm is, and what it spends on these levers today, beside the new money."""
        asked = self._request()
        try:
            self._scale.set_text(asked.scale(services().queue.slots))
        except ScenarioError:
            self._scale.set_text("")

    def _request(self) -> PlanRequest:
        """What the controls say; a firm's market is that of its figures."""
        question = self.asked.question
        market = {} if question.firm else {
            "trade": str(self._trade.value), "market.customers": f"{self._customers.value or 0:.0f}",
        }  # fmt: skip
        return PlanRequest(
            replace(question, both={**question.both, **market}), float(self._budget.value or 0), bool(self._move.value),
            tuple(self._levers.value), (self._limits.value or "").strip(), str(self._risk.value),
            (self._rival.value or "").strip(),
        )  # fmt: skip

    def look_for_firm(self) -> None:
        """Look for the market of the visitor's firm, if the address has figures of one, before anything is asked."""
        if self.asked.question.firm:
            self.asking.start(self._look_for_firm())

    async def _look_for_firm(self) -> str:
        await self._inquiry.firm_of(self.asked.question, self.asking.tell)
        self._tell_scale()
        return f"the market: {market_words(self.asked.question.scenarios()[0])}"

    def ask(self) -> None:
        """Find the plan of what the controls say."""
        self.asked, self._found = self._request(), None
        self._command.set_text(self.asked.command())
        self.asking.start(self._answer(self.asked))

    async def _answer(self, asked: PlanRequest) -> str:
        await self._look_for_firm()
        today = asked.today()
        self._found = await self._inquiry.plan(asked, today, self.asking.tell)
        self._show(self._found)
        return f"done: {market_words(today)}"

    def _show(self, found: "Result") -> None:
        self._plan.clear()
        with self._plan:
            with card("s12", "The plan"):
                heading("The plan", 2)
                brief = found.brief()
                for place, sentence in enumerate((*brief.decision, *brief.money, *brief.sure) if brief else ()):
                    text = words("p", sentence, "sentence" if not place else "said").style("margin:2px 0")
                    text.mark("decision" if not place else "told")
            for chart in found.charts():
                show_chart(chart, "s6", TALL)
            with card("s12", "Figures"):
                heading("Figures", 2)
                show_form(found.form())

    def _csv(self) -> None:
        if self._found is None:
            ui.notify("There is no plan yet", type="warning")
            return
        ui.download.content(self._found.table.to_csv(index=False), "plan.csv", "text/csv")

    async def _document(self, board: bool = False) -> None:
        if self._found is None:
            ui.notify("There is no plan yet", type="warning")
            return
        text = await self._inquiry.document(self._found, self.asked.command(), board)
        ui.download.content(text, "board.html" if board else "report.html", "text/html")


def _size(word: str) -> int:
    """Customers of the market as an address says them, within what a page takes."""
    low, high = CUSTOMERS
    return min(max(int(word), low), high) if word.isdecimal() and len(word) < 9 else USUAL_CUSTOMERS


async def show(pairs: "Iterable[tuple[str, str]]") -> PlanPage:
    """Build the page, then, once it is in the browser, look for the market of the visitor's firm.

    What is still being computed when the visitor goes is dropped.
    """
    page = PlanPage(pairs)
    client = ui.context.client
    client.on_delete(page.asking.stop)
    await client.connected()
    if client.has_socket_connection:
        page.look_for_firm()
    return page
