"""C3 - What matters differs: weights over the dimensions of service, by trade and by segment.

Claim: where empathy weighs little (a plumber), charm buys nothing; where the whole experience is the product (a hotel),
it buys much. Must-be attributes punish, attractive ones reward.

    leniency      = lasting (answered - usual_quality)
    value         = quality / price
    bent          = gap (1 + bend)                                  if gap < 0
                  = gap (1 - bend)                                  otherwise
    gap           = level - usual
    perceived     = intercept + gain (service - reference) + leniency + p.noise noise - damage
    empathy_share = extra empathy / (core + reliability + responsiveness + extra (assurance + empathy) + tangibles)
    extra         = 1 + relational_shift segment

The service index is the mean of the bent levels by the weights of the dimensions (core and reliability are must-be,
empathy and tangibles attractive); a relational customer's weights of assurance and empathy are raised by `extra`.

A relational customer weighs empathy and assurance more than a transactional one. Sources: Parasuraman, Zeithaml & Berry
1988 J Retailing 64:12 (dimensions); Kano et al. 1984 (must-be and attractive); Garbarino & Johnson 1999 J Mktg 63(2):70
(relational and transactional customers).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

TRANSACTIONAL, RELATIONAL = 0, 1


class QualityParameters(NamedTuple):
    """How the levels of service become one perceived quality."""

    core: Annotated[float, Parameter("Weight of the core outcome", "weight", 0, 10)] = 0.30
    reliability: Annotated[float, Parameter("Weight of reliability", "weight", 0, 10, "SERVQUAL studies", "C")] = 0.22
    responsiveness: Annotated[
        float, Parameter("Weight of responsiveness", "weight", 0, 10, "SERVQUAL studies", "C")
    ] = 0.16
    assurance: Annotated[float, Parameter("Weight of assurance", "weight", 0, 10, "SERVQUAL studies", "C")] = 0.14
    empathy: Annotated[float, Parameter("Weight of empathy", "weight", 0, 10, "SERVQUAL studies", "C")] = 0.12
    tangibles: Annotated[float, Parameter("Weight of tangibles", "weight", 0, 10, "SERVQUAL studies", "C")] = 0.06
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
def index(
    core: float,
    reliability: float,
    responsiveness: float,
    assurance: float,
    empathy: float,
    tangibles: float,
    segment: int,
    p: QualityParameters,
) -> float:
    """Service index of the levels in [0, 1], for a segment (0 transactional, 1 relational); 0 is the usual level.

    >>> round(index(core=0.8, reliability=0.5, responsiveness=0.5, assurance=0.5,
    ...     empathy=0.7, tangibles=0.5, segment=1, p=QualityParameters()), 5)
    -0.00524
    """
    extra = 1.0 + p.relational_shift if segment == 1 else 1.0
    w_assurance = p.assurance * extra
    w_empathy = p.empathy * extra
    total = p.core + p.reliability + p.responsiveness + w_assurance + w_empathy + p.tangibles
    weighted = (
        p.core * bent(core, p.must_be, p.usual)
        + p.reliability * bent(reliability, p.must_be, p.usual)
        + p.responsiveness * bent(responsiveness, 0.0, p.usual)
        + w_assurance * bent(assurance, 0.0, p.usual)
        + w_empathy * bent(empathy, -p.attractive, p.usual)
        + p.tangibles * bent(tangibles, -p.attractive, p.usual)
    )
    return weighted / total


@rule
def empathy_share(segment: int, p: QualityParameters) -> float:
    """Share of empathy in the service index of a segment, in [0, 1].

    >>> round(empathy_share(1, QualityParameters()), 3)
    0.19
    """
    extra = 1.0 + p.relational_shift if segment == 1 else 1.0
    personal = extra * (p.assurance + p.empathy)
    return extra * p.empathy / (p.core + p.reliability + p.responsiveness + personal + p.tangibles)


@rule
def perceived(
    intercept: float,
    service: float,
    reference: float,
    leniency: float,
    noise: float,
    damage: float,
    p: QualityParameters,
) -> float:
    """Perceived quality in [0, 1] of one encounter; noise is a standard normal draw, damage that of a failure.

    >>> perceived(intercept=0.05, service=0.1, reference=0.0, leniency=0.1,
    ...     noise=0.0, damage=0.0, p=QualityParameters())
    0.25
    """
    return unit(intercept + p.gain * (service - reference) + leniency + p.noise * noise - damage)


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
