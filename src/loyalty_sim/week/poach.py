"""Moves between the firms of a market: who is asked by a firm with a position to fill, and what comes along."""

from loyalty_sim.compiled import part
from loyalty_sim.theory.employees import moves
from loyalty_sim.theory.employees.moves import MovesParameters
from loyalty_sim.week.context import Context
from loyalty_sim.world.draws import Purpose, uniform, uniform_pair
from loyalty_sim.world.real import at, real
from loyalty_sim.world.staff import ROOM

_TRANSFER = int(Purpose.TRANSFER)
NOBODY, YEAR = -1, 52


@part
def comes(firm: int, person: int, w: Context, p: MovesParameters) -> int:
    """Row of who comes from another firm to work as this person; -1 if nobody is asked or who is asked stays.

    Who is free since a firm closed comes when asked.
    """
    asks, which = uniform_pair(w.weekly[_TRANSFER], person, 0)
    first, own = int(w.firms.staff_start[firm]) // ROOM, int(w.firms.staff_count[firm])
    others = len(w.employees.person) // ROOM - own
    if others == 0 or asks >= p.asked:
        return NOBODY
    place = int(which * others)
    row = at(row_of(place if place < first else place + own, w))
    present = int(w.employees.firm[row])
    if not w.employees.employed[row]:
        return row if is_free(row, present, w) else NOBODY
    pull = moves.pull(
        w.firms.pay[firm],
        w.firms.pay[present],
        real(w.employees.want[row]),
        w.firms.loyalty[firm] - w.firms.loyalty[present],
        real(w.employees.performance[row]),
        p,
    )
    return row if uniform(w.weekly[_TRANSFER], person, 1) < moves.agrees(pull, p) else NOBODY


@part
def is_free(row: int, firm: int, w: Context) -> bool:
    """Whether the one in this row has lost the job because the firm closed in the last year, and has found no other."""
    closed = int(w.firms.closed[firm])
    return closed > 0 and w.week - closed <= YEAR and int(w.employees.moved_to[row]) < 0


@part
def row_of(place: int, w: Context) -> int:
    """Row of one of a site's people, from a place among the usual positions of all sites one after the other."""
    site = int(w.employees.site[ROOM * place])
    first, usual = int(w.sites.staff_start[site]), int(w.sites.usual_positions[site])
    return first + (place - first // ROOM) * int(w.sites.staff_count[site]) // usual


@part
def move(origin: int, row: int, person: int, w: Context) -> None:
    """The one in row origin works in another row from now on, as this person: skill and nature come along."""
    e = w.employees
    e.disposition[row] = e.disposition[origin]
    e.know[row] = e.know[origin]
    e.orientation[row] = e.orientation[origin]
    e.came_as[row] = e.person[origin]
    e.moved_to[origin] = person
    w.tally.counts[0].resigned[int(e.firm[origin])] += int(e.employed[origin])
    e.employed[origin] = 0
    e.vacant[origin] = 0
    w.tally.counts[0].moved[int(e.firm[row])] += 1


@part
def works_now(person: int, w: Context) -> int:
    """Row where the one works who was this person at another firm before; -1 if that is nowhere in the market."""
    e = w.employees
    new = int(e.moved_to[at(person % len(e.person))])
    if new < 0:
        return NOBODY
    row = at(new % len(e.person))
    known = int(e.came_as[row]) == person and int(e.person[row]) == new and e.employed[row] == 1
    return row if known else NOBODY
