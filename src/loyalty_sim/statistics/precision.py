"""Replications by precision: `profit ±2%` - how narrow an interval must be before no more seeds are run.

Sequential stopping from at least ten seeds: with fewer the first spread is too often small by luck, and the intervals
that stop early cover too little (Chow and Robbins 1965; Law, Simulation modeling and analysis, on sequential
procedures). How often the intervals contain the truth is a test.
"""

import re
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.statistics.bands import Array, mean_interval
from loyalty_sim.week.outcomes import OUTCOMES

FIRST, STEP, MOST = 10, 5, 100
ALIASES = {"npv": "profit"}
_WORDS = re.compile(r"\s*(?P<name>\w+)\s*(?:±|\+/?-)\s*(?P<size>[\d.,eE+-]+)\s*(?P<percent>%?)\s*")


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
        return f"{self.outcome} ±{100 * self.size:g} %" if self.relative else f"{self.outcome} ±{self.size:g}"

    def wanted(self, baseline: Any) -> float:
        """Half width wanted, given the baseline's values of the outcome, one a seed."""
        return self.size * float(abs(np.mean(baseline))) if self.relative else self.size

    def reached(self, differences: Array, baseline: Any, confidence: float) -> bool:
        """Whether paired differences, one a seed, are known well enough; never before ten of them."""
        if len(differences) < FIRST:
            return False
        found = mean_interval(differences, confidence)
        return bool(found.high - found.mean <= self.wanted(baseline))


def read_precision(text: str) -> Precision:
    """Read `npv ±2%` or `satisfaction ±0.1`. Raises ScenarioError."""
    where = f"command line: --until {text}"
    words = _WORDS.fullmatch(text)
    help = ("such as  --until 'profit ±2%'  (of the baseline) or  --until 'satisfaction ±0.1'",)
    if not words:
        raise ScenarioError([Problem(f"cannot read the precision '{text}'", where, help)])
    name = ALIASES.get(words["name"], words["name"])
    if name not in OUTCOMES:
        close = nearest(name, [*OUTCOMES, *ALIASES])
        guess = (f"did you mean  {close} ?",) if close else ()
        known = f"there are {', '.join(OUTCOMES)}"
        raise ScenarioError([Problem(f"there is no outcome '{name}'", where, (*guess, known))])
    try:
        size = float(words["size"].replace(",", "."))
    except ValueError:
        raise ScenarioError([Problem(f"cannot read the precision '{text}'", where, help)]) from None
    if not (np.isfinite(size) and size > 0):
        raise ScenarioError([Problem("an interval has a width above 0", where, help)])
    return Precision(name, size / 100 if words["percent"] else size, bool(words["percent"]))
