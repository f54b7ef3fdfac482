"""F4 - Pace and plan: small steps against inertia or a big bang with disruption; a formal plan executes.

    disruption' = min(most, disruption (1 - 1 / weeks) + size (change - tolerated)+)
    under_way'  = under_way (1 - 1 / weeks) + change
    executed    = informal + (1 - informal) plan

change is the money moved this week over all the firm spends on levers; disruption lowers being able, and what is under
way competes with daily crises (theory.crises). Sources:
Repenning & Sterman 2002 Admin Sci Q 47:265 (worse before better; B); Beer & Nohria 2000 Harv Bus Rev 78(3):133. Sizes
are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class PaceParameters(NamedTuple):
    """What sudden change and missing plans cost."""

    on: Annotated[bool, Parameter("Whether pace and plan change anything")] = True
    tolerated: Annotated[float, Parameter("Part of the lever budget that can be moved a week", "share", 0, 1)] = 0.05
    size: Annotated[float, Parameter("Disruption per whole budget moved at once", "ratio", 0, 5)] = 0.25
    weeks: Annotated[float, Parameter("Weeks in which disruption fades", "weeks", 1, 520)] = 13.0
    most: Annotated[float, Parameter("Most that disruption takes from being able", "share", 0, 1)] = 0.5
    informal: Annotated[float, Parameter("Part of extra spending that takes effect without a plan", "share", 0, 1)] = (
        0.3
    )


@rule
def disruption_after(disruption: float, change: float, p: PaceParameters) -> float:
    """Disruption in [0, most] one week later, after moving this part of the budget.

    >>> round(disruption_after(0.1, 0.3, PaceParameters()), 3)
    0.155
    """
    if not p.on:
        return 0.0
    return min(p.most, disruption * (1.0 - 1.0 / p.weeks) + p.size * max(0.0, change - p.tolerated))


@rule
def under_way_after(under_way: float, change: float, p: PaceParameters) -> float:
    """Part of the budget moved in the last months, >= 0, one week later, after moving this part of it.

    >>> round(under_way_after(0.13, 0.3, PaceParameters()), 3)
    0.42
    """
    return under_way * (1.0 - 1.0 / p.weeks) + change if p.on else 0.0


@rule
def executed(plan: float, p: PaceParameters) -> float:
    """Part in [0, 1] of extra spending that takes effect under a plan in [0, 1].

    >>> round(executed(0.5, PaceParameters()), 3)
    0.65
    """
    return p.informal + (1.0 - p.informal) * plan if p.on else 1.0


@rule
def change(moved: float, budget: float) -> float:
    """Part of the lever budget that is moved this week, >= 0.

    >>> change(25.0, 25.0)
    1.0
    """
    return moved / max(budget, 1e-9)


@rule
def able(can: float, disruption: float) -> float:
    """Being able in [0, 1] that sudden change leaves.

    >>> able(0.6, 0.1)
    0.54
    """
    return can * (1.0 - disruption)
