"""T07 - Most talk is good, and it grows with share (East, Hammond & Wright 2007).

Counts of what customers tell about every firm in a year, and how they rise with the firm's share of all customers:
over the ten trades, as the studies were over fifteen categories. Slopes are those of the share of talk on the share of
customers, in the mean over the trades.
"""

from typing import Any

import numpy as np

from loyalty_sim.validation.evidence.look.links import slope
from loyalty_sim.validation.evidence.target import Seen, Situation, Target, compared

FIRST, YEAR = 13, 52


def messages(market: Any) -> dict[str, Any]:
    """Good and bad messages about every firm in a year, and the firms' customers."""
    market.run(FIRST)
    c, firms = market.world.customers, len(market.world.firms.price)
    good, bad, customers = np.zeros(firms), np.zeros(firms), np.zeros(firms)
    for _ in range(YEAR):
        market.step()
        for count, told in ((good, c.message > 0), (bad, c.message < 0)):
            count += np.bincount(c.message_firm[told], minlength=firms)
        customers += np.bincount(c.provider[c.provider >= 0], minlength=firms)
    return {"good": good, "bad": bad, "customers": customers}


def statistics(seen: Seen) -> dict[str, float]:
    """Ratio of good to bad messages in the mean of the trades and in the worst of them, and both slopes."""
    ratios = [trade["good"].sum() / trade["bad"].sum() for trade in seen.values()]
    good, bad = (
        np.mean([slope(*(trade[name] / trade[name].sum() for name in ("customers", told))) for trade in seen.values()])
        for told in ("good", "bad")
    )
    return {
        "ratio": float(np.exp(np.mean(np.log(ratios)))),
        "least": float(min(ratios)),
        "positive_slope": float(good),
        "negative_slope": float(bad),
    }


def curves(seen: Seen) -> dict[str, Any]:
    """Shares of customers and of talk, the largest firm first, in the mean of the trades."""
    names = {"share": "customers", "good": "good", "bad": "bad"}
    orders = [(trade, np.argsort(-trade["customers"])) for trade in seen.values()]
    return {
        name: np.mean([trade[column][order] / trade[column].sum() for trade, order in orders], axis=0)
        for name, column in names.items()
    }


_MANY = ("rivals.count=7", "rivals.concentration=1.0")
TRADES = (
    "airline", "bank", "call_centre", "department_store", "grocery",
    "hospital", "hotel", "internet", "plumber", "software",
)  # fmt: skip
TARGET = Target(
    "T07",
    {trade: Situation(messages, _MANY, trade, 20_000, FIRST + YEAR) for trade in TRADES},
    statistics,
    curves,
    (
        compared("without former firms", "talk is about the own provider alone", "theory.topic.good=0",
                 "theory.topic.bad=0"),
    ),
    times=4,
)  # fmt: skip
