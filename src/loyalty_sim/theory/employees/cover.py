"""E8a - Flexible cover: hands beyond fixed positions, sent where people are short.

Claim: cover that belongs to no site goes first to those that lack people for the work of the week, so that an hour of
it is worth more than an hour of a position where load is low.

    bought  = money / max(wage, 0.000000001)                                      (positions)
    short   = (work / max(usual per_position, 0.000000001) - staffed)+            (positions missing for the usual load)
    sent    = flexible directed + (1 - flexible) pool share
    directed = short min(1, pool / needed) + (pool - needed)+ share               if needed > 0
             = pool share                                                         otherwise

Source: pooled capacity waits less at the same load (Erlang; theory.workload). That all of it is sent where people are
short is judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class CoverParameters(NamedTuple):
    """Where flexible cover goes."""

    flexible: Annotated[
        float,
        Parameter("Part of flexible cover that goes where people are short; the rest to all alike", "share", 0, 1),
    ] = 1.0


@rule
def bought(money: float, wage: float) -> float:
    """Flexible cover that money a week buys, in positions.

    >>> round(bought(money=25.0, wage=4.5), 3)
    5.556
    """
    return money / max(wage, 1e-9)


@rule
def short(work: float, per_position: float, usual: float, staffed: float) -> float:
    """Positions >= 0 that a site would need beside these to have the usual utilisation at this work.

    >>> round(short(work=120.0, per_position=20.0, usual=0.8, staffed=6.0), 3)
    1.5
    """
    return max(0.0, work / max(usual * per_position, 1e-9) - staffed)


@rule
def sent(short: float, needed: float, pool: float, share: float, p: CoverParameters) -> float:
    """Cover of one site, in positions: who is short is helped in proportion, what is left is shared.

    short: positions that the site lacks; needed: that all sites of the firm lack; pool: cover of the firm, in
    positions; share: of the site among the positions of the firm.

    >>> round(sent(short=1.0, needed=4.0, pool=2.0, share=0.1, p=CoverParameters()), 3)
    0.5
    """
    directed = short * min(1.0, pool / needed) + max(0.0, pool - needed) * share if needed > 0.0 else pool * share
    return p.flexible * directed + (1.0 - p.flexible) * pool * share
