"""Stage 6, talk: who has something to tell tells it to tied customers; beliefs and talk pressure move."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import retelling
from loyalty_sim.theory import word_of_mouth as wom
from loyalty_sim.week.tally import MESSAGES_HEARD, RETOLD
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform
from loyalty_sim.world.real import real

_TELL = int(Purpose.TELL)

FADED = 1e-3


@kernel
def talk(start, stop, slot, c, ties, theory, tally, seed, week):
    """Rows start to stop hear all talkers of the market, in the order of the talkers' rows."""
    theory = theory[0]
    p = theory.word_of_mouth
    key = make_key(seed, _TELL, week)
    for i in range(start, stop):
        pressure = p.pressure_fading * real(c.talk_pressure[i])
        c.talk_pressure[i] = pressure if abs(pressure) > FADED else 0.0
    for j in range(len(c.message)):
        if c.message[j] != 0:
            tell(j, start, stop, slot, c, ties, theory, tally, key)


@part
def tell(j, start, stop, slot, c, ties, theory, tally, key):
    """What j has to tell reaches each tied customer in rows start to stop with the same chance."""
    p, again = theory.word_of_mouth, theory.retelling.on
    first, last = int(ties.start[j]), int(ties.start[j + 1])
    told = wom.told_share(real(c.tells[j]), max(last - first, 1))
    who, firm, valence = identity(j, c.generation[j]), int(c.message_firm[j]), 0.01 * real(c.message[j])
    left = c.left_firm[j] == firm
    for t in range(first, last):
        i = int(ties.neighbour[t])
        if start <= i < stop and c.alive[i] and uniform(key, who, i) < told:
            tally.counts[slot, firm, MESSAGES_HEARD] += 1
            hear(i, firm, valence, left, ties.strong[t], c, p)
            if again and uniform(key, who, i + len(c.message)) < retelling.retold(valence, theory.retelling):
                keep_story(i, firm, valence, slot, c, theory.retelling, tally)


@part
def hear(i, firm, valence, left, strong, c, p):
    """Customer i hears one message about a firm: belief in a firm not one's own moves, and talk pressure."""
    tie = 1.0 if strong else p.weak_tie
    own = firm == int(c.provider[i])
    weight = tie * p.own_experience if own else tie
    added = wom.pressure_added(valence, own, weight)
    if not own:
        c.belief[i, firm] = wom.belief_after(real(c.belief[i, firm]), valence, weight, p)
    elif left:
        added = p.leaver_pressure * tie
    c.talk_pressure[i] = real(c.talk_pressure[i]) + added


@part
def keep_story(i, firm, valence, slot, c, p, tally):
    """Customer i will tell it on next week, more faintly; the first story of a week is the one kept."""
    told = round(100.0 * p.damping * valence)
    if c.story[i] == 0 and told != 0:
        c.story[i] = told
        c.story_firm[i] = firm
        tally.counts[slot, firm, RETOLD] += 1
