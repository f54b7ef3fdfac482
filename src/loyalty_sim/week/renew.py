"""Stage 9, renew: customers move away and newcomers take their place in the market."""

from collections.abc import Sequence

from loyalty_sim.compiled import kernel, part
from loyalty_sim.theory.customers import beliefs
from loyalty_sim.theory.customers.beliefs import BeliefsParameters
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.week.tally import BLOCK, list_marked
from loyalty_sim.world.birth import born, unattached
from loyalty_sim.world.columns import Customers
from loyalty_sim.world.draws import Purpose, identity, uniform
from loyalty_sim.world.real import cut_hundredths, of_hundredths, rows

YEAR = 52
_LINE = 16  # rows of which a line of memory holds all or most: those next to each other come up together
_EXIT = int(Purpose.EXIT)
_MOVED_AWAY = int(Reason.MOVED_AWAY) - 1


@kernel
def renew(start: int, stop: int, slot: int, customers: Customers, w: Context, packed: Sequence[Theory]) -> None:
    """Exits and entries of rows start to stop (block-aligned); a newcomer has a new id and chooses at the first need.

    Exits are counted at the firm left; entries and exits without a provider at firm 0 (the market as a whole).
    """
    theory = packed[0]
    key = w.weekly[_EXIT]
    counts = w.tally.counts[slot]
    forget(start, stop, customers, w.week, theory.beliefs)
    for first in range(start, stop, BLOCK):
        last = min(first + BLOCK, stop)
        for i in rows(first, last):
            u = uniform(key, identity(i, customers.generation[i]), 0)
            w.tally.marked[i] = u < (w.constants.weekly_exit if customers.alive[i] else w.constants.weekly_entry)
        for n in rows(0, list_marked(first, last, w.tally.marked, w.tally.listed[slot])):
            i = w.tally.listed[slot, n]
            if customers.alive[i]:
                firm = int(customers.provider[i])
                counts.exited[0] += 1
                if firm >= 0:
                    counts.left[firm, _MOVED_AWAY] += 1
                customers.alive[i] = 0
                unattached(i, customers)
            else:
                customers.generation[i] += 1
                born(i, customers, theory, w.constants, w.seed)
                counts.entered[0] += 1


@part
def forget(start: int, stop: int, customers: Customers, week: int, p: BeliefsParameters) -> None:
    """Once a year, each customer in a week of the row's own, some of what is known of firms is forgotten."""
    for first in range(start + _LINE * ((week - start // _LINE) % YEAR), stop, _LINE * YEAR):
        for i in range(first, min(first + _LINE, stop)):
            for firm in range(customers.known_of.shape[1]):
                if customers.known_of[i, firm] > 0:
                    left = beliefs.forgotten(of_hundredths(customers.known_of[i, firm]), p)
                    customers.known_of[i, firm] = cut_hundredths(left)
