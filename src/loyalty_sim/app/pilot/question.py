"""The market of the page, and what is tried in it: a scenario of the library, with levers of one's own laid over it."""

from collections.abc import Mapping
from dataclasses import replace

from nicegui import ui

from loyalty_sim.app.my_firm.whose import WhoseFirm
from loyalty_sim.app.parts.blocks import compact
from loyalty_sim.app.parts.titles import titles
from loyalty_sim.app.pilot.choices import LEVERS, triable
from loyalty_sim.app.visitor_request import VisitorRequest
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.scenario.messages import nearest, shown
from loyalty_sim.scenario.presets import options
from loyalty_sim.theory.levers import AT_SITES

LEAST_CUSTOMERS, MOST_CUSTOMERS, CUSTOMERS = 200, 20_000, 5_000
TRADE = "hotel"
OF_A_LEVER = "firm.levers."


class QuestionControls:
    """Trade, size and what is tried. question: what is in the controls at first; the rest of it stays as it is."""

    def __init__(self, question: VisitorRequest):
        self._asked = question
        self._firm = WhoseFirm(self._let_go)
        tried = triable() if question.b in triable() else {question.b: title_of(question.b), **triable()}
        with ui.element("div").classes("plan-controls"):
            self._trade = ui.select(list(options("trade")), label="Trade").mark("trade")
            self._customers = ui.number(
                "Customers in the market", min=LEAST_CUSTOMERS, max=MOST_CUSTOMERS, step=100
            ).mark("customers")
            self._tried = ui.select(tried, label="What is tried").mark("tried")
            self._levers = ui.input("Levers of it, in times of the usual", placeholder="climate=2, training=1.5")
            self._levers.mark("levers")
        compact(self._trade, self._customers, self._tried, self._levers)
        self.put(question)

    def put(self, question: VisitorRequest) -> None:
        """A question into the controls."""
        self._asked = question
        self._firm.show(question)
        self._trade.visible = self._customers.visible = not question.firm
        trade, size = question.both.get("trade", TRADE), question.both.get("market.customers", "")
        self._trade.value = trade if trade in options("trade") else TRADE
        self._customers.value = int(size) if size.isdecimal() and len(size) < 9 else CUSTOMERS
        self._tried.value = question.b
        own = {key.removeprefix(OF_A_LEVER): word for key, word in question.only_b.items() if key in LEVERS}
        self._levers.value = ", ".join(f"{lever}={word}" for lever, word in own.items())

    def question(self) -> VisitorRequest:
        """What the controls say. Raises ScenarioError for levers that cannot be read."""
        market = {} if self._asked.firm else {
            "trade": str(self._trade.value), "market.customers": f"{self._customers.value or 0:.0f}",
        }  # fmt: skip
        kept = {key: word for key, word in self._asked.only_b.items() if key not in LEVERS}
        own = {f"{OF_A_LEVER}{lever}": level for lever, level in levers_in(self._levers.value or "").items()}
        both = {**self._asked.both, **market}
        return replace(self._asked, b=str(self._tried.value), both=both, only_b=kept | own)

    def _let_go(self) -> None:
        """Any firm of the trade again; what is tried stays as it is."""
        self.put(self._asked.of_any_firm())

    def use(self, learnt: str) -> None:
        """The worlds of this word from now on; those that are drawn if it is empty."""
        self._asked = replace(self._asked, learnt=learnt)


def title_of(name: str) -> str:
    """The title of a scenario; its name where there is none, as of one that an address made up."""
    return titles("scenario").get(name, name)


def levers_in(text: str) -> Mapping[str, str]:
    """Levels by lever, as `climate=2, training=1.5` says them. Raises ScenarioError.

    >>> dict(levers_in("climate=2, training = 1.5"))
    {'climate': '2', 'training': '1.5'}
    """
    found, problems = {}, []
    for part in filter(None, (each.strip() for each in text.replace(";", ",").split(","))):
        lever, equals, level = (each.strip() for each in part.partition("="))
        if lever not in AT_SITES:
            close = nearest(lever, AT_SITES)
            help = (*((f"did you mean  {close} ?",) if close else ()), f"levers of a site: {', '.join(AT_SITES)}")
            problems.append(Problem(f"there is no lever of a site '{shown(lever)}'", "levers", help))
        elif not equals or not _is_number(level):
            problems.append(Problem(f"cannot read '{shown(part)}'", "levers", (f"such as {lever}=1.5",)))
        else:
            found[lever] = level
    if problems:
        raise ScenarioError(problems)
    return found


def _is_number(word: str) -> bool:
    return word.replace(".", "", 1).isdecimal() and len(word) < 12
