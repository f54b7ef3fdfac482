"""Stage 6, talk: every customer hears what tied customers tell this week; beliefs and talk pressure move."""

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory import word_of_mouth as wom
from loyalty_sim.week.tally import MESSAGES_HEARD
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform
from loyalty_sim.world.real import real

_TELL = int(Purpose.TELL)

FADED = 1e-3


@kernel
def talk(start, stop, slot, c, ties, theory, tally, seed, week):
    """Rows start to stop pull the messages of their neighbours, in the order of the ties."""
    theory = theory[0]
    p = theory.word_of_mouth
    key = make_key(seed, _TELL, week)
    for i in range(start, stop):
        pressure = real(c.talk_pressure[i])
        heard = 0.0
        if c.alive[i]:
            for t in range(ties.start[i], ties.start[i + 1]):
                j = ties.neighbour[t]
                if c.message[j] != 0:
                    heard += hear(i, j, ties.strong[t], slot, c, ties, p, tally, key)
        if pressure != 0.0 or heard != 0.0:
            pressure = p.pressure_fading * pressure + heard
            c.talk_pressure[i] = pressure if abs(pressure) > FADED else 0.0


@part
def hear(i, j, strong, slot, c, ties, p, tally, key):
    """Perhaps j tells i; returns the talk pressure that the message adds."""
    degree = int(ties.start[j + 1] - ties.start[j])
    told = wom.told_share(real(c.tells[j]), degree)
    if uniform(key, identity(j, c.generation[j]), i) >= told:
        return 0.0
    firm = int(c.message_firm[j])
    own = firm == int(c.provider[i])
    tie = 1.0 if strong else p.weak_tie
    valence = 0.01 * real(c.message[j])
    weight = tie * p.own_experience if own else tie
    tally.counts[slot, firm, MESSAGES_HEARD] += 1
    if not own:
        c.belief[i, firm] = wom.belief_after(real(c.belief[i, firm]), valence, weight, p)
    elif c.left_firm[j] == firm:
        return p.leaver_pressure * tie
    return wom.pressure_added(valence, own, weight)
