"""Stage 9, renew: customers move away and newcomers take their place in the market."""

from loyalty_sim.compiled import kernel
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.week.tally import BLOCK, list_marked
from loyalty_sim.world.birth import born, unattached
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform
from loyalty_sim.world.real import rows

_EXIT = int(Purpose.EXIT)
_MOVED_AWAY = int(Reason.MOVED_AWAY) - 1


@kernel
def renew(start, stop, slot, c, theory, k, tally, seed, week):
    """Exits and entries of rows start to stop (block-aligned); a newcomer has a new id and chooses at the first need.

    Exits are counted at the firm left; entries and exits without a provider at firm 0 (the market as a whole).
    """
    theory = theory[0]
    key = make_key(seed, _EXIT, week)
    counts = tally.counts[slot]
    for first in range(start, stop, BLOCK):
        last = min(first + BLOCK, stop)
        for i in rows(first, last):
            u = uniform(key, identity(i, c.generation[i]), 0)
            tally.marked[i] = u < (k.weekly_exit if c.alive[i] else k.weekly_entry)
        for n in rows(0, list_marked(first, last, tally.marked, tally.listed[slot])):
            i = tally.listed[slot, n]
            if c.alive[i]:
                firm = int(c.provider[i])
                counts.exited[0] += 1
                if firm >= 0:
                    counts.left[firm, _MOVED_AWAY] += 1
                c.alive[i] = 0
                unattached(i, c)
            else:
                c.generation[i] += 1
                born(i, c, theory, k, seed)
                counts.entered[0] += 1
