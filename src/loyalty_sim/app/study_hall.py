"""What every page shares: the desk, the store, and what has been computed lately."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.scenario import scenario_hash
from loyalty_sim.study.store import default_store

if TYPE_CHECKING:
    from collections.abc import Hashable

    from loyalty_sim.app.desk import Desk
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.study.store import Store

KEPT = 96


class Recent:
    """The latest answers, the oldest forgotten first."""

    def __init__(self, most: int = KEPT):
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._most = most

    def get(self, key: "Hashable") -> Any:
        """The answer, or None."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: "Hashable", answer: Any) -> Any:
        """Keep an answer, and give it back."""
        self._kept[key] = answer
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return answer


class Hall(NamedTuple):
    """desk: where work is handed in. store: where finished runs are kept. recent: answers kept in memory."""

    desk: "Desk"
    store: "Store"
    recent: Recent


_hall: list[Hall] = []


def open_hall(desk: "Desk") -> Hall:
    """Set up what pages share; called once by the server, and by tests."""
    _hall[:] = [Hall(desk, default_store(), Recent())]
    return _hall[0]


def hall() -> Hall:
    """What pages share."""
    return _hall[0]


def key_of(*scenarios: "Scenario") -> "Hashable":
    """A key for what depends on these scenarios only, words included."""
    return tuple((scenario_hash(each), each.title, each.firm.name) for each in scenarios)
