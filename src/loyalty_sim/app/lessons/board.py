"""What a whole class looks at: where to join, how many have locked, and, once they may be seen, predictions and answer.

The same for the host and for the projector. Nothing is drawn before everybody may see it, not even out of sight.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from nicegui import background_tasks, ui

from loyalty_sim.app.computing.work_queue import QueueFull
from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.pictures import histogram, picture, runs_done, spoken
from loyalty_sim.app.lessons.prediction import Prediction, is_right, well_calibrated
from loyalty_sim.app.lessons.room import REVEALED, Room, locked
from loyalty_sim.app.lessons.solve import Solved, solve
from loyalty_sim.app.parts.blocks import ChartCard, Figure, heading, words
from loyalty_sim.app.services import services
from loyalty_sim.app.together.invitation import invitation
from loyalty_sim.app.what_if.inquiry import Inquiry
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.language import keeping, number, tell

LOOK = 1.0
HIDDEN = "Hidden until predictions are closed, so that nobody is led by them."
BRIER = "Brier score: 0 sure and right, 0.25 a coin, 1 sure and wrong"


class Board:
    """A class at a lesson, looked at every second. between: builds what stands between question and charts."""

    def __init__(self, lesson: Lesson, room: Room, base: str, between: Callable[[], Any]):
        self.lesson, self.code = lesson, room.code
        self.solved: Solved | None = None
        self._classes = services().classes
        self._inquiry = Inquiry(services(), f"class {room.code}")
        self._shown: tuple[str, int] | None = None
        self._solving: asyncio.Task[Any] | None = None
        self._way_in(base)
        heading(lesson.question, 2).classes("asked")
        between()
        self._told = words("p", "", "sentence").props('aria-live="polite"').mark("answer")
        with ui.element("div").classes("cards"):
            self.predictions = ChartCard("s6", tell("What the class predicts"), 380)
            self.result = ChartCard("s6", tell("The result"), 380)
        self.result.hide(tell("Hidden until it is revealed."))
        self.look()
        ui.timer(LOOK, self.look)

    def _way_in(self, base: str) -> None:
        with ui.element("div").classes("cards"):
            invitation(self._classes.reach, base, self.code)
            with ui.element("div").classes("s4 tallies"):
                self.locked = Figure("s12", tell("Locked"))
                self.right = Figure("s12", tell("Right"))
                self.calibration = Figure("s12", tell("How well calibrated"))
        for figure in (self.right, self.calibration):
            figure.show("…", tell("after the reveal"))

    def say(self, text: str) -> None:
        """The sentence below the question."""
        self._told.set_text(text)

    def look(self) -> None:
        """See how far the class is, and draw what has changed."""
        room = self._classes.rooms.find(self.code)
        if room is None:
            self.say(tell("This class is no longer kept."))
            return
        seats = self._classes.rooms.seats(self.code)
        come = locked(seats)
        said = tell("predictions locked") if seats else tell("nobody has joined yet")
        self.locked.show(tell("{part} of {whole}", part=len(come), whole=len(seats)), said)
        if self._shown == (room.stage, len(come)):
            return
        self._shown = room.stage, len(come)
        if room.shows_predictions:
            self.predictions.show(histogram(self.lesson, come))
        else:
            self.predictions.hide(tell(HIDDEN))
        if room.stage == REVEALED and self.solved is None and self._solving is None:
            self._solving = background_tasks.create(self.solve(), name="reveal", context=ui.context.client)
        elif self.solved is not None:
            self._score(come)

    async def solve(self) -> bool:
        """Run the lesson's question; whether it has been answered. It is shown only in a class that may see it."""
        with suppress(asyncio.CancelledError):
            try:
                solved = await solve(
                    self.lesson, self._inquiry, keeping(lambda done, total: self.say(runs_done(done, total)))
                )
            except (RunFailed, QueueFull) as error:
                self.say(str(error))
                return False
            finally:
                self._solving = None
            room = self._classes.rooms.find(self.code)
            if room is not None and room.stage == REVEALED:
                self._answer(solved)
            return True
        return False

    def _answer(self, solved: Solved) -> None:
        self.solved = solved
        right = spoken(self.lesson, solved.right)
        self.say(tell("The model: {right} ({pairs} paired runs)", right=right, pairs=solved.answer.pairs))
        self.result.show(picture(self.lesson, solved))
        self._score(locked(self._classes.rooms.seats(self.code)))

    def _score(self, come: list[Prediction]) -> None:
        assert self.solved
        right, tolerance = self.solved.right, self.lesson.tolerance
        hits = sum(is_right(each.value, right, tolerance) for each in come)
        self.right.show(tell("{part} of {whole}", part=hits, whole=len(come)), tell("predictions came true"))
        score = well_calibrated(come, right, tolerance)
        if score is not None:
            self.calibration.show(number(score, ".2f"), tell(BRIER))
