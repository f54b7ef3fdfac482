"""E10b - Scores of single people, and a bonus on them.

Claim: a person's score comes from few answers, and most of what differs between the scores of two people is luck. A
bonus on one's own score raises effort as far as the score is fair, embitters as far as it is luck and most where one
lost, and is gamed: staff ask for marks, which lifts what is measured and takes time from serving.

    rated     = rate listening                              (chance that an encounter is followed by an answer on it)
    points    = 100 (judged + noise z)                      (marks in such an answer, within 0 and 100)
    score     = points / answers                            if answers >= 1
              = mean                                        otherwise
    fair      = answers / (answers + half)
    standing  = max(-1, min(1, (score - mean) / spread))    (mean: of the colleagues at the site)
    own       = standing                                    if standing > 0
              = aversion standing                           otherwise
    at_stake  = bonus min(1, 2 listening)                   (no bonus without scores)
    push      = at_stake (by_effort fair - by_luck (1 - fair) + by_standing own)
    pressure  = min(1, at_stake / full)
    attending = 1 - begging pressure                        (part of felt empathy that is left)

push is in units of climate. answers and points are rolling sums (theory.scores), z is a standard normal draw. The bonus
is a share of all pay that is handed out by score: what one gains another loses, and wages stay as they are.
Gaming lifts marks and the firm's own figure by theory.scores, under the
greater of this pressure and that of scores used as a weapon.

Sources: 45 answers a physician for a reliability of .70 (Safran et al. 2006 J Gen Intern Med 21:13: half at 19);
incentives go with quantity by r = .34, with quality by .08, not beyond chance (Jenkins et al. 1998 J Appl Psych 83:777;
less for quality in Kim, Gerhart & Fang 2022 J Appl Psych 107:153 too); dealers whose pay hangs on the score ask for
marks (TrueDelta 2007). Reported; what luck embitters is judgement, twice as much for a loss as for a gain.
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class BonusParameters(NamedTuple):
    """How single scores come about and what a bonus on them does."""

    on: Annotated[bool, Parameter("Whether a bonus on single scores changes anything")] = True
    rate: Annotated[
        float, Parameter("Chance of an answer on who served at full listening capability", "per encounter", 0, 1)
    ] = 0.03
    noise: Annotated[
        float, Parameter("Spread of one mark around what was judged", "0-1", 0, 1, "ACSI 2015, one item", "B")
    ] = 0.13
    half: Annotated[
        float, Parameter("Answers at which half of what differs is luck", "answers", 1, 500, "Safran et al. 2006", "B")
    ] = 19.0
    spread: Annotated[float, Parameter("Points from the mean that count as wholly won or lost", "0-100", 0.1, 50)] = 5.0
    by_effort: Annotated[
        float,
        Parameter("Climate worth of a bonus on a fair score, per share of pay", "climate", 0, 5,
                  "Jenkins et al. 1998", "C"),
    ] = 0.20  # fmt: skip
    by_luck: Annotated[
        float, Parameter("Climate lost to a bonus on a score of pure luck, per share of pay", "climate", 0, 5)
    ] = 0.30
    by_standing: Annotated[
        float, Parameter("Climate worth of a bonus wholly won, per share of pay", "climate", 0, 5)
    ] = 0.10
    aversion: Annotated[float, Parameter("A loss against a gain", "ratio", 0, 10, "Tversky & Kahneman 1992", "B")] = 2.0
    full: Annotated[float, Parameter("Share of pay at which the pressure to game is full", "share", 0.01, 1)] = 0.30
    begging: Annotated[
        float, Parameter("Part of empathy lost to asking for marks under full pressure", "share", 0, 1)
    ] = 0.05


@rule
def rated(listening: float, p: BonusParameters) -> float:
    """Chance in [0, 1] that an encounter is followed by an answer on who served.

    >>> rated(0.5, BonusParameters())
    0.015
    """
    return p.rate * listening


@rule
def marks(judged: float, z: float, p: BonusParameters) -> int:
    """Marks for who served in an encounter judged in [0, 1], in hundredths of points from 0 to 100; z: a normal draw.

    >>> marks(judged=0.8, z=-1.0, p=BonusParameters())
    6700
    """
    return round(10_000.0 * unit(judged + p.noise * z))


@rule
def in_points(marks: float) -> float:
    """Points of 100 that marks in hundredths are.

    >>> in_points(6700.0)
    67.0
    """
    return marks / 100.0


@rule
def score(points: float, answers: float, mean: float) -> float:
    """Score of one person (0-100) from the sum of points of so many answers; the mean of all where there are none.

    >>> score(points=1640.0, answers=20.0, mean=80.0)
    82.0
    """
    return points / answers if answers >= 1.0 else mean


@rule
def fair(answers: float, p: BonusParameters) -> float:
    """Part in [0, 1) of what differs between people's scores that is theirs, from so many answers each.

    >>> fair(19.0, BonusParameters())
    0.5
    """
    return answers / (answers + p.half)


@rule
def standing(score: float, mean: float, p: BonusParameters) -> float:
    """Where one stands among one's colleagues, from -1 to 1.

    >>> standing(score=82.5, mean=80.0, p=BonusParameters())
    0.5
    """
    return max(-1.0, min(1.0, (score - mean) / p.spread))


@rule
def at_stake(bonus: float, listening: float, p: BonusParameters) -> float:
    """Share of pay in [0, 1] that hangs on scores, as far as there is listening (capability) to take them.

    >>> at_stake(0.2, 0.25, BonusParameters())
    0.1
    """
    return bonus * min(1.0, 2.0 * listening) if p.on else 0.0


@rule
def push(at_stake: float, fair: float, standing: float, p: BonusParameters) -> float:
    """What a bonus adds to the will of one person, in units of climate, with this share of pay at stake.

    >>> round(push(at_stake=0.2, fair=0.5, standing=-0.5, p=BonusParameters()), 3)
    -0.03
    """
    own = standing if standing > 0.0 else p.aversion * standing
    return at_stake * (p.by_effort * fair - p.by_luck * (1.0 - fair) + p.by_standing * own)


@rule
def pressure(at_stake: float, p: BonusParameters) -> float:
    """Pressure in [0, 1] to ask for marks with this share of pay at stake.

    >>> round(pressure(0.15, BonusParameters()), 2)
    0.5
    """
    return min(1.0, at_stake / p.full)


@rule
def attending(pressure: float, p: BonusParameters) -> float:
    """Part in [0, 1] of felt empathy that is left beside asking for marks.

    >>> attending(1.0, BonusParameters())
    0.95
    """
    return 1.0 - p.begging * pressure


@rule
def correlation(count: float, s: float, q: float, ss: float, qq: float, sq: float) -> float:
    """Correlation in [-1, 1] of two figures of so many people, from their sums, squares and products; 0 if none differ.

    >>> correlation(count=3.0, s=6.0, q=9.0, ss=14.0, qq=29.0, sq=20.0)
    1.0
    """
    spread = (count * ss - s * s) * (count * qq - q * q)
    return max(-1.0, min(1.0, (count * sq - s * q) / math.sqrt(spread))) if spread > 1e-12 else 0.0
