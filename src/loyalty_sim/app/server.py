"""The server: started with its services, and stopped."""

import asyncio
from time import sleep
from typing import TYPE_CHECKING, Any

from nicegui import app, ui

from loyalty_sim.app.addresses import pages
from loyalty_sim.app.computing.work_queue import WorkQueue, worker_queue
from loyalty_sim.app.services import services, start_services
from loyalty_sim.app.serving.doorkeeper import Doorkeeper, Policy, allowed_names
from loyalty_sim.app.serving.patience import patient_protocol
from loyalty_sim.app.serving.reach import Reach
from loyalty_sim.app.serving.reader import Reader
from loyalty_sim.app.serving.unconnected import collect_often
from loyalty_sim.scenario.load import Use, using

if TYPE_CHECKING:
    from pathlib import Path

HOST, PORT = "127.0.0.1", 8080
RECONNECT = 30.0


def serve(
    host: str = HOST, port: int = PORT, show: bool = True, workers: int | None = None, use: Use = (), token: str = "",
    rooms: "Path | None" = None, host_word: str = "", page: str = "/",
) -> None:  # fmt: skip
    """Run the application until Ctrl-C.

    host: 127.0.0.1 lets only this machine in. show: open the browser. workers: processes, one per core if None.
    use: Python files of your own (`loyalty_sim.extend`), for every visitor; visitors can name none. token: a word that
    the link must hold, ?token=…; none if it is empty (who is let in: `app.serving.doorkeeper`). rooms: file in which
    classes and games are kept; `kept_file()` if None. host_word: by which a teacher on another machine opens one; "" if
    nobody there may. page: that the browser opens. Raises ScenarioError for a file of rooms that cannot be written.
    """
    from loyalty_sim.app.together.kept import kept_file
    from loyalty_sim.lab.runner import available_cores
    from loyalty_sim.warm import warm

    start_services(
        worker_queue(workers or available_cores()), rooms or kept_file(), Reach(host, port, token), host_word
    )
    warm()
    pages()
    app.add_middleware(Reader)
    app.add_middleware(Doorkeeper, policy=Policy(allowed_names(host), token))
    app.on_startup(lambda: _ready(services().queue))
    app.on_startup(collect_often)
    app.on_startup(services().conductor.resume)
    app.on_shutdown(services().queue.close)
    opened: bool | str = Reach(token=token).link("", page) if show else False
    with using(use, closed=True):
        ui.run(
            host=host, port=port, show=opened, reload=False, title="Loyalty Sim", language="en-US", favicon=FAVICON,
            dark=None, reconnect_timeout=RECONNECT, show_welcome_message=False, tailwind=False,
            uvicorn_logging_level="warning", http=patient_protocol(),
        )  # fmt: skip


FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b2a45"/>'
    '<path d="M6 23L13 15L18 19L26 8" fill="none" stroke="#56b4e9" stroke-width="3"/></svg>'
)


async def _ready(queue: WorkQueue) -> Any:
    """Start every worker before anybody asks: as many waits at a time as there are workers."""
    from loyalty_sim.app.computing.work_queue import LATER

    return await asyncio.gather(*(queue.do("server", LATER, sleep, 0.2) for _ in range(queue.slots)))
