"""The tab that asks whether the dashboard would see a decline: the measurement laboratory."""

from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.parts.blocks import compact, words
from loyalty_sim.app.pilot.decline import MOST_BONUS, DeclineRequest, sizes_in
from loyalty_sim.app.pilot.tab import AskingTab
from loyalty_sim.studies.measure.study import CUT
from loyalty_sim.studies.measure.words import bonus, decline, delays, false_alarms
from loyalty_sim.theory.levers import NAMES, lever_named

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result


class WatchingTab(AskingTab[DeclineRequest]):
    """One visitor's dashboard; the question's A is today."""

    intro = (
        "A firm gets worse from week 53 on, slowly, as firms do. Surveys of different size, complaints and departures "
        "are each watched by a control chart: how long until it speaks, and how often where nothing declines?"
    )
    marker = "watching-status"
    answer, figures = "Would it be seen?", "Figures"
    tall = 320

    def _controls(self) -> None:
        with ui.element("div").classes("plan-controls"):
            self._lever = ui.select({name: lever_named(name).title for name in NAMES}, label="What declines")
            self._multiple = ui.number("To so many times the usual", min=0, step=0.1).mark("multiple")
            self._points = ui.number("Points of satisfaction that count", min=0.1, step=0.5)
            self._answers = ui.input("Answers a week, of surveys").mark("answers")
            self._bonus = ui.number("Also with a bonus on scores, % of pay", min=0, max=100 * MOST_BONUS, step=5)
        compact(self._lever, self._multiple, self._points, self._answers, self._bonus)
        with ui.element("div").classes("links"):
            ui.button("Watch it", icon="monitor_heart", on_click=self.ask).mark("watch")

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

    async def _find(self, asked: DeclineRequest) -> "tuple[Result, Scenario]":
        today = asked.today()
        return await self._inquiry.decline(asked, today, self.asking.tell), today

    def _say(self, found: "Result", asked: DeclineRequest) -> None:
        detail = found.detail
        words("p", decline(detail, asked.cut), "sentence").style("margin:2px 0").mark("decline")
        for sentence in filter(None, (*delays(detail), false_alarms(detail), bonus(detail))):
            words("p", sentence, "said").style("margin:2px 0")
