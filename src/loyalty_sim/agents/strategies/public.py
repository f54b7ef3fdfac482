"""What every firm can see when it decides: prices, shares, accounts and spending; nobody's state of mind or plans."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

import numpy as np

from loyalty_sim.compiled import interpreted
from loyalty_sim.theory.measurement import public_index
from loyalty_sim.theory.measurement.public_index import PublicIndexParameters
from loyalty_sim.world.draws import Purpose, make_keys, standard_normal, uniform

EXACT = PublicIndexParameters(error=0.0)
"""An index without error, of everybody's satisfaction."""


class PublicMarket(NamedTuple):
    """The market as published before the decisions of a quarter; read-only copies, one row a firm, focal firm first.

    week: the week that begins, counted from 1. price, usual_price: market price. share, last_share: share of
    customers now and at the last decision, 0-1. profit: cash earned since the last decision, money. spend,
    usual_spend: money a week by lever (columns in the order of `LEVERS`). base_customers: customers at the start, by
    which spending is compared. open: which firms are in the market. satisfaction: the published index, 0-100, with the
    error of its sample (theory.public_index), reputation: stars on the review board above the market's mean; both are
    not a number where a firm has no customers.
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
    open: np.ndarray
    satisfaction: np.ndarray
    reputation: np.ndarray

    @property
    def present(self) -> np.ndarray:
        """Which firms are in the market and have customers: whom others look at."""
        return self.open & (self.share > 0.0)  # type: ignore[no-any-return]


class Strategy(Protocol):
    """The contract of a strategy: one method that may set `firm.price` and `firm.spend`."""

    def decide(self, firm: Any, market: PublicMarket) -> None:
        """Set what the firm does until the next quarter."""


def publish(firms: Any, week: int, seed: int = 0, p: PublicIndexParameters = EXACT) -> PublicMarket:
    """The public record of a firms' table in a week. Before the first decision the last share is the present one.

    seed: by which the luck of the published index is keyed.
    """
    share = _share(firms.customers)
    last = _share(firms.last_customers) if firms.last_customers.any() else share
    profit = firms.cash - firms.last_cash
    base = np.maximum(firms.base_customers, 1.0)
    there = firms.customers > 0
    index = np.where(there, _published(firms.satisfaction, week, seed, p), np.nan)
    reputation = np.where(there, firms.reputation, np.nan)
    spending = firms.spend + firms.at_sites, firms.usual_spend, base, firms.open.astype(bool)
    arrays = (firms.price, firms.usual_price, share, last, profit, *spending, index, reputation)
    return PublicMarket(week, *map(_frozen, arrays))


def _published(satisfaction: np.ndarray, week: int, seed: int, p: PublicIndexParameters) -> list[float]:
    with np.errstate(over="ignore"):
        key = int(make_keys(seed, week)[Purpose.INDEX])
        draws = [interpreted(uniform)(key, np.uint64(firm), 0) for firm in range(len(satisfaction))]
        luck = [interpreted(standard_normal)(draw) for draw in draws]
    return [interpreted(public_index.published)(float(s), z, p) for s, z in zip(satisfaction, luck, strict=True)]


def spending(firm: Any) -> np.ndarray:
    """What a firm spends on each lever, as a copy (levers,): what its earlier habits have just decided is in it."""
    given = firm.spend
    return np.array([*given.values()] if isinstance(given, Mapping) else given, dtype=float)


def _share(customers: np.ndarray) -> np.ndarray:
    return customers / max(int(customers.sum()), 1)


def _frozen(array: np.ndarray) -> np.ndarray:
    copy = array.copy()
    copy.flags.writeable = False
    return copy
