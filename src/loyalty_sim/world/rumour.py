"""What customers have heard before the first week: the pressure of a market in which talk has long gone on."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import start as beginning
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import word_of_mouth as wom
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform, uniform_pair
from loyalty_sim.world.real import at, real, rows
from loyalty_sim.world.world import Ties

_HEARD = int(Purpose.START_TALK)
LONGEST = 52.0
"""Weeks after which nothing of a message is left that matters."""


@kernel
def heard_before(
    tells: np.ndarray, customers: Customers, ties: Ties, packed: Sequence[Theory], constants: Constants, seed: int
) -> None:
    """Give all customers the talk pressure of what they have heard, told by anybody as satisfied as now.

    tells (customers,): filled with how many people each tells a week.
    """
    theory, p = packed[0], packed[0].word_of_mouth
    count, total, strong, tied = len(tells), 0.0, 0.0, len(ties.strong) > 0
    if not p.on or not (theory.reach.on or tied):
        return
    beyond = (theory.reach.beyond if tied else 1.0) if theory.reach.on else 0.0
    for i in rows(0, count):
        told = wom.people_told(real(customers.satisfaction[i]), constants.usual_satisfaction, p)
        tells[i] = real(customers.need_rate[i]) * p.chance * told
        total += tells[i]
    for t in rows(0, len(ties.strong)):
        strong += ties.strong[t]
    strong *= (1.0 - beyond) / max(len(ties.strong), 1)
    mean = total / max(count, 1)
    if mean <= 0.0:
        return
    key = make_key(seed, _HEARD, 0)
    for i in rows(0, count):
        customers.talk_pressure[i] = pressure_of(i, key, mean, beyond, strong, tells, customers, theory)


@part
def pressure_of(
    i: int,
    key: int,
    mean: float,
    beyond: float,
    strong: float,
    tells: np.ndarray,
    customers: Customers,
    theory: Theory,
) -> float:
    """Talk pressure on customer i by the messages of the last year; mean: how many people hear a week.

    beyond, strong: shares of what is heard beyond ties and along strong ones. A message counts as often as who tells
    it tells.
    """
    p, who, own = theory.word_of_mouth, identity(i, customers.generation[i]), int(customers.provider[i])
    pressure, weeks, n = 0.0, 0.0, 0
    while True:
        a, b = uniform_pair(key, who, 2 * n)
        weeks += beginning.weeks_since(a, mean)
        if weeks > LONGEST:
            return wom.pressure_after(0.0, pressure)
        j = at(b * len(tells))
        along = uniform(key, who, 2 * n + 1)
        tie = theory.reach.acquaintance if along < beyond else wom.tie(along < beyond + strong, p)
        ours = int(customers.provider[j]) == own
        added = wom.pressure_added(wom.valence(real(customers.satisfaction[j]), p), ours, wom.weight(tie, ours, p))
        pressure += added * tells[j] / mean * p.pressure_fading**weeks
        n += 1
