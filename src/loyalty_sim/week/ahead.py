"""Reading ahead: customers at hand lie apart in memory, and those that are looked at together are waited for at once.

A pass that works through one customer after the other waits for each. So it first looks at many, a few numbers of each
where all of its columns lie; what comes of that is of no meaning, and is kept only for the looking not to be left out.
"""

import numpy as np

from loyalty_sim.compiled import part
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.real import at
from loyalty_sim.world.world import Ties


@part
def before_search(coming: np.ndarray, customers: Customers) -> float:
    """Look at what makes the customers in these rows look around, and at what decides whom they meet."""
    seen = 0.0
    for n in range(len(coming)):
        i = coming[n]
        pulls = (customers.satisfaction[i] + customers.grievance[i]) + (customers.talk_pressure[i] + customers.known[i])
        seen += pulls + (customers.site[i] + customers.bond_person[i])
    return seen


@part
def before_choice(chosen: np.ndarray, customers: Customers) -> float:
    """Look at what a choice reads and changes of the customers in these rows."""
    seen = 0.0
    for n in range(len(chosen)):
        i = chosen[n]
        liked = (customers.loyalty[i] + customers.price_sensitivity[i]) + (customers.leniency[i] + customers.bond[i])
        known = (int(customers.belief[i, 0]) + customers.expectation[i]) + (customers.quality[i] + customers.wallet[i])
        told = int(customers.known_of[i, 0]) + (int(customers.advised_firm[i]) + int(customers.advice[i]))
        former = int(customers.former_firm[i, 0]) + int(customers.former_attachment[i, 0])
        left = int(customers.former_satisfaction[i, 0]) + (int(customers.former_week[i, 0]) + int(customers.since[i]))
        seen += (liked + known) + ((told + former) + (left + int(customers.attributes[i, 0])))
    return seen


@part
def before_encounter(visits: np.ndarray, customers: Customers) -> float:
    """Look at what an encounter reads and changes of the customers in these rows."""
    seen = 0.0
    for n in range(len(visits)):
        i = visits[n]
        held = (customers.satisfaction[i] + customers.loyalty[i]) + (customers.need_rate[i] + customers.bond[i])
        liked = (customers.value[i] + customers.price_sensitivity[i]) + (customers.leniency[i] + customers.known[i])
        known = (int(customers.belief[i, 0]) + customers.expectation[i]) + (customers.quality[i] + customers.wallet[i])
        where = (customers.bond_person[i] + customers.since[i]) + int(customers.attributes[i, 0])
        seen += (held + liked) + (known + where)
    return seen


@part
def before_telling(talkers: np.ndarray, customers: Customers, ties: Ties) -> int:
    """Look at what the customers in these rows have to tell, and at their ties."""
    seen, last = 0, len(ties.neighbour) - 1
    for n in range(len(talkers)):
        j = talkers[n]
        seen += int(ties.start[j]) + (int(customers.tells[j]) + int(customers.generation[j]))
    if last >= 0:
        for n in range(len(talkers)):
            t = at(min(int(ties.start[talkers[n]]), last))
            seen += int(ties.neighbour[t]) + int(ties.strong[t])
    return seen


@part
def before_hearing(listeners: np.ndarray, customers: Customers) -> float:
    """Look at what hearing reads and changes of the customers in these rows."""
    seen = 0.0
    for n in range(len(listeners)):
        i = listeners[n]
        held = (customers.talk_pressure[i] + int(customers.belief[i, 0])) + int(customers.known_of[i, 0])
        seen += held + (int(customers.provider[i]) + int(customers.advice[i])) + int(customers.story[i])
    return seen
