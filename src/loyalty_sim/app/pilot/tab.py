"""A tab of the page of pilots that asks something of the market in question, and shows the answer below."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from nicegui import ui

from loyalty_sim.app.parts.asking import Asking
from loyalty_sim.app.parts.blocks import card, heading, show_chart, words
from loyalty_sim.app.parts.form_view import show_form
from loyalty_sim.studies.market import market_words

if TYPE_CHECKING:
    from loyalty_sim.app.pilot.inquiry import PilotInquiry
    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result


class OfQuestion(Protocol):
    """What a tab asks, of the market in question."""

    @property
    def question(self) -> "VisitorRequest":
        """The market, and what is done in it."""


Asked = TypeVar("Asked", bound=OfQuestion)


class AskingTab(ABC, Generic[Asked]):
    """One visitor's question, how far it is, and the answer: controls, a sentence, charts and a table.

    intro: what it is about. marker: of the line that says how far it is. answer, figures: headings. tall: height of a
    chart. question: gives the question of the page, after whatever it needs. changed: told what was asked. found: the
    answer, None while there is none.
    """

    intro: ClassVar[str]
    marker: ClassVar[str]
    answer: ClassVar[str]
    figures: ClassVar[str]
    tall: ClassVar[int]

    def __init__(
        self, inquiry: "PilotInquiry", question: "Callable[[], VisitorRequest]", changed: Callable[[Asked], None],
        asked: Asked,
    ):  # fmt: skip
        self._inquiry, self._question, self._changed = inquiry, question, changed
        self.found: Result | None = None
        words("p", self.intro, "said")
        self._controls()
        self.put(asked)
        self.asking = Asking(self.marker)
        self._answer = ui.element("div").classes("cards")

    @abstractmethod
    def _controls(self) -> None:
        """The controls of what is asked."""

    @abstractmethod
    def put(self, asked: Asked) -> None:
        """What is asked, into the controls; what they cannot hold is left as usual."""

    @abstractmethod
    def request(self) -> Asked:
        """What the controls say. Raises ScenarioError for what cannot be read."""

    @abstractmethod
    async def _find(self, asked: Asked) -> "tuple[Result, Scenario]":
        """The answer, and the market it is of."""

    @abstractmethod
    def _say(self, found: "Result", asked: Asked) -> None:
        """The answer in words, under its heading."""

    def ask(self) -> None:
        """Find what the controls ask for."""
        self.found = None
        asked = self.asking.read(self.request)
        if asked:
            self._changed(asked)
            self.asking.start(self._answered(asked))

    async def _answered(self, asked: Asked) -> str:
        await self._inquiry.firm_of(asked.question, self.asking.tell)
        self.found, market = await self._find(asked)
        self._show(self.found, asked)
        return f"done: {market_words(market)}"

    def _show(self, found: "Result", asked: Asked) -> None:
        self._answer.clear()
        with self._answer:
            with card("s12", self.answer):
                heading(self.answer, 2)
                self._say(found, asked)
            show_figures(found, self.figures, self.tall)


def show_figures(found: "Result", title: str, tall: int) -> None:
    """The charts of an answer, two side by side, a chart of many bars taller; and the table under its heading."""
    for chart in found.charts():
        show_chart(chart, "s6", tall)
    with card("s12", title):
        heading(title, 2)
        show_form(found.form())
