"""The tab that asks whether the dashboard would see a decline: the measurement laboratory."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.asking import Asking
from loyalty_sim.app.form_view import show_form
from loyalty_sim.app.parts import ChartCard, card, compact, heading, words
from loyalty_sim.app.pilot.decline import MOST_BONUS, DeclineRequest, sizes_in
from loyalty_sim.studies.market import market_words
from loyalty_sim.studies.measure.study import CUT
from loyalty_sim.studies.measure.words import bonus, decline, delays, false_alarms
from loyalty_sim.theory.levers import NAMES, lever_named

if TYPE_CHECKING:
    from loyalty_sim.app.pilot.inquiry import PilotInquiry
    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.studies.base import Result

INTRO = (
    "A firm gets worse from week 53 on, slowly, as firms do. Surveys of different size, complaints and departures are "
    "each watched by a control chart: how long until it speaks, and how often where nothing declines?"
)
TALL, BAR = 320, 52


class WatchingTab:
    """One visitor's dashboard.

    question: gives the question of the page, whose A is today. changed: told what was asked.
    """

    def __init__(
        self, inquiry: "PilotInquiry", question: "Callable[[], VisitorRequest]",
        changed: "Callable[[DeclineRequest], None]", asked: DeclineRequest,
    ):  # fmt: skip
        self._inquiry, self._question, self._changed = inquiry, question, changed
        self.found: Result | None = None
        words("p", INTRO, "said")
        with ui.element("div").classes("plan-controls"):
            self._lever = ui.select({name: lever_named(name).title for name in NAMES}, label="What declines")
            self._multiple = ui.number("To so many times the usual", min=0, step=0.1).mark("multiple")
            self._points = ui.number("Points of satisfaction that count", min=0.1, step=0.5)
            self._answers = ui.input("Answers a week, of surveys").mark("answers")
            self._bonus = ui.number("Also with a bonus on scores, % of pay", min=0, max=100 * MOST_BONUS, step=5)
        compact(self._lever, self._multiple, self._points, self._answers, self._bonus)
        with ui.element("div").classes("links"):
            ui.button("Watch it", icon="monitor_heart", on_click=self.ask).mark("watch")
        self.put(asked)
        self.asking = Asking("watching-status")
        self._answer = ui.element("div").classes("cards")

    def put(self, asked: DeclineRequest) -> None:
        """What is asked, into the controls; what they cannot hold is left as usual."""
        lever, _, multiple = asked.cut.partition(":")
        usual, _, level = CUT.partition(":")
        self._lever.value = lever if lever in NAMES else usual
        self._multiple.value = float(multiple if multiple.replace(".", "", 1).isdecimal() else level)
        self._points.value, self._bonus.value = asked.points, 100 * asked.bonus
        self._answers.value = ",".join(map(str, asked.answers))

    def request(self) -> DeclineRequest:
        """What the controls say. Raises ScenarioError for answers that are no numbers."""
        return DeclineRequest(
            self._question(), f"{self._lever.value}:{self._multiple.value or 0:g}", float(self._points.value or 0),
            sizes_in(self._answers.value or ""), round((self._bonus.value or 0) / 100, 6),
        )  # fmt: skip

    def ask(self) -> None:
        """Watch the decline that the controls ask for."""
        self.found = None
        asked = self.asking.read(self.request)
        if asked:
            self._changed(asked)
            self.asking.start(self._watch(asked))

    async def _watch(self, asked: DeclineRequest) -> str:
        await self._inquiry.firm_of(asked.question, self.asking.tell)
        today = asked.today()
        self.found = await self._inquiry.decline(asked, today, self.asking.tell)
        self._show(self.found, asked.cut)
        return f"done: {market_words(today)}"

    def _show(self, found: "Result", cut: str) -> None:
        detail = found.detail
        self._answer.clear()
        with self._answer:
            with card("s12", "Would it be seen?"):
                heading("Would it be seen?", 2)
                words("p", decline(detail, cut), "sentence").style("margin:2px 0").mark("decline")
                for sentence in filter(None, (*delays(detail), false_alarms(detail), bonus(detail))):
                    words("p", sentence, "said").style("margin:2px 0")
            for chart in found.charts():
                ChartCard("s6", chart.title, max(TALL, BAR * chart.rows)).show(chart)
            with card("s12", "Figures"):
                heading("Figures", 2)
                show_form(found.form())
