"""The facets of a site's climate: what money and levers of its firm lead them to, and the climate they make."""

from loyalty_sim.compiled import part
from loyalty_sim.theory.employees import climate as climate_theory
from loyalty_sim.theory.employees import facets, internal_service
from loyalty_sim.theory.employees.facets import (
    CHALLENGE,
    DEVELOPMENT,
    LEADERSHIP,
    RELATIONS,
    RESOURCES,
    FacetsParameters,
)
from loyalty_sim.theory.employees.internal_service import DECISIONS, FEEDBACK, HELP
from loyalty_sim.theory.firms.split import aimed
from loyalty_sim.theory.parameters import Theory
from loyalty_sim.world.columns import CLIMATE, EMPOWERMENT, IDEAS, INTERNAL_SERVICE, RECOGNITION, TRAINING, Table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.real import real


@part
def facet_aim(
    facet: int,
    site: int,
    firm: int,
    mean_exhaustion: float,
    firms: Table,
    sites: Table,
    constants: Constants,
    theory: Theory,
) -> float:
    """Level that a facet of a site moves to: by climate money for it, local leadership, and levers that aim at it."""
    levers = sites.capability[site]
    shift = real(sites.leadership[site]) + constants.facet_levels[facet]
    above = levers[TRAINING] - constants.usual_training
    shift += facets.raised(
        facet, above, levers[RECOGNITION], firms.championed[firm], levers[EMPOWERMENT], levers[IDEAS], theory.facets
    )
    shift += internal_service.raised(
        facet,
        internal(HELP, firm, firms),
        internal(DECISIONS, firm, firms),
        internal(FEEDBACK, firm, firms),
        theory.internal_service,
    )
    money = for_facet(facet, site, firm, sites, firms, theory.facets)
    return climate_theory.target(money, shift, mean_exhaustion, theory.climate)


@part
def for_facet(facet: int, site: int, firm: int, sites: Table, firms: Table, p: FacetsParameters) -> float:
    """Capability that climate money of a firm has built in one facet at a site."""
    return aimed(sites.capability[site, CLIMATE], firms.climate_mix[firm, facet] if p.on else 1.0)


@part
def internal(part_of_it: int, firm: int, firms: Table) -> float:
    """Capability of one part of internal service."""
    return aimed(firms.capability[firm, INTERNAL_SERVICE], firms.internal_mix[firm, part_of_it])


@part
def whole(site: int, sites: Table, p: FacetsParameters) -> float:
    """Climate of a site, from its facets."""
    level = sites.facets[site]
    return facets.whole(
        real(level[RESOURCES]),
        real(level[DEVELOPMENT]),
        real(level[LEADERSHIP]),
        real(level[RELATIONS]),
        real(level[CHALLENGE]),
        p,
    )
