"""E3, E9 - Seven failures of service, each with its own cause and damage; and what low morale does to grave ones.

Claim: apathy comes from low will, the brush-off from overload, coldness from exhaustion, condescension from poor people
orientation, robotic routine from monotony, the rule book from missing authority, the runaround from broken systems.

    driven       = min(20, exp(by cause))                          (cause: less the usual one)
    morale_ratio = exp(morale gravity (usual_want - want))
    monotony     = (1 - challenge) years / (years + monotony_years)
    years        = tenure_weeks / 52
    odds         = chance / (1 - chance)                           (at most a million)
    chance       = odds / (1 + odds)
    part_of_damage = 1 - aimed + aimed hit / usually                (1 where nothing that is hit usually counts)
    voiced         = min(1, chance ratio / (1 - manner (1 - manner_told)))
    ratio          = manner_told     if kind == 1 or 3 <= kind and kind <= 5
                   = 1               otherwise
    manner         = personal (apathy_share + coldness_share + condescension_share + robotic_share) / all_shares
    all_shares     = apathy_share + brush_off_share + coldness_share + condescension_share + robotic_share
                     + rule_book_share + runaround_share

The odds of a failure are the usual ones times (1 - personal) core + personal (sum of share_i driven_i): the core is the
odds ratio of theory.failure times the morale ratio, and each kind i has its own cause, share and damage.

A failure spoils everything a little and above all the attributes that its kind hits (`HITS`), each by `part_of_damage`.
usually: what a usual failure hits, in shares of quality. So the usual mix of failures does the usual damage, and a kind
does more or less as what it hits counts in the trade and to the customer: coldness ruins a stay at a hotel, a brush-off
hardly a repair. Failures of manner (apathy, coldness, condescension, routine) are voiced less, since there is nothing
to show for them; over the usual mix as many are told as without the difference.

In a usual site with usual staff that factor is 1. Low morale multiplies failures of the core, the more so the graver
failures are in the trade. Sources: Albrecht 1988 (the seven kinds); Keaveney 1995 J Mktg 59(2):71 (encounter failures
34 against core failures 44 of 100 cases of switching; with what each kind costs in the mean trade, personal = .56);
Best & Andreasen 1977 Law & Soc Rev 11:701 (what is a matter of judgement is voiced less); Aiken et al. 2002 JAMA
288:1987 (staffing and deaths).
Sizes of the causes are judgement.
"""

import math
from enum import IntEnum
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

_KEAVENEY = "Keaveney 1995 J Mktg 59(2):71"


class Failure(IntEnum):
    """Kinds of failure; the numbers are positions in counters and never move."""

    CORE = 0
    APATHY = 1
    BRUSH_OFF = 2
    COLDNESS = 3
    CONDESCENSION = 4
    ROBOTIC = 5
    RULE_BOOK = 6
    RUNAROUND = 7


KINDS = len(Failure)

HITS = (
    #  core, reliability, responsiveness, assurance, empathy, tangibles, wait, ease
    (0.6, 0.4, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),  # core
    (0.0, 0.0, 0.5, 0.0, 0.5, 0.0, 0.0, 0.0),  # apathy
    (0.0, 0.0, 0.5, 0.0, 0.3, 0.0, 0.2, 0.0),  # brush-off
    (0.0, 0.0, 0.0, 0.2, 0.8, 0.0, 0.0, 0.0),  # coldness
    (0.0, 0.0, 0.0, 0.4, 0.6, 0.0, 0.0, 0.0),  # condescension
    (0.0, 0.0, 0.2, 0.0, 0.8, 0.0, 0.0, 0.0),  # robotic
    (0.0, 0.0, 0.3, 0.4, 0.0, 0.0, 0.0, 0.3),  # rule book
    (0.0, 0.3, 0.5, 0.0, 0.0, 0.0, 0.2, 0.0),  # runaround
)
"""What each kind of failure hits, in shares of the attributes that make quality: judgement after Albrecht 1988."""


