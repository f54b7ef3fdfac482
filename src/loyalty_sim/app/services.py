"""What every page shares: the desk, the store, and what has been computed lately."""

from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.app.shared import Shared
from loyalty_sim.lab.store import default_store
from loyalty_sim.scenario import scenario_hash

if TYPE_CHECKING:
    from collections.abc import Hashable

    from loyalty_sim.app.work_queue import Desk
    from loyalty_sim.lab.store import Store
    from loyalty_sim.scenario import Scenario


class Hall(NamedTuple):
    """desk: where work is handed in. store: where finished runs are kept. shared: answers known or on their way."""

    desk: "Desk"
    store: "Store"
    shared: Shared


_hall: list[Hall] = []


def open_hall(desk: "Desk") -> Hall:
    """Set up what pages share; called once by the server, and by tests."""
    _hall[:] = [Hall(desk, default_store(), Shared())]
    return _hall[0]


def hall() -> Hall:
    """What pages share."""
    return _hall[0]


def key_of(*scenarios: "Scenario") -> "Hashable":
    """A key for what depends on these scenarios only, words included."""
    return tuple((scenario_hash(each), each.title, each.firm.name) for each in scenarios)
