"""E13, E4 - A customer champion is heard as far as they are willing, have authority, and leaders agree.

Claim: money for a champion buys a person; whether the firm hears of its customers through that person depends on
whether they want the part, may decide something, and have leaders behind them who agree.

    heard     = capability willing (alone + (1 - alone) authority agreement)
    agreement = min(1, commitment / usual_commitment)    (of the leaders)

A willing champion with full authority under usual commitment is heard in full. Source of the form: Kotter 1995 Harv Bus
Rev 73(2):59 (guiding coalition); Schein 1985 (what leaders attend to). Sizes are judgement.
"""

from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ChampionParameters(NamedTuple):
    """What a champion needs."""

    on: Annotated[bool, Parameter("Whether authority and will of the champion matter; off, money alone does")] = True
    alone: Annotated[float, Parameter("Part that is heard of a champion who may decide nothing", "share", 0, 1)] = 0.25
    usual_commitment: Annotated[float, Parameter("Commitment at which leaders agree enough", "0-1", 0.05, 1)] = 0.50


@rule
def heard(capability: float, willing: float, authority: float, commitment: float, p: ChampionParameters) -> float:
    """Capability in [0, 1] of the customer champion as the firm hears it; all arguments in [0, 1].

    >>> heard(capability=0.5, willing=1.0, authority=1.0, commitment=0.5, p=ChampionParameters())
    0.5
    >>> round(heard(capability=0.5, willing=0.5, authority=0.0, commitment=0.5, p=ChampionParameters()), 4)
    0.0625
    """
    if not p.on:
        return capability
    agreement = min(1.0, commitment / p.usual_commitment)
    return capability * willing * (p.alone + (1.0 - p.alone) * authority * agreement)