class ServiceFailuresParameters(NamedTuple):
    """How often each kind happens, what drives it and how much it hurts."""

    on: Annotated[bool, Parameter("Whether kinds of failure differ; off, all are failures of the core")] = True
    personal: Annotated[
        float, Parameter("Part of usual failures that are of the seven kinds", "share", 0, 1, _KEAVENEY, "B")
    ] = 0.56
    morale: Annotated[
        float, Parameter("Rise of log odds of a core failure per unit of lost will, in the gravest trade", "1", 0, 20)
    ] = 3.0
    usual_want: Annotated[float, Parameter("Will of a usual employee", "0-1", 0, 1)] = 0.60
    by_apathy: Annotated[float, Parameter("Rise of log hazard per unit of lost will", "1", 0, 20)] = 3.0
    by_brush_off: Annotated[float, Parameter("Rise per unit of work pressure above comfortable", "1", 0, 20)] = 5.0
    comfortable: Annotated[
        float,
        Parameter("Work pressure (utilisation at full effort) without brush-off", "1", 0, 1, "Kuntz et al. 2015", "C"),
    ] = 0.925
    by_coldness: Annotated[float, Parameter("Rise per unit of exhaustion above usual", "1", 0, 20)] = 3.0
    usual_exhaustion: Annotated[float, Parameter("Exhaustion of a usual employee", "0-1", 0, 1)] = 0.30
    by_condescension: Annotated[float, Parameter("Rise per unit of lost people orientation", "1", 0, 20)] = 3.0
    by_robotic: Annotated[float, Parameter("Rise per unit of monotony", "1", 0, 20)] = 2.0
    monotony_years: Annotated[
        float, Parameter("Years in the job after which half the monotony is there", "years", 0.1, 50)
    ] = 4.0
    usual_monotony: Annotated[float, Parameter("Monotony of a usual employee", "0-1", 0, 1)] = 0.22
    by_rule_book: Annotated[float, Parameter("Fall of log hazard from no to full authority", "1", 0, 20)] = 2.0
    by_runaround: Annotated[float, Parameter("Rise per unit of lost process quality", "1", 0, 20)] = 3.0
    usual_process: Annotated[float, Parameter("Process quality of a usual site", "0-1", 0, 1)] = 0.60
    apathy_share: Annotated[float, Parameter("Usual share among the seven", "weight", 0.01, 10)] = 0.20
    brush_off_share: Annotated[float, Parameter("Usual share among the seven", "weight", 0.01, 10)] = 0.20
    coldness_share: Annotated[float, Parameter("Usual share among the seven", "weight", 0.01, 10)] = 0.12
    condescension_share: Annotated[float, Parameter("Usual share among the seven", "weight", 0.01, 10)] = 0.10
    robotic_share: Annotated[float, Parameter("Usual share among the seven", "weight", 0.01, 10)] = 0.10
    rule_book_share: Annotated[float, Parameter("Usual share among the seven", "weight", 0.01, 10)] = 0.13
    runaround_share: Annotated[float, Parameter("Usual share among the seven", "weight", 0.01, 10)] = 0.15
    apathy_damage: Annotated[float, Parameter("Severity against a core failure", "ratio", 0, 3)] = 0.8
    brush_off_damage: Annotated[float, Parameter("Severity against a core failure", "ratio", 0, 3)] = 0.9
    coldness_damage: Annotated[float, Parameter("Severity against a core failure", "ratio", 0, 3)] = 0.7
    condescension_damage: Annotated[float, Parameter("Severity against a core failure", "ratio", 0, 3)] = 1.1
    robotic_damage: Annotated[float, Parameter("Severity against a core failure", "ratio", 0, 3)] = 0.6
    rule_book_damage: Annotated[float, Parameter("Severity against a core failure", "ratio", 0, 3)] = 0.9
    runaround_damage: Annotated[float, Parameter("Severity against a core failure", "ratio", 0, 3)] = 1.1
    aimed: Annotated[
        float, Parameter("Part of a failure's damage that falls on the attributes of its kind alone", "share", 0, 1)
    ] = 0.5
    manner_told: Annotated[
        float,
        Parameter("Chance that a failure of manner is told of, against another failure", "ratio", 0.05, 1,
                  "direction: Best & Andreasen 1977", "D"),
    ] = 0.6  # fmt: skip


