"""The quarterly decision: what is public is published, all firms decide on it at once, then they take stock."""

from typing import Any

from loyalty_sim.agents.strategies import publish

QUARTER = 13
"""Weeks between two decisions."""


def decide_quarter(market: Any) -> None:
    """Let every firm of `market` decide, in a week that is a multiple of `QUARTER`.

    Firms see the market as it was before any of them decided, so their order does not matter. Nothing is remembered
    outside the firms' table.
    """
    firms, week = market.world.firms, market.world.week
    if week == QUARTER:
        extra = (firms.spend - firms.usual_spend).sum(axis=1)
        firms.start_profit[:] = firms.cash - firms.last_cash + QUARTER * extra
    public = publish(firms, week)
    for firm in market.firms:
        firm.decide(public)
    firms.last_customers[:] = firms.customers
    firms.last_cash[:] = firms.cash
