"""C3 - Quality is perceived by attribute, and every customer weighs the attributes in a way of their own.

Claim: what is met in an encounter is nine impressions - the core outcome, five dimensions of service, the wait, the
ease of buying, the price - that share the mood of the day and differ otherwise: in what was done, in how this customer
always sees it, and in chance. The first eight make perceived quality, by weights that are the trade's and the segment's
(theory.quality), shifted by the person. Price acts on the judgement (theory.satisfaction) and is perceived beside.

    own_weight = importance (1 + own_weights z)
    impression = gain above + own_view lasting_z + own_noise passing_z
    dearness   = price_slope sensitivity log_price
    shared     = sqrt((noise^2 - own_noise^2 concentration)+)
    remembered = before + weight (perceived - before)
    recalled   = own_view lasting_z + own_noise sqrt(quality_memory / (2 - quality_memory)) past_z

`shared` is the spread of the mood that all attributes of one encounter have in common: what is left of the noise of
perceived quality once the chance of single attributes is taken out of it. concentration: sum of the squares of the
customer's weights, as shares. z are draws of mean 0 and standard deviation 1, lasting ones the same for life. What is
`recalled` at the start is what a memory of many such encounters holds.

Sources: Parasuraman, Zeithaml & Berry 1988 J Retailing 64:12 (dimensions); Wilkie & Pessemier 1973 J Mktg Res 10:428
(attributes and weights of one's own); Wirtz & Bateson 1995 Int J Serv Ind Manag 6(3):84 (attributes colour one
another). Sizes are judgement.
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

ATTRIBUTES = (
    "core", "reliability", "responsiveness", "assurance", "empathy", "tangibles", "wait", "ease", "price",
)  # fmt: skip
"""What customers perceive, in the order of every axis `attributes`."""

CORE, RELIABILITY, RESPONSIVENESS, ASSURANCE, EMPATHY, TANGIBLES, WAIT, EASE, PRICE = range(len(ATTRIBUTES))

JUDGED = PRICE
"""How many of them, from the first, make perceived quality: all but the price."""


class AttributesParameters(NamedTuple):
    """How customers differ in what they weigh and see, and how single attributes vary."""

    own_weights: Annotated[
        float,
        Parameter("Spread of customers' own weights, of the weight of trade and segment", "share", 0, 0.55,
                  "direction: Wilkie & Pessemier 1973", "D"),
    ] = 0.35  # fmt: skip
    own_view: Annotated[
        float, Parameter("Spread between customers of how they see one attribute of the same service", "0-1", 0, 0.3)
    ] = 0.07
    own_noise: Annotated[
        float, Parameter("Spread between encounters of one attribute, beyond what all share", "0-1", 0, 0.3)
    ] = 0.09
    price_slope: Annotated[
        float, Parameter("Fall of how the price is perceived, per unit of log price above the usual", "0-1", 0, 5)
    ] = 1.0


@rule
def own_weight(importance: float, z: float, p: AttributesParameters) -> float:
    """Weight >= 0 of an attribute to one customer; z is that customer's lasting draw, within root three of 0.

    >>> round(own_weight(0.2, 1.0, AttributesParameters()), 3)
    0.27
    """
    return importance * (1.0 + p.own_weights * z)


@rule
def impression(above: float, gain: float, lasting_z: float, passing_z: float, p: AttributesParameters) -> float:
    """How far one attribute seems above the usual in one encounter, its level being so far above (bent, in units).

    >>> round(impression(above=0.1, gain=1.0, lasting_z=1.0, passing_z=-0.5, p=AttributesParameters()), 3)
    0.125
    """
    return gain * above + p.own_view * lasting_z + p.own_noise * passing_z


@rule
def dearness(sensitivity: float, log_price: float, p: AttributesParameters) -> float:
    """How far the price seems worse than the usual one (log_price 0).

    >>> dearness(1.5, 0.1, AttributesParameters(price_slope=2.0))
    0.30000000000000004
    """
    return p.price_slope * sensitivity * log_price


@rule
def shared(concentration: float, noise: float, p: AttributesParameters) -> float:
    """Spread >= 0 between encounters of what all attributes share, where quality as a whole varies by noise.

    >>> round(shared(concentration=0.2, noise=0.08, p=AttributesParameters()), 3)
    0.069
    """
    return math.sqrt(max(0.0, noise * noise - p.own_noise * p.own_noise * concentration))


@rule
def remembered(before: float, perceived: float, weight: float) -> float:
    """What is remembered of an attribute after an encounter of this weight in [0, 1], on the scale of the other two.

    >>> remembered(before=0.5, perceived=0.75, weight=0.5)
    0.625
    """
    return before + weight * (perceived - before)


@rule
def recalled(lasting_z: float, past_z: float, quality_memory: float, p: AttributesParameters) -> float:
    """How far above all of quality an attribute is remembered at the start; an encounter weighs so much in memory.

    >>> round(recalled(lasting_z=1.0, past_z=-1.0, quality_memory=0.15, p=AttributesParameters()), 4)
    0.0444
    """
    return p.own_view * lasting_z + p.own_noise * math.sqrt(quality_memory / (2.0 - quality_memory)) * past_z
