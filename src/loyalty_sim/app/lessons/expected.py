"""On the page for the teacher: what the model answers, and what single pairs of worlds would, once both are run."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from nicegui import background_tasks, ui

from loyalty_sim.app.computing.work_queue import QueueFull
from loyalty_sim.app.lessons.pictures import runs_done, told_right
from loyalty_sim.app.lessons.solve import solve
from loyalty_sim.app.lessons.spread import spread
from loyalty_sim.app.parts.blocks import heading, words
from loyalty_sim.app.services import services
from loyalty_sim.app.what_if.inquiry import Inquiry
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.language import keeping, tell

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson


def expected(lesson: "Lesson") -> None:
    """A section that fills itself when it is asked for."""
    heading(tell("What to expect"))
    told = (
        words("p", tell("The model's answer, and how far luck decides it."))
        .props('aria-live="polite"')
        .mark("expected")
    )

    async def run() -> None:
        asked.disable()
        with suppress(asyncio.CancelledError):
            inquiry = Inquiry(services(), uuid4().hex)
            try:
                solved = await solve(
                    lesson, inquiry, keeping(lambda done, total: told.set_text(runs_done(done, total)))
                )
            except (RunFailed, QueueFull) as error:
                told.set_text(str(error))
                asked.enable()
                return
            answer = told_right(lesson, solved)
            told.set_text(f"{answer} {spread(lesson, solved.compared)}".rstrip())
            asked.visible = False

    def begin() -> None:
        background_tasks.create(run(), name="expected", context=ui.context.client)

    asked = ui.button(tell("Run it"), icon="play_arrow", on_click=begin)
    asked.props("unelevated").mark("run for teacher")
