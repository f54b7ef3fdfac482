"""W1, W3 - Who talks, how much, and what talk does.

Claim: the very dissatisfied tell about ten people, the very satisfied about five, and those who met what is usual
hardly anybody: what surprises is told. Whether it is told as good or as bad depends on whether it was acceptable, which
is less than the usual: so most talk is good. Talk pulls people into looking around; and a neighbour who leaves makes
leaving likelier for some months. Who leaves tells so, and no more: what was bad has been told when it happened, or else
trades with much switching would have more bad talk than good, which none has.

    valence        = (judged - neutral) / (1 - neutral)                if judged >= neutral
                   = (judged - neutral) / neutral                      otherwise
    standard       = clip(usual, 0.05, 0.95)
    people_told    = most_positive ((judged - standard) / (1 - standard))^bend    if judged >= standard
                   = most_negative ((standard - judged) / standard)^bend          otherwise
    pressure_added = -valence weight                                   if about_own_firm
                   = valence weight                                    otherwise
    pressure'      = pressure + added                                  (held in -8 to 8: more is no more reason)

A message weighs 1 over a strong tie and `weak_tie` over a weak one, less about a firm one knows oneself. Pressure fades
from week to week, and a neighbour who leaves the same firm adds `leaver_pressure` to it.

Sources: Anderson 1998 J Serv Res 1:5 (U-shape); TARP (10 against 5, grade C); Derbaix & Vanhamme 2003 J Econ Psych
24:99 (surprise is told); Zeithaml, Berry & Parasuraman 1993 JAMS 21:1 (what is acceptable lies below what is usual);
East, Romaniuk, Chawdhary & Uncles 2017 IJMR 59:321 (bad talk about the brand in use is resisted); Nitzan & Libai 2011 J
Mktg 75(6):24 (hazard ratio 1.8, which fades).
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

_NITZAN = "Nitzan & Libai 2011 J Mktg 75(6):24"
MOST_PRESSURE = 8.0


class WordOfMouthParameters(NamedTuple):
    """How much is told, to whom it matters, and how long."""

    on: Annotated[bool, Parameter("Whether customers talk at all")] = True
    chance: Annotated[float, Parameter("Chance that an encounter is talked about", "per encounter", 0, 1)] = 0.105
    neutral: Annotated[float, Parameter("Judgement from which talk is good", "0-1", 0.01, 0.99)] = 0.645
    most_negative: Annotated[
        float, Parameter("People told by the most dissatisfied", "people", 0, 100, "TARP", "C")
    ] = 10.0
    most_positive: Annotated[float, Parameter("People told by the most satisfied", "people", 0, 100, "TARP", "C")] = 5.0
    move_people: Annotated[float, Parameter("People told of having left a firm", "people", 0, 100)] = 3.0
    bend: Annotated[
        float,
        Parameter(
            "Exponent of people told in the surprise: told as it is felt", "1", 0.5, 3,
            "curvature of theory.satisfaction", "D",
        ),
    ] = 0.6  # fmt: skip
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
    0.437
    """
    if judged >= p.neutral:
        return (judged - p.neutral) / (1.0 - p.neutral)
    return (judged - p.neutral) / p.neutral


@rule
def judged_behind(valence: float, p: WordOfMouthParameters) -> float:
    """Judgement in [0, 1] that is told with this valence.

    >>> round(judged_behind(0.5, WordOfMouthParameters()), 3)
    0.823
    """
    return p.neutral + valence * (1.0 - p.neutral if valence >= 0.0 else p.neutral)


@rule
def people_told(judged: float, usual: float, p: WordOfMouthParameters) -> float:
    """People a talker tells, >= 0: an asymmetric U around what is usual in the market; both in [0, 1].

    >>> round(people_told(judged=0.4, usual=0.8, p=WordOfMouthParameters()), 2)
    6.6
    """
    standard = min(0.95, max(0.05, usual))
    if judged >= standard:
        return p.most_positive * ((judged - standard) / (1.0 - standard)) ** p.bend
    return p.most_negative * ((standard - judged) / standard) ** p.bend


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
