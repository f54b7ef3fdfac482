"""C4 - Barriers to switching differ by customer.

Claim: what it would cost to go elsewhere, in time, money and ties, differs between customers of one
trade: some could leave tomorrow, some practically never. Those who leave are mostly those who can.

    leaves = 1 / (1 + exp((barrier - lead) / noise))

That is the chance that a search ends elsewhere, where all others together lead by so much utility; noise is that of the
choice (theory.choice). A customer's barrier is the mean one times a lasting share, gamma-distributed with mean 1 and
`spread` for standard deviation. The mean is such that as many customers would leave as if the trade's switching cost
were the barrier of all (`world.hold`): differences between customers move who leaves, and not how many.

Sources: Burnham, Frels & Mahajan 2003 JAMS 31:109 (switching costs differ between customers of one trade by what they
use and know, and explain more of the intention to stay than satisfaction); Jones, Mothersbaugh & Beatty 2000 J
Retailing 76:259. The size is judgement: answers on scales from 1 to 5 that lie around 3 with a standard deviation
of about .9 vary by .45 of their distance from the end of the scale.
"""

from typing import Annotated, NamedTuple

from scipy.special import expit, gammaincinv

from loyalty_sim.parameter import Parameter

ALIKE = 0.0001
"""Below such a spread all barriers are alike."""


class BarriersParameters(NamedTuple):
    """Whether barriers hold, and how far customers of one trade differ in them."""

    on: Annotated[bool, Parameter("Whether barriers hold anybody, the trade's or those of a lever")] = True
    spread: Annotated[
        float,
        Parameter("Standard deviation of barriers between customers, of their mean; 0: all are alike", "share", 0, 1,
                  "answers to scales of switching costs, Burnham, Frels & Mahajan 2003", "D"),
    ] = 0.45  # fmt: skip


def leaves(barrier: float, lead: float, noise: float) -> float:
    """Chance in [0, 1] that a search ends elsewhere; lead: in utility, of all others together, barriers apart.

    noise: scale, above 0, of the noise of one choice.

        >>> round(float(leaves(barrier=2.0, lead=1.0, noise=1.0)), 3)
        0.269
    """
    chance: float = expit((lead - barrier) / noise)
    return chance


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
