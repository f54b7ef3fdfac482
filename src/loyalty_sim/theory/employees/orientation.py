"""E13 - People orientation, and staff who live the customer's day.

Claim: onboarding that lets staff live the customer's day raises their people orientation, and that makes service
warmer and condescension rarer.

    aim          = usual + lasting + onboarding champion
    orientation' = orientation + (aim - orientation) / weeks    [moved]
    warmed       = empathy (1 + by_orientation (orientation - usual))

A newcomer starts at `usual`, give or take `spread`, plus what onboarding adds.

Source of the form: Dietz, Pugh & Wiley 2004 Acad Mgmt J 47:81; service orientation as a trait: Hogan, Hogan & Busch
1984 J Appl Psych 69:167. Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class OrientationParameters(NamedTuple):
    """Where people orientation comes from and what it does."""

    on: Annotated[bool, Parameter("Whether onboarding changes people orientation")] = True
    usual: Annotated[float, Parameter("Orientation of a usual employee", "0-1", 0, 1)] = 0.50
    spread: Annotated[float, Parameter("Spread between employees", "0-1", 0, 0.5)] = 0.12
    onboarding: Annotated[float, Parameter("Rise through a full customer champion programme", "0-1", 0, 1)] = 0.30
    weeks: Annotated[float, Parameter("Time constant for those in the job", "weeks", 1, 520)] = 40.0
    by_orientation: Annotated[float, Parameter("Relative rise of empathy per unit of orientation", "ratio", 0, 2)] = 0.4


@rule
def aim(lasting: float, champion: float, p: OrientationParameters) -> float:
    """Orientation in [0, 1] that a person of this lasting difference tends to under a champion capability.

    >>> aim(0.1, 0.5, OrientationParameters())
    0.75
    """
    return unit(p.usual + lasting + (p.onboarding * champion if p.on else 0.0))


@rule
def moved(orientation: float, aim: float, p: OrientationParameters) -> float:
    """Orientation in [0, 1] one week later.

    >>> moved(0.6, 0.8, OrientationParameters())
    0.605
    """
    return orientation + (aim - orientation) / p.weeks


@rule
def warmed(empathy: float, orientation: float, p: OrientationParameters) -> float:
    """Felt empathy in [0, 1] of a person of this orientation.

    >>> warmed(0.7, 0.6, OrientationParameters())
    0.728
    """
    return unit(empathy * (1.0 + p.by_orientation * (orientation - p.usual)))


@rule
def lasting(z: float, p: OrientationParameters) -> float:
    """Lasting difference of one person's orientation, from a standard normal draw.

    >>> lasting(1.0, OrientationParameters())
    0.12
    """
    return p.spread * z
