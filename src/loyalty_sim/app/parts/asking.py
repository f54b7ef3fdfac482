"""What every question on a page has that takes a while: how far it is, a way to stop it, and what is in its way."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from nicegui import background_tasks, ui

from loyalty_sim.app.computing.work_queue import QueueFull
from loyalty_sim.app.parts.blocks import Problems, words
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.scenario import Problem, ScenarioError

T = TypeVar("T")


class Asking:
    """A line that says how far one question is. marker: of the line, for tests."""

    def __init__(self, marker: str = "status"):
        self._task: asyncio.Task[None] | None = None
        self.problems = Problems()
        with ui.element("div").classes("status").props('role="status"'):
            self._status = words("span", "", "sub").mark(marker)
            self._bar = ui.linear_progress(0, show_value=False).props('aria-label="Runs done"')
            self._cancel = ui.button("Stop", icon="stop", on_click=self.stop).props("flat dense")
        self._bar.visible = self._cancel.visible = False

    def read(self, request: Callable[[], T]) -> T | None:
        """What the controls ask for; None, with what is wrong said, where they cannot be read."""
        self.stop()
        try:
            return request()
        except ScenarioError as error:
            self.problems.show(error.problems)
            self.say("change what is named above")
            return None

    def start(self, work: Coroutine[Any, Any, str]) -> None:
        """Do this in place of what was being done; it gives what is said when it is done."""
        self.stop()
        self._task = background_tasks.create(self._done(work), name="asking")

    def stop(self) -> None:
        """Compute no further."""
        if self._task:
            self._task.cancel()
            self._task = None
        self.say("")

    def tell(self, done: int, total: int) -> None:
        """So many runs are done, of so many that are known to be needed."""
        self.say(f"{done:,} of {total:,} runs", done / max(total, 1))

    def say(self, text: str, part: float | None = None) -> None:
        """part: how much is done, 0-1; None where nothing is being done."""
        self._status.set_text(text)
        self._bar.visible = self._cancel.visible = part is not None
        self._bar.value = part or 0.0

    async def _done(self, work: Coroutine[Any, Any, str]) -> None:
        with suppress(asyncio.CancelledError):
            try:
                self.problems.hide()
                self.say("running …", 0.0)
                self.say(await work)
            except ScenarioError as error:
                self.problems.show(error.problems)
                self.say("change what is named above")
            except (RunFailed, QueueFull, ValueError) as error:
                self.problems.show([Problem(str(error), "run")])
                self.say("there is no answer")
