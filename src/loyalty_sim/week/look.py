"""Stage 4, serve (first part): needs arise; customers stay by habit or look around, and may ask somebody they know.

A kernel of its own before anybody chooses: who is asked lies anywhere in memory, and must stay as he is meanwhile.
"""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import choice, delight, early_adopters, ease, lapse, needs
from loyalty_sim.theory.customers.choice import Pulls
from loyalty_sim.theory.customers.lapse import LapseParameters
from loyalty_sim.theory.employees import moves
from loyalty_sim.theory.firms import offer
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk.retelling import RetellingParameters
from loyalty_sim.week.advise import ask
from loyalty_sim.week.ahead import before_search
from loyalty_sim.week.context import Context
from loyalty_sim.week.held import barrier, cheapest
from loyalty_sim.week.poach import works_now
from loyalty_sim.week.tally import BLOCK, LOOKS, list_marked
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.draws import Purpose, identity, uniform
from loyalty_sim.world.real import at, real, rows
from loyalty_sim.world.traits import is_adopter
from loyalty_sim.world.world import Ties

_NEED = int(Purpose.NEED)
_SEARCH = int(Purpose.SEARCH)
_LAPSE = int(Purpose.LAPSE)


@kernel
def look(
    start: int,
    stop: int,
    slot: int,
    log_price: np.ndarray,
    customers: Customers,
    ties: Ties,
    w: Context,
    packed: Sequence[Theory],
) -> None:
    """Rows start to stop (block-aligned): list who comes this week, mark who of them looks around, and let them ask.

    log_price (firms,): logarithms of the prices.
    """
    theory = packed[0]
    need_key = w.weekly[_NEED]
    talking = theory.word_of_mouth.on
    habitual = choice.habitual_hazard(theory.choice)
    lowest = cheapest(log_price)
    surge, lull = 1.0, 1.0
    for firm in range(len(w.firms.price)):
        surge, lull = max(surge, w.firms.surge[firm]), min(lull, w.firms.surge[firm])
    made_up = lapse.made_up(theory.lapse) * w.season
    most = surge * made_up
    for first in range(start, stop, BLOCK):
        last = min(first + BLOCK, stop)
        for i in rows(first, last):
            customers.message[i] = customers.story[i] if talking else 0
            customers.story[i] = 0
            customers.left_firm[i] = -1
            customers.paid[i] = 0.0
        for i in rows(first, last):
            u = uniform(need_key, identity(i, customers.generation[i]), 0)
            w.tally.marked[i] = (u < needs.arises(real(customers.need_rate[i]), most)) & (customers.alive[i] == 1)
        if talking:
            retell(first, last, customers, theory.retelling)
        count = list_marked(first, last, w.tally.marked, w.tally.listed[slot])
        if surge > 1.0 or lull < 1.0 or theory.lapse.share > 0.0:
            count = in_need(count, slot, need_key, made_up, customers, w, theory.lapse)
        coming = w.tally.visits[first : first + count]
        for n in range(count):
            coming[n] = w.tally.listed[slot, n]
        w.tally.visit_count[first // BLOCK] = count
        w.tally.seen[slot, 0] = before_search(coming, customers)
        asking = looking_around(coming, slot, habitual, lowest, log_price, customers, w, theory)
        for n in range(asking):
            ask(w.tally.searching[slot, n], customers, ties, w, theory)


@part
def in_need(
    count: int, slot: int, need_key: int, made_up: float, customers: Customers, w: Context, p: LapseParameters
) -> int:
    """Keep on the list those who need something where they are and in this period; returns how many that are."""
    listed, kept = w.tally.listed[slot], 0
    for n in range(count):
        i = listed[n]
        who = identity(i, customers.generation[i])
        listed[kept] = i
        arises = uniform(need_key, who, 0) < need(i, made_up, customers, w)
        kept += int(arises and not (p.share > 0.0 and has_lapsed(who, w, p)))
    return kept


@part
def looking_around(
    coming: np.ndarray,
    slot: int,
    habitual: float,
    lowest: float,
    log_price: np.ndarray,
    customers: Customers,
    w: Context,
    theory: Theory,
) -> int:
    """Mark who of those who come does not stay by habit, and list who has a reason to ask; returns how many have."""
    reasoned, count = w.tally.searching[slot], 0
    asking = theory.word_of_mouth.on and theory.advice.on and theory.referral.asks > 0.0
    for n in range(len(coming)):
        i = coming[n]
        own = int(customers.provider[i])
        if own < 0:
            w.tally.marked[i] = LOOKS
            continue
        u = uniform(w.weekly[_SEARCH], identity(i, customers.generation[i]), 0)
        habit = wanders(i, own, habitual, customers, w, theory)
        pull = pulls(i, own, log_price[own] - lowest, missed(i, customers, w, theory), customers, w, theory)
        if choice.searches(choice.hazard(habit, pull), u):
            w.tally.marked[i] = LOOKS
            reasoned[count] = i
            count += int(asking and choice.has_reason(habit, u))
    return count


@part
def need(i: int, made_up: float, customers: Customers, w: Context) -> float:
    """Chance that a need arises this week with customer i, if that one has not lapsed."""
    surge = w.firms.surge[at(customers.provider[i])] if customers.provider[i] >= 0 else 1.0
    return needs.arises(real(customers.need_rate[i]), surge * made_up)


@part
def has_lapsed(who: int, w: Context, p: LapseParameters) -> bool:
    """Whether this is a period without needs for a customer: by keyed draws, nothing is stored."""
    key = w.lasting[_LAPSE]
    period = lapse.period(float(w.week), uniform(key, who, 0), p)
    return lapse.lapses(uniform(key, who, 1 + period), p)


@part
def retell(first: int, last: int, customers: Customers, p: RetellingParameters) -> None:
    """Those who have a story, heard last week or of a scandal, tell it on."""
    told = int(p.people)
    for i in rows(first, last):
        if customers.message[i] != 0:
            customers.message_firm[i] = customers.story_firm[i]
            customers.tells[i] = told


@part
def wanders(i: int, own: int, habitual: float, customers: Customers, w: Context, theory: Theory) -> float:
    """Hazard that customer i looks around without reason; habitual: of all at the start."""
    left = delight.wandering(real(customers.satisfaction[i]), barrier(i, own, customers, w, theory), theory.delight)
    return delight.habitual(habitual, left, w.constants.usual_wandering)


@part
def pulls(i: int, own: int, dear: float, lost_bond: float, customers: Customers, w: Context, theory: Theory) -> Pulls:
    """What pulls customer i into a search."""
    return choice.pulls(
        real(customers.satisfaction[i]),
        real(customers.grievance[i]),
        real(customers.talk_pressure[i]),
        dear,
        real(w.sites.wait[at(customers.site[i])]),
        ease.pull(w.firms.harder[own], theory.ease),
        lost_bond,
        newness_pull(i, w.firms.outdated[own], customers, theory),
        theory.choice,
    )


@part
def newness_pull(i: int, outdated: float, customers: Customers, theory: Theory) -> float:
    """Hazard of a search by a newer product elsewhere, which early adopters notice most."""
    return offer.newness_pull(outdated, keenness(i, customers, theory), theory.offer) if outdated > 0.0 else 0.0


@part
def keenness(i: int, customers: Customers, theory: Theory) -> float:
    """Weight of newness for a customer."""
    return early_adopters.keenness(is_adopter(customers.traits[i]), theory.early_adopters)


@part
def bond_lost(i: int, customers: Customers, w: Context) -> float:
    """Strength of a bond whose employee has left; 0 if there is none or the person is still there."""
    person = int(customers.bond_person[i])
    if person < 0:
        return 0.0
    row = at(person % len(w.employees.person))
    return 0.0 if int(w.employees.person[row]) == person and w.employees.employed[row] else real(customers.bond[i])


@part
def missed(i: int, customers: Customers, w: Context, theory: Theory) -> float:
    """Contact in [0, 1] whose loss makes customer i look around: more if it is known where that person works now."""
    lost = bond_lost(i, customers, w)
    return moves.heard(lost, theory.moves) if lost > 0.0 and works_now(int(customers.bond_person[i]), w) >= 0 else lost
