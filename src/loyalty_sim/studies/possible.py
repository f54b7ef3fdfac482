"""What is possible: intervals of outcomes and of their changes end where the outcome does.

An interval around a mean knows nothing of that: in a small market a share of customers kept would end above 1, and a
firm would lose more customers than it has. Nor does it know that runs which all came to the same say little of luck:
of a firm with three customers the net promoter score is easily 100 in both of two runs.
"""

import math

import numpy as np

from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.skewed import skewed_interval
from loyalty_sim.theory.measurement.net_promoter import RESPONDENTS
from loyalty_sim.week.outcomes import OUTCOMES

_ANYTHING = (float("-inf"), float("inf"))
_OF_A_SURVEY = {"nps_error": (0.0, 100 / math.sqrt(RESPONDENTS))}
"""An error of a score is in its points and is no score: at most that of answers half the one and half the other."""


def of_runs(name: str, samples: Array, confidence: float, of: float | None = None) -> tuple[float, float]:
    """The ends of an interval of the mean over runs, (S,), S >= 2, of an outcome, or of its change from a mean (`of`).

    Runs that are all alike at an end of what is possible, and scores counted from the same few answers, leave open what
    luck does: of these the interval is as wide as chance allows (`_of_alike`). A change of 0 in every pair is known.

    >>> tuple(round(end, 1) for end in of_runs("nps", np.array([100.0, 100.0, 100.0]), 0.9))
    (-26.3, 100.0)
    """
    known = samples[~np.isnan(samples)]
    if len(known) > 1 and (known == known[0]).all() and (of is None or known[0]):
        least, most = possible(name, of or 0.0)
        if known[0] in (least, most) or name == "nps":
            return _of_alike(float(known[0]), least, most, ((1 - confidence) / 2) ** (1 / len(known)))
    found = skewed_interval(samples, confidence)
    return within(name, float(found.low), float(found.high), of or 0.0)


def _of_alike(value: float, least: float, most: float, share: float) -> tuple[float, float]:
    """Where the mean lies if at least this share of all values is the one seen, and the others lie at an end at worst.

    Not a number on a side where nothing bounds them.
    """
    ends = (value + (1 - share) * (end - value) for end in (least, most))
    low, high = (end if math.isfinite(end) else math.nan for end in ends)
    return low, high


def possible(name: str, of: float = 0.0) -> tuple[float, float]:
    """Between what an outcome can lie, or its change from a value (`of`).

    >>> possible("nps"), possible("customers", of=400.0)
    ((-100.0, 100.0), (-400.0, inf))
    """
    least, most = _OF_A_SURVEY.get(name) or (OUTCOMES[name].possible if name in OUTCOMES else _ANYTHING)
    return least - of, most - of


def within(name: str, low: float, high: float, of: float = 0.0) -> tuple[float, float]:
    """The ends of an interval of an outcome, or of its change from a value (`of`), kept to what is possible.

    >>> within("retention", 0.8, 1.245), within("customers", -1_200.0, 30.0, of=400.0)
    ((0.8, 1.0), (-400.0, 30.0))
    """
    least, most = possible(name, of)
    return (low if low != low else min(max(low, least), most)), (high if high != high else max(min(high, most), least))
