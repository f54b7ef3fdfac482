"""What every page shares: the queue, the store, and what has been computed lately."""

import time
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.app.reach import Reach
from loyalty_sim.app.shared import Shared
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import scenario_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

    from loyalty_sim.app.lessons.classes import Classes
    from loyalty_sim.app.work_queue import WorkQueue
    from loyalty_sim.lab.store import Store
    from loyalty_sim.scenario import Scenario


class Services(NamedTuple):
    """What there is one of.

    queue: where work is handed in. store: where finished runs are kept. shared: answers known or on their way. classes:
    rooms of classes, and who may do what in them.
    """

    queue: "WorkQueue"
    store: "Store"
    shared: Shared
    classes: "Classes"


_running: list[Services] = []


def start_services(
    queue: "WorkQueue", rooms: "Path | None" = None, reach: Reach | None = None, host_word: str = "",
    clock: "Callable[[], float]" = time.monotonic,
) -> Services:  # fmt: skip
    """Set up what pages share; called once by the server, and by tests.

    rooms: file in which classes are kept; in memory only if None. reach: how others come in; nobody can if None.
    host_word: by which a teacher on another machine opens a class. clock: seconds, for tests.
    """
    from loyalty_sim.app.lessons.classes import start_classes
    from loyalty_sim.app.lessons.rooms import Rooms

    for before in _running:
        before.classes.rooms.close()
    classes = start_classes(Rooms(rooms), reach or Reach(), host_word, clock)
    _running[:] = [Services(queue, default_store(), Shared(), classes)]
    return _running[0]


def services() -> Services:
    """What pages share."""
    return _running[0]


def key_of(*scenarios: "Scenario") -> "Hashable":
    """A key for what depends on these scenarios only, words included."""
    return tuple((scenario_hash(each), each.title, each.firm.name) for each in scenarios)
