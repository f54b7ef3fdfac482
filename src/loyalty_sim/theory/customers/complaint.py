"""C9 - Most who suffer a failure tell nobody in the firm.

Claim: after a failure customers tell the front line, head office or nobody. Voice rises with severity, loyalty and the
belief that it helps, and with dissatisfaction at any loyalty; that belief falls when nothing happens and rises when
help comes. Who told nobody forgives with time; a complaint that nothing came of is not forgiven so soon.

    tells_front_line  = (least + by_severity severity) (0.5 + belief) (0.75 + 0.5 loyalty)
                        (1 + by_dissatisfaction (1 - satisfaction))
    tells_head_office = head_office severity (0.5 + belief)
    relieved          = grievance (1 - relief)                  (when the front line is told: a relief in itself)
    aggrieved         = grievance + severity
    faded             = grievance (1 - fading)^weeks
    a_week_later      = grievance (1 - fading)
    fading            = grievance_fading + forgiving            if silent
                      = grievance_fading                        otherwise
    still_felt        = 0                                       if grievance < forgotten
                      = grievance                               otherwise
    reaches_head_office = 1 / delay_weeks                       (chance a week)
    voice_belief      = belief + belief_learning (1 - belief)   if helped
                      = belief - belief_learning belief         otherwise

Sources: TARP studies (front line 20-50 %, head office 1-5 %, grade C); Knox & van Oest 2014 J Mktg 78(5):42 (complaints
to the firm come about four weeks late, grade B); Hirschman 1970, Exit, Voice, and Loyalty; complaints fall
from 7 in 10 to 1 in 10 over the ten answers on satisfaction (ACSI 2015, grade A), most of it since failures cost
satisfaction and the dissatisfied speak up, little since critical customers see more (theory.failure); Nyer 2000
J Consum Mktg 17(1):9 (772 trial members of a fitness centre: those asked to complain were more satisfied a week later;
how large the relief is in the model is judgement); Gregoire, Tripp & Legoux 2009 J Mktg 73(6):18 (after a complaint
that failed, customers keep away from the firm the more, the longer it is).
"""

from enum import IntEnum
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit

_TARP = "TARP complaint studies"


class Case(IntEnum):
    """Stage of the case of a customer's last failure; the numbers are stored and never move."""

    NONE = 0
    FRONT_LINE = 1
    HEAD_OFFICE = 2
    SILENT = 3
    RECOVERED = 4
    NOT_YET_VOICED = 5
    GIVEN_UP = 6
    FOUND = 7


_SILENT, _RECOVERED = int(Case.SILENT), int(Case.RECOVERED)
_FRONT_LINE, _HEAD_OFFICE, _FOUND = int(Case.FRONT_LINE), int(Case.HEAD_OFFICE), int(Case.FOUND)


class ComplaintParameters(NamedTuple):
    """Who complains, where, and what is learnt from it."""

    least: Annotated[
        float, Parameter("Chance that the satisfied tell the front line of a trifle", "share", 0, 1, _TARP, "C")
    ] = 0.10
    by_severity: Annotated[float, Parameter("Rise of that chance to a grave failure", "share", 0, 1, _TARP, "C")] = 0.28
    by_dissatisfaction: Annotated[
        float,
        Parameter("Rise of that chance from full satisfaction to none", "ratio", 0, 20, "ACSI 2015", "B"),
    ] = 2.3
    relief: Annotated[
        float,
        Parameter("Part of the grievance that speaking up takes away", "share", 0, 1, "Nyer 2000 (direction)", "D"),
    ] = 0.93
    head_office: Annotated[
        float, Parameter("Chance of telling head office of a grave failure", "share", 0, 1, _TARP, "C")
    ] = 0.05
    delay_weeks: Annotated[
        float, Parameter("Mean weeks until head office is told", "weeks", 1, 52, "Knox & van Oest 2014", "B")
    ] = 4.0
    belief_learning: Annotated[float, Parameter("Step of the belief that complaining helps", "per case", 0, 1)] = 0.25
    give_up_weeks: Annotated[float, Parameter("Weeks after which an unanswered case is given up", "weeks", 1, 200)] = (
        12.0
    )
    grievance_fading: Annotated[float, Parameter("Weekly fading of an unresolved grievance", "per week", 0, 1)] = 0.02
    forgiving: Annotated[
        float,
        Parameter("Weekly fading beyond that, where nobody was told", "per week", 0, 0.5,
                  "Gregoire, Tripp & Legoux 2009 (direction)", "D"),
    ] = 0.003  # fmt: skip
    forgotten: Annotated[float, Parameter("Grievance below which there is none", "0-1", 0, 0.5)] = 0.02


