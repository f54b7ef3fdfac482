"""Stage 8, account: at the end of a quarter firms close that have lost too much."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from loyalty_sim.compiled import kernel, part, plain
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.theory.firms import closure
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context, context
from loyalty_sim.world import recall
from loyalty_sim.world.birth import end_relation
from loyalty_sim.world.build import CLOSED
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.real import rows

_FIRM_CLOSED = int(Reason.FIRM_CLOSED)


def close_firms(market: Any, quarter: int) -> None:
    """Close what has lost too much, in the last week of a quarter: before the books, which then count no customers."""
    if market.world.week % quarter or not market.theory.closure.on:
        return
    firms, tariff = market.world.firms, market.constants.tariff
    decides = plain(market.kernel(closure.closes))
    for firm in np.flatnonzero(firms.open):
        revenue = plain(closure.yearly_revenue)(tariff, float(firms.base_customers[firm]))
        profit = float(firms.cash[firm] - firms.last_cash[firm])
        if decides(float(firms.cash[firm]), profit, revenue, market.theory.closure):
            close(int(firm), market)


def close(firm: int, market: Any) -> None:
    """Close one firm for good: nobody can choose it, its staff are free, and its customers have no provider."""
    w = market.world
    w.firms.open[firm], w.firms.closed[firm], w.firms.appeal[firm] = 0, w.week, CLOSED
    w.firms.spend[firm] = w.firms.funded[firm] = w.firms.at_sites[firm] = 0.0
    w.firms.by_site[firm] = 0
    own = w.employees.firm == firm
    w.employees.employed[own], w.employees.vacant[own], w.employees.moved_to[own] = 0, 0, -1
    w.sites.positions[w.sites.firm == firm] = 0
    market.over_rows(market.kernel(send_away), firm, w.customers, context(market), market.packed)


@kernel
def send_away(
    start: int, stop: int, slot: int, firm: int, customers: Customers, w: Context, packed: Sequence[Theory]
) -> None:
    """Rows start to stop: customers of a firm that closes have no provider any more."""
    for i in rows(start, stop):
        if customers.alive[i] == 1 and int(customers.provider[i]) == firm:
            lose_provider(i, firm, customers, w)
            w.tally.counts[slot].left[firm, _FIRM_CLOSED - 1] += 1


@part
def lose_provider(i: int, firm: int, customers: Customers, w: Context) -> None:
    """Customer i keeps what there was with the firm, and the bond with an employee who may work elsewhere soon."""
    recall.set_aside(i, firm, -1, w.week, customers)
    customers.left_firm[i] = firm
    customers.left_reason[i] = _FIRM_CLOSED
    end_relation(i, customers)
