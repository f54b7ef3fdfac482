"""From a scenario and a seed to a world: firms, sites, employees, customers, ties, and the constants of the run."""

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.firms import size
from loyalty_sim.theory.firms.size import SizeParameters
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.packed import pack
from loyalty_sim.world import intercepts
from loyalty_sim.world.birth import populate, vacate
from loyalty_sim.world.calendar import rows_needed
from loyalty_sim.world.columns import STAFFING, Customers, Table, empty_table
from loyalty_sim.world.constants import Constants, base_constants
from loyalty_sim.world.habits import ENTRANT, of_rivals
from loyalty_sim.world.network import build_ties
from loyalty_sim.world.relations import settle
from loyalty_sim.world.rumour import heard_before
from loyalty_sim.world.settings import WorldSettings
from loyalty_sim.world.staff import STATUS_QUO, found_firms, shares, staff_firms
from loyalty_sim.world.world import Ties, World

CLOSED = -50.0
"""Brand strength of a firm that nobody can choose yet."""


def build_world(scenario: WorldSettings, seed: int, ties: Ties | None = None) -> tuple[World, Constants]:
    """The world at the start and the constants of the run; the same bits for the same scenario and seed.

    `ties` takes the place of the network the scenario describes (a user's own graph).
    """
    if ties is None:  # before there are customers: to build them takes twice the memory that they then need
        ties = build_ties(scenario.network, rows_needed(scenario.market), seed)
    theory, rows = pack(scenario.theory), scenario.market.customers
    constants = base_constants(scenario)
    firms = found_firms(scenario, constants)
    firms.brand[:] = intercepts.appeal_for(shares(scenario), scenario.theory.choice)
    firms.open[:] = ~_opens_later(scenario)
    firms.appeal[:] = np.where(firms.open, firms.brand, CLOSED)
    sites, employees = staff_firms(scenario, firms, constants, seed)
    firms.headcount[:] = np.where(_opens_later(scenario), 0.0, 1.0)
    customers = empty_table("customers", rows, len(firms.price))
    populate(0, rows, customers, theory, constants, seed)
    settle(0, rows, customers, employees, sites, firms, theory, constants, seed)
    budget(scenario, firms, customers, constants)
    cover = firms.usual_spend[:, STAFFING]
    constants = intercepts.usual_capacity(customers, sites, scenario.trade.wage, cover, constants)
    constants = intercepts.perception_intercepts(customers, firms, theory, constants)
    heard_before(np.empty(rows), customers, ties, theory, constants, seed)
    return World(customers, employees, sites, firms, ties), constants


def with_room(customers: Customers, rows: int, firms: int) -> Customers:
    """The customers, with empty rows for those by whom the market will grow; the same table where it does not."""
    before = len(customers.alive)
    if rows == before:
        return customers
    found = empty_table("customers", rows, firms)
    for name, column in customers._asdict().items():
        getattr(found, name)[:before] = column
    vacate(before, rows, found)
    return found  # type: ignore[no-any-return]


def budget(scenario: WorldSettings, firms: Table, customers: Customers, constants: Constants) -> None:
    """State the usual spending of every firm from the customers it actually starts with."""
    start = np.bincount(customers.provider, minlength=len(firms.price))
    reference = np.array([getattr(scenario.trade.usual, lever) for lever in LEVERS])
    firms.customers[:] = start
    firms.base_customers[:] = np.where(_opens_later(scenario), shares(scenario) * len(customers.provider), start)
    firms.volume[:] = np.where(_opens_later(scenario), 0.0, 1.0)
    for firm, base in enumerate(firms.base_customers):
        firms.reference_spend[firm] = reference * customers_paid_for(float(base), constants, scenario.theory.size)
    firms.usual_spend[:] = firms.reference_spend * STATUS_QUO
    firms.spend[:] = firms.usual_spend
    firms.funded[:] = firms.usual_spend


def customers_paid_for(base: float, constants: Constants, p: SizeParameters) -> np.ndarray:
    """How many customers the spend on each lever (levers,) has to do for, in a firm of this size at the start.

    Cover is bought by the hour, and does for as many as it does for.
    """
    units = [float(plain(size.units)(base, base, constants.usual_size, fixed)) for fixed in constants.lever_fixed]
    return np.array([base if lever == STAFFING or not p.on else paid for lever, paid in enumerate(units)])


def _opens_later(scenario: WorldSettings) -> np.ndarray:
    """Which firms are not yet in the market: rivals with the strategy `entrant`."""
    rivals = of_rivals(scenario.rivals.strategies, scenario.rivals.count)
    return np.array([False, *(ENTRANT in names for names in rivals)])
