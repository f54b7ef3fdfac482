"""How much a hearing asks: which claims and findings, under how many seeds."""

from collections.abc import Sequence
from typing import NamedTuple

from loyalty_sim.validation.claims.claim import Claim
from loyalty_sim.validation.claims.design import TEST_ONLY, Effort
from loyalty_sim.validation.evidence.target import Target


class Scope(NamedTuple):
    """How much is run.

    name: in words. claims: seeds of every claim's own test; conditions are not searched for. seeds: of every finding.
    heaviest: findings whose markets take more customer-weeks than so many millions under one seed are left out. levels:
    seeds of the curves of returns. own: seeds of the trials of a case's own mechanisms, which begin with the
    seed that claims begin with.
    """

    name: str
    claims: Effort
    seeds: int
    heaviest: float
    levels: int
    own: int = 8


FULL = Scope("whole", TEST_ONLY, 6, float("inf"), 10, 16)
QUICK = Scope("quick", Effort(4, 0), 4, 20.0, 4)


def heard(targets: Sequence[Target], scope: Scope) -> list[Target]:
    """The findings that are not left out."""
    return [target for target in targets if weight(target) <= scope.heaviest]


def weight(target: Target) -> float:
    """Customer-weeks that a finding takes under one seed, in millions."""
    return target.times * sum(each.customers * each.weeks for each in target.situations.values()) / 1e6


def asked_of(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that can be tested."""
    return [claim for claim in claims if not claim.untestable]