class KindOdds(NamedTuple):
    """Odds of a failure of each kind, in the order of `Failure`."""

    core: float
    apathy: float
    brush_off: float
    coldness: float
    condescension: float
    robotic: float
    rule_book: float
    runaround: float


@rule
def driven(by: float, cause: float) -> float:
    """Hazard relative to the usual one under a cause (0 is usual); at most twenty-fold.

    >>> round(driven(2.0, 0.2), 3)
    1.492
    """
    return min(math.exp(min(by * cause, 3.0)), 20.0)


@rule
def morale_ratio(want: float, gravity: float, p: ServiceFailuresParameters) -> float:
    """Odds of a core failure relative to those under usual will, where failures have this mean gravity.

    >>> round(morale_ratio(0.7, 0.3, ServiceFailuresParameters()), 3)
    0.914
    """
    return math.exp(p.morale * gravity * (p.usual_want - want)) if p.on else 1.0


@rule
def monotony(tenure_weeks: float, challenge: float, p: ServiceFailuresParameters) -> float:
    """Monotony in [0, 1): years in the same job, less so where the climate offers challenge (its facet).

    >>> round(monotony(52.0, 0.6, ServiceFailuresParameters()), 3)
    0.08
    """
    years = tenure_weeks / 52.0
    return years / (years + p.monotony_years) * (1.0 - challenge)


@rule
def odds(chance: float) -> float:
    """Odds >= 0 of a chance in [0, 1]; at most a million to one.

    >>> odds(0.2)
    0.25
    """
    return chance / max(1.0 - chance, 1e-6)


@rule
def chance(odds: float) -> float:
    """Chance in [0, 1) of odds >= 0.

    >>> chance(0.25)
    0.2
    """
    return odds / (1.0 + odds)


@rule
def damage(kind: int, p: ServiceFailuresParameters) -> float:
    """Severity of a failure of this kind relative to one of the core.

    >>> damage(1, ServiceFailuresParameters())
    0.8
    """
    if kind == 0:
        return 1.0
    if kind <= 3:
        return p.apathy_damage if kind == 1 else (p.brush_off_damage if kind == 2 else p.coldness_damage)
    if kind <= 5:
        return p.condescension_damage if kind == 4 else p.robotic_damage
    return p.rule_book_damage if kind == 6 else p.runaround_damage


@rule
def core_odds(risk: float, want: float, gravity: float, p: ServiceFailuresParameters) -> float:
    """Odds of a failure of the core, from the risk of theory.failure and the will of who serves.

    >>> round(core_odds(risk=0.5, want=0.7, gravity=0.3, p=ServiceFailuresParameters()), 3)
    0.914
    """
    return odds(risk) * morale_ratio(want, gravity, p)


@rule
def kinds_differ(core: float, p: ServiceFailuresParameters) -> bool:
    """Whether there are kinds of failure: not if they are switched off, nor where nothing fails.

    >>> kinds_differ(25.0, ServiceFailuresParameters())
    True
    """
    return p.on and core > 0.0


