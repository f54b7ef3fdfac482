"""What Morris and Sobol share: factors on unit ranges, as SALib takes them, and intervals of what is drawn anew."""

from typing import Any

import numpy as np

from loyalty_sim.statistics.bands import Array, Interval

RESAMPLES = 500


def unit_ranges(factors: int) -> dict[str, Any]:
    """So many factors, each from 0 to 1.

    >>> unit_ranges(2)["bounds"]
    [[0.0, 1.0], [0.0, 1.0]]
    """
    return {"num_vars": factors, "names": [f"x{n}" for n in range(factors)], "bounds": [[0.0, 1.0]] * factors}


def interval_of(draws: Array, confidence: float) -> Interval:
    """The estimate, (F,), and its interval, from draws (1 + R, F), the first of which is the estimate itself.

    >>> interval_of(np.array([[3.0], [1.0], [2.0]]), 0.9).high.tolist()
    [3.0]
    """
    low, high = np.quantile(draws[1:], [(1 - confidence) / 2, (1 + confidence) / 2], axis=0)
    return Interval(draws[0], np.minimum(low, draws[0]), np.maximum(high, draws[0]))
