"""What every page shares: the queue, the store, and what has been computed lately."""

from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.app.shared import Shared
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import scenario_hash

if TYPE_CHECKING:
    from collections.abc import Hashable

    from loyalty_sim.app.work_queue import WorkQueue
    from loyalty_sim.lab.store import Store
    from loyalty_sim.scenario import Scenario


class Services(NamedTuple):
    """queue: where work is handed in. store: where finished runs are kept. shared: answers known or on their way."""

    queue: "WorkQueue"
    store: "Store"
    shared: Shared


_running: list[Services] = []


def start_services(queue: "WorkQueue") -> Services:
    """Set up what pages share; called once by the server, and by tests."""
    _running[:] = [Services(queue, default_store(), Shared())]
    return _running[0]


def services() -> Services:
    """What pages share."""
    return _running[0]


def key_of(*scenarios: "Scenario") -> "Hashable":
    """A key for what depends on these scenarios only, words included."""
    return tuple((scenario_hash(each), each.title, each.firm.name) for each in scenarios)
