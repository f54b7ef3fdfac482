"""C11 - Win-back: lost customers can be bought back, at a price.

Claim: a firm that calls those who left within memory, with an offer, brings some of them back; the offer and the
calls cost more than keeping them would have. Where a contract ends, a customer is lost at once; where none is, one who
buys elsewhere once is not, only who has missed some usual visits.

    gone    = weeks need_rate >= missed (1 - contract_share)
    lost    = gone and weeks <= memory
    called  = calls capability              (chance a week for a lost customer)
    belief' = belief + pull (1 - belief)    [offered]    (and a reason to look around)

Sources: Stauss & Friege 1999 J Serv Res 1:347; Kumar, Bhagwat & Zhang 2015 J Mktg 79(4):34 (win-back offers). Sizes
are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class WinBackParameters(NamedTuple):
    """Who is called and what it does."""

    on: Annotated[bool, Parameter("Whether lost customers can be called")] = True
    missed: Annotated[
        float, Parameter("Usual visits missed after which a customer without contract counts as lost", "visits", 0, 50)
    ] = 3.0
    memory: Annotated[float, Parameter("Weeks for which a firm keeps calling", "weeks", 0, 2600)] = 156.0
    calls: Annotated[float, Parameter("Chance a week to be called at full capability", "per week", 0, 1)] = 0.10
    pull: Annotated[float, Parameter("Part of the way to 1 that the offer moves belief", "share", 0, 1)] = 0.25
    reason: Annotated[float, Parameter("Talk pressure on the present provider from the offer", "pressure", 0, 10)] = 1.5


@rule
def gone(weeks: float, need_rate: float, contract_share: float, p: WinBackParameters) -> bool:
    """Whether a relation has ended so many weeks after the last visit, and was not just left out for once.

    need_rate: chance of a need a week; contract_share: share of revenue paid by contract, in [0, 1].

        >>> gone(2.0, 0.3, 0.0, WinBackParameters()), gone(2.0, 0.3, 0.8, WinBackParameters())
        (False, True)
    """
    return weeks * need_rate >= p.missed * (1.0 - contract_share)


@rule
def lost(weeks: float, need_rate: float, contract_share: float, p: WinBackParameters) -> bool:
    """Whether a customer counts as lost so many weeks after the last visit, with this chance of a need a week.

    contract_share: share of revenue paid by contract, in [0, 1].

        >>> lost(2.0, 0.3, 0.0, WinBackParameters()), lost(2.0, 0.3, 0.8, WinBackParameters())
        (False, True)
    """
    return gone(weeks, need_rate, contract_share, p) and weeks <= p.memory


@rule
def called(capability: float, p: WinBackParameters) -> float:
    """Chance in [0, 1] that a lost customer is called this week.

    >>> called(0.5, WinBackParameters())
    0.05
    """
    return p.calls * capability if p.on else 0.0


@rule
def offered(belief: float, p: WinBackParameters) -> float:
    """Belief in [0, 1] in the former provider after the offer.

    >>> offered(0.4, WinBackParameters())
    0.55
    """
    return belief + p.pull * (1.0 - belief)
