"""A lesson in six steps. The result stays hidden until the prediction is locked; in a class, until it is revealed."""

import asyncio
from contextlib import suppress
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from nicegui import background_tasks, ui

from loyalty_sim.app.frame import Act, frame
from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.pictures import before, picture, spoken
from loyalty_sim.app.lessons.room import Prediction, Room, is_right
from loyalty_sim.app.lessons.solve import Solved, solve
from loyalty_sim.app.lessons.trying import Trying
from loyalty_sim.app.parts import ChartCard, Slider, heading, words
from loyalty_sim.app.services import services
from loyalty_sim.app.what_if.figures import sentence
from loyalty_sim.app.what_if.inquiry import Inquiry
from loyalty_sim.app.work_queue import QueueFull
from loyalty_sim.lab.runner import RunFailed

STEPS = ("Story", "Look", "Predict", "Run", "Explain", "Transfer")
PREDICT, RUN = 2, 3
LISTEN = 1.0


class LessonPage:
    """One visitor at one lesson. room: the class the visitor sits in, if any."""

    def __init__(self, lesson: Lesson, room: Room | None):
        self.lesson, self.room, self.seat = lesson, room, uuid4().hex
        self._inquiry = Inquiry(services(), self.seat)
        self._prediction: Prediction | None = None
        self._solved: Solved | None = None
        self._tried: asyncio.Task[None] | None = None
        if room is not None:
            room.sit(self.seat)
        acts = (
            Act("Class view", "groups", lambda: ui.navigate.to(f"/class/{lesson.id}"), "For the projector"),
            Act("Teacher notes", "menu_book", lambda: ui.navigate.to(f"/lessons/{lesson.id}/notes"), "For the teacher"),
            Act("Worksheet", "print", lambda: ui.navigate.to(f"/lessons/{lesson.id}/worksheet"), "To print"),
        )
        with frame("Lessons", lesson.title, acts), ui.element("div").classes("lesson"):
            with ui.element("div").classes("steps"):
                heading(f"Lesson {lesson.number} · {lesson.title}", 2)
                where = f"Class {room.code} · " if room else ""
                words("p", f"{where}{lesson.minutes} minutes", "sub").style("margin:0")
                self._steps()
            with ui.element("div").classes("result"):
                self.chart = ChartCard(
                    "s12",
                    "The result",
                    420,
                    until="It appears here once your prediction is locked and the model has run.",
                )
                self.chart.chart.visible = False
        if room is not None:
            ui.timer(LISTEN, self._listen)

    def _steps(self) -> None:
        texts = self.lesson.texts
        with (
            ui.stepper()
            .props('vertical flat header-nav=false animated=false aria-label="Steps of the lesson"')
            .classes("w-full") as self.stepper
        ):
            for name in STEPS:
                with ui.step(name):
                    if name == "Predict":
                        self._predict()
                    elif name == "Run":
                        self._run_step()
                    else:
                        ui.markdown(texts[name])
                    if name == "Explain":
                        self._sources()
                    if name == "Transfer":
                        ui.link("Open in What-if", f"/?{self.lesson.asked.query()}").classes("primary")
                    if name not in ("Predict", "Run", "Transfer"):
                        ui.button("Next", on_click=self.stepper.next).props("unelevated").mark(f"after {name}")

    def _predict(self) -> None:
        lesson = self.lesson
        words("p", lesson.question, "question").mark("question")
        if lesson.choices:
            self._choice: Any = ui.radio(lesson.choices).props('aria-label="Your prediction"').mark("choice")
        else:
            self._choice = ui.number(f"Your prediction, {lesson.unit}").props("outlined dense").mark("choice")
        words("span", "How sure are you?", "small")
        with ui.element("div").classes("sure"):
            self._sure = Slider(min=0, max=100, step=5, value=60).props('aria-label="How sure are you, per cent" label')
            words("span", "").bind_text_from(self._sure, "value", lambda value: f"{value:.0f} %")
        with ui.element("div").classes("links"):
            self._lock = (
                ui.button("Lock my prediction", icon="lock", on_click=self.lock).props("unelevated").mark("lock")
            )
            ui.button("Hint", on_click=self._give_hint).props("flat")
        self._hint = ui.markdown(lesson.texts["Hint"])
        self._hint.set_visibility(False)

    def _give_hint(self) -> None:
        self._hint.set_visibility(True)

    def _run_step(self) -> None:
        self._wait = words("p", "", "said").mark("verdict")
        self._bar = ui.linear_progress(0, show_value=False).props('aria-label="Runs done"')
        self._go = ui.button("Run", icon="play_arrow", on_click=self.run).props("unelevated").mark("run")
        self._trying = Trying(self.lesson, self.try_out)
        self._on = ui.button("Next", on_click=self.stepper.next).props("unelevated").mark("after Run")
        self._bar.visible = self._on.visible = False

    def _sources(self) -> None:
        if self.lesson.sources:
            words(
                "p",
                f"Where this comes from: {'; '.join(self.lesson.sources)}. Claims {', '.join(self.lesson.claims)}.",
                "small",
            )

    def lock(self) -> None:
        """Take the prediction; it cannot be changed afterwards."""
        value = self._choice.value
        if value is None or value == "":
            ui.notify("Choose first, then lock", type="warning")
            return
        prediction = Prediction(value if self.lesson.choices else float(value), int(self._sure.value))
        if self.room and not self.room.lock(self.seat, prediction):
            ui.notify("The class takes no predictions any more: yours is not counted", type="warning")
        self._prediction = prediction
        for element in (self._choice, self._sure, self._lock):
            element.disable()
        self.stepper.next()
        self._listen()

    def _listen(self) -> None:
        """In a class, the run waits for the teacher."""
        waits = self.room is not None and not self.room.revealed
        self._go.set_enabled(not waits)
        if waits and self._prediction:
            self._wait.set_text("Locked. Wait until the answer is revealed in class.")
        elif self._solved is None:
            self._wait.set_text("Locked. Now let the model run." if self._prediction else "")

    def run(self) -> None:
        """Run the lesson's question and show what came of it."""
        if self._prediction is None or (self.room and not self.room.revealed):
            return
        self._go.disable()
        self._bar.visible = True
        background_tasks.create(self._solve(), name="lesson")

    async def look(self) -> None:
        """Show A, which there is to look at before the prediction."""
        with suppress(RunFailed, QueueFull):
            portrait = await self._inquiry.portrait(self.lesson.asked.scenarios()[0])
            if self._solved is None:
                self.chart.chart.visible = True
                said = "What you see is A. B appears here once your prediction is locked and the model has run."
                self.chart.show(before(self.lesson, portrait), said)

    async def _solve(self) -> None:
        with suppress(asyncio.CancelledError):
            try:
                solved = await solve(self.lesson, self._inquiry, lambda done, total: self._bar.set_value(done / total))
            except (RunFailed, QueueFull) as error:
                self._wait.set_text(str(error))
                self._go.enable()
                return
            self._show(solved)

    def try_out(self, moved: Lesson) -> None:
        """Run the lesson with a lever of B moved; the prediction and its answer stay what they are."""
        if self._tried:
            self._tried.cancel()
        self._tried = background_tasks.create(self._try_out(moved), name="try out")

    async def _try_out(self, moved: Lesson) -> None:
        with suppress(asyncio.CancelledError):
            try:
                solved = await solve(
                    moved, self._inquiry, lambda done, total: self._trying.say(f"{done} of {total} runs")
                )
            except (RunFailed, QueueFull) as error:
                self._trying.say(str(error))
                return
            self._trying.say(sentence(solved.answer, *moved.asked.scenarios()))
            self.chart.show(picture(moved, solved))

    def _show(self, solved: Solved) -> None:
        assert self._prediction
        self._solved = solved
        self._bar.visible = self._go.visible = False
        self._on.visible = True
        self._trying.begin()
        hit = is_right(self._prediction.value, solved.right, self.lesson.tolerance)
        said, yours = (spoken(self.lesson, value) for value in (solved.right, self._prediction.value))
        head = "You were right" if hit else "It came out otherwise"
        self._wait.set_text(
            f"{head}. The model, {solved.answer.pairs} paired runs: {said}. "
            f"You: {yours}, {self._prediction.sure} % sure."
        )
        self.chart.chart.visible = True
        self.chart.show(picture(self.lesson, solved))


async def show(lesson: Lesson, room: Room | None) -> LessonPage:
    """Build the page, then show what there is to look at."""
    page = LessonPage(lesson, room)
    client = ui.context.client
    await client.connected()
    if client.has_socket_connection:
        background_tasks.create(page.look(), name="look")
    return page


def link_to(lesson: Lesson, room: Room) -> str:
    """The address by which students join."""
    return f"/lessons/{lesson.id}?room={quote(room.code)}"
