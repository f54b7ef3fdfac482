"""C12 - Being asked: a survey raises the expectation that something follows.

Claim: measuring improves nothing by itself. Who is asked and sees something follow feels heard; who is asked and sees
nothing is let down, and answers less the next time.

    asked         = rate listening                            (chance a week; listening is the capability)
    responds      = response (0.5 + voice_belief)             (voice_belief: that speaking up helps)
    follows       = follow_up root_cause                      (chance that something visible follows)
    satisfaction' = satisfaction + heard                      if followed    [after]
                  = satisfaction - let_down                   otherwise

Sources: Ofir & Simonson 2007 J Mktg Res 44:164 (expecting to evaluate lowers evaluations; B); Dholakia & Morwitz 2002
Harv Bus Rev 80(5):18 (being asked can also bind: the sign depends on what follows). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class BeingAskedParameters(NamedTuple):
    """How many are asked and what asking does to them."""

    on: Annotated[bool, Parameter("Whether being asked changes the customer; surveys are taken all the same")] = True
    rate: Annotated[float, Parameter("Chance to be asked at full listening capability", "per week", 0, 1)] = 0.04
    response: Annotated[float, Parameter("Response rate of a customer of middling belief", "share", 0, 1)] = 0.30
    follow_up: Annotated[
        float, Parameter("Chance that something follows at full root-cause capability", "share", 0, 1)
    ] = 1.0
    heard: Annotated[float, Parameter("Satisfaction gained by who sees something follow", "0-1", 0, 0.5)] = 0.015
    let_down: Annotated[float, Parameter("Satisfaction lost by who sees nothing follow", "0-1", 0, 0.5)] = 0.020


@rule
def asked(listening: float, p: BeingAskedParameters) -> float:
    """Chance in [0, 1] that a customer is asked this week.

    >>> asked(0.5, BeingAskedParameters())
    0.02
    """
    return p.rate * listening


@rule
def responds(voice_belief: float, p: BeingAskedParameters) -> float:
    """Chance in [0, 1] that who is asked answers.

    >>> responds(0.4, BeingAskedParameters())
    0.27
    """
    return min(1.0, p.response * (0.5 + voice_belief))


@rule
def follows(root_cause: float, p: BeingAskedParameters) -> float:
    """Chance in [0, 1] that something visible follows an answer.

    >>> follows(0.5, BeingAskedParameters())
    0.5
    """
    return p.follow_up * root_cause


@rule
def after(satisfaction: float, followed: bool, p: BeingAskedParameters) -> float:
    """Satisfaction in [0, 1] of a customer who answered.

    >>> round(after(0.8, True, BeingAskedParameters()), 3)
    0.815
    """
    if not p.on:
        return satisfaction
    return unit(satisfaction + p.heard if followed else satisfaction - p.let_down)
