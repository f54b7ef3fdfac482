"""Stage 3, staff (first part): the facets of a site's climate, and what staff owe to them and to internal service."""

from loyalty_sim.compiled import part
from loyalty_sim.theory.employees import climate as climate_theory
from loyalty_sim.theory.employees import facets, internal_service, staff_needs
from loyalty_sim.theory.employees.facets import DEVELOPMENT, FACETS
from loyalty_sim.theory.employees.internal_service import FEEDBACK, HELP, RULES
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.week.context import Context
from loyalty_sim.world.climate import facet_aim, internal, whole
from loyalty_sim.world.columns import EMPOWERMENT, INNOVATION, LISTENING, PERSONALISATION, RECOGNITION
from loyalty_sim.world.draws import standard_normal, uniform
from loyalty_sim.world.real import real


@part
def move_climate(site: int, firm: int, first: int, last: int, key: int, w: Context, theory: Theory) -> None:
    """Local leadership of one site, the facets of its climate, and the climate they make."""
    p = theory.climate
    total, present = 0.0, 0
    for row in range(first, last):
        if w.employees.employed[row]:
            total += real(w.employees.exhaustion[row])
            present += 1
    mean_exhaustion = total / present if present else p.usual_exhaustion
    z = standard_normal(uniform(key, site, 0))
    w.sites.leadership[site] = climate_theory.leadership_after(real(w.sites.leadership[site]), z, p)
    for facet in range(len(FACETS)):
        aim = facet_aim(facet, site, firm, mean_exhaustion, w.firms, w.sites, w.constants, theory)
        w.sites.facets[site, facet] = climate_theory.moved(real(w.sites.facets[site, facet]), aim, p)
    w.sites.climate[site] = whole(site, w.sites, theory.facets)


@part
def learns_more(site: int, firm: int, w: Context, theory: Theory) -> float:
    """What else than training and practice teaches staff of a site."""
    levers = w.sites.capability[site]
    beyond = facets.beyond(real(w.sites.facets[site, DEVELOPMENT]), real(w.sites.climate[site]))
    beyond -= w.constants.facet_levels[DEVELOPMENT]
    more = staff_needs.known_more(
        beyond,
        levers[RECOGNITION],
        levers[PERSONALISATION],
        levers[LISTENING],
        w.firms.score_use[firm],
        theory.staff_needs,
    )
    return more + internal_service.taught(internal(FEEDBACK, firm, w.firms), theory.internal_service)


@part
def is_helped(site: int, firm: int, w: Context, theory: Theory) -> float:
    """What else than tools and resources makes staff of a site able."""
    levers = w.sites.capability[site]
    helped = internal_service.helped(
        internal(RULES, firm, w.firms), internal(HELP, firm, w.firms), theory.internal_service
    )
    return helped + staff_needs.able_more(levers[EMPOWERMENT], levers[INNOVATION], theory.staff_needs)


@part
def behind_rivals(firm: int, w: Context) -> float:
    """How far the customers of a firm are less satisfied than those of its best rival."""
    own = w.firms.satisfaction[firm]
    best = own
    for other in range(len(w.firms.price)):
        if w.firms.customers[other] > 0:
            best = max(best, w.firms.satisfaction[other])
    return staff_needs.behind(best, own)
