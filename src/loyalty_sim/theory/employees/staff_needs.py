"""E1 - What people need to know, to want and to be able: eighteen needs, each fed by a lever or a state.

Claim: knowing, wanting and being able each stand on six needs. Nine have theories of their own; the others are here,
each small and nothing at what is usual (`NEEDS` is the whole table).

    known_more  = by_development development_beyond + by_communication communication + by_technology technology
                  + by_feedback feedback
    feedback    = listening (1 - (-score_use)+)
    wanted_more = by_vocation (orientation - usual_orientation) + by_unease listening behind
                  + by_values (commitment - usual_commitment)
    able_more   = by_delegation delegation + by_products products
    behind      = (best - own)+

known_more: of the knowing that staff move to (theory.skill). wanted_more: of the push, in units of climate
(theory.effort). able_more: of being able (theory.skill). Capabilities of levers that are not usual are 0 today;
development_beyond: of the facet above its climate. Unease with the present needs a firm that listens: best and own are
satisfaction of the best rival's and of the own customers.

Sources: Blumberg & Pringle 1982 Acad Mgmt Rev 7:560 (capacity, willingness, opportunity, with lists of each); Bakker &
Demerouti 2007 J Manag Psych 22:309 (resources of work: feedback, autonomy, support); Kluger & DeNisi 1996 Psych Bull
119:254 (feedback helps, .41 on average, and in a third of cases harms). Sizes are judgement: each need is worth a few
hundredths in full, far less than training, climate or tools.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class Need(NamedTuple):
    """One need: what it is for, what feeds it, and the parameter that says what it is worth."""

    need: str
    of: str
    fed_by: str
    worth: str


NEEDS = (
    Need("training", "know", "lever training", "skill.span"),
    Need("practice", "know", "weeks in the job", "skill.weeks"),
    Need("competence development", "know", "facet development, beyond the climate", "staff_needs.by_development"),
    Need("fluid communication", "know", "lever recognition", "staff_needs.by_communication"),
    Need("feedback", "know", "lever listening, unless scores are a weapon", "staff_needs.by_feedback"),
    Need("technology that knows the customer", "know", "lever personalisation", "staff_needs.by_technology"),
    Need("a good climate", "want", "facets of climate", "effort.steepness"),
    Need("pride in what customers get", "want", "satisfaction of the firm's customers", "pride.worth"),
    Need("rest", "want", "exhaustion", "effort.exhaustion_weight"),
    Need("vocation", "want", "people orientation", "staff_needs.by_vocation"),
    Need("unease with the present", "want", "lever listening, where the best rival is ahead", "staff_needs.by_unease"),
    Need("clear values", "want", "policy commitment", "staff_needs.by_values"),
    Need("tools and systems", "can", "process quality of the site", "skill.tool_share"),
    Need("resources", "can", "climate money for resources", "skill.tool_share"),
    Need("fast and easy help", "can", "lever internal_service, part help", "internal_service.by_help"),
    Need("coherent policies", "can", "lever internal_service, part rules", "internal_service.by_rules"),
    Need("managers who delegate", "can", "lever empowerment", "staff_needs.by_delegation"),
    Need("products worth offering", "can", "lever innovation", "staff_needs.by_products"),
)
"""The eighteen needs, six of each; worth: parameter in `theory`."""


class StaffNeedsParameters(NamedTuple):
    """What the needs that have no theory of their own are worth."""

    on: Annotated[bool, Parameter("Whether these needs change anything")] = True
    by_development: Annotated[
        float, Parameter("Knowing per unit of the development facet beyond the climate", "ratio", 0, 1)
    ] = 0.20
    by_communication: Annotated[float, Parameter("Knowing by full recognition and communication", "0-1", 0, 0.2)] = 0.02
    by_technology: Annotated[float, Parameter("Knowing by full personalisation", "0-1", 0, 0.2)] = 0.02
    by_feedback: Annotated[
        float, Parameter("Knowing by full listening", "0-1", 0, 0.2, "direction: Kluger & DeNisi 1996", "D")
    ] = 0.03
    by_vocation: Annotated[float, Parameter("Push per unit of people orientation above usual", "climate", 0, 1)] = 0.06
    usual_orientation: Annotated[float, Parameter("People orientation of a usual employee", "0-1", 0, 1)] = 0.50
    by_unease: Annotated[
        float, Parameter("Push under full listening per unit of satisfaction behind the best rival", "climate", 0, 2)
    ] = 0.20
    by_values: Annotated[float, Parameter("Push from no to full commitment of the leaders", "climate", 0, 0.5)] = 0.04
    usual_commitment: Annotated[float, Parameter("Commitment of usual leaders", "0-1", 0, 1)] = 0.50
    by_delegation: Annotated[float, Parameter("Being able by full authority", "0-1", 0, 0.2)] = 0.03
    by_products: Annotated[float, Parameter("Being able by full product innovation", "0-1", 0, 0.2)] = 0.03


@rule
def known_more(
    development_beyond: float,
    communication: float,
    technology: float,
    listening: float,
    score_use: float,
    p: StaffNeedsParameters,
) -> float:
    """What these needs add to the knowing that staff move to; capabilities in [0, 1], score_use from -1 to 1.

    >>> round(known_more(development_beyond=0.1, communication=0.5, technology=0.0, listening=0.5,
    ...     score_use=0.0, p=StaffNeedsParameters()), 3)
    0.045
    """
    if not p.on:
        return 0.0
    feedback = listening * (1.0 - max(0.0, -score_use))
    return (
        p.by_development * development_beyond + p.by_communication * communication
        + p.by_technology * technology + p.by_feedback * feedback
    )  # fmt: skip


@rule
def behind(best: float, own: float) -> float:
    """How far the own customers are less satisfied than those of the best rival, >= 0.

    >>> round(behind(0.8, 0.75), 3)
    0.05
    """
    return max(0.0, best - own)


@rule
def wanted_more(
    orientation: float, listening: float, behind: float, commitment: float, p: StaffNeedsParameters
) -> float:
    """What these needs add to the push, in units of climate.

    >>> round(wanted_more(orientation=0.6, listening=0.5, behind=0.1, commitment=0.75, p=StaffNeedsParameters()), 3)
    0.026
    """
    if not p.on:
        return 0.0
    return (
        p.by_vocation * (orientation - p.usual_orientation) + p.by_unease * listening * behind
        + p.by_values * (commitment - p.usual_commitment)
    )  # fmt: skip


@rule
def able_more(delegation: float, products: float, p: StaffNeedsParameters) -> float:
    """What these needs add to being able; capabilities in [0, 1].

    >>> able_more(0.5, 0.25, StaffNeedsParameters())
    0.0225
    """
    return p.by_delegation * delegation + p.by_products * products if p.on else 0.0
