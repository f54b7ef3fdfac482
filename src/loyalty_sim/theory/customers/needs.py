"""Needs arise, and customers come and go.

Claim: a customer needs the service with a chance of their own each week, so that contacts are spread as those of a
gamma-Poisson market are (the negative binomial); a surge multiplies the chance. Customers move away at a rate that has
nothing to do with service, and newcomers take their place after a while.

    arises = rate surge                         (chance a week)
    exits  = 1 - (1 - yearly)^(1/52)            (chance a week)
    enters = 1 / mean_weeks                     (chance a week that an empty place is taken)

Sources: Ehrenberg 1988, Repeat-Buying (negative binomial).
"""

from scipy.special import gammaincinv

from loyalty_sim.compiled import rule


def quantile(share: float, mean: float, shape: float) -> float:
    """Chance >= 0 of a need a week that this share of customers stays below; gamma-distributed with this mean.

    >>> round(float(quantile(0.5, mean=0.1, shape=1.0)), 4)
    0.0693
    """
    chance: float = gammaincinv(shape, share) * mean / shape
    return chance


@rule
def arises(rate: float, surge: float) -> float:
    """Chance that a need arises this week; above 1 it is certain.

    >>> arises(0.5, 25.0)
    12.5
    """
    return rate * surge


@rule
def exits(yearly: float) -> float:
    """Chance in [0, 1) a week to move away, from the yearly one in [0, 1).

    >>> round(exits(0.49), 3)
    0.013
    """
    return 1.0 - (1.0 - yearly) ** (1.0 / 52.0)


@rule
def enters(mean_weeks: float) -> float:
    """Chance in [0, 1] a week that a newcomer takes an empty place.

    >>> round(enters(260.5), 5)
    0.00384
    """
    return 1.0 / mean_weeks
