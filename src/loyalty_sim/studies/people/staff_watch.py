"""What is taken down of the focal firm's employees week by week, and of the customers who are bonded to them."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket

FOCAL = 0
OWN = ("know", "want", "can", "exhaustion", "climate", "performance", "pride")
OF_SITE = ("utilisation", "overtime", "effort")
AFTER = 26
"""Weeks for which the customers of somebody who left are followed."""


class Parting(NamedTuple):
    """What became of the customers who were bonded to an employee who left, within half a year or to the end.

    bonded: how many. left: those who left the firm; followed: to the employee's new one; before, after: mean
    satisfaction of those who stayed, 0-100, nan of nobody. weeks: how long they were followed.
    """

    bonded: int
    left: int
    followed: int
    before: float
    after: float
    weeks: int


class StaffWatch:
    """Follows everybody who works for the focal firm; call `watch` after every week."""

    def __init__(self, market: "ServiceMarket"):
        self._market = market
        self._seen: list[pd.DataFrame] = []
        self._bonded: dict[int, np.ndarray] = {}
        self._partings: dict[int, tuple[int, int, np.ndarray, np.ndarray, np.ndarray]] = {}
        self._outcomes: dict[int, Parting] = {}
        self._here: dict[int, int] = {}
        self.watch()

    def watch(self) -> None:
        """Take down the week that has just been run."""
        market = self._market
        e, sites, c = market.world.employees, market.world.sites, market.world.customers
        rows = np.flatnonzero((e.firm == FOCAL) & (e.employed > 0))
        persons, site = e.person[rows], e.site[rows]
        mine = np.flatnonzero((c.provider == FOCAL) & (c.bond_person >= 0))
        groups = dict(pd.Series(mine).groupby(c.bond_person[mine]).agg(np.array))
        table = {
            "week": market.week,
            "row": rows,
            "person": persons,
            "tenure": e.tenure[rows],
            "handled": e.handled[rows],
        }
        table |= {name: 100 * getattr(e, name)[rows].astype(float) for name in OWN}
        table |= {name: getattr(sites, name)[site].astype(float) for name in OF_SITE}
        table["bonded"] = [len(groups.get(person, ())) for person in persons.tolist()]
        self._seen.append(pd.DataFrame(table))
        self._see_partings(dict(zip(persons.tolist(), rows.tolist(), strict=True)), c)
        self._bonded = groups

    def _see_partings(self, here: dict[int, int], c: Any) -> None:
        """Who is gone since last week, with the customers they had then; and what became of those of earlier ones."""
        week = self._market.week
        for person in set(self._here) - set(here):
            rows = self._bonded.get(person, np.array([], int))
            moved = int(self._market.world.employees.moved_to[self._here[person]])
            generation, satisfied = c.generation[rows].copy(), c.satisfaction[rows].astype(float)
            self._partings[person] = (week, moved, rows, generation, satisfied)
        for person, (left, moved, rows, generation, satisfied) in self._partings.items():
            if week - left <= AFTER:
                self._outcomes[person] = self._parting(week - left, moved, rows, generation, satisfied)
        self._here = here

    def _parting(self, weeks: int, moved: int, rows: Any, generation: Any, satisfied: Any) -> Parting:
        c, e = self._market.world.customers, self._market.world.employees
        same = (c.generation[rows] == generation) & (c.alive[rows] > 0)
        stayed = same & (c.provider[rows] == FOCAL)
        firm = int(e.firm[moved % len(e.person)]) if moved >= 0 else -1
        followed = same & (c.provider[rows] == firm) & (firm > FOCAL)
        now = c.satisfaction[rows].astype(float)
        before, after = (100 * float(each[stayed].mean()) if stayed.any() else np.nan for each in (satisfied, now))
        return Parting(len(rows), int((same & ~stayed).sum()), int(followed.sum()), before, after, weeks)

    @property
    def weekly(self) -> pd.DataFrame:
        """A row a person and week: week (0 is the start), row, person, tenure in weeks, customers handled; what the
        person knows, wants, can do, and is exhausted, 0-100; load of the site; customers bonded to the person."""
        return pd.concat(self._seen, ignore_index=True)

    @property
    def partings(self) -> dict[int, Parting]:
        """What became of the customers of everybody who left, by person."""
        return dict(self._outcomes)

    def moved_to(self, person: int) -> int:
        """The firm to which somebody who left went within the market; -1 none."""
        moved, e = self._partings[person][1], self._market.world.employees
        return int(e.firm[moved % len(e.person)]) if moved >= 0 else -1
