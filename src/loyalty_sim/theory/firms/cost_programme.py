"""F2b - A cost programme takes from every budget that nobody protects.

Claim: when money gets short a part of all budgets is called in, and what the top has not made its own cause goes first.
Commitment protects; what fits the value discipline is cut last, what does not fit it first. The saving shows at once,
the harm as capabilities decay. The programme itself is an event (`shocks.cost_programme`): its size is the part of the
budgets it asks for.

    shield = protection (2 commitment - 1)+                 (nothing at the usual commitment of one half)
    taken  = min(1, saving order (1 - shield))              (order: as the value discipline has it, theory.discipline)
    funded = spend (1 - taken)

Sources: Mizik & Jacobson 2007 Mktg Sci 26:361 (budgets that pay late are cut to meet the quarter; direction); Babakus
et al. 2003 JAMS 31:272 (commitment of the top). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class CostProgrammeParameters(NamedTuple):
    """What shields a budget."""

    protection: Annotated[
        float, Parameter("Part of its budgets that a wholly committed top shields", "share", 0, 1)
    ] = 0.8


@rule
def shield(commitment: float, p: CostProgrammeParameters) -> float:
    """Part in [0, 1] of the budgets that a top of this commitment shields.

    >>> round(shield(0.8, CostProgrammeParameters()), 3)
    0.48
    """
    return p.protection * max(0.0, 2.0 * commitment - 1.0)


@rule
def taken(saving: float, order: float, shield: float) -> float:
    """Part in [0, 1] of one budget that a programme takes which asks for this part of all; order: 1 is usual.

    >>> taken(saving=0.4, order=0.5, shield=0.5)
    0.1
    """
    return min(1.0, saving * order * (1.0 - shield))


@rule
def funded(spend: float, taken: float) -> float:
    """Money a week that is left to a lever.

    >>> funded(100.0, 0.25)
    75.0
    """
    return spend * (1.0 - taken)
