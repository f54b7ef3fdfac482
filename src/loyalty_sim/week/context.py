"""What every pass of a week is handed beside the rows it works on and the theory."""

from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.week.tally import Tally
from loyalty_sim.world.columns import Table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import make_keys


class Context(NamedTuple):
    """One week of one market, as compiled passes read and write it.

    employees, sites and firms: tables with their columns as attributes (`world.columns`); constants and tally as in
    their classes; seed and week: what draws are keyed by; lasting, weekly (purposes,): keys of draws for life, and of
    those of this week. Customers and ties are handed over beside it, only to the
    passes that work on them: with them in the context all kernels together took 28 % longer to compile, without 9 %.
    """

    employees: Table
    sites: Table
    firms: Table
    constants: Constants
    tally: Tally
    seed: int
    week: int
    lasting: np.ndarray
    weekly: np.ndarray


def context_of(
    employees: Table, sites: Table, firms: Table, constants: Constants, tally: Tally, seed: int, week: int
) -> Context:
    """The context of one week of these tables."""
    lasting, weekly = make_keys(seed, 0), make_keys(seed, week)
    return Context(employees, sites, firms, constants, tally, seed, week, lasting, weekly)


def context(market: Any) -> Context:
    """The context of the week a market is in."""
    w = market.world
    return context_of(w.employees, w.sites, w.firms, market.constants, market.tally, market.luck, w.week)
