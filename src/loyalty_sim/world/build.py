"""From a scenario and a seed to a world: firms, sites, employees, customers, ties, and the constants of the run."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.packed import pack
from loyalty_sim.world import intercepts as anchors
from loyalty_sim.world.birth import populate
from loyalty_sim.world.columns import STAFFING, empty_table
from loyalty_sim.world.constants import Constants, base_constants
from loyalty_sim.world.network import build_ties
from loyalty_sim.world.relations import settle
from loyalty_sim.world.staff import STATUS_QUO, found_firms, shares, staff_firms
from loyalty_sim.world.world import Ties, World

CLOSED = -50.0
"""Brand strength of a firm that nobody can choose yet."""

if TYPE_CHECKING:
    from loyalty_sim.scenario.schema import Scenario


def build_world(scenario: "Scenario", seed: int, ties: Ties | None = None) -> tuple[World, Constants]:
    """The world at the start and the constants of the run; the same bits for the same scenario and seed.

    `ties` takes the place of the network the scenario describes (a user's own graph).
    """
    theory, rows = pack(scenario.theory), scenario.market.customers
    k = base_constants(scenario)
    f = found_firms(scenario, k)
    f.brand[:] = anchors.appeal_for(shares(scenario), scenario.theory.choice)
    f.appeal[:] = np.where(_opens_later(scenario), CLOSED, f.brand)
    s, e = staff_firms(scenario, f, k, seed)
    c = empty_table("customers", rows, len(f.price))
    populate(0, rows, c, theory, k, seed)
    settle(0, rows, c, e, s, f, theory, k, seed)
    budget(scenario, f, c)
    k = anchors.anchor_capacity(c, s, f, scenario.trade.wage, f.usual_spend[:, STAFFING], k)
    k = anchors.anchor_perception(c, f, theory, k)
    if ties is None:
        ties = build_ties(scenario.network, rows, seed)
    return World(c, e, s, f, ties), k


def budget(scenario: "Scenario", f, c) -> None:
    """State the usual spending of every firm from the customers it actually starts with."""
    start = np.bincount(c.provider, minlength=len(f.price))
    reference = np.array([getattr(scenario.trade.usual, lever) for lever in LEVERS])
    f.customers[:] = start
    f.base_customers[:] = np.where(_opens_later(scenario), shares(scenario) * len(c.provider), start)
    f.headcount[:] = np.where(_opens_later(scenario), 0.0, 1.0)
    f.reference_spend[:] = f.base_customers[:, None] * reference[None, :]
    f.usual_spend[:] = f.reference_spend * STATUS_QUO
    f.spend[:] = f.usual_spend
    f.spend_before[:] = f.usual_spend


def _opens_later(scenario: "Scenario") -> np.ndarray:
    """Which firms are not yet in the market: rivals of the strategy `entrant`."""
    rivals = scenario.rivals
    strategies = [rivals.strategies[n % len(rivals.strategies)] for n in range(rivals.count)]
    return np.array([False, *(name == "entrant" for name in strategies)])
