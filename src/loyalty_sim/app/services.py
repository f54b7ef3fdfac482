"""What every page shares: the queue, the store, and what has been computed lately."""

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.app.computing.shared import Shared
from loyalty_sim.app.serving.reach import Reach
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import scenario_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

    from loyalty_sim.app.computing.work_queue import WorkQueue
    from loyalty_sim.app.game.conductor import Conductor
    from loyalty_sim.app.game.games import Games
    from loyalty_sim.app.lessons.classes import Classes
    from loyalty_sim.app.together.gate import Gate
    from loyalty_sim.lab.store import Store
    from loyalty_sim.scenario import Scenario


class Services(NamedTuple):
    """What there is one of.

    queue: where work is handed in. store: where finished runs are kept. shared: answers known or on their way. classes,
    games: where they are kept, and who may come in. conductor: what moves games on.
    """

    queue: "WorkQueue"
    store: "Store"
    shared: Shared
    classes: "Classes"
    games: "Gate[Games]"
    conductor: "Conductor"

    def gate_of(self, code: str) -> "Gate[Any]":
        """Who may come in at a code: that of a game, else as for classes, where it may be known or not."""
        return self.games if self.games.rooms.find(code) else self.classes


_running: list[Services] = []


def start_services(
    queue: "WorkQueue", rooms: "Path | None" = None, reach: Reach | None = None, host_word: str = "",
    clock: "Callable[[], float]" = time.monotonic,
) -> Services:  # fmt: skip
    """Set up what pages share; called once by the server, and by tests.

    rooms: file in which classes and games are kept; in memory only if None. reach: how others come in; nobody can if
    None. host_word: by which a teacher on another machine opens one. clock: seconds, for tests.
    """
    from loyalty_sim.app.game.conductor import Conductor
    from loyalty_sim.app.game.games import Games
    from loyalty_sim.app.lessons.rooms import Rooms
    from loyalty_sim.app.together.gate import Gate, new_limits
    from loyalty_sim.app.together.kept import Kept

    for before in _running:
        before.classes.rooms.close()
    kept, limits, reach = Kept(rooms), new_limits(clock), reach or Reach()
    classes = Gate(Rooms(kept), reach, host_word.lower(), limits)
    games = Gate(Games(kept), reach, host_word.lower(), limits)
    _running[:] = [Services(queue, default_store(), Shared(), classes, games, Conductor(games.rooms, queue))]
    return _running[0]


def services() -> Services:
    """What pages share."""
    return _running[0]


def key_of(*scenarios: "Scenario") -> "Hashable":
    """A key for what depends on these scenarios only, words included."""
    return tuple((scenario_hash(each), each.title, each.firm.name) for each in scenarios)
