"""A small market without a week: tables filled at random, so that agents can be tested by themselves."""

import numpy as np

from loyalty_sim.agents.mesa_market import MesaMarket, as_overrides
from loyalty_sim.agents.quarter import QUARTER, decide_quarter
from loyalty_sim.agents.strategies import Hold
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.columns import TABLES, empty_table
from loyalty_sim.world.world import Ties, World

FIRMS, CUSTOMERS, EMPLOYEES = 3, 40, 12


def filled(table, rows, seed):
    """A table whose values are drawn uniformly from the range of each column, at most 0 to 100."""
    generator = np.random.default_rng(seed)
    columns = empty_table(table, rows, FIRMS)
    for column, array in zip(TABLES[table], columns, strict=True):
        low, high = max(column.low, -100), min(column.high, 100)
        draw = generator.uniform if array.dtype.kind == "f" else generator.integers
        array[...] = draw(low, high, array.shape)
    return columns


def ring(rows):
    """Everybody is tied to the row before and the row after."""
    neighbour = np.array([sorted({(row - 1) % rows, (row + 1) % rows}) for row in range(rows)], dtype=np.int32)
    return Ties(np.arange(0, 2 * rows + 1, 2), neighbour.ravel(), np.ones(2 * rows, dtype=np.uint8))


def fake_world(seed=0, rows=CUSTOMERS):
    customers, employees = filled("customers", rows, seed), filled("employees", EMPLOYEES, seed + 1)
    sites, firms = filled("sites", FIRMS, seed + 2), filled("firms", FIRMS, seed + 3)
    customers.alive[:] = np.arange(rows) % 5 != 4
    customers.provider[:] = np.arange(rows) % (FIRMS + 1) - 1
    customers.generation[:] = 0
    customers.bond_person[:] = -1
    employees.employed[:] = np.arange(EMPLOYEES) % 6 != 5
    employees.person[:] = np.arange(EMPLOYEES)
    employees.firm[:] = employees.site[:] = np.arange(EMPLOYEES) // 4
    sites.firm[:] = np.arange(FIRMS)
    sites.staff_start[:], sites.staff_count[:] = np.arange(FIRMS) * 4, 4
    firms.customers[:], firms.base_customers[:] = [50, 30, 20], [40, 40, 20]
    firms.last_customers[:] = firms.last_cash[:] = firms.cash[:] = firms.start_profit[:] = firms.last_profit[:] = 0
    firms.appeal[:], firms.open[:], firms.closed[:] = firms.brand, 1, 0
    firms.reputation[:] = 0.0
    firms.measured_start[:], firms.arm[:] = 0, -1
    firms.price[:] = firms.usual_price[:] = 1.0
    firms.commitment[:] = 0.5
    firms.spend[:] = firms.usual_spend[:] = np.outer([40, 40, 20], np.arange(1, len(LEVERS) + 1))
    firms.reference_spend[:], firms.arm_value[:], firms.at_sites[:] = firms.usual_spend, 0, 0
    return World(customers, employees, sites, firms, ring(rows))


class FakeMarket(MesaMarket):
    """A market whose week lowers everybody's satisfaction by a tenth and moves cash by a keyed amount."""

    def __init__(self, config=None, rng=None, overrides=(), horizon=8, rows=CUSTOMERS, strategies=None):
        super().__init__(rng)
        self.overrides, self.horizon = as_overrides(overrides), horizon
        self.theory = Theory()
        self.world = fake_world(self.seed % 1000, rows)
        self.found_firms(strategies or [Hold()] * FIRMS)

    def step(self):
        self.world.week += 1
        if self.world.week % QUARTER == 1:
            decide_quarter(self)
        self.world.customers.satisfaction[:] *= 0.9
        self.world.firms.cash[:] += self.seed % 7 + len(self.overrides)
        self.running = self.world.week < self.horizon
        self.collect()
