"""C4 - Barriers to switching differ by customer.

Claim: what it would cost to go elsewhere, in time, money and ties, differs between customers of one
trade: some could leave tomorrow, some practically never. Those who leave are mostly those who can.

    mean_barrier = switching_cost                                                  if spread < 0.0001
                 = noise (exp(spread^2 switching_cost / noise) - 1) / spread^2     otherwise

A customer's barrier is the mean times a lasting share, gamma-distributed with mean 1 (and standard deviation `spread`);
`world.birth` draws it. Odds of leaving fall with exp(-barrier / noise), where noise is that of the choice; averaged
over the gamma that is (1 + spread^2 mean / noise)^(-1 / spread^2). The mean is such that this comes to
exp(-switching_cost / noise): a trade's switching cost is the barrier that would keep as many, were it the same for
all. So differences between customers move who leaves, and hardly how many.

Sources: Burnham, Frels & Mahajan 2003 JAMS 31:109 (switching costs differ between customers of one trade by what they
use and know, and explain more of the intention to stay than satisfaction); Jones, Mothersbaugh & Beatty 2000 J
Retailing 76:259. The size is judgement: answers on scales from 1 to 5 that lie around 3 with a standard deviation
of about .9 vary by .45 of their distance from the end of the scale.
"""

import math
from typing import Annotated, NamedTuple

from scipy.special import gammaincinv

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter

ALIKE = 0.0001
"""Below such a spread all barriers are alike."""


class BarriersParameters(NamedTuple):
    """How far customers of one trade differ in what holds them."""

    spread: Annotated[
        float,
        Parameter("Standard deviation of barriers between customers, of their mean; 0 switches it off", "share", 0, 1,
                  "answers to scales of switching costs, Burnham, Frels & Mahajan 2003", "D"),
    ] = 0.45  # fmt: skip


@rule
def mean_barrier(switching_cost: float, noise: float, p: BarriersParameters) -> float:
    """Mean barrier in utility, >= 0, that keeps as many as this switching cost would if it were the same for all.

    noise: scale, above 0, of the noise of one choice.

        >>> round(mean_barrier(1.0, noise=1.0, p=BarriersParameters(spread=0.5)), 3)
        1.136
    """
    if p.spread < ALIKE:
        return switching_cost
    variance = p.spread**2
    return noise * (math.exp(variance * switching_cost / noise) - 1.0) / variance


def quantile(share: float, p: BarriersParameters) -> float:
    """Barrier >= 0, of the mean barrier, that this share of customers stays below.

    >>> round(float(quantile(0.5, BarriersParameters(spread=0.5))), 3)
    0.918
    """
    if p.spread < ALIKE:
        return 0.0 * share + 1.0
    shape = 1.0 / p.spread**2
    level: float = gammaincinv(shape, share) / shape
    return level
