"""What a firm has on file of its customers and staff, person by person, as tidy tables."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.week.plan import Pass, columns
from loyalty_sim.week.site_book import SiteBook
from loyalty_sim.week.site_survey import ITEMS, POINTS, ROW, SITE


class Record(NamedTuple):
    """The tables of one run, of the focal firm.

    sites: one row a site and week (`week.site_book`). survey: one row an answer: week, site, customer, satisfaction
    (0-100), and an item of each attribute (1-10). transactions: one row a visit: week, site, customer, and what the
    customer paid in that week. staff: one row an employee and week: week, site, employee, and weeks in the job.
    network: who knows whom, two customers a row, those of rivals included.
    """

    sites: pd.DataFrame
    survey: pd.DataFrame
    transactions: pd.DataFrame
    staff: pd.DataFrame
    network: pd.DataFrame

    def until(self, week: int) -> "Record":
        """The tables without later weeks."""
        kept = {name: table[table.week <= week] for name, table in self._asdict().items() if "week" in table}
        return self._replace(**kept)

    def last_at(self, week: int) -> pd.Series:
        """Site of the last visit by customer, of those who came in the year that ends with a week."""
        year = self.transactions[self.transactions.week.between(week - 51, week)]
        return year.groupby("customer").site.last()


class Records:
    """Keeps the tables of a market from now on; it looks on and changes nothing.

    asked: part of the customers whom an institute asks every week, 0-1. Customers and employees have numbers that no
    other has before or after them.
    """

    def __init__(self, market: Any, asked: float):
        self._market, self._book = market, SiteBook(market, asked)
        self._survey: list[np.ndarray] = []
        self._transactions: list[np.ndarray] = []
        self._staff: list[np.ndarray] = []
        reads = columns("customers: generation site paid; employees: employed person site firm tenure")
        market.plan = market.plan.inserted("account", Pass("file records", "report", self._file, reads, ()))

    def record(self) -> Record:
        """The tables of the weeks gone by."""
        known = dict.fromkeys(("week", "site", "customer", "satisfaction", *ATTRIBUTES), int)
        staff = dict.fromkeys(("week", "site", "employee", "tenure"), int)
        came = dict.fromkeys(("week", "site", "customer"), int) | {"amount": float}
        tables = (_table(self._survey, known), _table(self._transactions, came), _table(self._staff, staff))
        return Record(self._book.table(), *tables, self._network())

    def _file(self, market: Any) -> None:
        """What is put on file in one week."""
        c, e, week, seen = market.world.customers, market.world.employees, market.week, self._book
        who = np.arange(len(c.provider)) + len(c.provider) * c.generation.astype(np.int64)
        rows = seen.answered[:, ROW].astype(np.int64)
        answers = (seen.answered[:, SITE], who[rows], seen.answered[:, POINTS], *seen.answered[:, ITEMS:].T)
        self._survey.append(_rows(week, *answers))
        self._transactions.append(_rows(week, c.site[seen.visited], who[seen.visited], c.paid[seen.visited]))
        staff = np.flatnonzero((e.firm == 0) & (e.employed > 0))
        self._staff.append(_rows(week, e.site[staff], e.person[staff], e.tenure[staff]))

    def _network(self) -> pd.DataFrame:
        """Ties between those who were there at the start, each once."""
        ties = self._market.world.ties
        one = np.repeat(np.arange(len(ties.start) - 1), np.diff(ties.start))
        other = ties.neighbour[: len(one)].astype(np.int64)
        return pd.DataFrame({"customer": one[one < other], "other": other[one < other]})


def _rows(week: int, *fields: np.ndarray) -> np.ndarray:
    return np.column_stack([np.full(len(fields[0]), week), *fields])


def _table(weeks: list[np.ndarray], types: Mapping[str, type]) -> pd.DataFrame:
    return pd.DataFrame(np.concatenate(weeks), columns=list(types)).astype(types)
