"""What a run came to for the focal firm: a few figures that managers ask for, one row each, computed from the books."""

import math
from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.theory.firms import customer_equity
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.measurement import net_promoter
from loyalty_sim.week import records
from loyalty_sim.week.records import ACCOUNTS, FIELDS, RECORD

_LEFT = [name for name in RECORD["left_price"].columns() if name != "left_moved_away"]
_LAST_YEAR = 52
_NOT_LASTING = {"revenue", "profit", "acquisition", "hiring", "severance"}
"""Accounts that are no cost of keeping the customers one has."""


class FocalBooks:
    """The books of firm 0 with what outcomes need of them.

    books: (weeks, firms, FIELDS); discount: yearly discount rate of money. Columns are read as `books["profit"]`.
    said: who is asked, promotes and detracts at the end, of the focal firm's customers and of all others
    (`week.recommend`); nobody if None.
    """

    def __init__(self, books: np.ndarray, discount: float, said: np.ndarray | None = None) -> None:
        self.discount = discount
        self.said = np.zeros((2, 3)) if said is None else said
        self.columns = dict(zip(FIELDS, books[:, 0, :].T, strict=True))
        self.everyone = float(books[-1, :, FIELDS.index("customers")].sum())

    def __getitem__(self, name: str) -> np.ndarray:
        return self.columns[name]

    @property
    def weeks(self) -> int:
        """Weeks in the books."""
        return len(self["customers"])

    @cached_property
    def last_year(self) -> slice:
        """Weeks of the last year."""
        return slice(max(0, self.weeks - _LAST_YEAR), self.weeks)

    @cached_property
    def worth(self) -> np.ndarray:
        """What one unit of money of each week is worth at the start."""
        weeks = range(1, self.weeks + 1)
        return np.array([customer_equity.discount_factor(week, self.discount) for week in weeks])

    def discounted(self, flow: np.ndarray) -> float:
        """Money of every week, worth at the start; rounded once, so that all processors add it up alike."""
        return math.fsum(self.worth * flow)

    @cached_property
    def spend(self) -> np.ndarray:
        """Money spent on all levers, week by week."""
        spend: np.ndarray = sum(self[f"spend_{lever}"] for lever in LEVERS)  # type: ignore[assignment]
        return spend

    @cached_property
    def staff_cost(self) -> np.ndarray:
        """Money spent on staff, week by week."""
        return self["wages"] + self["hiring"] + self["overtime_pay"] + self["severance"]

    @cached_property
    def retention(self) -> float:
        """Share of customers kept over a year, at the rate of leaving seen over the horizon."""
        leavers = sum(self[name].sum() for name in _LEFT)
        return customer_equity.yearly_retention(leavers, max(self["customers"].sum(), 1.0))

    def per_customer(self, name: str) -> float:
        """Mean over the customer-weeks of the last year of a sum over customers, in points of 100.

        Not a number if there were no customers: what nobody feels is missing and not 0.
        """
        sums, customers = self[name][self.last_year], self["customers"][self.last_year]
        return 100 * float(sums.sum() / customers.sum()) if customers.any() else math.nan

    def mean(self, name: str) -> float:
        """Mean over the weeks of the last year in which the firm was open; not a number if there were none."""
        known = self[name][self.last_year]
        known = known[~np.isnan(known)]
        return float(known.mean()) if len(known) else math.nan

    def net_promoter(self, whose: int) -> float:
        """Net promoter score of the customers of the focal firm (0) or of all others (1); nan of nobody."""
        asked, promoters, detractors = self.said[whose].tolist()
        return net_promoter.score(promoters, detractors, asked) if asked else np.nan

    def survey_error(self) -> float:
        """Standard error of the focal firm's score in a survey of usual size; nan of nobody."""
        asked, promoters, detractors = self.said[0].tolist()
        size = net_promoter.RESPONDENTS
        return net_promoter.survey_error(promoters, detractors, asked, size) if asked else np.nan

    def equity(self) -> float:
        """Customers at the end times the lifetime value of one, at the margin of the last year; worth at the start."""
        last = self.last_year
        costs = sum(self[name][last].sum() for name in ACCOUNTS if name not in _NOT_LASTING)
        margin = (self["revenue"][last].sum() - costs) / max(self["customers"][last].sum(), 1.0)
        at_the_end = customer_equity.equity(self["customers"][-1], margin, self.retention, self.discount)
        return float(self.worth[-1]) * at_the_end


class Outcome(NamedTuple):
    """One figure of a run.

    title: as it is headed. meaning: in words. unit: of the number itself. kind: money, share, level or count, as in
    `week.records`. of: computes it from the books. shown: unit in which it is written, if another (shares in per
    cent); "money" stands for the currency of the market. change: what a difference is called, if not the unit.
    better: 1 if more is better for the firm, -1 if less is.
    """

    name: str
    title: str
    meaning: str
    unit: str
    kind: str
    of: Callable[[FocalBooks], float]
    shown: str = ""
    change: str = ""
    better: int = 1

    @property
    def possible(self) -> tuple[float, float]:
        """Between what the figure can lie at all, in its unit; for the ends of intervals of means over few runs."""
        if self.kind == records.MONEY:
            return -math.inf, math.inf
        ends = {"0-1": (0, 1), "0-100": (0, 100), "points": (-100, 100), "per 1,000 encounters": (0, 1000)}
        return ends.get(self.unit, (0.0, math.inf))


