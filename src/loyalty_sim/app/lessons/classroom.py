"""The class view, for the projector: a code to join, predictions as they are locked, the reveal, how well all did."""

import asyncio
from contextlib import suppress

from nicegui import background_tasks, ui

from loyalty_sim.app.frame import Act, frame
from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.pictures import histogram, picture, spoken
from loyalty_sim.app.lessons.room import ROOMS, is_right, well_calibrated
from loyalty_sim.app.lessons.solve import Solved, solve
from loyalty_sim.app.parts import ChartCard, Figure, heading, words
from loyalty_sim.app.services import services
from loyalty_sim.app.what_if.inquiry import Inquiry
from loyalty_sim.app.work_queue import QueueFull
from loyalty_sim.lab.runner import RunFailed

LOOK = 1.0


class ClassView:
    """A room, from its opening to the reveal."""

    def __init__(self, lesson: Lesson):
        self.lesson, self.room = lesson, ROOMS.open(lesson.id)
        self._shown = -1
        self._solved: Solved | None = None
        acts = (
            Act("CSV", "download", self._csv, "All predictions, without names"),
            Act(
                "Teacher notes",
                "menu_book",
                lambda: ui.navigate.to(f"/lessons/{lesson.id}/notes", new_tab=True),
                "Opens beside",
            ),
        )
        with frame("Lessons", f"Class: {lesson.title}", acts), ui.element("div").classes("main wide"):
            with ui.element("div").classes("cards"):
                with ui.element("div").classes("card s4 joincode"):
                    words("span", f"Open {_address()} and join with", "sub")
                    words("span", self.room.code, "code").mark("room code")
                self.locked = Figure("s2", "Locked")
                self.right = Figure("s3", "Right")
                self.calibration = Figure("s3", "How well calibrated")
                for figure in (self.right, self.calibration):
                    figure.show("…", "after the reveal")
            heading(lesson.question, 2).style("font-size:21px;font-weight:500;line-height:1.35;margin:6px 0")
            with ui.element("div").classes("links"):
                self._reveal = (
                    ui.button("Reveal the answer", icon="visibility", on_click=self.reveal)
                    .props("unelevated")
                    .mark("reveal")
                )
                self._close = ui.button("Close predictions", icon="lock", on_click=self.close)
                self._close.props("outline").mark("close")
                self._told = words("span", "", "sentence").mark("answer")
            with ui.element("div").classes("cards"):
                self.predictions = ChartCard("s6", "What the class predicts", 380)
                self.result = ChartCard("s6", "The result", 380, until="hidden until it is revealed")
                self.result.chart.visible = False
        self._look()
        ui.timer(LOOK, self._look)

    def _look(self) -> None:
        locked = self.room.locked
        if len(locked) == self._shown and not self.room.revealed:
            self.locked.show(f"{len(locked)} of {len(self.room.seats)}", "predictions locked")
            return
        self._shown = len(locked)
        self.locked.show(f"{len(locked)} of {len(self.room.seats)}", "predictions locked")
        self.predictions.show(histogram(self.lesson, locked))

    def close(self) -> None:
        """Take no more predictions, while the class talks about them; or take some again."""
        self.room.closed = not self.room.closed
        self._close.set_text("Take predictions again" if self.room.closed else "Close predictions")
        self._close.set_icon("lock_open" if self.room.closed else "lock")

    def reveal(self) -> None:
        """Run the model and show everybody."""
        self._reveal.disable()
        self._told.set_text("running …")
        background_tasks.create(self._solve(), name="reveal")

    async def _solve(self) -> None:
        inquiry = Inquiry(services(), f"class {self.room.code}")
        with suppress(asyncio.CancelledError):
            try:
                solved = await solve(
                    self.lesson, inquiry, lambda done, total: self._told.set_text(f"{done} of {total} runs")
                )
            except (RunFailed, QueueFull) as error:
                self._told.set_text(str(error))
                self._reveal.enable()
                return
            self._show(solved)

    def _show(self, solved: Solved) -> None:
        self._solved, self.room.revealed = solved, True
        self._reveal.visible = self._close.visible = False
        self._told.set_text(f"The model: {spoken(self.lesson, solved.right)} ({solved.answer.pairs} paired runs)")
        locked = self.room.locked
        hits = sum(is_right(each.value, solved.right, self.lesson.tolerance) for each in locked)
        self.right.show(f"{hits} of {len(locked)}", "predictions came true")
        score = well_calibrated(locked, solved.right, self.lesson.tolerance)
        if score is not None:
            self.calibration.show(f"{score:.2f}", "Brier score: 0 sure and right, 0.25 a coin, 1 sure and wrong")
        self.result.chart.visible = True
        self.result.show(picture(self.lesson, solved))

    def _csv(self) -> None:
        right = spoken(self.lesson, self._solved.right) if self._solved else ""
        ui.download.content(self.room.csv(right), f"class_{self.room.code}.csv", "text/csv")


def _address() -> str:
    """Where the lessons are, as the teacher's browser knows this server."""
    request = ui.context.client.request
    return f"{request.base_url}lessons" if request else "Lessons"


async def show(lesson: Lesson) -> ClassView:
    """Open a room and show it."""
    return ClassView(lesson)
