"""The story of one customer in two worlds: what happens to the same person in A and in B, and when the two part.

Both markets run in lock step under the same luck, so the person is the same until something that A and B do
differently reaches them: an encounter with better service, a message from a friend, a shorter wait.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from loyalty_sim.studies.people.moments import Moment, Snapshot, moments, snapshot

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.market import ServiceMarket
    from loyalty_sim.scenario.schema import Scenario

WATCHED = ("provider", "satisfaction", "loyalty", "expectation", "quality", "wallet", "grievance", "talk_pressure")


class Life(NamedTuple):
    """One customer in one world.

    weekly: a row a week with provider (firm, -1 none), satisfaction, loyalty, expectation and perceived quality
    (0-100), what was paid (money), and whether the customer was served. moments: what happened, in words.
    """

    weekly: "pd.DataFrame"
    moments: tuple[Moment, ...]


class Story(NamedTuple):
    """row: place of the customer in the market. a, b: the two lives. parted: first week in which anything about the
    customer differs, or None. reached: (weeks,) share of all customers about whom anything differs, 0-1.
    """

    row: int
    a: Life
    b: Life
    parted: int | None
    reached: np.ndarray


def story(a: "Scenario", b: "Scenario", seed: int, row: int) -> Story:
    """Run A and B side by side and take down the life of the customer in `row`.

    Ends with the horizon, or when the customer has moved away in both worlds. Raises ValueError if there is no such
    row in both or they run for different lengths of time.
    """
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    if not 0 <= row < min(a.market.customers, b.market.customers):
        raise ValueError(f"there is no customer {row}: the market has rows 0 to {a.market.customers - 1}")
    if a.market.weeks != b.market.weeks:
        raise ValueError("A and B run for different lengths of time")
    worlds = [_Recorder(ServiceMarket(scenario, rng=seed), row) for scenario in (a, b)]
    parted, reached = None, []
    for week in range(1, a.market.weeks + 1):
        for world in worlds:
            world.step()
        if parted is None and worlds[0].now != worlds[1].now:
            parted = week
        reached.append(_reached(worlds[0].market, worlds[1].market))
    return Story(row, worlds[0].life(), worlds[1].life(), parted, np.array(reached))


class _Recorder:
    """One market, and what has been seen of one of its customers."""

    def __init__(self, market: "ServiceMarket", row: int):
        self.market, self.row = market, row
        self.now = snapshot(market, row)
        self._seen: list[Snapshot] = []
        self._moments: list[Moment] = []

    def step(self) -> None:
        before = self.now
        self.market.step()
        self.now = snapshot(self.market, self.row)
        self._seen.append(self.now)
        self._moments += moments(before, self.now, self.market, self.row)

    def life(self) -> Life:
        import pandas as pd

        shown = ("provider", "satisfaction", "loyalty", "expectation", "quality", "paid", "served")
        weekly = pd.DataFrame([{name: getattr(each, name) for name in shown} for each in self._seen])
        for name in ("satisfaction", "loyalty", "expectation", "quality"):
            weekly[name] *= 100
        weekly.insert(0, "week", np.arange(1, len(weekly) + 1))
        return Life(weekly, tuple(self._moments))


def _reached(a: "ServiceMarket", b: "ServiceMarket") -> float:
    """Share of customers about whom anything watched differs between two markets of the same size."""
    first: Any = a.world.customers
    second: Any = b.world.customers
    differs = np.zeros(len(first.alive), bool)
    for name in WATCHED:
        differs |= getattr(first, name) != getattr(second, name)
    return float(differs.mean())
