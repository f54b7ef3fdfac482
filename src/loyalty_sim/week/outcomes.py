"""What a run came to for the focal firm: a few figures that managers ask for, computed from the books."""

import numpy as np

from loyalty_sim.theory.firms import customer_equity as worth_of_customers
from loyalty_sim.theory.firms.customer_equity import discount_factor
from loyalty_sim.week.ledger import ACCOUNTS, FIELDS
from loyalty_sim.week.tally import COUNTS
from loyalty_sim.world.columns import LEVERS

OUTCOMES = {
    "profit": "discounted profit over the horizon, money",
    "revenue": "discounted revenue over the horizon, money",
    "spend": "discounted spend on all levers over the horizon, money",
    "gross_return": "discounted profit before lever spending, money",
    "cash": "profit over the horizon, not discounted, money",
    "customer_equity": "expected discounted margin of the customers at the end, money",
    "satisfaction": "mean satisfaction of the last year, 0-100",
    "loyalty": "mean attitudinal loyalty of the last year, 0-100",
    "intention": "mean stated intention of the last year, 0-100",
    "retention": "yearly share of customers kept from rivals and failure (not from moving away), 0-1",
    "share": "market share at the end, 0-1",
    "customers": "customers at the end",
    "failures": "service failures per 1,000 encounters over the horizon",
    "climate": "mean service climate of the last year, 0-100",
}
"""Outcomes by name, with meaning and unit."""

MONEY = ("profit", "revenue", "spend", "gross_return", "cash", "customer_equity")
SHARES = ("retention", "share")
"""Outcomes that are amounts of money, and those that are shares from 0 to 1."""

_LEFT = [name for name in COUNTS if name.startswith("left_") and name != "left_moved_away"]
_LAST_YEAR = 52


def focal_outcomes(books: np.ndarray, discount: float) -> dict[str, float]:
    """Outcomes of firm 0 from the books (weeks, firms, FIELDS)."""
    focal = dict(zip(FIELDS, books[:, 0, :].T, strict=True))
    weeks = len(books)
    worth = np.array([discount_factor(week, discount) for week in range(1, weeks + 1)])
    spend = sum(focal[f"spend_{lever}"] for lever in LEVERS)
    last = slice(max(0, weeks - _LAST_YEAR), weeks)
    everyone = books[-1, :, FIELDS.index("customers")].sum()
    retention = yearly_retention(focal)
    return {
        "profit": float(worth @ focal["profit"]),
        "revenue": float(worth @ focal["revenue"]),
        "spend": float(worth @ spend),
        "gross_return": float(worth @ (focal["profit"] + spend)),
        "cash": float(focal["profit"].sum()),
        "customer_equity": customer_equity(focal, last, retention, discount),
        **{name: 100 * mean_per_customer(focal, name, last) for name in ("satisfaction", "loyalty", "intention")},
        "retention": retention,
        "share": float(focal["customers"][-1] / max(everyone, 1.0)),
        "customers": float(focal["customers"][-1]),
        "failures": float(1000 * focal["failures"].sum() / max(focal["encounters"].sum(), 1.0)),
        "climate": float(100 * focal["climate"][last].mean()),
    }


def mean_per_customer(focal: dict[str, np.ndarray], name: str, weeks: slice) -> float:
    """Mean over customer-weeks of a quantity that the books hold as a sum over customers."""
    return float(focal[name][weeks].sum() / max(focal["customers"][weeks].sum(), 1.0))


def yearly_retention(focal: dict[str, np.ndarray]) -> float:
    """Share of customers kept over a year, at the rate of leaving seen over the horizon."""
    leavers = sum(focal[name].sum() for name in _LEFT)
    customer_weeks = max(focal["customers"].sum(), 1.0)
    return float(worth_of_customers.yearly_retention(leavers, customer_weeks))


def customer_equity(focal: dict[str, np.ndarray], weeks: slice, retention: float, discount: float) -> float:
    """Customers at the end times the lifetime value of one, at the margin of the last year."""
    fixed = {"revenue", "profit", "acquisition", "hiring"}
    costs = sum(focal[name][weeks].sum() for name in ACCOUNTS if name not in fixed)
    margin = (focal["revenue"][weeks].sum() - costs) / max(focal["customers"][weeks].sum(), 1.0)
    return float(worth_of_customers.equity(focal["customers"][-1], margin, retention, discount))
