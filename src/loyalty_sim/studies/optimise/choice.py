"""Which of several plans: regret against the best found, and the plans that are as good within luck.

All are compared under the same fresh seeds, all at once: Hsu (1981) Ann Stat 9:1026, multiple comparisons with the
best, with the simultaneous quantile of `statistics.bands`.
"""

from dataclasses import dataclass

import numpy as np

from loyalty_sim.statistics.bands import Array, Flags, Interval, mean_interval, simultaneous_quantile, standard_error


@dataclass(frozen=True, eq=False)
class Standing:
    """How plans stand to one another; the first is the one recommended.

    gain: (P,) mean gain with interval. regret: (P,) best of the others less this one, at least 0, with an interval that
    holds for all at once. as_good: (P,) whether luck may explain all of that. samples: (P, S) the gains themselves.
    """

    gain: Interval
    regret: Interval
    as_good: Flags
    samples: Array


def standing(gains: Array, confidence: float = 0.9) -> Standing:
    """Compare gains, (P plans, S seeds)."""
    found = [_regret(gains, at, confidence) for at in range(len(gains))]
    regret = Interval(*(np.array(part) for part in zip(*found, strict=True)))
    return Standing(mean_interval(gains.T, confidence), regret, regret.low <= 0, gains)


def _regret(gains: Array, at: int, confidence: float) -> tuple[float, float, float]:
    ahead = np.delete(gains, at, axis=0) - gains[at]
    if not len(ahead):
        return 0.0, 0.0, 0.0
    half = simultaneous_quantile(ahead.T, confidence) * standard_error(ahead.T)
    mean = ahead.mean(axis=1)
    return tuple(max(0.0, float(end.max())) for end in (mean, mean - half, mean + half))  # type: ignore[return-value]
