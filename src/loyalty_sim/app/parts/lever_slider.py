"""One lever as it is moved by hand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.parts.blocks import Slider, words
from loyalty_sim.app.parts.levers import about, name, slider_range, yearly
from loyalty_sim.theory.levers import lever_named

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario

UNFOLDING = 400
"""Milliseconds that a group of levers takes to open."""
ROUNDS_UP = 0.9995
"""From this part of a unit on three figures round up to it."""


class LeverSlider:
    """Name, slider, and what it costs. moved: told the lever and where it was put."""

    def __init__(self, lever: str, moved: Callable[[str, float], None]):
        self.lever, self.preset = lever, 1.0
        with ui.element("div").classes("lever") as self._box:
            with ui.element("div").classes("top"):
                words("span", name(lever), "name").tooltip(about(lever))
                self._worth = words("span", "", "worth")
            self._known = known = slider_range(lever, 1.0)
            self._slider = Slider(min=known.low, max=known.high, step=known.step, value=known.low)
            self._slider.props(f'aria-label="{name(lever)}" label').mark(f"lever {lever}")
            self._slider.on_put(lambda value: moved(lever, round(float(value), 4)))

    def focus(self) -> None:
        """Scroll here and take the keyboard, once the group has unfolded."""
        ui.run_javascript(
            f"setTimeout(() => {{ const hand = document.querySelector('#{self._slider.html_id} [tabindex]'); "
            f"hand.scrollIntoView({{block: 'center'}}); hand.focus({{preventScroll: true}}); }}, {UNFOLDING})"
        )

    def show(self, b: "Scenario", preset: float, in_a: float) -> None:
        """Where B has the lever, and what that costs; what differs from A is set in bold."""
        here = getattr(b.firm.levers, self.lever)
        self.preset, known = preset, slider_range(self.lever, max(here, preset))
        if known != self._known:  # a resent slider would jump back under the hand that moves it
            self._known = known
            self._slider.props(f"max={known.high:g} min={known.low:g}")
        if abs(self._slider.value - here) > 1e-9:
            self._slider.value = here
        cost = f" · {short(yearly(b, self.lever))}" if lever_named(self.lever).bought else ""
        self._worth.set_text(f"× {here:.3g}{cost}")
        self._box.classes(add="moved" if here != in_a else "", remove="" if here != in_a else "moved")


def short(amount: float) -> str:
    """An amount in few letters: 31k, 1.2m."""
    for divisor, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(amount) >= ROUNDS_UP * divisor:
            return f"{amount / divisor:.3g}{letter}"
    return f"{amount:.0f}" if abs(amount) > 0.5 else "0"
