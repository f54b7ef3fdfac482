"""F5 - Root-cause repair: what is voiced can be repaired so that it does not come back.

Claim: only failures the firm hears of can be traced; what is repaired wears out again as systems change.

    repaired' = repaired + speed capability heard (1 - repaired) - wear repaired
    heard     = min(1, voiced_per_1000 / enough)
    odds_left = 1 - worth repaired                  (of failure; theory.failure)

Source of the form: Johnston & Michel 2008 Int J Oper Prod Mgmt 28:79 (process recovery); Hart, Heskett & Sasser 1990
Harv Bus Rev 68(4):148. Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class RootCauseParameters(NamedTuple):
    """How quickly causes are repaired and what it is worth."""

    on: Annotated[bool, Parameter("Whether root-cause repair changes anything")] = True
    speed: Annotated[float, Parameter("Causes repaired a week at full capability", "per week", 0, 1)] = 0.04
    enough: Annotated[
        float, Parameter("Voiced cases a week per 1,000 customers that show all causes", "cases", 0.01, 1000)
    ] = 1.0
    wear: Annotated[float, Parameter("Weekly wear of what was repaired", "per week", 0, 1)] = 0.01
    worth: Annotated[float, Parameter("Part of failures gone when all causes are repaired", "share", 0, 1)] = 0.60


@rule
def repaired_after(repaired: float, capability: float, voiced_per_1000: float, p: RootCauseParameters) -> float:
    """Share of causes repaired, in [0, 1], one week later.

    >>> repaired_after(repaired=0.3, capability=0.5, voiced_per_1000=2.0, p=RootCauseParameters())
    0.311
    """
    if not p.on:
        return repaired
    heard = min(1.0, voiced_per_1000 / p.enough)
    return repaired + p.speed * capability * heard * (1.0 - repaired) - p.wear * repaired


@rule
def odds_left(repaired: float, p: RootCauseParameters) -> float:
    """Part in [0, 1] of the odds of failure that is left.

    >>> round(odds_left(0.3, RootCauseParameters()), 3)
    0.82
    """
    return 1.0 - p.worth * repaired if p.on else 1.0


@rule
def voiced_per_1000(voiced: float, customers: float) -> float:
    """Cases voiced per 1,000 customers, >= 0.

    >>> voiced_per_1000(25.0, 1000.0)
    25.0
    """
    return 1000.0 * voiced / max(customers, 1.0)
