"""A market that has opened: a world built, its staff years in their jobs, and what is usual in it taken down.

Arms and levels under common luck open alike, so the last opening is kept in this process and copied where the next
market opens with the same people: the bits are those of an opening of its own, in a hundredth of the time.
"""

from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.scenario.opening import opening_of
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.theory.packed import pack
from loyalty_sim.week.burn_in import burn_in
from loyalty_sim.week.tally import new_tally
from loyalty_sim.world.build import build_world
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.hold import usual_hold
from loyalty_sim.world.world import Ties, World

LARGEST = 100_000
"""Customers of a market whose opening is kept, some 20 megabytes of it."""


class Opened(NamedTuple):
    """A world before its first week, and the constants of its run."""

    world: World
    constants: Constants

    def copied(self) -> "Opened":
        """The same in arrays of its own, but for the ties, which never change."""
        world = self.world
        customers = type(world.customers)(*(column.copy() for column in world.customers))
        mine = World(customers, world.employees.copy(), world.sites.copy(), world.firms.copy(), world.ties)
        arrays: Any = {
            name: each.copy() for name, each in self.constants._asdict().items() if isinstance(each, np.ndarray)
        }
        return Opened(mine, self.constants._replace(**arrays))


class _Kept(NamedTuple):
    scenario: Scenario
    seed: int
    opened: Opened


_LAST: list[_Kept] = []


def opened(scenario: Scenario, seed: int, ties: Ties | None = None) -> Opened:
    """The market of a scenario and seed as it opens; it may be written to.

    ties: who talks to whom, in place of the network of the scenario. Only what a scenario and a seed say alone is kept:
    no market with ties or Python files from outside.
    """
    if ties is not None or scenario.use or scenario.market.customers > LARGEST:
        return _open(scenario, seed, ties)
    alike = opening_of(scenario)
    for last in _LAST[:1]:
        if last.seed == seed and last.scenario == alike:
            return last.opened.copied()
    found = _open(scenario, seed, None)
    _LAST[:] = [_Kept(alike, seed, found.copied())]
    return found


def _open(scenario: Scenario, seed: int, ties: Ties | None) -> Opened:
    world, constants = build_world(scenario, seed, ties)
    packed = pack(scenario.theory)
    tally = new_tally(1, len(world.employees.firm), len(world.firms.price), world.ties)
    constants = burn_in(world, packed, constants, tally, seed)
    return Opened(world, usual_hold(world.customers, world.firms, packed, constants, seed))
