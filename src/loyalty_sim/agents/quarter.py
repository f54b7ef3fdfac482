"""The quarterly decision: what is public is published, all firms decide on it at once, then they take stock."""

from typing import Any

from loyalty_sim.agents.strategies import publish

QUARTER = 13
"""Weeks between two decisions."""


def decide_quarter(market: Any) -> None:
    """Let every firm of `market` decide as a week begins.

    Firms see the market as it was before any of them decided, so their order does not matter. Nothing is remembered
    outside the firms' table.
    """
    firms, week = market.world.firms, market.world.week
    if week > 1 and not firms.start_profit.any():
        firms.start_profit[:] = _usual_profit(firms, booked=week - 1)
    public = publish(firms, week, market.seed, market.theory.public_index)
    for firm in market.firms:
        if not firms.closed[firm.row]:
            firm.decide(public)
    firms.last_profit[:] = public.profit
    firms.last_customers[:] = firms.customers
    firms.last_cash[:] = firms.cash


def _usual_profit(firms: Any, booked: int) -> Any:
    """What a quarter brought in the first weeks `booked`, without what was spent beyond the usual, by firm."""
    extra = (firms.spend + firms.at_sites - firms.usual_spend).sum(axis=1)
    return QUARTER * (firms.cash / booked + extra)
