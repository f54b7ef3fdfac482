"""Stage 9, renew: customers move away and newcomers take their place in the market."""

from loyalty_sim.compiled import kernel
from loyalty_sim.theory.defection import Reason
from loyalty_sim.week.tally import ENTERED, EXITED, LEFT
from loyalty_sim.world.birth import born, unattached
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform

_EXIT = int(Purpose.EXIT)
_MOVED_AWAY = int(Reason.MOVED_AWAY)


@kernel
def renew(start, stop, slot, c, theory, k, tally, seed, week):
    """Exits and entries of rows start to stop; a newcomer has a new id and chooses at the first need.

    Exits are counted at the firm left; entries and exits without a provider at firm 0 (the market as a whole).
    """
    theory = theory[0]
    key = make_key(seed, _EXIT, week)
    counts = tally.counts[slot]
    for i in range(start, stop):
        u = uniform(key, identity(i, c.generation[i]), 0)
        if c.alive[i]:
            if u < k.weekly_exit:
                firm = int(c.provider[i])
                counts[0, EXITED] += 1
                if firm >= 0:
                    counts[firm, LEFT + _MOVED_AWAY] += 1
                c.alive[i] = 0
                unattached(i, c)
        elif u < k.weekly_entry:
            c.generation[i] += 1
            born(i, c, theory, k, seed)
            counts[0, ENTERED] += 1
