"""C9 - Most who suffer a failure tell nobody in the firm.

Claim: after a failure customers tell the front line, head office or nobody. Voice rises with severity, loyalty and the
belief that it helps; that belief falls when nothing happens and rises when help comes.

    P(front line)  = (least + by_severity severity) (0.5 + belief) (0.75 + 0.5 loyalty)
    P(head office) = head_office severity (0.5 + belief)

Sources: TARP studies (front line 20-50 %, head office 1-5 %, grade C); Knox & van Oest 2014 J Mktg 78(5):42 (complaints
to the firm come about four weeks late, grade B); Hirschman 1970, Exit, Voice, and Loyalty.
"""

from enum import IntEnum
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

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


class ComplaintParameters(NamedTuple):
    """Who complains, where, and what is learnt from it."""

    least: Annotated[float, Parameter("Chance of telling the front line for a trifle", "share", 0, 1, _TARP, "C")] = (
        0.20
    )
    by_severity: Annotated[float, Parameter("Rise of that chance to a grave failure", "share", 0, 1, _TARP, "C")] = 0.35
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


@rule
def tells_front_line(severity: float, loyalty: float, belief: float, p: ComplaintParameters) -> float:
    """Chance in [0, 1] of telling the front line."""
    return min(1.0, (p.least + p.by_severity * severity) * (0.5 + belief) * (0.75 + 0.5 * loyalty))


@rule
def tells_head_office(severity: float, belief: float, p: ComplaintParameters) -> float:
    """Chance in [0, 1] of telling head office."""
    return min(1.0, p.head_office * severity * (0.5 + belief))


@rule
def voice_belief(belief: float, helped: bool, p: ComplaintParameters) -> float:
    """Belief in [0, 1] that complaining helps, after a case was answered or given up."""
    return belief + p.belief_learning * ((1.0 if helped else 0.0) - belief)
