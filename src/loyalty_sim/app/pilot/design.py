"""The tab that asks which trial would change the decision: what a trial may cost, and below the answer with a plan."""

from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.parts.blocks import compact, heading, words
from loyalty_sim.app.pilot.asked import ASKED, MOST_SITES, SITES, WORLDS, PilotRequest
from loyalty_sim.app.pilot.tab import AskingTab
from loyalty_sim.studies.pilot.measures import MEASURES
from loyalty_sim.studies.pilot.seen import MEASURES_READ
from loyalty_sim.studies.pilot.sheet import sheet_of
from loyalty_sim.studies.pilot.trial import FEWEST_SITES

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result

HOW_MANY = {16: "16: a first answer", 40: "40: the usual", 96: "96: minutes"}


class DesignTab(AskingTab[PilotRequest]):
    """One visitor's search for a trial."""

    intro = (
        "Trials of different size and length are run in markets that differ in what is not known. Each is worth what "
        "deciding by its result would gain, less what it costs. Not to test is an answer."
    )
    marker = "design-status"
    answer, figures = "The answer", "Trials"
    tall = 340

    def _controls(self) -> None:
        with ui.element("div").classes("plan-controls"):
            self._sites = ui.number("Sites of your firm", min=FEWEST_SITES, max=MOST_SITES, step=1).mark("sites")
            self._budget = ui.number("Most that the trial may spend", min=0, step=1_000).mark("budget")
            self._per_site = ui.number("Cost of a treated site beside", min=0, step=100)
            self._asked = ui.number("Customers asked every week, %", min=0.1, max=100, step=1)
            self._worlds = ui.select(HOW_MANY, label="Worlds")
            titles = {name: measure.title for name, measure in MEASURES.items()}
            self._measures = ui.select(titles, label="Read by", multiple=True).props("use-chips").mark("measures")
        compact(self._sites, self._budget, self._per_site, self._asked, self._measures, self._worlds)
        with ui.element("div").classes("links"):
            ui.button("Find the trial", icon="search", on_click=self.ask).mark("find")

    def put(self, asked: PilotRequest) -> None:
        """What is asked, into the controls; what they cannot hold is left as usual."""
        self._sites.value, self._budget.value, self._per_site.value = asked.sites, asked.budget, asked.per_site
        self._asked.value = 100 * asked.asked
        self._measures.value = [name for name in asked.measures if name in MEASURES]
        self._worlds.value = asked.worlds if asked.worlds in HOW_MANY else WORLDS[0]

    def request(self) -> PilotRequest:
        """What the controls say. Raises ScenarioError for levers that cannot be read."""
        return PilotRequest(
            self._question(), round(self._sites.value or SITES),
            None if self._budget.value is None else float(self._budget.value), float(self._per_site.value or 0),
            tuple(name for name in MEASURES if name in self._measures.value) or MEASURES_READ,
            round((self._asked.value or 100 * ASKED) / 100, 6), int(self._worlds.value),
        )  # fmt: skip

    async def _find(self, asked: PilotRequest) -> "tuple[Result, Scenario]":
        keep, change = asked.arms()
        return await self._inquiry.pilot(asked, keep, change, self.asking.tell), keep

    def _say(self, found: "Result", asked: PilotRequest) -> None:
        summary = found.summary()
        assert summary
        words("p", summary.do[0], "sentence").style("margin:2px 0").mark("verdict")
        if summary.do[1:]:
            with ui.element("ol").style("margin:4px 0; padding-left:22px").mark("steps"):
                for sentence in summary.do[1:]:
                    words("li", sentence.removeprefix("Plan: "), "said")
        for head, sentences in summary.sections()[1:]:
            heading(head, 3)
            for sentence in sentences:
                words("p", sentence, "said").style("margin:2px 0")
        if summary.do[1:]:
            with ui.element("div").classes("links"):
                ui.button("Sheet for the branches", icon="grid_on", on_click=self._sheet).props("outline")

    def _sheet(self) -> None:
        table = sheet_of(self.found.detail) if self.found else None
        if table is not None:
            ui.download.content(table.to_csv(index=False), "pilot.csv", "text/csv")
