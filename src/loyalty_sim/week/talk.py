"""Stage 6, talk: who has something to tell tells it, and who has no provider asks; beliefs, pressure and advice move.

Talkers, then messages, are listed before anything is done with them: whoever a message reaches lies anywhere in
memory, and waiting for many at a time is quicker than for one after the other.
"""

from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.theory.talk import advice, reach, retelling
from loyalty_sim.theory.talk import word_of_mouth as wom
from loyalty_sim.theory.talk.reach import ReachParameters
from loyalty_sim.theory.talk.retelling import RetellingParameters
from loyalty_sim.theory.talk.word_of_mouth import WordOfMouthParameters
from loyalty_sim.week.advise import ask, believe, heed
from loyalty_sim.week.ahead import before_hearing, before_telling
from loyalty_sim.week.context import Context
from loyalty_sim.week.tally import BLOCK, MESSAGES, TOGETHER
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.draws import Purpose, identity, uniform, uniform_pair
from loyalty_sim.world.real import at, of_hundredths, real, rows
from loyalty_sim.world.world import Ties

_TELL = int(Purpose.TELL)
_STRANGER = int(Purpose.STRANGER)
_NO_TIE = 2


@kernel
def talk(
    start: int, stop: int, slot: int, customers: Customers, ties: Ties, w: Context, packed: Sequence[Theory]
) -> None:
    """Rows start to stop hear all talkers of the market, in the order of the talkers' rows; then they ask."""
    theory = packed[0]
    key = w.weekly[_TELL]
    talkers = w.tally.listed[slot]
    for i in rows(start, stop):
        customers.talk_pressure[i] = wom.pressure_left(real(customers.talk_pressure[i]), theory.word_of_mouth)
    for i in rows(start, stop):
        if customers.advice[i] != 0:
            customers.advice[i] = advice.left(int(customers.advice[i]), theory.advice)
    messages = 0
    for first in range(0, len(customers.message), BLOCK):
        count = 0
        for j in rows(first, min(first + BLOCK, len(customers.message))):
            talkers[count] = j
            count += int((customers.message[j] != 0) | (customers.left_firm[j] >= 0))
        w.tally.seen[slot, 0] = before_telling(talkers[:count], customers, ties)
        for n in rows(0, count):
            messages = tell(talkers[n], start, stop, slot, messages, customers, ties, w, theory.reach)
            if messages > MESSAGES - 256:
                hear_all(messages, slot, customers, w, theory, key)
                messages = 0
    hear_all(messages, slot, customers, w, theory, key)
    if theory.advice.on and theory.referral.asks > 0.0:
        ask_around(start, stop, slot, customers, ties, w, theory)


@part
def tell(
    j: int,
    start: int,
    stop: int,
    slot: int,
    messages: int,
    customers: Customers,
    ties: Ties,
    w: Context,
    p: ReachParameters,
) -> int:
    """What j has to tell reaches each tie with the same chance, and others at random: list whom in rows start to stop.

    Returns how many messages are listed by now.
    """
    listeners, tellers, along = w.tally.listeners[slot], w.tally.tellers[slot], w.tally.along[slot]
    first, last = int(ties.start[j]), int(ties.start[j + 1])
    who, people = identity(j, customers.generation[j]), real(customers.tells[j])
    share = reach.told_share(people, max(last - first, 1), p)
    key = w.weekly[_TELL]
    for t in rows(first, last):
        i = at(ties.neighbour[t])
        listeners[messages] = i
        tellers[messages] = j
        along[messages] = ties.strong[t]
        messages += int((uniform(key, who, i) < share) & (start <= i) & (i < stop))
    strangers = reach.strangers(people, last - first, share, p)
    if strangers <= 0.0:
        return messages
    key = w.weekly[_STRANGER]
    for n in range(wom.told(strangers, uniform(key, who, 0))):
        i = at(uniform(key, who, n + 1) * len(customers.message))
        listeners[messages] = i
        tellers[messages] = j
        along[messages] = _NO_TIE
        messages += int((i != j) & (start <= i) & (i < stop))
    return messages


@part
def hear_all(messages: int, slot: int, customers: Customers, w: Context, theory: Theory, key: int) -> None:
    """Every message listed so far is heard."""
    listeners, tellers, along = w.tally.listeners[slot], w.tally.tellers[slot], w.tally.along[slot]
    for first in range(0, messages, TOGETHER):
        last = min(first + TOGETHER, messages)
        w.tally.seen[slot, 0] = before_hearing(listeners[first:last], customers)
        for n in rows(first, last):
            if customers.alive[listeners[n]] == 1:
                hear(listeners[n], tellers[n], int(along[n]), slot, customers, w, theory, key)


@part
def hear(i: int, j: int, along: int, slot: int, customers: Customers, w: Context, theory: Theory, key: int) -> None:
    """Customer i hears what j tells, may heed it, and perhaps will tell it on."""
    firm, valence = at(customers.message_firm[j]), of_hundredths(customers.message[j])
    w.tally.counts[slot].messages_heard[firm] += 1
    tie = theory.reach.acquaintance if along == _NO_TIE else wom.tie(along != 0, theory.word_of_mouth)
    weight = wom.weight(tie, firm == int(customers.provider[i]), theory.word_of_mouth)
    press(i, firm, valence, tie, weight, customers, theory.word_of_mouth)
    if valence == 0.0:
        return
    believe(i, firm, wom.judged_behind(valence, theory.word_of_mouth), tie, customers, w, theory)
    retells, heeds = uniform_pair(key, identity(j, customers.generation[j]), int(i) + len(customers.message))
    if heeds < advice.heeded(weight, theory.advice):
        heed(i, firm, valence, customers)
    if retells < retelling.retold(valence, theory.retelling):
        keep_story(i, firm, valence, slot, customers, w, theory.retelling)


@part
def press(
    i: int, firm: int, valence: float, tie: float, weight: float, customers: Customers, p: WordOfMouthParameters
) -> None:
    """Talk pressure by one message about a firm; without a valence it is the news that somebody left."""
    own = firm == int(customers.provider[i])
    added = wom.pressure_of_leaver(tie, p) if own and valence == 0.0 else wom.pressure_added(valence, own, weight)
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


@part
def ask_around(start: int, stop: int, slot: int, customers: Customers, ties: Ties, w: Context, theory: Theory) -> None:
    """Those in rows start to stop who have no provider may ask somebody they know."""
    seekers = w.tally.listed[slot]
    for first in range(start, stop, BLOCK):
        count = 0
        for i in rows(first, min(first + BLOCK, stop)):
            seekers[count] = i
            count += int((customers.provider[i] < 0) & (customers.alive[i] == 1))
        for n in rows(0, count):
            about = ask(seekers[n], customers, ties, w, theory)
            if about >= 0:
                w.tally.counts[slot].messages_heard[about] += 1
