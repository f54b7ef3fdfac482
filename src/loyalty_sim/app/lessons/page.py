"""A lesson in six steps. No answer is on the page before the prediction is locked; in a class, before the reveal."""

import asyncio
from contextlib import suppress
from typing import Any
from uuid import uuid4

from nicegui import background_tasks, ui

from loyalty_sim.app.computing.work_queue import QueueFull
from loyalty_sim.app.lessons.behind import show_claims
from loyalty_sim.app.lessons.class_seat import ClassSeat
from loyalty_sim.app.lessons.lesson import Lesson
from loyalty_sim.app.lessons.pictures import before, picture, run_of, runs_done, spoken, told_right
from loyalty_sim.app.lessons.prediction import Prediction, Unclear, is_right, read_prediction
from loyalty_sim.app.lessons.room import OPEN
from loyalty_sim.app.lessons.solve import Solved, solve, typical
from loyalty_sim.app.lessons.teaching import STEPS
from loyalty_sim.app.lessons.trying import Trying
from loyalty_sim.app.parts.blocks import ChartCard, Slider, heading, words
from loyalty_sim.app.parts.frame import Act, frame
from loyalty_sim.app.services import services
from loyalty_sim.app.what_if.figures import sentence
from loyalty_sim.app.what_if.inquiry import Inquiry
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.language import keeping, tell
from loyalty_sim.validation.claims.shipped import told_of

AFTER = ("Explain", "Transfer")
"""Steps whose texts give the answer away: they are put on the page once it may be known."""
STEPS_TITLE, YOURS, SURE, DONE = "Steps of the lesson", "Your prediction", "How sure are you, per cent", "Runs done"
LISTEN = 1.0
FOCUS = """(tries => {{ const go = () => {{
  const step = document.getElementById("{id}");
  if (step && step.offsetParent) step.focus(); else if (tries-- > 0) setTimeout(go, 50);
}}; go(); }})(60)"""
"""Waits for the step to be on the page: one that is not shown is not there."""