@rule
def tells_front_line(
    severity: float, loyalty: float, satisfaction: float, belief: float, p: ComplaintParameters
) -> float:
    """Chance in [0, 1] of telling the front line.

    >>> round(tells_front_line(severity=0.5, loyalty=0.6, satisfaction=0.8, belief=0.7, p=ComplaintParameters()), 3)
    0.442
    """
    ready = (0.5 + belief) * (0.75 + 0.5 * loyalty) * (1.0 + p.by_dissatisfaction * (1.0 - satisfaction))
    return min(1.0, (p.least + p.by_severity * severity) * ready)


@rule
def relieved(grievance: float, p: ComplaintParameters) -> float:
    """Grievance in [0, 1] of somebody who has spoken up, whatever follows.

    >>> round(relieved(0.3, ComplaintParameters()), 3)
    0.021
    """
    return grievance * (1.0 - p.relief)


@rule
def fading(silent: bool, p: ComplaintParameters) -> float:
    """Part in [0, 1] of a grievance that fades in a week; silent: nobody was told.

    >>> fading(silent=True, p=ComplaintParameters())
    0.023
    """
    return min(1.0, p.grievance_fading + p.forgiving) if silent else p.grievance_fading


@rule
def faded(grievance: float, weeks: float, silent: bool, p: ComplaintParameters) -> float:
    """Grievance in [0, 1] that is left after so many weeks (>= 0) in which nothing was done about it.

    >>> round(faded(0.3, 26.0, True, ComplaintParameters()), 3)
    0.164
    """
    return grievance * (1.0 - fading(silent, p)) ** weeks


@rule
def tells_head_office(severity: float, belief: float, p: ComplaintParameters) -> float:
    """Chance in [0, 1] of telling head office.

    >>> tells_head_office(0.5, 0.7, ComplaintParameters())
    0.03
    """
    return min(1.0, p.head_office * severity * (0.5 + belief))


@rule
def voice_belief(belief: float, helped: bool, p: ComplaintParameters) -> float:
    """Belief in [0, 1] that complaining helps, after a case was answered or given up.

    >>> round(voice_belief(0.7, True, ComplaintParameters()), 3)
    0.775
    """
    return belief + p.belief_learning * ((1.0 if helped else 0.0) - belief)


@rule
def unresolved(case: int) -> bool:
    """Whether a grievance is one the firm has been told of, or could have been, and has not put right.

    >>> unresolved(2)
    True
    """
    return case != _SILENT and case != _RECOVERED


@rule
def waits(case: int) -> bool:
    """Whether the firm knows of a problem and has not answered yet.

    >>> waits(2)
    True
    """
    return case in (_FRONT_LINE, _HEAD_OFFICE, _FOUND)


@rule
def aggrieved(grievance: float, severity: float) -> float:
    """Grievance in [0, 1] after one more failure of this severity.

    >>> aggrieved(0.3, 0.5)
    0.8
    """
    return unit(grievance + severity)


@rule
def a_week_later(grievance: float, silent: bool, p: ComplaintParameters) -> float:
    """Grievance in [0, 1] after one more week in which it stayed open; silent: nobody was told.

    >>> a_week_later(0.3, False, ComplaintParameters())
    0.294
    """
    return grievance * (1.0 - fading(silent, p))


@rule
def still_felt(grievance: float, p: ComplaintParameters) -> float:
    """Grievance in [0, 1], or none if it is small enough to be forgotten.

    >>> still_felt(0.3, ComplaintParameters())
    0.3
    """
    return 0.0 if grievance < p.forgotten else grievance


@rule
def reaches_head_office(p: ComplaintParameters) -> float:
    """Chance in [0, 1] a week that a complaint on its way reaches head office.

    >>> reaches_head_office(ComplaintParameters())
    0.25
    """
    return 1.0 / p.delay_weeks
