"""F4c - Daily crises crowd out big launches.

Claim: the top has one attention. Part of it always goes to what has just gone wrong; when more fails, queues grow or
cases pile up, more does. A change that is under way needs the rest. Small steps fit beside the daily trouble; a launch
of everything at once does not, and what does not fit is carried out only in part, at full cost.

    calls     = usual + by_failures (failures - 1) + by_load (load - 1) + by_cases (cases - 1)+
    crises'   = crises + (calls - crises) / weeks
    carried   = free / under_way     if under_way > free       (part of the money beyond the usual that takes effect)
              = 1                    otherwise
    free      = 1 - min(most, max(usual, crises))           (quiet weeks leave no more than usual ones)
    relative  = (now + few) / (usual + few)

failures: of this week relative to the usual ones; load: utilisation over the usual; cases: waiting relative to the
failures of a usual week. A few of either keep nobody busy at the top, so that the luck of a small firm, where two
failures are twice the usual ones, is no crisis. under_way is the part of the lever budget moved in the last months
(theory.pace): moving all of it at once takes all attention there is.

Sources: Porter & Nohria 2018 Harv Bus Rev 96(4):42 (chief executives spend 36 % of their time reacting to what comes
up); Repenning & Sterman 2002 Admin Sci Q 47:265 (firefighting drives out improvement; direction). Other sizes are
judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter
from loyalty_sim.theory.bounds import unit


class CrisesParameters(NamedTuple):
    """What daily trouble takes of the attention of the top."""

    on: Annotated[bool, Parameter("Whether daily crises crowd anything out")] = True
    usual: Annotated[
        float, Parameter("Attention that usual trouble takes", "share", 0, 1, "Porter & Nohria 2018", "C")
    ] = 0.36
    by_failures: Annotated[float, Parameter("Attention per rise of failures by the usual number", "share", 0, 5)] = 0.2
    by_load: Annotated[float, Parameter("Attention per rise of load by the usual one", "share", 0, 5)] = 1.0
    by_cases: Annotated[
        float, Parameter("Attention per open cases of one more usual week's failures", "share", 0, 5)
    ] = 0.1
    few: Annotated[float, Parameter("Failures a week, or open cases, that no top is busy with", "count", 0.1, 1000)] = (
        5.0
    )
    most: Annotated[float, Parameter("Attention that crises take at most", "share", 0, 1)] = 0.8
    weeks: Annotated[float, Parameter("Weeks in which attention follows", "weeks", 1, 520)] = 8.0


@rule
def calls(failures: float, load: float, cases: float, p: CrisesParameters) -> float:
    """Attention in [0, 1] that a week like this calls for, below the usual in a quiet one; 1 is all there is.

    >>> round(calls(failures=2.0, load=1.1, cases=0.5, p=CrisesParameters()), 3)
    0.66
    """
    if not p.on:
        return 0.0
    worse = p.by_failures * (failures - 1.0) + p.by_load * (load - 1.0)
    return unit(p.usual + worse + p.by_cases * max(0.0, cases - 1.0))


@rule
def crises_after(crises: float, calls: float, p: CrisesParameters) -> float:
    """Attention that crises take one week later.

    >>> round(crises_after(0.36, 0.76, CrisesParameters()), 3)
    0.41
    """
    return crises + (calls - crises) / p.weeks


@rule
def carried(under_way: float, crises: float, p: CrisesParameters) -> float:
    """Part in [0, 1] of extra money that takes effect beside these crises, with so much change under way.

    >>> round(carried(under_way=1.0, crises=0.36, p=CrisesParameters()), 3)
    0.64
    """
    free = 1.0 - min(p.most, max(p.usual, crises))
    return free / under_way if p.on and under_way > free else 1.0


@rule
def relative(now: float, usual: float, p: CrisesParameters) -> float:
    """How many times the usual so many failures or cases are to the top, > 0.

    >>> relative(20.0, 10.0, CrisesParameters()) < 2.0, relative(2.0, 1.0, CrisesParameters()) < 1.2
    (True, True)
    """
    return (now + p.few) / (usual + p.few)
