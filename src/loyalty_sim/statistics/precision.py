"""Replications by precision: `profit ±2%` - how narrow an interval must be before no more seeds are run.

Sequential stopping from at least ten seeds: with fewer the first spread is too often small by luck, and the intervals
that stop early cover too little (Chow and Robbins 1965; Law, Simulation modeling and analysis, on sequential
procedures). How often the intervals contain the truth is a test.
"""

from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array, mean_interval

FIRST, STEP, MOST = 10, 5, 100


class Precision(NamedTuple):
    """Half of the paired interval of `outcome` is to be at most `size`.

    size: in the unit of the outcome; or, if `relative`, a share of the baseline's mean (0.02 is 2 %).
    """

    outcome: str
    size: float
    relative: bool

    @property
    def words(self) -> str:
        """As it is written: `profit ±2 %`."""
        return f"{self.outcome} ±{100 * self.size:.12g} %" if self.relative else f"{self.outcome} ±{self.size:.12g}"

    def wanted(self, baseline: Any) -> float:
        """Half width wanted, given the baseline's values of the outcome, one a seed."""
        return self.size * float(abs(np.mean(baseline))) if self.relative else self.size

    def reached(self, differences: Array, baseline: Any, confidence: float) -> bool:
        """Whether paired differences, one a seed, are known well enough; never before ten of them."""
        if len(differences) < FIRST:
            return False
        found = mean_interval(differences, confidence)
        return bool(found.high - found.mean <= self.wanted(baseline))
