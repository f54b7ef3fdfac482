"""E5 - Internal service: what support functions owe the front line, in four parts.

Claim: support functions that treat staff as their customers owe them four things: rules that serve, fast and easy help,
decisions with the customer in mind, and feedback. Each has a use of its own; the firm splits the money (theory.split).

    helped   = by_rules rules + by_help help                (added to being able, theory.skill)
    latitude = min(1, authority + by_latitude rules)        (against the rule book, theory.service_failures)
    straight = min(1, process + by_straight decisions)      (against the runaround, theory.service_failures)
    taught   = by_feedback feedback                         (added to what one comes to know, theory.skill)
    raised   = raises_resources help              if facet == 0
             = raises_leadership decisions        if facet == 2
             = raises_relations feedback          if facet == 3
             = 0                                  otherwise

raised: of the target of a facet of climate (theory.facets), in all .05 of climate at full internal service in equal
parts. Sources: Hallowell, Schlesinger & Zornitsky 1996 Hum Res Planning 19(2):20 (internal service quality and
satisfaction: tools, policies and procedures, teamwork, management support, goal alignment, training, communication,
reward); Schneider, White & Paul 1998 J Appl Psych 83:150 (help between departments founds a climate for service);
Heskett et al. 1994 Harv Bus Rev 72(2):164. Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

PARTS = ("rules", "help", "decisions", "feedback")
"""Parts of internal service, in the order of every axis `internal`."""

RULES, HELP, DECISIONS, FEEDBACK = range(len(PARTS))

_HALLOWELL = "direction: Hallowell et al. 1996"


class InternalServiceParameters(NamedTuple):
    """What each part of internal service is worth, in full."""

    on: Annotated[bool, Parameter("Whether internal service changes anything")] = True
    by_rules: Annotated[float, Parameter("Being able gained by rules that serve", "0-1", 0, 1, _HALLOWELL, "D")] = 0.05
    by_help: Annotated[float, Parameter("Being able gained by fast and easy help", "0-1", 0, 1, _HALLOWELL, "D")] = 0.15
    by_latitude: Annotated[
        float, Parameter("Worth of rules that serve against the rule book, in units of authority", "ratio", 0, 1)
    ] = 0.30
    by_straight: Annotated[
        float,
        Parameter("Worth of customer-centred decisions against the runaround, in process quality", "0-1", 0, 1),
    ] = 0.15
    by_feedback: Annotated[float, Parameter("Knowing gained by feedback", "0-1", 0, 0.5, _HALLOWELL, "D")] = 0.05
    raises_resources: Annotated[float, Parameter("Rise of the resources facet by help", "0-1", 0, 0.5)] = 0.10
    raises_leadership: Annotated[
        float, Parameter("Rise of the leadership facet by customer-centred decisions", "0-1", 0, 0.5)
    ] = 0.08
    raises_relations: Annotated[float, Parameter("Rise of the relations facet by feedback", "0-1", 0, 0.5)] = 0.05


@rule
def helped(rules: float, help: float, p: InternalServiceParameters) -> float:
    """Being able gained through internal service; rules and help: capabilities in [0, 1].

    >>> helped(0.5, 0.5, InternalServiceParameters())
    0.1
    """
    return p.by_rules * rules + p.by_help * help if p.on else 0.0


@rule
def latitude(authority: float, rules: float, p: InternalServiceParameters) -> float:
    """Authority in [0, 1] against the rule book: what staff are given, and rules that need no bending.

    >>> latitude(0.2, 0.5, InternalServiceParameters())
    0.35
    """
    return min(1.0, authority + p.by_latitude * rules) if p.on else authority


@rule
def straight(process: float, decisions: float, p: InternalServiceParameters) -> float:
    """Process quality in [0, 1] as the runaround knows it: departments that decide for the customer send nobody on.

    >>> round(straight(0.6, 0.5, InternalServiceParameters()), 3)
    0.675
    """
    return min(1.0, process + p.by_straight * decisions) if p.on else process


@rule
def taught(feedback: float, p: InternalServiceParameters) -> float:
    """Knowing gained through feedback from inside the firm.

    >>> taught(0.5, InternalServiceParameters())
    0.025
    """
    return p.by_feedback * feedback if p.on else 0.0


@rule
def raised(facet: int, help: float, decisions: float, feedback: float, p: InternalServiceParameters) -> float:
    """What internal service adds to the target of a facet of climate.

    >>> raised(0, help=0.5, decisions=0.5, feedback=0.5, p=InternalServiceParameters())
    0.05
    """
    if not p.on:
        return 0.0
    if facet == 0:
        return p.raises_resources * help
    if facet == 2:
        return p.raises_leadership * decisions
    return p.raises_relations * feedback if facet == 3 else 0.0
