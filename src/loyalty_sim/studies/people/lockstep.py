"""A and B side by side, week by week, under the same luck: for looking on while it happens."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.studies.people.sample import Circle, Dots, circle, dots

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.scenario.schema import Scenario

DOTS = 600


class Frame(NamedTuple):
    """How things stand after some weeks.

    weekly_a, weekly_b: indicators of the focal firm by week, see `runner.indicators`. dots: some customers of B's.
    talk: (customers of the circle,) recent talk heard in B.
    """

    week: int
    weekly_a: "pd.DataFrame"
    weekly_b: "pd.DataFrame"
    dots: Dots
    talk: np.ndarray


class Lockstep:
    """Two markets that advance together. circle: the customers whose talk is shown."""

    def __init__(self, a: "Scenario", b: "Scenario", seed: int):
        from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

        self._markets = [ServiceMarket(scenario, rng=seed) for scenario in (a, b)]
        self.weeks = min(a.market.weeks, b.market.weeks)
        self.circle: Circle = circle(self._markets[1].world.ties)

    @property
    def week(self) -> int:
        """Weeks gone by."""
        return self._markets[0].week

    def advance(self, weeks: int = 1) -> Frame:
        """Run so many more weeks, at most to the end, and look."""
        for _ in range(min(weeks, self.weeks - self.week)):
            for market in self._markets:
                market.step()
        return self.look()

    def look(self) -> Frame:
        """How things stand now; at least one week must have been run."""
        from loyalty_sim.lab.runner import indicators
        from loyalty_sim.lab.tables import FOCAL

        books = (indicators(market.history) for market in self._markets)
        weekly_a, weekly_b = (book[book["firm"] == FOCAL].set_index("week") for book in books)
        world = self._markets[1].world
        talk = world.customers.talk_pressure[self.circle.rows].astype(float)
        return Frame(self.week, weekly_a, weekly_b, dots(self._markets[1], DOTS), talk)
