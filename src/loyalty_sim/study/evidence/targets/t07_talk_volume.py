"""T07 - Most talk is good, and it grows with share (East, Hammond & Wright 2007).

Counts of what customers tell about every firm in a year, and how they rise with the firm's share of all customers.
Slopes are those of the share of talk on the share of customers.
"""

from typing import Any

import numpy as np

from loyalty_sim.study.evidence.look.links import slope
from loyalty_sim.study.evidence.target import Seen, Situation, Target

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
    """Ratio of all good to all bad messages, and both slopes."""
    market = seen["market"]
    share, good, bad = (market[name] / market[name].sum() for name in ("customers", "good", "bad"))
    return {
        "ratio": float(market["good"].sum() / market["bad"].sum()),
        "positive_slope": slope(share, good),
        "negative_slope": slope(share, bad),
    }


def curves(seen: Seen) -> dict[str, Any]:
    """Shares of customers and of talk, the largest firm first."""
    market = seen["market"]
    order = np.argsort(-market["customers"])
    names = {"share": "customers", "good": "good", "bad": "bad"}
    return {name: market[column][order] / market[column].sum() for name, column in names.items()}


_MANY = ("rivals.count=7", "rivals.concentration=1.0")
TARGET = Target("T07", {"market": Situation(messages, _MANY, customers=40_000, weeks=FIRST + YEAR)}, statistics, curves)