@rule
def odds_of_kinds(
    core: float,
    usual: float,
    want: float,
    pressure: float,
    exhaustion: float,
    lost_orientation: float,
    monotony: float,
    authority: float,
    process: float,
    p: ServiceFailuresParameters,
) -> KindOdds:
    """Odds of a failure of each kind; core: those of `core_odds`, usual: the usual chance of any failure.

    pressure: utilisation at full effort; lost_orientation: people orientation below the usual; authority: capability.

        >>> [round(part, 3) for part in odds_of_kinds(core=25.0, usual=0.5,
        ...     want=0.7, pressure=1.0, exhaustion=0.3, lost_orientation=0.0, monotony=0.5, authority=0.5, process=0.6,
        ...     p=ServiceFailuresParameters())]
        [11.0, 0.083, 0.163, 0.067, 0.056, 0.098, 0.027, 0.084]
    """
    if not kinds_differ(core, p):
        return KindOdds(core, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    one = p.personal * usual / (1.0 - usual) / all_shares(p)
    return KindOdds(
        (1.0 - p.personal) * core,
        one * p.apathy_share * driven(p.by_apathy, p.usual_want - want),
        one * p.brush_off_share * driven(p.by_brush_off, max(0.0, pressure - p.comfortable)),
        one * p.coldness_share * driven(p.by_coldness, exhaustion - p.usual_exhaustion),
        one * p.condescension_share * driven(p.by_condescension, lost_orientation),
        one * p.robotic_share * driven(p.by_robotic, monotony - p.usual_monotony),
        one * p.rule_book_share * driven(p.by_rule_book, -authority),
        one * p.runaround_share * driven(p.by_runaround, p.usual_process - process),
    )


@rule
def chance_left(odds: float, left: float, trouble: float) -> float:
    """Chance in [0, 1) of a failure, where this part of the causes is left and a shock adds log odds of trouble.

    >>> round(chance_left(odds=0.25, left=0.5, trouble=0.0), 3)
    0.111
    """
    return chance(odds * (left * math.exp(trouble)))


@rule
def severity(severity: float, kind: int, p: ServiceFailuresParameters) -> float:
    """Severity in [0, 1] of a failure of this kind, from that of one of the core.

    >>> severity(0.5, 1, ServiceFailuresParameters())
    0.4
    """
    return unit(severity * damage(kind, p))


@rule
def hit(kind: int, attribute: int) -> float:
    """Share in [0, 1] of what a kind of failure hits that is this attribute.

    >>> hit(int(Failure.COLDNESS), 4)
    0.8
    """
    return HITS[kind][attribute]


@rule
def part_of_damage(hit: float, usually: float, p: ServiceFailuresParameters) -> float:
    """Damage >= 0 to an attribute, in units of what a usual failure takes from quality as a whole.

    hit: share of what this kind hits; usually: what a usual failure hits, in shares of quality.

        >>> part_of_damage(hit=0.8, usually=0.2, p=ServiceFailuresParameters())
        2.5
    """
    if not p.on or usually <= 0.0:
        return 1.0
    return 1.0 - p.aimed + p.aimed * hit / usually


@rule
def all_shares(p: ServiceFailuresParameters) -> float:
    """Sum > 0 of the weights of the seven kinds.

    >>> round(all_shares(ServiceFailuresParameters()), 3)
    1.0
    """
    return (
        p.apathy_share + p.brush_off_share + p.coldness_share + p.condescension_share
        + p.robotic_share + p.rule_book_share + p.runaround_share
    )  # fmt: skip


@rule
def usual_harm(kind: int, p: ServiceFailuresParameters) -> float:
    """Share >= 0 of a kind in usual failures, times its severity against one of the core.

    >>> round(usual_harm(int(Failure.APATHY), ServiceFailuresParameters()), 4)
    0.0896
    """
    if kind == 0:
        return 1.0 - p.personal
    if kind <= 3:
        share = p.apathy_share if kind == 1 else (p.brush_off_share if kind == 2 else p.coldness_share)
    elif kind <= 5:
        share = p.condescension_share if kind == 4 else p.robotic_share
    else:
        share = p.rule_book_share if kind == 6 else p.runaround_share
    return p.personal * share / all_shares(p) * damage(kind, p)


@rule
def voiced(chance: float, kind: int, p: ServiceFailuresParameters) -> float:
    """Chance in [0, 1] that a failure of this kind is told of, from that of any failure as severe.

    >>> round(voiced(0.4, int(Failure.CORE), ServiceFailuresParameters()), 3)
    0.453
    >>> round(voiced(0.4, int(Failure.COLDNESS), ServiceFailuresParameters()), 3)
    0.272
    """
    if not p.on:
        return chance
    manner = p.apathy_share + p.coldness_share + p.condescension_share + p.robotic_share
    usual = 1.0 - (1.0 - p.manner_told) * p.personal * manner / all_shares(p)
    of_manner = kind == 1 or 3 <= kind <= 5
    return min(1.0, chance * (p.manner_told if of_manner else 1.0) / usual)
