"""Empowerment: authority to bend rules lets the front line put things right at once, at a price.

    at_once = by_authority authority               (chance that a case told to the front line is answered the same week)
    remedy  = usual (1 + generosity authority)     (chance that it is put right; usual: that without authority)

The rule book (theory.service_failures) is rarer with authority. Sources: Bowen & Lawler 1992 Sloan Mgmt Rev 33(3):31;
Boshoff & Leong 1998 Int J Serv Ind Mgmt 9:24 (empowerment in recovery). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class EmpowermentParameters(NamedTuple):
    """What authority at the front line does."""

    on: Annotated[bool, Parameter("Whether authority changes anything")] = True
    by_authority: Annotated[float, Parameter("Chance of an answer on the spot at full authority", "share", 0, 1)] = 0.6
    generosity: Annotated[float, Parameter("Extra chance of a remedy at full authority", "share", 0, 2)] = 0.3


@rule
def at_once(authority: float, p: EmpowermentParameters) -> float:
    """Chance in [0, 1] that the front line answers a case on the spot.

    >>> at_once(0.5, EmpowermentParameters())
    0.3
    """
    return p.by_authority * authority if p.on else 0.0


@rule
def remedy(usual: float, authority: float, p: EmpowermentParameters) -> float:
    """Chance in [0, 1] that a case answered on the spot is put right; usual: the chance in other cases.

    >>> remedy(0.5, 0.5, EmpowermentParameters())
    0.575
    """
    return min(1.0, usual * (1.0 + p.generosity * authority)) if p.on else usual
