"""What the branches of the focal firm report week by week: one row a site and week, as a pilot is read from.

    site          0 is the firm's first
    week          from 1 on
    treated       1 where the site is treated differently in that week (`firm.sites`), else 0
    satisfaction  mean of the answers, 0-100; missing where nobody answered
    answers       how many there are
    complaints    problems told to staff, to head office or in a survey
    visits        customers served
    revenue       money
    left          customers who left the firm
    customers     customers at the end of the week
    staff_left    employees who left, dismissed ones included
    staff         employees at the end of the week

It looks on and changes nothing; a market without such a book costs nothing.
"""

from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.week.context import context
from loyalty_sim.week.plan import Pass, Plan, columns
from loyalty_sim.week.site_survey import OWN_SURVEY, POINTS, SITE, WIDTH, ask_at_sites
from loyalty_sim.week.tally import BLOCK
from loyalty_sim.world.by_site import under_treatment

MEASURES = (
    "satisfaction", "answers", "complaints", "visits", "revenue", "left", "customers", "staff_left", "staff",
)  # fmt: skip
"""Columns beside site, week and treated."""

_TOLD = (int(Case.FRONT_LINE), int(Case.NOT_YET_VOICED))
_FOUND = int(Case.FOUND)


class SiteBook:
    """Keeps the site-week table of a market from now on.

    market: a `ServiceMarket`. asked: part of the customers whom an institute asks every week, 0-1, which leaves them
    as they are; None for the firm's own survey, which asks by `firm.levers.listening` (nobody, where that is 0).
    visited: rows of the customers served in the week gone by. answered: what customers put on paper in it
    (`week.site_survey`). Raises ValueError for a part outside 0 to 1, and where the plan of the week lacks a pass that
    is looked at.

        >>> from loyalty_sim import ServiceMarket
        >>> market = ServiceMarket(overrides=["market.customers=200", "market.weeks=2"], rng=1)
        >>> book = SiteBook(market, asked=0.5)
        >>> table = market.run() and book.table()
        >>> table.columns[:5].tolist(), len(table)
        (['site', 'week', 'treated', 'satisfaction', 'answers'], 2)
    """

    def __init__(self, market: Any, asked: float | None = None):
        if asked is not None and not 0.0 <= asked <= 1.0:
            raise ValueError(
                f"asked = {asked!r}: a part of the customers is from 0 to 1; None is the firm's own survey"
            )
        self.market, self.asked = market, OWN_SURVEY if asked is None else float(asked)
        self._sites = int(np.count_nonzero(market.world.sites.firm == 0))
        self._weeks: list[pd.DataFrame] = []
        self._paper = np.empty((len(market.world.customers.provider), WIDTH))
        self._remember()
        plan: Plan = market.plan
        for after, run, reads in (
            ("meet", self._note_visits, "customers: provider site case case_age"),
            ("talk", self._note_answers, "customers: provider generation site voice_belief satisfaction grievance; "
                                         "firms: capability"),
            ("account", self._close_week, "customers: provider generation site case case_age paid; "
                                          "employees: employed person site firm"),
        ):  # fmt: skip
            plan = plan.inserted(after, Pass(f"sites after {after}", "report", run, columns(reads), ()))
        market.plan = plan

    def table(self) -> pd.DataFrame:
        """One row a site and week, sites within weeks; empty before the first week."""
        if not self._weeks:
            return pd.DataFrame(columns=["site", "week", "treated", *MEASURES])
        return pd.concat(self._weeks, ignore_index=True)

    def _remember(self) -> None:
        """Who is where as a week ends, and so as the next begins."""
        w = self.market.world
        self._was_at = np.where(w.customers.provider == 0, w.customers.site, -1)
        self._generation = w.customers.generation.copy()
        self._staff = np.where(w.employees.employed > 0, w.employees.person, -1)

    def _note_visits(self, market: Any) -> None:
        """Customers served at each site, and problems they told staff or head office."""
        c, tally = market.world.customers, market.tally
        listed = [tally.visits[BLOCK * n :][:count] for n, count in enumerate(tally.visit_count)]
        rows = np.concatenate(listed).astype(np.int64)
        rows = rows[c.provider[rows] == 0]
        told = rows[(c.case_age[rows] == 0) & np.isin(c.case[rows], _TOLD)]
        self.visited = rows
        self._visits, self._complaints = self._count(c.site[rows]), self._count(c.site[told])

    def _note_answers(self, market: Any) -> None:
        """The survey, as the week's survey is about to be taken."""
        ask, w = market.kernel(ask_at_sites), context(market)
        with np.errstate(over="ignore"):
            count = ask(self.asked, self._paper, market.world.customers, w, market.packed)
        self.answered = self._paper[:count]

    def _close_week(self, market: Any) -> None:
        """The row of every site."""
        c, e = market.world.customers, market.world.employees
        own = c.provider == 0
        lost = (self._was_at >= 0) & (~own | (c.generation != self._generation))
        found = own & (c.case == _FOUND) & (c.case_age == 0)
        staff = np.where(e.employed > 0, e.person, -1)
        gone = (e.firm == 0) & (self._staff >= 0) & (staff != self._staff)
        at = self.answered[:, SITE].astype(np.int64)
        answers, points = self._count(at), np.bincount(at, self.answered[:, POINTS], self._sites)
        figures = {
            "satisfaction": np.divide(points, answers, out=np.full(self._sites, np.nan), where=answers > 0),
            "answers": answers,
            "complaints": self._complaints + self._count(c.site[found]),
            "visits": self._visits,
            "revenue": np.bincount(c.site[own], c.paid[own], minlength=self._sites),
            "left": self._count(self._was_at[lost]),
            "customers": self._count(c.site[own]),
            "staff_left": self._count(e.site[gone]),
            "staff": self._count(e.site[(e.firm == 0) & (e.employed > 0)]),
        }
        treated = under_treatment(market.config.firm.sites, self._sites, market.week).astype(np.int64)
        week = {"site": np.arange(self._sites), "week": market.week, "treated": treated, **figures}
        self._weeks.append(pd.DataFrame(week))
        self._remember()

    def _count(self, sites: np.ndarray) -> np.ndarray:
        return np.bincount(sites, minlength=self._sites)
