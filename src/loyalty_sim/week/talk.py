"""Stage 6, talk: who has something to tell tells it to tied customers; beliefs and talk pressure move.

Talkers, then messages, are listed before anything is done with them: whoever a message reaches lies anywhere in
memory, and waiting for many at a time is quicker than for one after the other.
"""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import retelling
from loyalty_sim.theory.talk import word_of_mouth as wom
from loyalty_sim.theory.talk.retelling import RetellingParameters
from loyalty_sim.theory.talk.word_of_mouth import WordOfMouthParameters
from loyalty_sim.week.context import Context
from loyalty_sim.week.tally import BLOCK
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform
from loyalty_sim.world.real import at, of_hundredths, real, rows
from loyalty_sim.world.world import Ties

_TELL = int(Purpose.TELL)


@kernel
def talk(
    start: int, stop: int, slot: int, customers: Customers, ties: Ties, w: Context, packed: Sequence[Theory]
) -> None:
    """Rows start to stop hear all talkers of the market, in the order of the talkers' rows."""
    theory = packed[0]
    p = theory.word_of_mouth
    key = make_key(w.seed, _TELL, w.week)
    talkers, told_ties, tellers = w.tally.listed[slot], w.tally.told_ties[slot], w.tally.tellers[slot]
    for i in rows(start, stop):
        customers.talk_pressure[i] = wom.pressure_left(real(customers.talk_pressure[i]), p)
    for first in range(0, len(customers.message), BLOCK):
        count = 0
        for j in rows(first, min(first + BLOCK, len(customers.message))):
            talkers[count] = j
            count += int((customers.message[j] != 0) | (customers.left_firm[j] >= 0))
        messages = 0
        for n in rows(0, count):
            messages = tell(talkers[n], start, stop, messages, told_ties, tellers, customers, ties, key)
        for n in rows(0, messages):
            hear(told_ties[n], tellers[n], slot, customers, ties, w, theory, key)


@part
def tell(
    j: int,
    start: int,
    stop: int,
    messages: int,
    told_ties: np.ndarray,
    tellers: np.ndarray,
    customers: Customers,
    ties: Ties,
    key: int,
) -> int:
    """What j has to tell reaches each tied customer in rows start to stop with the same chance: list whom.

    Returns how many messages are listed by now.
    """
    first, last = int(ties.start[j]), int(ties.start[j + 1])
    told = wom.told_share(real(customers.tells[j]), max(last - first, 1))
    who = identity(j, customers.generation[j])
    for t in rows(first, last):
        i = at(ties.neighbour[t])
        told_ties[messages] = t
        tellers[messages] = j
        messages += int((uniform(key, who, i) < told) & (start <= i) & (i < stop))
    return messages


@part
def hear(t: int, j: int, slot: int, customers: Customers, ties: Ties, w: Context, theory: Theory, key: int) -> None:
    """Whoever is at the other end of tie t hears what j tells, and perhaps will tell it on."""
    i = at(ties.neighbour[t])
    if customers.alive[i] == 0:
        return
    firm, valence = at(customers.message_firm[j]), of_hundredths(customers.message[j])
    w.tally.counts[slot].messages_heard[firm] += 1
    believe(i, firm, valence, customers.left_firm[j] == firm, ties.strong[t], customers, theory.word_of_mouth)
    if theory.retelling.on:
        u = uniform(key, identity(j, customers.generation[j]), int(i) + len(customers.message))
        if u < retelling.retold(valence, theory.retelling):
            keep_story(i, firm, valence, slot, customers, w, theory.retelling)


@part
def believe(
    i: int, firm: int, valence: float, left: bool, strong: int, customers: Customers, p: WordOfMouthParameters
) -> None:
    """One message about a firm: belief in a firm not one's own moves, and talk pressure."""
    tie = wom.tie(strong != 0, p)
    own = firm == int(customers.provider[i])
    weight = wom.weight(tie, own, p)
    added = wom.pressure_added(valence, own, weight)
    if not own:
        customers.belief[i, firm] = wom.belief_after(real(customers.belief[i, firm]), valence, weight, p)
    elif left:
        added = wom.pressure_of_leaver(tie, p)
    customers.talk_pressure[i] = wom.pressure_after(real(customers.talk_pressure[i]), added)


@part
def keep_story(
    i: int, firm: int, valence: float, slot: int, customers: Customers, w: Context, p: RetellingParameters
) -> None:
    """Customer i will tell it on next week, more faintly; the first story of a week is the one kept."""
    told = retelling.story(valence, p)
    if customers.story[i] == 0 and told != 0:
        customers.story[i] = told
        customers.story_firm[i] = firm
        w.tally.counts[slot].retold[firm] += 1
