"""C10 - Recovery by speed, remedy and courtesy.

Claim: no failure < recovered < unrecovered in the hazard of leaving; better than before only for excellent handling,
and less so with each failure. Handling that falls short of excellent disappoints a second time, the more the greater
the grievance, and no answer at all the most. An answered case is put right or not: the recovery capability is the
chance of it, so that ratings of handled complaints spread from the worst to the best. Days count: a case that nobody
else waits before is answered the same day, and the nearer the desk is to what it can do, the longer the queue.

    outcome        = remedy_weight remedy + courtesy_weight courtesy + speed_weight 2^(-weeks / half_life)
    waited         = 0                                          if on_the_spot
                   = age_weeks + min(1, queued)                 otherwise
    queued         = alone log(1 / (1 - u)) / max(1 - load, alone)    (weeks; the time in an M/M/1 queue is exponential)
    alone          = alone_days / 7
    load           = backlog / capacity                         if backlog < capacity
                   = 1                                          otherwise
    grievance'     = grievance (1 - healing handled)            [healed]
    lift           = grievance (restored handled - disappointment (excellent - handled)+) + bonus
    bonus          = paradox / sqrt(failures)                   if handled >= excellent
                   = 0                                          otherwise
    capacity       = cases_per_1000 capability customers / 1000
    answered_share = capacity / backlog
    usual_share    = 1 - ((told - capacity) / told)^(1 / (1 + give_up_weeks))    if told > capacity
                   = 1                                                         otherwise
    usual_backlog  = capacity / usual_share                                    if told > capacity
                   = told                                                      otherwise
    kept_up        = failing gained / weight                    (what answers add to satisfaction, for long)

`weight` is that of one encounter in satisfaction, its failures counted.

Sources: Orsingher, Valentini & de Angelis 2010 JAMS 38:169 (distributive > interactional > procedural justice, A);
American Customer Satisfaction Index 2015 (three in ten airline customers rate the handling 1-3, one in four 9-10); de
Matos, Henrique & Rossi 2007 J Serv Res 10:60 (the paradox is for satisfaction only, and rare); Maxham & Netemeyer
2002 J Mktg 66(4):57 (less of it after a second failure; direction); Bitner, Booms & Tetreault 1990 J Mktg 54(1):71 (a
poor answer is a second failure); Smith, Bolton & Wagner 1999 J Mktg Res 36:356 (one and the same answer satisfies
less, the more was lost by the failure); Davidow 2003 J Serv Res 5:225 (review: no response is worse than any); Mattila
& Mount 2003 Int J Hosp Mgmt 22:135 (an answer within a day against one after days; direction); Financial Conduct
Authority 2023 H2 (45 % of complaints to British financial firms closed within three working days, 6 % open after
eight weeks: what the queue is held against).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

MIDDLE = 0.632
"""Place of the case that waits the mean time of its queue."""

_ORSINGHER = "Orsingher et al. 2010 JAMS 38:169 (order of weights)"


class RecoveryParameters(NamedTuple):
    """What a handled case is worth to the customer."""

    remedy_weight: Annotated[float, Parameter("Weight of the remedy", "share", 0, 1, _ORSINGHER, "A")] = 0.45
    courtesy_weight: Annotated[float, Parameter("Weight of courtesy", "share", 0, 1, _ORSINGHER, "A")] = 0.30
    speed_weight: Annotated[float, Parameter("Weight of speed", "share", 0, 1, _ORSINGHER, "A")] = 0.25
    half_life: Annotated[
        float,
        Parameter(
            "Weeks in which the worth of speed halves", "weeks", 0.1, 52, "Mattila & Mount 2003 (direction)", "D"
        ),
    ] = 1.0
    alone_days: Annotated[
        float,
        Parameter("Days to the answer of a case that nobody waits before: 1/4 is the same day", "days", 0.01, 30,
                  "Financial Conduct Authority 2023 H2 (held against)", "D"),
    ] = 0.25  # fmt: skip
    healing: Annotated[float, Parameter("Grievance healed by a full outcome", "share", 0, 2)] = 1.2
    restored: Annotated[float, Parameter("Satisfaction given back per unit of grievance healed", "share", 0, 2)] = 0.30
    excellent: Annotated[float, Parameter("Outcome from which handling is excellent", "0-1", 0, 1)] = 0.75
    paradox: Annotated[
        float,
        Parameter("Extra satisfaction for excellent handling of a first failure", "0-1", 0, 0.5, "ACSI 2015", "B"),
    ] = 0.175
    disappointment: Annotated[
        float,
        Parameter("Fall of satisfaction per unit of grievance and of handling short of excellent", "1", 0, 10,
                  "Smith, Bolton & Wagner 1999 (direction)", "D"),
    ] = 7.0  # fmt: skip
    cases_per_1000: Annotated[
        float,
        Parameter(
            "Cases a week per 1,000 starting customers that full recovery capability can answer", "cases", 0, 1000
        ),
    ] = 4.0


@rule
def outcome(remedy: float, courtesy: float, weeks: float, p: RecoveryParameters) -> float:
    """Outcome in [0, 1] of a case answered after so many weeks and parts of them; remedy: 1 if put right, 0 if not.

    >>> round(outcome(remedy=1.0, courtesy=0.7, weeks=1.0, p=RecoveryParameters()), 3)
    0.785
    """
    speed = 2.0 ** (-weeks / p.half_life)
    return unit(p.remedy_weight * remedy + p.courtesy_weight * courtesy + p.speed_weight * speed)


@rule
def healed(grievance: float, handled: float, p: RecoveryParameters) -> float:
    """Grievance in [0, 1] left after a case handled with this outcome.

    >>> round(healed(0.3, 0.8, RecoveryParameters()), 3)
    0.012
    """
    return unit(grievance * (1.0 - p.healing * handled))


@rule
def lift(grievance: float, handled: float, failures: int, p: RecoveryParameters) -> float:
    """Rise of satisfaction through an answered case; below 0 if the answer itself disappoints.

    grievance, handled: 0 to 1. failures: the customer's with this firm so far, this one counted.

    >>> round(lift(grievance=0.3, handled=0.8, failures=1, p=RecoveryParameters()), 3)
    0.247
    """
    bonus = p.paradox / math.sqrt(max(1, failures)) if handled >= p.excellent else 0.0
    return grievance * (p.restored * handled - p.disappointment * max(0.0, p.excellent - handled)) + bonus


@rule
def capacity(capability: float, customers: float, p: RecoveryParameters) -> float:
    """Cases a week that a recovery capability in [0, 1] can answer, in a firm that started with so many customers.

    >>> capacity(0.5, 1000.0, RecoveryParameters())
    2.0
    """
    return p.cases_per_1000 * capability * customers / 1000.0


@rule
def answered_share(capacity: float, backlog: float) -> float:
    """Chance in [0, 1] that a given open case is answered this week, by cases that can be worked and cases waiting.

    >>> answered_share(30.0, 40.0)
    0.75
    """
    return 1.0 if capacity >= backlog else capacity / backlog


@rule
def usual_share(capacity: float, told: float, give_up_weeks: float) -> float:
    """Chance in [0, 1] that a given open case is answered in a week, where as many are told every week, for long.

    Of more cases than can be answered, the rest is given up; capacity and told: cases a week.

    >>> round(usual_share(capacity=3.0, told=4.0, give_up_weeks=12.0), 3)
    0.101
    """
    return 1.0 - ((told - capacity) / told) ** (1.0 / (1.0 + give_up_weeks)) if told > capacity else 1.0


@rule
def usual_backlog(capacity: float, told: float, usual_share: float) -> float:
    """Cases open in a week, where as many are told every week, for long, and this share of them is answered.

    >>> round(usual_backlog(capacity=3.0, told=4.0, usual_share=0.1), 3)
    30.0
    """
    return capacity / max(usual_share, 1e-9) if told > capacity else told


@rule
def kept_up(failing: float, gained: float, weight: float) -> float:
    """What answers to complaints add to satisfaction in the end; failing: share of encounters that are a failure.

    gained: rise of satisfaction by the answer, over all failures; weight: > 0, of an encounter in satisfaction.

        >>> kept_up(failing=0.1, gained=-0.02, weight=0.25)
        -0.008
    """
    return failing * gained / max(weight, 1e-9)


@rule
def load(capacity: float, backlog: float) -> float:
    """Load in [0, 1] of the desk that answers, by cases that can be worked this week and cases waiting.

    >>> load(capacity=40.0, backlog=30.0)
    0.75
    """
    return backlog / capacity if backlog < capacity else 1.0


@rule
def queued(u: float, load: float, p: RecoveryParameters) -> float:
    """Weeks >= 0 from a complaint to its answer in a desk of this load; u: its place among all cases, 0-1.

    >>> round(7 * queued(u=0.5, load=0.75, p=RecoveryParameters()), 2)
    0.69
    """
    alone = p.alone_days / 7.0
    return alone * math.log(1.0 / max(1.0 - u, 1e-9)) / max(1.0 - load, alone)


@rule
def waited(age_weeks: float, on_the_spot: bool, queued: float) -> float:
    """Weeks >= 0, and parts of them, that an answered case has waited; queued: weeks in the queue of this week.

    >>> waited(age_weeks=2.0, on_the_spot=False, queued=0.25)
    2.25
    """
    return 0.0 if on_the_spot else age_weeks + min(1.0, queued)


@rule
def days(weeks: float) -> float:
    """The same in days.

    >>> days(0.5)
    3.5
    """
    return 7.0 * weeks


@rule
def satisfied(satisfaction: float, lift: float) -> float:
    """Satisfaction in [0, 1] after an answer that lifts it by so much.

    >>> satisfied(0.8, 0.0)
    0.8
    """
    return unit(satisfaction + lift)
