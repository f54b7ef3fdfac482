"""E6 - Pride: what customers get comes back to those who serve them.

Claim: who works where customers are well served is proud of it and comes to identify with the firm; that is will to
serve, and a reason to stay. So value for customers returns as service, a loop both ways (theory.applicants has who
joins).

    pride' = pride + (satisfaction - usual - pride) / weeks    [moved]
    drive  = worth pride                                       (part of the push of theory.effort)
    held   = exp(-holding pride)                               (multiplier of turnover)

The satisfaction is that of all customers of the firm; a newcomer brings no pride along.

Sources: over the units of a health care group customers' satisfaction goes with that of staff a year later, and not
the other way round (Getta 2011, cross-lagged panel); unit-level correlation about .3 in all (Brown & Lam 2008 J Retail
84:243; Harter, Schmidt & Hayes 2002 J Appl Psych 87:268). A standardised path of .3 is a worth of .40 here: site means
of will spread 1.4 times as far as those of satisfaction, and will rises by 1.1 per unit of climate. What holds people
is small: Getta finds no path to turnover, and identification goes with leaving by about -.2 over all its sources
(Riketta 2005 J Vocat Behav 66:358, reported).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class PrideParameters(NamedTuple):
    """What satisfied customers are worth to those who serve them."""

    worth: Annotated[
        float,
        Parameter("Climate worth of one unit of customer satisfaction above usual", "1", 0, 5,
                  "Getta 2011; Brown & Lam 2008", "B"),
    ] = 0.40  # fmt: skip
    holding: Annotated[float, Parameter("Fall of log turnover per unit of pride", "1", 0, 10, "Riketta 2005", "D")] = (
        0.5
    )
    weeks: Annotated[
        float, Parameter("Time constant of pride", "weeks", 1, 520, "Getta 2011: within the year", "C")
    ] = 13.0


@rule
def moved(pride: float, satisfaction: float, usual: float, p: PrideParameters) -> float:
    """Pride in [-1, 1] one week later, where customers are this satisfied; usual: what pride is neutral to.

    >>> round(moved(pride=0.02, satisfaction=0.85, usual=0.8, p=PrideParameters()), 4)
    0.0223
    """
    return pride + (satisfaction - usual - pride) / p.weeks


@rule
def drive(pride: float, p: PrideParameters) -> float:
    """What pride adds to will, in units of climate.

    >>> round(drive(0.05, PrideParameters()), 3)
    0.02
    """
    return p.worth * pride


@rule
def held(pride: float, p: PrideParameters) -> float:
    """Multiplier > 0 of turnover by pride.

    >>> round(held(0.05, PrideParameters()), 3)
    0.975
    """
    return math.exp(-p.holding * pride)
