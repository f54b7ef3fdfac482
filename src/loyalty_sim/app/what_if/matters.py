"""What matters most: the levers of B, or the figures in doubt, as a tornado; a bar leads to its lever."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nicegui import ui

from loyalty_sim.app.parts.blocks import ChartCard, words
from loyalty_sim.app.parts.levers import name as lever_name
from loyalty_sim.app.what_if import figures
from loyalty_sim.theory.levers import NAMES

if TYPE_CHECKING:
    from loyalty_sim.studies.base import Result

KINDS = {"levers": "Levers of B", "doubts": "Figures in doubt"}
ABOUT = {
    "levers": "How far profit and customer equity of B move when one lever goes half its usual spend (the price: 5 %) "
    "down or up. It takes some 170 runs, so it is made on request. A click on a bar leads to its lever and its returns "
    "curve.",
    "doubts": "How far the difference between B and A moves when one of ten figures that are judgement goes to the end "
    "of its range. It takes some 170 runs, so it is made on request; loyalty-sim sensitivity looks at all settings in "
    "doubt.",
}
OUTCOMES = {"levers": "Profit and customer equity of B", "doubts": "Profit and customer equity, B less A"}
FIRST = 3


class Matters:
    """A card. ask: one of `KINDS` is wanted; go_to: the lever of a bar is wanted."""

    def __init__(self, ask: Callable[[str], Any], go_to: Callable[[str], Any]):
        self._ask, self._go_to = ask, go_to
        self._levers = {lever_name(lever): lever for lever in NAMES}
        self.card = ChartCard("s12", "What matters most", 420, above=self._choice, on_point=self._clicked)
        with self.card.card:
            self._lead = ui.element("div").classes("meet")
        self.forget()

    def _choice(self) -> None:
        with ui.element("div").classes("live"):
            self._kind = ui.toggle(KINDS, value="levers", on_change=self.forget).classes("choice").mark("matters")
            self._kind.props("dense no-caps unelevated toggle-color=primary")
            ui.button("Find out", icon="balance", on_click=lambda: self._ask(self._kind.value)).props(
                "outline dense"
            ).mark("find out")

    def _clicked(self, event: Any) -> None:
        if event.name in self._levers:
            self._go_to(self._levers[event.name])

    def forget(self) -> None:
        """Nothing has been found out yet, or it was about another question."""
        self._lead.clear()
        self.card.hide(ABOUT[self._kind.value])

    def show(self, kind: str, result: "Result", currency: str) -> None:
        """The tornado, and for levers a way to the first ones by keyboard."""
        self._kind.value = kind
        self.card.show(figures.tornado_of(result, currency, OUTCOMES[kind]))
        self._lead.clear()
        if kind == "levers":
            with self._lead:
                words("span", "Go to", "small")
                for key in result.table["factor"][:FIRST]:
                    self._button(key.removeprefix(figures.LEVER))

    def _button(self, lever: str) -> None:
        ui.button(lever_name(lever), on_click=lambda: self._go_to(lever)).props("outline dense no-caps").mark("go to")
