"""What every firm can see when it decides: prices, shares, accounts and spending; nobody's state of mind or plans."""

from typing import Any, NamedTuple, Protocol

import numpy as np


class PublicMarket(NamedTuple):
    """The market as published before the decisions of a quarter; read-only copies, one row a firm, focal firm first.

    week: the week that begins, counted from 1. price, usual_price: market price. share, last_share: share of
    customers now and at the last decision, 0-1. profit: cash earned since the last decision, money. spend,
    usual_spend: money a week by lever (columns in the order of `LEVERS`). base_customers: customers at the start, by
    which spending is compared.
    """

    week: int
    price: np.ndarray
    usual_price: np.ndarray
    share: np.ndarray
    last_share: np.ndarray
    profit: np.ndarray
    spend: np.ndarray
    usual_spend: np.ndarray
    base_customers: np.ndarray


class Strategy(Protocol):
    """The contract of a strategy: one method that may set `firm.price` and `firm.spend`."""

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Set what the firm does until the next quarter."""


def publish(firms: Any, week: int) -> PublicMarket:
    """The public record of a firms' table in a week. Before the first decision the last share is the present one."""
    share = _share(firms.customers)
    last = _share(firms.last_customers) if firms.last_customers.any() else share
    profit = firms.cash - firms.last_cash
    base = np.maximum(firms.base_customers, 1.0)
    arrays = (firms.price, firms.usual_price, share, last, profit, firms.spend, firms.usual_spend, base)
    return PublicMarket(week, *map(_frozen, arrays))


def _share(customers: np.ndarray) -> np.ndarray:
    return customers / max(int(customers.sum()), 1)


def _frozen(array: np.ndarray) -> np.ndarray:
    copy = array.copy()
    copy.flags.writeable = False
    return copy
