"""E5 - Facets of service climate: each has its own levers and its own use, and their weighted mean is the climate.

Claim: people perceive a climate as a whole and its facets apart: resources and equipment, competence development,
leadership, relations with colleagues and managers, challenge. Climate money builds all of them, as the firm splits it
(theory.split); other levers aim at one.

    whole   = (resources resources_level + development development_level + leadership leadership_level
              + relations relations_level + challenge challenge_level) / weights
    weights = resources + development + leadership + relations + challenge
    raised  = by_training training_above                             if facet == 1
            = by_recognition recognition + by_champion champion      if facet == 2
            = by_empowerment authority + by_ideas ideas              if facet == 4
            = 0                                                      otherwise
    centred = level - mean_level
    beyond  = facet - climate

raised: of the target that the facet moves to (theory.climate), training against the usual one. What internal service
raises says theory.internal_service. Levels of a trade are `centred` on their weighted mean, so that they tell the
facets apart and leave the climate. What each facet is for, beside the climate: resources for being able (theory.skill),
development for knowing (theory.staff_needs), leadership for ideas that are accepted and attitudes that are backed,
relations for recovering from strain (theory.exhaustion), challenge against monotony (theory.service_failures).

Sources: Schneider, White & Paul 1998 J Appl Psych 83:150 (resources, training, managerial practices and help between
departments found a climate for service); Salanova, Agut & Peiro 2005 J Appl Psych 90:1217 (training, autonomy and
technology as the resources behind engagement and climate); Hong, Liao, Hu & Jiang 2013 J Appl Psych 98:237 (leadership
and personnel practices as antecedents); Holman 2003, in The New Workplace (call centres: little challenge). Weights
and sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

FACETS = ("resources", "development", "leadership", "relations", "challenge")
"""Facets of climate, in the order of every axis `facets`."""

RESOURCES, DEVELOPMENT, LEADERSHIP, RELATIONS, CHALLENGE = range(len(FACETS))

_SCHNEIDER = "direction: Schneider, White & Paul 1998"
_HONG = "direction: Hong et al. 2013"
_SALANOVA = "direction: Salanova et al. 2005"


class FacetsParameters(NamedTuple):
    """What each facet weighs in the climate, and which levers raise it."""

    on: Annotated[bool, Parameter("Whether facets of climate differ; off, each is the climate")] = True
    resources: Annotated[float, Parameter("Weight of resources and equipment", "weight", 0.01, 1, _SCHNEIDER, "D")] = (
        0.20
    )
    development: Annotated[float, Parameter("Weight of competence development", "weight", 0.01, 1, _HONG, "D")] = 0.20
    leadership: Annotated[float, Parameter("Weight of leadership", "weight", 0.01, 1, _HONG, "D")] = 0.25
    relations: Annotated[
        float, Parameter("Weight of relations with colleagues and managers", "weight", 0.01, 1, _SCHNEIDER, "D")
    ] = 0.20
    challenge: Annotated[float, Parameter("Weight of challenge", "weight", 0.01, 1, _SALANOVA, "D")] = 0.15
    by_training: Annotated[
        float, Parameter("Rise of development from no to full training capability", "0-1", 0, 0.5, _SALANOVA, "D")
    ] = 0.12
    by_recognition: Annotated[float, Parameter("Rise of leadership by full recognition", "0-1", 0, 0.5)] = 0.10
    by_champion: Annotated[float, Parameter("Rise of leadership by a champion who is fully heard", "0-1", 0, 0.5)] = (
        0.06
    )
    by_empowerment: Annotated[
        float, Parameter("Rise of challenge by full authority", "0-1", 0, 0.5, _SALANOVA, "D")
    ] = 0.12
    by_ideas: Annotated[float, Parameter("Rise of challenge by a full idea programme", "0-1", 0, 0.5)] = 0.08


@rule
def whole(
    resources_level: float,
    development_level: float,
    leadership_level: float,
    relations_level: float,
    challenge_level: float,
    p: FacetsParameters,
) -> float:
    """Climate of a site: the weighted mean of its facets, of any unit.

    >>> round(whole(resources_level=0.5, development_level=0.6, leadership_level=0.7, relations_level=0.6,
    ...     challenge_level=0.4, p=FacetsParameters()), 3)
    0.575
    """
    weights = p.resources + p.development + p.leadership + p.relations + p.challenge
    total = (
        p.resources * resources_level + p.development * development_level + p.leadership * leadership_level
        + p.relations * relations_level + p.challenge * challenge_level
    )  # fmt: skip
    return total / weights


@rule
def raised(
    facet: int,
    training_above: float,
    recognition: float,
    champion: float,
    authority: float,
    ideas: float,
    p: FacetsParameters,
) -> float:
    """What other levers than climate add to the target of a facet; capabilities, training against the usual one.

    >>> round(raised(CHALLENGE, training_above=0.1, recognition=0.0, champion=0.0, authority=0.5, ideas=0.25,
    ...     p=FacetsParameters()), 3)
    0.08
    """
    if not p.on:
        return 0.0
    if facet == 1:
        return p.by_training * training_above
    if facet == 2:
        return p.by_recognition * recognition + p.by_champion * champion
    return p.by_empowerment * authority + p.by_ideas * ideas if facet == 4 else 0.0


@rule
def centred(level: float, mean_level: float, p: FacetsParameters) -> float:
    """How far a facet usually lies from the climate in a trade, from the trade's levels and their weighted mean.

    >>> round(centred(-0.2, -0.03, FacetsParameters()), 3)
    -0.17
    """
    return level - mean_level if p.on else 0.0


@rule
def beyond(facet: float, climate: float) -> float:
    """How far a facet of a site lies above its climate as a whole.

    >>> round(beyond(0.6, 0.55), 3)
    0.05
    """
    return facet - climate
