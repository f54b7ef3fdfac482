"""The world: four tables, the ties and the week. A checkpoint is exactly this plus the configuration."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from loyalty_sim.compiled import handed
from loyalty_sim.world.columns import Customers, Table


@handed
class Ties(NamedTuple):
    """Who talks to whom, as a symmetric compressed sparse row (CSR) structure.

    start: int64 (customers + 1,), neighbour: int32 (2 x ties,), ascending within a row;
    strong: uint8 (2 x ties,), 1 for a strong tie (the same in both directions).
    """

    start: np.ndarray
    neighbour: np.ndarray
    strong: np.ndarray


@dataclass
class World:
    """Everything that changes from week to week, and the ties, which do not."""

    customers: Customers
    employees: Table
    sites: Table
    firms: Table
    ties: Ties
    week: int = 0