def _money(name: str, title: str, meaning: str, of: Callable[[FocalBooks], float], **more: Any) -> Outcome:
    return Outcome(name, title, meaning, "money", records.MONEY, of, **({"shown": "money, present value"} | more))


def _points(name: str, title: str, meaning: str, of: Callable[[FocalBooks], float]) -> Outcome:
    return Outcome(name, title, meaning, "0-100", records.LEVEL, of, change="points of 100")


def _promoters(name: str, title: str, meaning: str, of: Callable[[FocalBooks], float], **more: Any) -> Outcome:
    words: dict[str, Any] = {"shown": "points of -100 to 100", "change": "points"} | more
    return Outcome(name, title, meaning, "points", records.LEVEL, of, **words)


_ROWS = (
    _money("profit", "Profit", "discounted profit over the horizon", lambda books: books.discounted(books["profit"])),
    _money("revenue", "Revenue", "discounted revenue over the horizon",
           lambda books: books.discounted(books["revenue"])),
    _money("spend", "Spend", "discounted spend on all levers over the horizon",
           lambda books: books.discounted(books.spend), better=-1),
    _money("gross_return", "Gross return", "discounted profit before lever spending",
           lambda books: books.discounted(books["profit"] + books.spend)),
    _money("staff_cost", "Cost of staff", "discounted cost of staff over the horizon",
           lambda books: books.discounted(books.staff_cost), better=-1),
    _money("cash", "Cash", "profit over the horizon, not discounted", lambda books: books["profit"].sum(),
           shown="money, not discounted"),
    _money("customer_equity", "Customer equity", "expected margin of the customers at the end, discounted",
           lambda books: books.equity()),
    _money("value", "Profit and customer equity", "discounted profit over the horizon and customer equity at its end",
           lambda books: books.discounted(books["profit"]) + books.equity()),
    _points("satisfaction", "Satisfaction", "mean satisfaction of the last year",
            lambda books: books.per_customer("satisfaction")),
    _points("loyalty", "Loyalty", "mean attitudinal loyalty of the last year",
            lambda books: books.per_customer("loyalty")),
    _points("intention", "Intention", "mean stated intention of the last year",
            lambda books: books.per_customer("intention")),
    _promoters("nps", "Net promoter score", "net promoter score at the end, if all customers were asked",
               lambda books: books.net_promoter(0)),
    _promoters("nps_industry", "Net promoter score of rivals", "the same of the customers of all other firms",
               lambda books: books.net_promoter(1), better=-1),
    _promoters("nps_error", "Survey error of the net promoter score",
               f"standard error of that score in a survey of {net_promoter.RESPONDENTS} customers",
               lambda books: books.survey_error(), better=-1, shown="points"),
    Outcome("retention", "Kept a year", "yearly share of customers kept from rivals and failure (not from moving away)",
            "0-1", records.SHARE, lambda books: books.retention, shown="% a year"),
    Outcome("share", "Market share", "market share at the end", "0-1", records.SHARE,
            lambda books: books["customers"][-1] / max(books.everyone, 1.0), shown="%"),
    Outcome("customers", "Customers", "customers at the end", "customers", records.NUMBER,
            lambda books: books["customers"][-1]),
    Outcome("failures", "Failures per 1,000", "service failures over the horizon", "per 1,000 encounters",
            records.LEVEL, lambda books: 1000 * books["failures"].sum() / max(books["encounters"].sum(), 1.0),
            better=-1),
    _points("climate", "Service climate", "mean service climate of the last year",
            lambda books: 100 * books.mean("climate")),
)  # fmt: skip

OUTCOMES = {each.name: each for each in _ROWS}
"""All outcomes by name."""


def of_kind(kind: str) -> tuple[str, ...]:
    """Names of the outcomes of a kind: money, share, level or count."""
    return tuple(each.name for each in _ROWS if each.kind == kind)


MONEY, SHARES = of_kind(records.MONEY), of_kind(records.SHARE)
POINTS = tuple(each.name for each in _ROWS if each.unit == "0-100")
"""Outcomes that are amounts of money, shares from 0 to 1, and points of 100."""


def focal_outcomes(books: np.ndarray, discount: float, said: np.ndarray | None = None) -> dict[str, float]:
    """Outcomes of firm 0 from the books (weeks, firms, FIELDS), and from what customers say (see `FocalBooks`)."""
    focal = FocalBooks(books, discount, said)
    return {name: float(outcome.of(focal)) for name, outcome in OUTCOMES.items()}
