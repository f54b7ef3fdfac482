"""The server: pages, and starting and stopping them."""

import asyncio
from functools import partial
from time import sleep
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import HTTPException, Request
from nicegui import app, ui

from loyalty_sim.app.doorkeeper import Doorkeeper, Policy, allowed_names
from loyalty_sim.app.services import services, start_services
from loyalty_sim.app.work_queue import WorkQueue, worker_queue
from loyalty_sim.scenario.load import Use, using

if TYPE_CHECKING:
    from loyalty_sim.app.lessons.lesson import Lesson

HOST, PORT = "127.0.0.1", 8080
RECONNECT = 30.0
PATIENCE = 120.0
"""Seconds until a page that is not built yet is given up: on a busy machine it comes late, not never."""


def pages() -> None:
    """Register every page."""
    app.config.quasar_config["loadingBar"]["skipHijack"] = True  # it has no name for a screen reader; pages have bars

    page = partial(ui.page, response_timeout=PATIENCE)

    @page("/", title="What if · Loyalty Sim")
    async def whatif(request: Request) -> None:
        from loyalty_sim.app.what_if.page import show

        await show(request.query_params.multi_items())

    @page("/lessons", title="Lessons · Loyalty Sim")
    def lesson_list() -> None:
        from loyalty_sim.app.lessons.pages import show_list

        show_list()

    @page("/lessons/{lesson}", title="Lesson · Loyalty Sim")
    async def lesson_page(lesson: str, room: str = "") -> None:
        from loyalty_sim.app.lessons.page import show
        from loyalty_sim.app.lessons.room import ROOMS

        await show(_lesson(lesson), ROOMS.find(room) if room else None)

    @page("/lessons/{lesson}/notes", title="Teacher notes · Loyalty Sim")
    def notes(lesson: str) -> None:
        from loyalty_sim.app.lessons.pages import show_notes

        show_notes(_lesson(lesson))

    @page("/lessons/{lesson}/worksheet", title="Worksheet · Loyalty Sim")
    def worksheet(lesson: str) -> None:
        from loyalty_sim.app.lessons.pages import show_worksheet

        show_worksheet(_lesson(lesson))

    @page("/results", title="Results · Loyalty Sim")
    async def results(result: str = "") -> None:
        from loyalty_sim.app.results.page import show

        await show(result)

    @page("/class/{lesson}", title="Class · Loyalty Sim")
    async def class_view(lesson: str) -> None:
        from loyalty_sim.app.lessons.classroom import show

        await show(_lesson(lesson))


def _lesson(name: str) -> "Lesson":
    """The lesson, or the answer that there is no such page."""
    from loyalty_sim.app.lessons.lesson import lessons

    if name not in lessons():
        raise HTTPException(404, "there is no such lesson")
    return lessons()[name]


def serve(
    host: str = HOST, port: int = PORT, show: bool = True, workers: int | None = None, use: Use = (), token: str = ""
) -> None:
    """Run the application until Ctrl-C.

    host: 127.0.0.1 lets only this machine in. show: open the browser. workers: processes, one per core if None.
    use: Python files of your own (`loyalty_sim.extend`), for every visitor; visitors can name none. token: a word that
    the link must hold, ?token=…; none if it is empty (see `app.doorkeeper` for who is let in).
    """
    from loyalty_sim.lab.runner import available_cores
    from loyalty_sim.warm import warm

    warm()
    start_services(worker_queue(workers or available_cores()))
    pages()
    app.add_middleware(Doorkeeper, policy=Policy(allowed_names(host), token))
    app.on_startup(lambda: _ready(services().queue))
    app.on_shutdown(services().queue.close)
    opened: bool | str = f"/?{urlencode({'token': token})}" if show and token else show
    with using(use, closed=True):
        ui.run(
            host=host, port=port, show=opened, reload=False, title="Loyalty Sim", language="en-US", favicon=FAVICON,
            dark=None, reconnect_timeout=RECONNECT, show_welcome_message=False, tailwind=False,
            uvicorn_logging_level="warning",
        )  # fmt: skip


FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b2a45"/>'
    '<path d="M6 23L13 15L18 19L26 8" fill="none" stroke="#56b4e9" stroke-width="3"/></svg>'
)


async def _ready(queue: WorkQueue) -> Any:
    """Start every worker before anybody asks: as many waits at a time as there are workers."""
    from loyalty_sim.app.work_queue import LATER

    return await asyncio.gather(*(queue.do("server", LATER, sleep, 0.2) for _ in range(queue.slots)))
