"""C3 - What matters differs: weights over the dimensions of service, by trade and by segment.

Claim: where empathy weighs little (a plumber), charm buys nothing; where the whole experience is the product (a hotel),
it buys much. Must-be attributes punish, attractive ones reward.

    leniency      = lasting (answered - usual_quality)
    value         = quality / price
    bent          = gap (1 + bend)                                  if gap < 0
                  = gap (1 - bend)                                  otherwise
    gap           = level - usual
    mood          = intercept + leniency + spread z
    perceived     = mood + impression

A level is bent by its attribute (core and reliability are must-be, empathy and tangibles attractive) and set against
the reference: the mean of the start. The quality of an encounter is the mean of its impressions (theory.attributes) by
the customer's weights; a relational customer's weights of assurance and empathy are raised by `1 + relational_shift`.

A relational customer weighs empathy and assurance more than a transactional one. Sources: Parasuraman, Zeithaml & Berry
1988 J Retailing 64:12 (dimensions); Kano et al. 1984 (must-be and attractive); Garbarino & Johnson 1999 J Mktg 63(2):70
(relational and transactional customers).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit
from loyalty_sim.theory.customers.attributes import (
    ASSURANCE,
    CORE,
    EMPATHY,
    RELIABILITY,
    RESPONSIVENESS,
    TANGIBLES,
    WAIT,
)

TRANSACTIONAL, RELATIONAL = 0, 1


class QualityParameters(NamedTuple):
    """How the levels of service become one perceived quality."""

    core: Annotated[float, Parameter("Weight of the core outcome", "weight", 0, 10)] = 0.29
    reliability: Annotated[float, Parameter("Weight of reliability", "weight", 0, 10, "SERVQUAL studies", "C")] = 0.20
    responsiveness: Annotated[
        float, Parameter("Weight of responsiveness", "weight", 0, 10, "SERVQUAL studies", "C")
    ] = 0.10
    assurance: Annotated[float, Parameter("Weight of assurance", "weight", 0, 10, "SERVQUAL studies", "C")] = 0.13
    empathy: Annotated[float, Parameter("Weight of empathy", "weight", 0, 10, "SERVQUAL studies", "C")] = 0.12
    tangibles: Annotated[float, Parameter("Weight of tangibles", "weight", 0, 10, "SERVQUAL studies", "C")] = 0.06
    wait: Annotated[
        float, Parameter("Weight of the wait: the part of promptness in SERVQUAL's responsiveness", "weight", 0, 10)
    ] = 0.06
    ease: Annotated[float, Parameter("Weight of the ease of buying", "weight", 0, 10)] = 0.04
    must_be: Annotated[
        float,
        Parameter("Bend of core outcome and reliability: shortfalls count more", "1", 0, 1, "Kano et al. 1984", "D"),
    ] = 0.3
    attractive: Annotated[
        float, Parameter("Bend of empathy and tangibles: excess counts more", "1", 0, 1, "Kano et al. 1984", "D")
    ] = 0.2
    usual: Annotated[float, Parameter("Level that customers take for granted", "0-1", 0, 1)] = 0.6
    relational_share: Annotated[float, Parameter("Share of relational customers", "share", 0, 1)] = 0.4
    relational_shift: Annotated[
        float, Parameter("Extra weight of empathy and assurance for relational customers", "ratio", 0, 10)
    ] = 1.0
    gain: Annotated[float, Parameter("Rise of perceived quality per unit of the service index", "1", 0, 5)] = 1.0
    noise: Annotated[
        float, Parameter("Standard deviation of perceived quality between encounters", "quality", 0, 1)
    ] = 0.08
    lasting: Annotated[
        float, Parameter("Share of a customer's starting deviation that is lasting leniency", "share", 0, 1)
    ] = 0.95


@rule
def bent(level: float, bend: float, usual: float) -> float:
    """Level against the usual one; bend > 0 makes shortfalls count more (must-be), bend < 0 excess (attractive).

    >>> round(bent(level=0.6, bend=0.3, usual=0.5), 3)
    0.07
    """
    gap = level - usual
    return gap * (1.0 + bend) if gap < 0.0 else gap * (1.0 - bend)


@rule
def above(level: float, attribute: int, reference: float, p: QualityParameters) -> float:
    """Level in [0, 1] of an attribute, bent, against the usual one (bent as well): 0 is the service of the start.

    >>> above(level=0.7, attribute=WAIT, reference=0.25, p=QualityParameters())
    -0.15000000000000002
    """
    return bent(level, bend_of(attribute, p), p.usual) - reference


@rule
def bend_of(attribute: int, p: QualityParameters) -> float:
    """Bend of an attribute: positive where it must be, negative where it attracts.

    >>> bend_of(CORE, QualityParameters()), bend_of(EMPATHY, QualityParameters())
    (0.3, -0.2)
    """
    if attribute in (CORE, RELIABILITY):
        return p.must_be
    return -p.attractive if attribute in (EMPATHY, TANGIBLES) else 0.0


@rule
def importance(attribute: int, segment: int, p: QualityParameters) -> float:
    """Weight >= 0 of an attribute in a segment (0 transactional, 1 relational), before it is shifted by the person.

    >>> importance(EMPATHY, 0, QualityParameters()), importance(EMPATHY, 1, QualityParameters())
    (0.12, 0.24)
    """
    if attribute in (ASSURANCE, EMPATHY):
        extra = 1.0 + p.relational_shift if segment == 1 else 1.0
        return extra * (p.assurance if attribute == ASSURANCE else p.empathy)
    if attribute <= RELIABILITY:
        return p.core if attribute == CORE else p.reliability
    if attribute <= TANGIBLES:
        return p.responsiveness if attribute == RESPONSIVENESS else p.tangibles
    return p.wait if attribute == WAIT else p.ease


@rule
def usual_importance(transactional: float, relational: float, p: QualityParameters) -> float:
    """Mean importance of an attribute over all customers, from that in either segment.

    >>> usual_importance(0.1, 0.2, QualityParameters(relational_share=0.5))
    0.15000000000000002
    """
    return transactional + p.relational_share * (relational - transactional)


@rule
def mood(intercept: float, leniency: float, spread: float, z: float) -> float:
    """What all attributes of one encounter share: how lenient the customer is, and the day; z is standard normal.

    >>> mood(intercept=0.7, leniency=0.1, spread=0.08, z=-1.0)
    0.72
    """
    return intercept + leniency + spread * z


@rule
def perceived(mood: float, impression: float) -> float:
    """Perceived quality in [0, 1], of one attribute or of all by their weights.

    >>> perceived(0.75, -0.05)
    0.7
    """
    return unit(mood + impression)


@rule
def leniency(answered: float, usual_quality: float, p: QualityParameters) -> float:
    """Lasting difference in how a customer perceives the same service, from the quality answered at the start.

    >>> round(leniency(0.5, 0.7, QualityParameters()), 3)
    -0.19
    """
    return p.lasting * (answered - usual_quality)


@rule
def value(quality: float, price: float) -> float:
    """Perceived value in [0, 1]: quality for the price (1 is the usual one).

    >>> round(value(0.7, 1.1), 3)
    0.636
    """
    return unit(quality / price)
