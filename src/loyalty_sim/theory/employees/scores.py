"""E10 - Scores as help or weapon.

Claim: scores used to punish are gamed, so what is measured rises while what is true falls: will drops and quiet
sabotage begins. Scores used to help, and good news passed on, raise will. Without listening there are no scores to
use.

    drive    = listening (by_help (use)+ - by_weapon (-use)+ + by_news good_news)
    gaming'  = gaming + (most_gaming max((-use)+, pressure) min(1, 2 listening) - gaming) / weeks
    sabotage = worst_sabotage (-use)+ min(1, 2 listening)    (part of empathy withheld)

weapon and help are the negative and positive part of the policy; pressure is that of a bonus (theory.bonus).
Sources: TrueDelta 2007 (half of dealers tried to influence the survey, 28 % asked for a mark; C); Harris & Ogbonna 2002
J Serv Res 4:163 (service sabotage; B). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ScoresParameters(NamedTuple):
    """What the use of scores does."""

    on: Annotated[bool, Parameter("Whether the use of scores changes anything")] = True
    most_gaming: Annotated[
        float, Parameter("Points that gaming adds to the measured score", "0-100", 0, 50, "TrueDelta 2007", "C")
    ] = 12.0
    weeks: Annotated[float, Parameter("Time constant of gaming", "weeks", 1, 520)] = 13.0
    by_help: Annotated[float, Parameter("Climate worth of scores used to help", "climate", 0, 1)] = 0.06
    by_weapon: Annotated[float, Parameter("Climate lost to scores used to punish", "climate", 0, 1)] = 0.18
    by_news: Annotated[float, Parameter("Climate worth of good news passed on", "climate", 0, 1)] = 0.06
    fading: Annotated[
        float,
        Parameter("Part of old survey answers that still counts a week later: .92 leaves a third after a quarter",
                  "per week", 0, 0.999),
    ] = 0.92  # fmt: skip
    worst_sabotage: Annotated[float, Parameter("Part of empathy withheld at worst", "share", 0, 1)] = 0.10


@rule
def drive(listening: float, use: float, good_news: float, p: ScoresParameters) -> float:
    """What the use of scores (-1 weapon to 1 help) adds to will, in units of climate; listening in [0, 1].

    >>> drive(listening=0.5, use=-1.0, good_news=0.3, p=ScoresParameters())
    -0.081
    """
    if not p.on:
        return 0.0
    return listening * (p.by_help * max(0.0, use) - p.by_weapon * max(0.0, -use) + p.by_news * good_news)


@rule
def gaming_after(gaming: float, listening: float, use: float, pressure: float, p: ScoresParameters) -> float:
    """Points (0-100) by which gaming lifts the measured score, one week later; pressure in [0, 1]: of a bonus.

    >>> round(gaming_after(gaming=2.0, listening=0.5, use=-1.0, pressure=0.0, p=ScoresParameters()), 3)
    2.769
    """
    aim = p.most_gaming * max(max(0.0, -use), pressure) * min(1.0, 2.0 * listening) if p.on else 0.0
    return gaming + (aim - gaming) / p.weeks


@rule
def sabotage(listening: float, use: float, p: ScoresParameters) -> float:
    """Part of empathy in [0, 1] that staff withhold.

    >>> sabotage(0.5, -1.0, ScoresParameters())
    0.1
    """
    return p.worst_sabotage * max(0.0, -use) * min(1.0, 2.0 * listening) if p.on else 0.0


@rule
def withheld(felt: float, listening: float, use: float, p: ScoresParameters) -> float:
    """Felt empathy in [0, 1] that is left when part of it is withheld.

    >>> withheld(felt=0.6, listening=0.5, use=-1.0, p=ScoresParameters())
    0.54
    """
    return felt * (1.0 - sabotage(listening, use, p))


@rule
def rolling(stock: float, new: float, p: ScoresParameters) -> float:
    """Answers (or points) >= 0 in the rolling figure that firms report, after those of this week.

    >>> rolling(25.0, 25.0, ScoresParameters())
    48.0
    """
    return p.fading * stock + new


@rule
def measured(points: float, responses: float, gaming: float) -> float:
    """Satisfaction from 0 to 100 as the firm's own survey has it, gaming included.

    >>> measured(points=25.0, responses=5.0, gaming=25.0)
    30.0
    """
    return min(100.0, points / responses + gaming)
