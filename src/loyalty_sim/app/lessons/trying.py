"""After the result: the levers of the lesson, to be moved by the student, who sees what the model makes of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nicegui import ui

from loyalty_sim.app.parts.blocks import words
from loyalty_sim.app.parts.lever_slider import LeverSlider
from loyalty_sim.app.parts.levers import name
from loyalty_sim.language import tell

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson


def _either(levers: tuple[str, ...]) -> str:
    first, *others = (name(each).lower() for each in levers) if levers else ("",)
    for each in others:
        first = tell("{one} or {other}", one=first, other=each)
    return first


class Trying:
    """Sliders, there once `begin` is called. changed: told the lesson with a lever of B moved."""

    def __init__(self, lesson: "Lesson", changed: "Callable[[Lesson], Any]"):
        self._lesson, self._changed = lesson, changed
        with ui.element("div").classes("trying") as self._box:
            words("p", tell("Now move {levers} in B yourself:", levers=_either(lesson.levers)), "small")
            self._sliders = {lever: LeverSlider(lever, self._move) for lever in lesson.levers}
            self._said = words("p", "", "said").mark("tried")
        self._box.visible = False

    def begin(self) -> None:
        """Show the levers where the lesson has them."""
        self._box.visible = bool(self._lesson.levers)
        self._place()

    def say(self, text: str) -> None:
        """What came of it, or how far it is."""
        self._said.set_text(text)

    def _place(self) -> None:
        a, b = self._lesson.asked.scenarios()
        for lever, slider in self._sliders.items():
            slider.show(b, getattr(b.firm.levers, lever), getattr(a.firm.levers, lever))

    def _move(self, lever: str, value: float) -> None:
        asked = self._lesson.asked.with_setting(f"firm.levers.{lever}", f"{value:g}", "")
        self._lesson = self._lesson._replace(asked=asked)
        self._place()
        self._changed(self._lesson)
