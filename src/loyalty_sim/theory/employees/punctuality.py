"""F1p - Served on time: what a firm that watches the clock sees.

Claim: the share of customers served within a time is what trades like airlines publish and steer by. It says how long
people wait, and nothing of how they are served: staff under load who hurry keep it up.

    punctuality = 1 - busy exp(-servers slack on_time)     (time in service times)
    busy        = min(1, wait servers slack)               (chance that nobody is free)
    slack       = max(1 - utilisation, 1 - most)
    recent      = before + (now - before) / weeks          if before > 0
                = now                                      otherwise

In an M/M/c queue who has to wait at all waits an exponential time of mean 1 / (servers slack); `most` is the
utilisation up to which waiting is reckoned (theory.workload). It is an indicator and changes nothing by itself.

Sources: Erlang 1917 (closed form); Bureau of Transportation Statistics (about four in five flights of American carriers
arrive on time; order of the usual share, which `on_time` is set by).
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class PunctualityParameters(NamedTuple):
    """What is on time."""

    on_time: Annotated[
        float,
        Parameter("Wait up to which a customer is served on time", "service times", 0, 100,
                  "Bureau of Transportation Statistics (order)", "D"),
    ] = 0.5  # fmt: skip
    weeks: Annotated[float, Parameter("Weeks over which management takes the mean of it", "weeks", 1, 520)] = 13.0


@rule
def punctuality(wait: float, utilisation: float, servers: float, most: float, p: PunctualityParameters) -> float:
    """Share in [0, 1] of customers served on time, by the mean wait (service times), utilisation and servers.

    >>> round(punctuality(wait=0.33, utilisation=0.76, servers=6.0, most=0.97, p=PunctualityParameters()), 3)
    0.769
    """
    slack = max(1.0 - utilisation, 1.0 - most)
    busy = min(1.0, wait * servers * slack)
    return 1.0 - busy * math.exp(-servers * slack * p.on_time)


@rule
def recent(before: float, now: float, p: PunctualityParameters) -> float:
    """Share in [0, 1] served on time in the last weeks, as management reads it; before: 0 where there is none yet.

    >>> round(recent(before=0.8, now=0.67, p=PunctualityParameters()), 3)
    0.79
    """
    return before + (now - before) / p.weeks if before > 0.0 else now
