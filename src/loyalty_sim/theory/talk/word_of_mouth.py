"""W1, W2, W3 - Who talks, how much, and what talk does.

Claim: the very dissatisfied tell about ten people, the satisfied about five, the middling hardly anybody; talk shifts
beliefs in proportion to the distance to the bound, more by strong ties and about firms one does not know; and a
neighbour who leaves makes leaving likelier for some months. Who leaves tells so, and no more: what was bad has been
told when it happened, or else trades with much switching would have more bad talk than good, which none has.

    valence        = (judged - neutral) / (1 - neutral)                if judged >= neutral
                   = (judged - neutral) / neutral                      otherwise
    people_told    = most_positive valence^bend                        if valence >= 0
                   = most_negative |valence|^bend                      otherwise
    told_share     = people / degree                                   (chance of one contact; at most 1)
    belief'        = belief + gain valence weight (1 - belief)         if valence >= 0
                   = belief + loss valence weight belief               otherwise
    pressure_added = -valence weight                                   if about_own_firm
                   = valence weight                                    otherwise
    pressure'      = pressure + added                                  (held in -8 to 8: more is no more reason)

A message weighs 1 over a strong tie and `weak_tie` over a weak one, less about a firm one knows oneself. Pressure fades
from week to week, and a neighbour who leaves the same firm adds `leaver_pressure` to it.

Sources: Anderson 1998 J Serv Res 1:5 (U-shape); TARP (10 against 5, grade C); East, Hammond & Lomax 2008 IJRM 25:215
(impact in proportion to the distance to the bound, A); Nitzan & Libai 2011 J Mktg 75(6):24 (hazard ratio 1.8, which
fades).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

_EAST = "East, Hammond & Lomax 2008 IJRM 25:215 (form)"
_NITZAN = "Nitzan & Libai 2011 J Mktg 75(6):24"
MOST_PRESSURE = 8.0


class WordOfMouthParameters(NamedTuple):
    """How much is told, to whom it matters, and how long."""

    on: Annotated[bool, Parameter("Whether customers talk at all")] = True
    chance: Annotated[float, Parameter("Chance that an encounter is talked about", "per encounter", 0, 1)] = 0.12
    neutral: Annotated[float, Parameter("Judgement that nobody talks about", "0-1", 0.01, 0.99)] = 0.68
    most_negative: Annotated[
        float, Parameter("People told by the most dissatisfied", "people", 0, 100, "TARP", "C")
    ] = 10.0
    most_positive: Annotated[float, Parameter("People told by the most satisfied", "people", 0, 100, "TARP", "C")] = 5.0
    move_people: Annotated[float, Parameter("People told of having left a firm", "people", 0, 100)] = 3.0
    bend: Annotated[float, Parameter("Exponent of people told in the valence", "1", 0.5, 3)] = 1.3
    gain: Annotated[
        float, Parameter("Part of the way to 1 a belief moves by the best message", "share", 0, 1, _EAST, "D")
    ] = 0.05
    loss: Annotated[
        float, Parameter("Part of the way to 0 a belief moves by the worst message", "share", 0, 1, _EAST, "D")
    ] = 0.08
    weak_tie: Annotated[float, Parameter("Weight of a weak tie; a strong tie has 1", "share", 0, 1)] = 0.5
    own_experience: Annotated[float, Parameter("Weight of talk about the firm one knows oneself", "share", 0, 1)] = 0.3
    pressure_fading: Annotated[
        float, Parameter("Part of the talk pressure that is left a week later", "per week", 0, 0.999, _NITZAN, "B")
    ] = 0.92
    forgotten: Annotated[
        float, Parameter("Talk pressure, for or against, below which there is none", "pressure", 0, 1)
    ] = 1e-3
    leaver_pressure: Annotated[
        float, Parameter("Talk pressure from a neighbour who left the same firm", "pressure", 0, 10, _NITZAN, "B")
    ] = 6.0


@rule
def valence(judged: float, p: WordOfMouthParameters) -> float:
    """Valence in [-1, 1] of what would be told about an encounter judged in [0, 1].

    >>> round(valence(0.8, WordOfMouthParameters()), 3)
    0.375
    """
    if judged >= p.neutral:
        return (judged - p.neutral) / (1.0 - p.neutral)
    return (judged - p.neutral) / p.neutral


@rule
def people_told(valence: float, p: WordOfMouthParameters) -> float:
    """People a talker tells, >= 0: an asymmetric U in the valence.

    >>> round(people_told(-0.5, WordOfMouthParameters()), 3)
    4.061
    """
    most = p.most_positive if valence >= 0.0 else p.most_negative
    return most * abs(valence) ** p.bend


@rule
def told_share(people: float, degree: int) -> float:
    """Chance that one given contact is among the people told; those beyond the talk network are not simulated.

    >>> told_share(6.0, 8)
    0.75
    """
    return min(1.0, people / degree)


@rule
def belief_after(belief: float, valence: float, weight: float, p: WordOfMouthParameters) -> float:
    """Belief in [0, 1] after one message of this valence heard with this weight (tie times own experience).

    >>> round(belief_after(belief=0.7, valence=-0.5, weight=0.5, p=WordOfMouthParameters()), 3)
    0.686
    """
    if valence >= 0.0:
        return belief + p.gain * valence * weight * (1.0 - belief)
    return belief + p.loss * valence * weight * belief


@rule
def pressure_added(valence: float, about_own_firm: bool, weight: float) -> float:
    """Talk pressure to leave (+) or to stay (-) added by one message.

    >>> pressure_added(valence=-0.5, about_own_firm=True, weight=0.5)
    0.25
    """
    return -valence * weight if about_own_firm else valence * weight


@rule
def pressure_after(pressure: float, added: float) -> float:
    """Talk pressure in [-8, 8] after more of it.

    >>> pressure_after(1.0, 0.5)
    1.5
    """
    return min(MOST_PRESSURE, max(-MOST_PRESSURE, pressure + added))


@rule
def told(people: float, u: float) -> int:
    """Whole people told, of so many on average; u in (0, 1) is a uniform draw.

    >>> told(6.0, 0.3)
    6
    """
    return int(people + u)


@rule
def pressure_left(pressure: float, p: WordOfMouthParameters) -> float:
    """Talk pressure in [-8, 8] that is left a week later.

    >>> pressure_left(1.0, WordOfMouthParameters())
    0.92
    """
    left = p.pressure_fading * pressure
    return left if abs(left) > p.forgotten else 0.0


@rule
def tie(strong: bool, p: WordOfMouthParameters) -> float:
    """Weight in [0, 1] of what is heard along a tie.

    >>> tie(True, WordOfMouthParameters())
    1.0
    """
    return 1.0 if strong else p.weak_tie


@rule
def weight(tie: float, about_own_firm: bool, p: WordOfMouthParameters) -> float:
    """Weight in [0, 1] of a message about a firm that one knows oneself, or does not.

    >>> weight(0.5, True, WordOfMouthParameters())
    0.15
    """
    return tie * p.own_experience if about_own_firm else tie


@rule
def pressure_of_leaver(tie: float, p: WordOfMouthParameters) -> float:
    """Talk pressure >= 0 added by who has left the firm one is with oneself.

    >>> pressure_of_leaver(0.5, WordOfMouthParameters())
    3.0
    """
    return p.leaver_pressure * tie
