"""F9 - Shocks: what strikes a market from outside.

    trouble = log(1 + size)    (of a failure wave, on the log odds of failure)

* failure wave: odds of failure times 1 + size
* demand surge: needs times 1 + size
* scandal: a story of the worst kind reaches a share `size` of all customers over its weeks
* staff shortage: a share `size` of the staff is gone at once
* cost programme: every budget is asked for a part `size` while it lasts (theory.cost_programme)
* disaster: process quality falls by `size`, and odds of failure are multiplied by 1 + `grave` times `size`

Firms whose employees are used to putting ideas into practice take less harm (theory.ideas). Sizes are the scenario's.
"""

import math
from typing import Annotated, NamedTuple

from loyalty_sim.compiled import rule
from loyalty_sim.parameter import Parameter


class ShocksParameters(NamedTuple):
    """What a shock of a given size means."""

    grave: Annotated[float, Parameter("Rise of the odds of failure per unit of disaster", "ratio", 0, 100)] = 10.0
    scandal_valence: Annotated[float, Parameter("Valence of the scandal's story", "1", -1, 0)] = -1.0


@rule
def trouble(size: float) -> float:
    """Rise of the log odds of failure, >= 0, when odds are multiplied by 1 + size.

    >>> round(trouble(0.5), 3)
    0.405
    """
    return math.log(1.0 + size)
