"""The books: what every firm earned and spent each week, and the indicators recorded beside the money."""

from typing import Any

import numpy as np

from loyalty_sim.theory.customer_equity import discount_factor
from loyalty_sim.week.tally import ANSWERED, COUNTS, JOINED, SUMS, TOLD_FRONT_LINE, TOLD_HEAD_OFFICE, Tally
from loyalty_sim.world.columns import LEVERS, RECOVERY
from loyalty_sim.world.settings import TradeSettings

ACCOUNTS = (
    "revenue",
    "variable_cost",
    "wages",
    "hiring",
    "complaint_handling",
    "remedies",
    "acquisition",
    *(f"spend_{lever}" for lever in LEVERS),
    "profit",
)
"""Money per firm and week. `profit` is revenue less all that follows it."""

STATE = (
    "price",
    "climate",
    "know",
    "want",
    "can",
    "exhaustion",
    "performance",
    "utilisation",
    "effort",
    "wait",
    "staffed",
    "failure_risk",
    *(f"capability_{lever}" for lever in LEVERS),
)
"""State of the staff and of the firm at the end of the week: means over sites or employees."""

FIELDS = (*ACCOUNTS, *COUNTS, *SUMS, *STATE)
_REVENUE, _PROFIT = 0, len(ACCOUNTS) - 1


def new_ledger(weeks: int, firms: int) -> np.ndarray:
    """Empty books: (weeks, firms, FIELDS) of float64."""
    return np.zeros((weeks, firms, len(FIELDS)))


def book(page: np.ndarray, counts: np.ndarray, sums: np.ndarray, world: Any, trade: TradeSettings) -> None:
    """Write one week's page (firms, FIELDS) from the counts (firms, COUNTS) and sums (firms, SUMS) of the week."""
    accounts = len(ACCOUNTS)
    page[:, :accounts] = money(counts, sums, world, trade)
    page[:, accounts : accounts + len(COUNTS)] = counts
    page[:, accounts + len(COUNTS) : -len(STATE)] = sums
    page[:, -len(STATE) :] = state(world)


def money(counts: np.ndarray, sums: np.ndarray, world: Any, trade: TradeSettings) -> np.ndarray:
    """Accounts of every firm this week: (firms, ACCOUNTS)."""
    f, e = world.firms, world.employees
    filled = np.bincount(e.firm, weights=e.employed, minlength=len(f.price))
    revenue = sums[:, 0]
    costs = np.column_stack(
        [
            trade.variable_cost * revenue / f.price,
            trade.wage * filled * f.headcount,
            trade.hiring_cost * counts[:, COUNTS.index("hired")] * f.headcount,
            trade.case_cost * (counts[:, TOLD_FRONT_LINE] + counts[:, TOLD_HEAD_OFFICE]),
            trade.remedy_cost * counts[:, ANSWERED] * f.capability[:, RECOVERY],
            trade.acquisition_cost * counts[:, JOINED],
            f.spend,
        ]
    )
    return np.column_stack([revenue, costs, revenue - costs.sum(axis=1)])


def state(world: Any) -> np.ndarray:
    """Means of staff and sites by firm, price and capabilities: (firms, STATE)."""
    f, e, s = world.firms, world.employees, world.sites
    firms = len(f.price)
    present = np.maximum(np.bincount(e.firm, weights=e.employed, minlength=firms), 1.0)
    sites = np.bincount(s.firm, minlength=firms)

    def staff(column: np.ndarray) -> np.ndarray:
        return np.bincount(e.firm, weights=column * e.employed.astype(np.float64), minlength=firms) / present

    def site(column: np.ndarray) -> np.ndarray:
        return np.bincount(s.firm, weights=column, minlength=firms) / sites

    return np.column_stack(
        [
            f.price,
            site(s.climate),
            *(staff(column) for column in (e.know, e.want, e.can, e.exhaustion, e.performance)),
            *(site(column) for column in (s.utilisation, s.effort, s.wait)),
            np.bincount(s.firm, weights=s.staffed, minlength=firms),
            staff(e.failure_risk),
            f.capability,
        ]
    )


def close(world: Any, counts: np.ndarray, sums: np.ndarray, page: np.ndarray, discount: float) -> None:
    """Carry the week into the firms table: customers, flows, satisfaction, cash, discounted cash."""
    f = world.firms
    f.joined[:] = counts[:, JOINED]
    f.left[:] = counts[:, COUNTS.index("left_service_failure") :].sum(axis=1)
    f.customers[:] = counts[:, COUNTS.index("customers")]
    f.open_cases[:] = counts[:, COUNTS.index("open_cases")]
    served = f.customers > 0
    f.satisfaction[served] = sums[served, SUMS.index("satisfaction")] / f.customers[served]
    f.cash[:] += page[:, _PROFIT]
    f.discounted[:] += page[:, _PROFIT] * discount_factor(world.week, discount)


def week_counts(tally: Tally) -> np.ndarray:
    """Counters of the week over all threads: (firms, COUNTS)."""
    return tally.counts.sum(axis=0)
