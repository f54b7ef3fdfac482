"""Positions of a site: as many as its firm decided on, with whoever came last dismissed where it cuts at once."""

from loyalty_sim.compiled import part
from loyalty_sim.theory.employees import pay, positions
from loyalty_sim.theory.employees.facets import FACETS
from loyalty_sim.theory.employees.positions import PositionsParameters
from loyalty_sim.week.context import Context
from loyalty_sim.world.real import real
from loyalty_sim.world.staff import ROOM


@part
def hold_positions(site: int, firm: int, first: int, w: Context, p: PositionsParameters) -> int:
    """Set the positions of a site as its firm decided, dismissing where it does; returns how many are to be filled."""
    usual = int(w.sites.usual_positions[site])
    multiple = w.firms.positions[firm] * real(w.sites.relative[site])
    decided = positions.posts(float(usual), multiple, real(w.sites.rounding[site])) + int(w.sites.added[site])
    decided = max(1, min(decided, ROOM * usual))
    present = 0
    for row in range(first, first + int(w.sites.staff_count[site])):
        present += int(w.employees.employed[row])
    w.sites.severance[site] = 0.0
    if w.firms.dismisses[firm] and present > decided:
        gone = present - decided
        for _ in range(gone):
            dismiss(site, firm, first, w, p)
        for facet in range(len(FACETS)):
            lived = real(w.sites.facets[site, facet])
            w.sites.facets[site, facet] = positions.fallen(lived, float(gone), float(present), p)
        present = decided
    used = decided
    for place in range(decided, int(w.sites.staff_count[site])):
        if w.employees.employed[first + place]:
            used = place + 1
    w.sites.positions[site] = decided
    w.sites.staff_count[site] = used
    return max(0, decided - present)


@part
def dismiss(site: int, firm: int, first: int, w: Context, p: PositionsParameters) -> None:
    """Dismiss whoever has been at the site for the shortest time."""
    last = first
    shortest = 65536
    for row in range(first, first + int(w.sites.staff_count[site])):
        if w.employees.employed[row] and int(w.employees.tenure[row]) < shortest:
            last, shortest = row, int(w.employees.tenure[row])
    w.employees.employed[last] = 0
    w.employees.vacant[last] = 0
    paid = positions.severance(pay.wages(w.constants.wage, w.firms.pay[firm]), float(shortest), p)
    w.sites.severance[site] = real(w.sites.severance[site]) + paid
    w.tally.counts[0].dismissed[firm] += 1