class LessonPage:
    """One visitor at one lesson. seat: the place in a class, if the visitor has one; teaches: may see the notes."""

    def __init__(self, lesson: Lesson, seat: ClassSeat | None, teaches: bool):
        self.lesson, self.seat = lesson, seat
        self._inquiry = Inquiry(services(), uuid4().hex)
        kept = seat.seat if seat else None
        self._prediction: Prediction | None = kept.prediction if kept else None
        self._solved: Solved | None = None
        self._tried: asyncio.Task[None] | None = None
        self._texts: dict[str, Any] = {}
        with frame("Lessons", lesson.title, self._acts(teaches)), ui.element("div").classes("lesson"):
            with ui.element("div").classes("steps"):
                heading(tell("Lesson {number} · {title}", number=lesson.number, title=lesson.title), 2)
                where = (
                    [tell("Class {code} · seat {number}", code=seat.code, number=kept.number)] if seat and kept else []
                )
                words("p", " · ".join([*where, tell("{count} minutes", count=lesson.minutes)]), "sub").style("margin:0")
                self._told = words("p", "", "told").props('role="status"').mark("class says")
                self._told.visible = seat is not None
                self._steps(kept.step if kept and kept.step in STEPS else STEPS[0])
            with ui.element("div").classes("result"):
                self.chart = ChartCard(
                    "s12",
                    tell("The result"),
                    420,
                    until=tell("It appears here once your prediction is locked and the model has run."),
                )
                self.chart.chart.visible = False
        self._listen()
        if seat is not None:
            ui.timer(LISTEN, self._listen)

    def _acts(self, teaches: bool) -> tuple[Act, ...]:
        place = f"/lessons/{self.lesson.id}"
        acts = [Act(tell("Worksheet"), "print", lambda: ui.navigate.to(f"{place}/worksheet"), tell("To print"))]
        if teaches and self.seat is None:
            notes = lambda: ui.navigate.to(f"{place}/notes")  # noqa: E731
            acts.append(Act(tell("Notes"), "menu_book", notes, tell("For the teacher")))
        return tuple(acts) if self.seat is None else ()

    def _steps(self, begin: str) -> None:
        with (
            ui.stepper(value=begin)
            .props(f'vertical flat header-nav=false animated=false aria-label="{tell(STEPS_TITLE)}"')
            .classes("w-full")
            .mark("steps") as self.stepper
        ):
            for name in STEPS:
                with (
                    ui.step(name, title=tell(name)),
                    ui.element("div").props(f'id="{_id(name)}" tabindex="-1"').classes("step"),
                ):
                    if name == "Predict":
                        self._predict()
                    elif name == "Run":
                        self._run_step()
                    elif name in AFTER:
                        self._texts[name] = ui.element("div")
                    else:
                        ui.markdown(self.lesson.texts[name])
                        self._next(name)

    def _next(self, name: str) -> ui.button:
        """The button to the step after this one."""
        after = STEPS[STEPS.index(name) + 1]
        return ui.button(tell("Next"), on_click=lambda: self.go_to(after)).props("unelevated").mark(f"after {name}")

    def go_to(self, name: str) -> None:
        """Show a step, and put the keyboard there."""
        self.stepper.set_value(name)
        if self.seat:
            self.seat.put_step(name)
        ui.run_javascript(FOCUS.format(id=_id(name)))

    def _predict(self) -> None:
        lesson = self.lesson
        words("p", lesson.question, "question").mark("question")
        if lesson.choices:
            self._choice: Any = ui.radio(lesson.choices, on_change=self._echo).props(f'aria-label="{tell(YOURS)}"')
        else:
            low, high = lesson.range
            label = tell("Your prediction, {unit}, from {low:g} to {high:g}", unit=lesson.unit, low=low, high=high)
            self._choice = ui.input(label, on_change=self._echo)
            self._choice.props('outlined dense inputmode="text" maxlength=20 autocomplete=off')
        self._choice.mark("choice")
        words("span", tell("How sure are you?"), "small")
        with ui.element("div").classes("sure"):
            self._sure = Slider(min=0, max=100, step=5, value=60, on_change=self._echo)
            self._sure.props(f'aria-label="{tell(SURE)}" label').mark("sure")
            words("span", "").bind_text_from(self._sure, "value", lambda value: f"{value:.0f} %")
        self._said = words("p", "", "echo").props('aria-live="polite"').mark("echo")
        with ui.element("div").classes("links"):
            self._lock = (
                ui.button(tell("Lock my prediction"), icon="lock", on_click=self.lock).props("unelevated").mark("lock")
            )
            ui.button(tell("Hint"), on_click=self._give_hint).props("flat")
            self._past = self._next("Predict")
        self._hint = ui.markdown(lesson.texts["Hint"])
        self._hint.set_visibility(False)

    def _give_hint(self) -> None:
        self._hint.set_visibility(True)

    def _echo(self) -> None:
        """Say what would be locked, before it is."""
        if self._prediction is None and self._choice.value not in (None, ""):
            try:
                self._said.set_text(tell("You are about to lock: {what}.", what=self._read_back(self._read())))
            except Unclear as why:
                self._said.set_text(f"{why}.")

    def _read(self) -> Prediction:
        """What is entered. Raises Unclear."""
        return Prediction(read_prediction(self.lesson, self._choice.value), round(min(100, max(0, self._sure.value))))

    def _read_back(self, prediction: Prediction) -> str:
        return tell("{what}, {sure} % sure", what=spoken(self.lesson, prediction.value), sure=prediction.sure)

    def _run_step(self) -> None:
        self._wait = words("p", "", "said").mark("verdict")
        self._bar = ui.linear_progress(0, show_value=False).props(f'aria-label="{tell(DONE)}"')
        self._go = ui.button(tell("Run"), icon="play_arrow", on_click=self.run).props("unelevated").mark("run")
        self._trying = Trying(self.lesson, self.try_out)
        self._on = self._next("Run")
        self._bar.visible = self._on.visible = False

    def lock(self) -> None:
        """Take the prediction; it cannot be changed afterwards."""
        if self._prediction is not None:
            return
        try:
            prediction = self._read()
        except Unclear as why:
            self._said.set_text(f"{why}.")
            ui.notify(str(why), type="warning")
            return
        if self.seat and not self.seat.lock(prediction):
            ui.notify(tell("The class takes no predictions any more: yours is not counted"), type="warning")
            self._listen()
            return
        self._prediction = prediction
        self._listen()
        self.go_to("Run")

    def _listen(self) -> None:
        """Show what is locked; in a class, where it is, and whether predictions are taken and the run may begin."""
        yours = self._read_back(self._prediction) if self._prediction else ""
        takes = self._prediction is None if self.seat is None else self.seat.takes
        for element in (self._choice, self._sure, self._lock):
            element.set_enabled(takes)
        self._past.visible = not takes
        if yours:
            self._said.set_text(tell("Locked: {what}.", what=yours))
        if self.seat is not None:
            self._told.set_text(self.seat.told(yours))
        self._go.set_enabled(self._may_run())
        if self._solved is None:
            self._wait.set_text(self._waits())

    def _may_run(self) -> bool:
        return self._prediction is not None if self.seat is None else self.seat.revealed

    def _waits(self) -> str:
        if self._may_run():
            return tell("Locked. Now let the model run.") if self._prediction else tell("Now let the model run.")
        if self._prediction:
            return tell("Locked. Wait until the answer is revealed in class.")
        if self.seat is None or ((room := self.seat.room) and room.stage == OPEN):
            return tell("Predict first.")
        return tell("Wait until the answer is revealed in class.")

    def run(self) -> None:
        """Run the lesson's question and show what came of it."""
        if not self._may_run():
            return
        self._go.disable()
        self._bar.visible = True
        background_tasks.create(self._solve(), name="lesson", context=ui.context.client)

    def _unveil(self) -> None:
        """Put on the page what gives the answer away."""
        lesson = self.lesson
        with self._texts["Explain"]:
            ui.markdown(lesson.texts["Explain"])
            if lesson.sources:
                words("p", tell("Where this comes from: {sources}.", sources="; ".join(lesson.sources)), "small")
            if lesson.claims:
                heading(tell("What the ledger says of it"))
                show_claims(told_of(lesson.claims))
            self._next("Explain")
        with self._texts["Transfer"]:
            ui.markdown(lesson.texts["Transfer"])
            ui.link(tell("Open in What-if"), f"/?{lesson.asked.query()}").classes("primary")

    async def look(self) -> None:
        """Show A, which there is to look at before the prediction."""
        with suppress(RunFailed, QueueFull):
            seed = await typical(self.lesson, self._inquiry, keeping(self._tell_looking))
            portrait = await self._inquiry.portrait(self.lesson.asked.scenarios()[0], seed)
            if self._solved is None:
                self.chart.chart.visible = True
                said = tell("What you see is A {run}.", run=run_of(self.lesson, portrait))
                later = tell("B appears here once your prediction is locked and the model has run.")
                self.chart.show(before(self.lesson, portrait), f"{said} {later}")

    def _tell_looking(self, done: int, total: int) -> None:
        if self._solved is None:
            self.chart.hide(
                tell("A is being run, to show a typical run of it: {done} of {total}.", done=done, total=total)
            )

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
        self._tried = background_tasks.create(self._try_out(moved), name="try out", context=ui.context.client)

    async def _try_out(self, moved: Lesson) -> None:
        with suppress(asyncio.CancelledError):
            try:
                solved = await solve(
                    moved, self._inquiry, keeping(lambda done, total: self._trying.say(runs_done(done, total)))
                )
            except (RunFailed, QueueFull) as error:
                self._trying.say(str(error))
                return
            self._trying.say(sentence(solved.answer, *moved.asked.scenarios()))
            self.chart.show(picture(moved, solved))

    def _show(self, solved: Solved) -> None:
        if self._solved is None:
            self._unveil()
        self._solved = solved
        self._bar.visible = self._go.visible = False
        self._on.visible = True
        self._trying.begin()
        told = told_right(self.lesson, solved)
        if self._prediction is None:
            missed = tell("You have not locked a prediction.")
            self._wait.set_text(f"{told} {missed}")
        else:
            hit = is_right(self._prediction.value, solved.right, self.lesson.tolerance)
            head = tell("You were right.") if hit else tell("It came out otherwise.")
            yours = tell("You: {what}.", what=self._read_back(self._prediction))
            self._wait.set_text(f"{head} {told} {yours}")
        self.chart.chart.visible = True
        self.chart.show(picture(self.lesson, solved))


def _id(step: str) -> str:
    return f"step-{step.lower()}"


async def show(lesson: Lesson, seat: ClassSeat | None = None, teaches: bool = False) -> LessonPage:
    """Build the page, then show what there is to look at."""
    page = LessonPage(lesson, seat, teaches)
    client = ui.context.client
    await client.connected()
    if client.has_socket_connection:
        background_tasks.create(page.look(), name="look", context=client)
        if seat is not None and seat.revealed and page.stepper.value in ("Run", *AFTER):
            page.run()  # who has seen the answer and comes back finds it again
    return page
