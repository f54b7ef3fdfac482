"""Stage 6, talk: who has something to tell tells it to tied customers; beliefs and talk pressure move.

Talkers, then messages, are listed before anything is done with them: whoever a message reaches lies anywhere in
memory, and waiting for many at a time is quicker than for one after the other.
"""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.talk import retelling
from loyalty_sim.theory.talk import word_of_mouth as wom
from loyalty_sim.week.tally import BLOCK
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform
from loyalty_sim.world.real import at, of_hundredths, real, rows

_TELL = int(Purpose.TELL)


@kernel
def talk(start, stop, slot, c, ties, theory, tally, seed, week):
    """Rows start to stop hear all talkers of the market, in the order of the talkers' rows."""
    theory = theory[0]
    p = theory.word_of_mouth
    key = make_key(seed, _TELL, week)
    talkers, told_ties, tellers = tally.listed[slot], tally.told_ties[slot], tally.tellers[slot]
    for i in rows(start, stop):
        c.talk_pressure[i] = wom.pressure_left(real(c.talk_pressure[i]), p)
    for first in range(0, len(c.message), BLOCK):
        count = 0
        for j in rows(first, min(first + BLOCK, len(c.message))):
            talkers[count] = j
            count += int((c.message[j] != 0) | (c.left_firm[j] >= 0))
        messages = 0
        for n in rows(0, count):
            messages = tell(talkers[n], start, stop, messages, told_ties, tellers, c, ties, key)
        for n in rows(0, messages):
            hear(told_ties[n], tellers[n], slot, c, ties, theory, tally, key)


@part
def tell(j, start, stop, messages, told_ties, tellers, c, ties, key):
    """What j has to tell reaches each tied customer in rows start to stop with the same chance: list whom.

    Returns how many messages are listed by now.
    """
    first, last = int(ties.start[j]), int(ties.start[j + 1])
    told = wom.told_share(real(c.tells[j]), max(last - first, 1))
    who = identity(j, c.generation[j])
    for t in rows(first, last):
        i = at(ties.neighbour[t])
        told_ties[messages] = t
        tellers[messages] = j
        messages += int((uniform(key, who, i) < told) & (start <= i) & (i < stop))
    return messages


@part
def hear(t, j, slot, c, ties, theory, tally, key):
    """Whoever is at the other end of tie t hears what j tells, and perhaps will tell it on."""
    i = at(ties.neighbour[t])
    if c.alive[i] == 0:
        return
    firm, valence = at(c.message_firm[j]), of_hundredths(c.message[j])
    tally.counts[slot].messages_heard[firm] += 1
    believe(i, firm, valence, c.left_firm[j] == firm, ties.strong[t], c, theory.word_of_mouth)
    if theory.retelling.on:
        u = uniform(key, identity(j, c.generation[j]), int(i) + len(c.message))
        if u < retelling.retold(valence, theory.retelling):
            keep_story(i, firm, valence, slot, c, theory.retelling, tally)


@part
def believe(i, firm, valence, left, strong, c, p):
    """One message about a firm: belief in a firm not one's own moves, and talk pressure."""
    tie = wom.tie(strong != 0, p)
    own = firm == int(c.provider[i])
    weight = wom.weight(tie, own, p)
    added = wom.pressure_added(valence, own, weight)
    if not own:
        c.belief[i, firm] = wom.belief_after(real(c.belief[i, firm]), valence, weight, p)
    elif left:
        added = wom.pressure_of_leaver(tie, p)
    c.talk_pressure[i] = wom.pressure_after(real(c.talk_pressure[i]), added)


@part
def keep_story(i, firm, valence, slot, c, p, tally):
    """Customer i will tell it on next week, more faintly; the first story of a week is the one kept."""
    told = retelling.story(valence, p)
    if c.story[i] == 0 and told != 0:
        c.story[i] = told
        c.story_firm[i] = firm
        tally.counts[slot].retold[firm] += 1
