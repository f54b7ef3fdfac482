"""The what-if page: what is asked on the left, what comes of it on the right, as soon as it is known."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from nicegui import background_tasks, ui

from loyalty_sim.app.computing.work_queue import QueueFull
from loyalty_sim.app.parts.blocks import heading, words
from loyalty_sim.app.parts.frame import Act, frame
from loyalty_sim.app.services import services
from loyalty_sim.app.visitor_request import VisitorRequest, read_query
from loyalty_sim.app.what_if.advice import advice
from loyalty_sim.app.what_if.answer import of_one_pair
from loyalty_sim.app.what_if.board import Board
from loyalty_sim.app.what_if.controls import Controls
from loyalty_sim.app.what_if.employee_view import EmployeeView
from loyalty_sim.app.what_if.figures import sentence_so_far, so_far
from loyalty_sim.app.what_if.inquiry import Inquiry
from loyalty_sim.app.what_if.live import Live
from loyalty_sim.app.what_if.saving import copy_link, download_csv, download_report, download_scenario
from loyalty_sim.app.what_if.story_view import StoryView
from loyalty_sim.app.what_if.upload import UploadDialog
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.scenario import Problem, ScenarioError
from loyalty_sim.studies.returns.whole import WORLDS
from loyalty_sim.studies.summary import changed_levers
from loyalty_sim.theory.levers import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.people.lockstep import Frame, Lockstep

CALM = 6.0
"""Seconds that an answer has to stand before its curve is computed over all that is in doubt: 112 runs and more."""
SETTLE = 0.12
"""Seconds until a moved lever is taken to have come to rest: a key held down asks once."""


def _known(lever: str) -> str:
    """The lever of the curve while the page says that there is none of another name."""
    return lever if lever in NAMES else VisitorRequest.lever


class WhatIf:
    """One visitor's page."""

    def __init__(self, pairs: "Iterable[tuple[str, str]]"):
        asked = list(pairs)
        self.question = read_query(asked)
        self._lever_chosen = any(key == "lever" for key, _ in asked)
        self._inquiry = Inquiry(services(), uuid4().hex)
        self._tasks: list[asyncio.Task[None]] = []
        self._scenarios: tuple[Scenario, Scenario] | None = None
        self.compared: Result | None = None
        self._curve: Result | None = None
        acts = (
            Act("Copy link", "link", lambda: copy_link(self.question), "The address of exactly this question"),
            Act("Open", "folder_open", lambda: self.upload.open(), "A scenario file of your own, as B"),
            Act("Save", "save", lambda: download_scenario(self.question), "B as a scenario file for the command line"),
            Act("CSV", "download", lambda: download_csv(self.compared), "The comparison as a table"),
            Act("Report", "article", self._report, "One page to send on: everything"),
            Act("Board", "summarize", lambda: self._report(True), "Two printed pages for a board"),
        )
        with frame("What-if", "What if", acts), ui.element("div").classes("shell"):
            self.controls = Controls(self.question, self.ask)
            with ui.element("div").classes("main"):
                heading("What B changes", 2).classes("unseen")
                with ui.element("div").classes("tools"):
                    self._status_line()
                    self.live = Live(lambda: self._scenarios, self._show_live, self._all_weeks)
                self.board = Board(
                    self.tell_story,
                    self.turn_lever,
                    self.find_out,
                    self.go_to_lever,
                    _known(self.question.lever),
                    self.tell_working_life,
                )
                self.story, self.employee = StoryView(), EmployeeView()
                self.upload = UploadDialog(lambda: self.question, self.open_question)
                with ui.expansion("The same from the command line").classes("fold"):
                    words("p", "Same settings, same seeds, same numbers:", "small").style("margin:0")
                    self._command = words("code", "", "line").mark("command")

    def _status_line(self) -> None:
        with ui.element("div").classes("status").props('role="status"'):
            self._status = words("span", "starting …").mark("status")
            self._bar = ui.linear_progress(0, show_value=False).props('aria-label="Runs done"')
            self._cancel = ui.button("Stop", icon="stop", on_click=self.stop).props("flat dense")
        self._bar.visible = self._cancel.visible = False

    async def _report(self, board: bool = False) -> None:
        await download_report(self.compared, self._inquiry, self.question, board, self._curve)

    # -- asking -------------------------------------------------------------------------------------------------

    def ask(self, question: VisitorRequest) -> None:
        """Answer another question; what is still being computed for the one before is dropped.

        Where A or B starts from another scenario, the curve is again of a lever in which they differ.
        """
        if (question.a, question.b) != (self.question.a, self.question.b):
            self._lever_chosen = False
        self.question = self.controls.question = question
        self.live.leave()
        self.board.lever.value = (
            question.lever if question.lever in self.board.lever.options else self.board.lever.value
        )
        self._put_in_address()
        self._start(self._answer())

    def turn_lever(self, lever: str) -> None:
        """Show the returns curve of another lever."""
        if lever != self.question.lever:
            self._lever_chosen = True
            self.ask(VisitorRequest(**(self.question.__dict__ | {"lever": lever})))

    def go_to_lever(self, lever: str) -> None:
        """Show the returns curve of a lever, and its slider."""
        self.turn_lever(lever)
        self.controls.go_to(lever)

    def leave(self) -> None:
        """The visitor has gone: what is still being computed for this page is dropped."""
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    def open_question(self, question: VisitorRequest) -> None:
        """A question that came from elsewhere, such as a file: controls follow."""
        self.controls.show(question)
        self.ask(question)

    def find_out(self, kind: str) -> None:
        """Compute what matters most: levers, or figures in doubt."""
        if self._scenarios:
            self._tasks.append(background_tasks.create(self._matters(kind, *self._scenarios), name="matters"))

    async def _matters(self, kind: str, a: "Scenario", b: "Scenario") -> None:
        def tell(done: int, total: int) -> None:
            self._say(f"what matters most: {done} of {total} runs", done / total)

        inquiry = self._inquiry
        with suppress(asyncio.CancelledError):
            try:
                found = await (
                    inquiry.levers_matter(b, tell) if kind == "levers" else inquiry.doubts_matter(a, b, tell)
                )
            except (RunFailed, QueueFull, ScenarioError) as error:
                self._say(str(error))
                return
            self.board.matters.show(kind, found, b.market.currency)
            self._say("what matters most is below")

    def _show_live(self, worlds: "Lockstep", frame: "Frame") -> None:
        assert self._scenarios
        answer = so_far(frame.weekly_a, frame.weekly_b)
        self.board.show_live(answer, frame.dots, frame.talk, worlds.circle, frame.week)
        self._say(sentence_so_far(answer, frame.week, self._scenarios[1].market.currency))

    def _all_weeks(self) -> None:
        self.board.show_all_weeks()
        self._say("all weeks again")

    def stop(self) -> None:
        """Compute no further."""
        self.leave()
        self._say("stopped; what is shown is what was known by then")

    def _start(self, work: Any) -> None:
        self.leave()
        self._tasks.append(background_tasks.create(work, name="answer"))

    async def _answer(self) -> None:
        question = self.question
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(SETTLE)
            await self._answer_at_last(question)

    async def _answer_at_last(self, question: VisitorRequest) -> None:
        try:
            await self._look_for_firm(question)
            a, b = question.scenarios()
        except (RunFailed, QueueFull) as error:
            self._say(str(error))
            return
        except ScenarioError as error:
            self.board.problems.show(error.problems)
            self._say("change what is named above, or choose a scenario to start from")
            return
        self.board.problems.hide()
        self._scenarios, self.compared, self._curve = (a, b), None, None
        question = self._about_what_moves(question, a, b)
        self._command.set_text(question.command())
        other = [f"Not the market of the firm's figures: {said}." for said in question.other_market()]
        taught = ["What is not known is as a pilot left it (page Pilot)."] if question.learnt else []
        self.board.show_advice([*taught, *other, *advice(a, b, question.seeds)])
        try:
            await self._compute(question, a, b)
        except (RunFailed, QueueFull) as error:
            self.board.problems.show([Problem(str(error), "run")])
            self._say("some runs failed")

    def _about_what_moves(self, question: VisitorRequest, a: "Scenario", b: "Scenario") -> VisitorRequest:
        """The question with the curve of a lever in which B differs from A, while nobody has chosen another."""
        moved = [lever for lever in changed_levers(a, b) if lever in self.board.lever.options]
        if self._lever_chosen or not moved or question.lever in moved:
            return question
        self.question = self.controls.question = replace(question, lever=moved[0])
        self.board.lever.value = moved[0]
        self._put_in_address()
        return self.question

    def _put_in_address(self) -> None:
        """The address of this question, so that a page that is opened again asks the same."""
        client = self._status.client
        client.run_javascript(f"history.replaceState(null, '', '/?{self.question.query()}')")

    async def _look_for_firm(self, question: VisitorRequest) -> None:
        """The market of the visitor's firm, if the question is of one; the controls wait for it."""
        if not question.firm:
            return
        said = f"looking for the market of {question.firm.get('name', 'our firm')} …"
        await self._inquiry.firm_of(question, lambda done, total: self._say(said, done / total))
        self.controls.show(question)

    async def _compute(self, question: VisitorRequest, a: "Scenario", b: "Scenario") -> None:
        self.board.waiting(a, b)
        self._say("running A and B once …", 0.0)
        pair = await self._inquiry.pair(a, b)
        self.board.show_people(a, b, pair)
        self.board.show(of_one_pair(pair[0].run, pair[1].run), a, b)
        self.board.show_network(await self._inquiry.places(pair[1].circle))
        answer, self.compared = await self._inquiry.ensemble(
            a, b, question.seeds, lambda done, total: self._say(f"{done} of {total} runs", done / total)
        )
        self.board.show(answer, a, b)
        answer, self.compared = await self._inquiry.in_full(
            a, b, question.seeds, lambda done, total: self._say(f"what is not known: {done} of {total}", done / total),
            question.learnt,
        )  # fmt: skip
        self.board.show(answer, a, b)
        curve = await self._inquiry.returns(
            question.lever, a, b, question.seeds,
            lambda done, total: self._say(f"returns curve: {done} of {total} runs", done / total),
        )  # fmt: skip
        self._curve = curve
        self.board.show_returns(curve, more=True)
        self._say(f"{answer.pairs} paired runs under the same luck")
        await asyncio.sleep(CALM)
        curve = await self._inquiry.returns(
            question.lever, a, b, question.seeds, lambda done, total: None, WORLDS, question.learnt
        )
        self._curve = curve
        self.board.show_returns(curve)

    async def tell_story(self, row: int) -> None:
        """Open the story of a customer."""
        if self._scenarios:
            self.story.open(row)
            self.story.show(await self._inquiry.story(*self._scenarios, row), self._scenarios)

    async def tell_working_life(self) -> None:
        """Open the story of a typical employee."""
        if self._scenarios:
            self.employee.open()
            lives = await self._inquiry.working_lives(*self._scenarios)
            self.employee.show(lives, self._scenarios[1].market.weeks)

    def _say(self, text: str, part: float | None = None) -> None:
        self._status.set_text(text)
        self._bar.visible = self._cancel.visible = part is not None
        self._bar.value = part or 0.0


async def show(pairs: "Iterable[tuple[str, str]]") -> WhatIf:
    """Build the page, then, once it is in the browser, answer its question."""
    page = WhatIf(pairs)
    client = ui.context.client
    client.on_delete(page.leave)
    await client.connected()
    if client.has_socket_connection:
        page.ask(page.question)
    return page
