"""Stage 9, renew (first part): shocks strike firms, staff and talk."""

from typing import Any

import numpy as np

from loyalty_sim.compiled import kernel, plain
from loyalty_sim.theory.employees import ideas
from loyalty_sim.theory.firms import shocks
from loyalty_sim.week.context import Context, context
from loyalty_sim.world.calendar import begun
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.draws import Purpose, identity, uniform
from loyalty_sim.world.real import hundredths, rows

_SHOCK = int(Purpose.SHOCK)
_SHORTAGE, _STORY = 0, 1


def strike(market: Any) -> None:
    """Put this week's shocks into force and end those that are over."""
    struck = {kind: shock for kind, shock in market.config.shocks._asdict().items() if shock.size > 0.0}
    if not struck:
        return
    w = market.world
    w.firms.trouble[:], w.firms.surge[:], w.firms.broken[:], w.firms.saving[:] = 0.0, 1.0, 0.0, 0.0
    for kind, shock in struck.items():
        if begun(shock, w.week):
            firms = range(len(w.firms.price)) if shock.firm < 0 else (shock.firm,)
            for firm in firms:
                _STRIKE[kind](market, firm, shock)


def _softened(market: Any, firm: int, size: float) -> float:
    sites = market.world.sites
    improvement = float(np.mean(sites.improvement[sites.firm == firm], dtype=np.float64))
    return plain(market.kernel(ideas.softened))(size, improvement, market.theory.ideas)  # type: ignore[no-any-return]


def _trouble(market: Any, size: float) -> float:
    return plain(market.kernel(shocks.trouble))(size)  # type: ignore[no-any-return]


def _failure_wave(market: Any, firm: int, shock: Any) -> None:
    market.world.firms.trouble[firm] += _trouble(market, _softened(market, firm, shock.size))


def _demand_surge(market: Any, firm: int, shock: Any) -> None:
    market.world.firms.surge[firm] *= 1.0 + shock.size


def _disaster(market: Any, firm: int, shock: Any) -> None:
    size = min(1.0, _softened(market, firm, shock.size))
    market.world.firms.broken[firm] += size
    market.world.firms.trouble[firm] += _trouble(market, market.theory.shocks.grave * size)


def _cost_programme(market: Any, firm: int, shock: Any) -> None:
    market.world.firms.saving[firm] = min(1.0, shock.size)


def _staff_shortage(market: Any, firm: int, shock: Any) -> None:
    if market.world.week == begun(shock, market.world.week):
        market.kernel(leave_at_once)(firm, shock.size, context(market))


def _scandal(market: Any, firm: int, shock: Any) -> None:
    told = plain(hundredths)(market.theory.shocks.scandal_valence)
    market.over_rows(
        market.kernel(hear_scandal), market.world.customers, context(market), firm, shock.size / shock.weeks, told
    )


_STRIKE = {
    "failure_wave": _failure_wave,
    "demand_surge": _demand_surge,
    "scandal": _scandal,
    "staff_shortage": _staff_shortage,
    "cost_programme": _cost_programme,
    "disaster": _disaster,
}


@kernel
def leave_at_once(firm: int, share: float, w: Context) -> None:
    """A share of one firm's staff is gone."""
    key = w.weekly[_SHOCK]
    first = int(w.firms.staff_start[firm])
    for row in range(first, first + int(w.firms.staff_rows[firm])):
        if w.employees.employed[row] and uniform(key, int(w.employees.person[row]), _SHORTAGE) < share:
            w.employees.employed[row] = 0
            w.employees.vacant[row] = 0
            w.tally.counts[0].resigned[firm] += 1


@kernel
def hear_scandal(
    start: int, stop: int, slot: int, customers: Customers, w: Context, firm: int, share: float, told: int
) -> None:
    """A share of the customers in rows start to stop, others for every firm, has a story to tell this week."""
    key = w.weekly[_SHOCK]
    for i in rows(start, stop):
        if customers.alive[i] and uniform(key, identity(i, customers.generation[i]), _STORY + firm) < share:
            customers.story[i] = told
            customers.story_firm[i] = firm
