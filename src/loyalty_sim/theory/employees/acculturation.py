"""E4 - Service culture is acquired in four stages, each gated by the one before.

Claim: information -> attitude -> behaviour -> culture. Telling people is quick and does nothing by itself; an
attitude needs information and leaders who back it, behaviour needs the four conditions of change (theory.change), and
only behaviour kept up for long becomes culture, which then carries itself by contagion between colleagues.

    stage' = stage + (aim - stage) / weeks    [moved]    (weeks: those of this stage)
    aim    = (1 - contagion) own_aim + contagion site_mean
    drive  = by_behaviour behaviour + by_culture culture

What a stage aims at by itself is, in turn: what is told; information times leading; attitude times the gate of
theory.change; behaviour.

Will and felt empathy rise with behaviour and culture. With nothing told all stages stay at zero, which is the usual
state the rest of the model is anchored to. Sources: Schein 1985; Schneider & Bowen 1995 (form); Zohar & Polachek 2014
J Appl Psych 99:113 (weeks to months for climate interventions). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class AcculturationParameters(NamedTuple):
    """How quickly the stages follow each other and what they are worth."""

    on: Annotated[bool, Parameter("Whether staff take on a service culture at all")] = True
    information_weeks: Annotated[float, Parameter("Time constant of being informed", "weeks", 1, 520)] = 4.0
    attitude_weeks: Annotated[float, Parameter("Time constant of attitude", "weeks", 1, 520)] = 13.0
    behaviour_weeks: Annotated[float, Parameter("Time constant of behaviour", "weeks", 1, 520)] = 26.0
    culture_weeks: Annotated[float, Parameter("Time constant of culture", "weeks", 1, 520)] = 78.0
    contagion: Annotated[float, Parameter("Weight of colleagues at the site in each stage", "share", 0, 0.9)] = 0.30
    telling: Annotated[
        float, Parameter("Information that a customer champion leads to, per unit of capability", "ratio", 0, 20)
    ] = 2.0
    by_behaviour: Annotated[float, Parameter("Climate worth of full behaviour to will", "climate", 0, 1)] = 0.12
    by_culture: Annotated[float, Parameter("Climate worth of full culture to will", "climate", 0, 1)] = 0.18


@rule
def moved(stage: float, own_aim: float, site_mean: float, weeks: float, p: AcculturationParameters) -> float:
    """A stage in [0, 1] one week later.

    >>> round(moved(stage=0.2, own_aim=0.8, site_mean=0.3, weeks=26.0, p=AcculturationParameters()), 3)
    0.217
    """
    aim = (1.0 - p.contagion) * own_aim + p.contagion * site_mean
    return stage + (aim - stage) / weeks


@rule
def drive(behaviour: float, culture: float, p: AcculturationParameters) -> float:
    """What behaviour and culture add to will, in units of climate, >= 0.

    >>> drive(0.6, 0.3, AcculturationParameters())
    0.126
    """
    return p.by_behaviour * behaviour + p.by_culture * culture if p.on else 0.0


@rule
def information_aim(champion: float, p: AcculturationParameters) -> float:
    """Information in [0, 1] that a customer champion of this capability leads to.

    >>> information_aim(0.5, AcculturationParameters())
    1.0
    """
    return min(1.0, p.telling * champion)


@rule
def attitude_aim(information: float, leading: float) -> float:
    """Attitude in [0, 1] that information leads to, as far as leadership (the facet of climate) backs it.

    >>> attitude_aim(0.5, 0.6)
    0.3
    """
    return information * leading


@rule
def behaviour_aim(attitude: float, gate: float) -> float:
    """Behaviour in [0, 1] that an attitude leads to, as far as the conditions of change let it.

    >>> behaviour_aim(0.5, 0.5)
    0.25
    """
    return attitude * gate
