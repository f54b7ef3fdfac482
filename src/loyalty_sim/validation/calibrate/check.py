"""Every moment that is a target, fitted or left out, beside the model under luck that was not used before."""

import math
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np

from loyalty_sim.validation.calibrate.fit import TOLERANCE, Moment, Values
from loyalty_sim.validation.calibrate.markets import Case, Markets

SEEDS_OF_CHECK = range(9_000_001, 9_000_013)


class Checked(NamedTuple):
    """One moment of one case after the fit: data; mean and standard error of the model under fresh luck.

    start: the model where the search started.
    """

    case: str
    moment: Moment
    model: float
    model_se: float
    start: float
    role: str

    @property
    def within(self) -> bool:
        """Whether the model lies within max(2 standard errors, 10 %) of the data."""
        return self.moment.is_near(self.model)

    @property
    def start_within(self) -> bool:
        """The same where the search started."""
        return self.moment.is_near(self.start)

    @property
    def off(self) -> float:
        """Distance of the model from the data, in what is allowed: 2 standard errors of both, or 10 %."""
        allowed = max(2.0 * math.hypot(self.moment.se, self.model_se), TOLERANCE * abs(self.moment.value))
        away = abs(self.model - self.moment.value)
        return away / allowed if allowed > 0 else math.inf if away else 0.0

    @property
    def missed(self) -> bool:
        """Whether the model is beyond what is allowed."""
        return self.off > 1.0


LEVELS = (*(f"mean {name} 0-100" for name in ("EXP", "QUAL", "VAL", "SAT", "LOY")), "complaint rate", "yearly churn")
"""Moments without which nothing else of a market is right."""
MOST_MISSED = 0.2
"""A fit may miss so large a share of the moments that it was fitted to."""


def not_reproduced(checks: Sequence[Checked]) -> dict[str, tuple[Checked, ...]]:
    """By case that the model does not reproduce what it misses, the furthest off first.

    A case is not reproduced if a level is missed, fitted or not, or more than MOST_MISSED of the fitted moments.
    """
    found = {}
    for case in dict.fromkeys(each.case for each in checks):
        own = [each for each in checks if each.case == case]
        levels = [each for each in own if each.missed and each.moment.name in LEVELS]
        fitted = [each for each in own if each.role == "fitted"]
        missed = [each for each in fitted if each.missed]
        if levels or len(missed) > MOST_MISSED * len(fitted):
            rest = [each for each in missed if each not in levels]
            found[case] = (*sorted(levels, key=_off, reverse=True), *sorted(rest, key=_off, reverse=True))
    return found


def _off(each: Checked) -> float:
    return each.off


def check(
    cases: Sequence[Case], fitted: Set[str], starts: Mapping[str, Values], values: Mapping[str, Values],
    markets: Markets,
) -> tuple[Checked, ...]:  # fmt: skip
    """Markets where the search started, and at the values it came to. fitted: names of the moments that decided."""
    jobs = [(c, of_whom[c.name], seed) for of_whom in (starts, values) for c in cases for seed in SEEDS_OF_CHECK]
    seen = iter(markets.moments(jobs))
    before, after = ({case.name: [next(seen) for _ in SEEDS_OF_CHECK] for case in cases} for _ in (starts, values))
    checks = []
    for case in cases:
        for moment in case.targets.values():
            sample = _sample(after[case.name], moment.name)
            if len(sample) > 1:
                se = float(sample.std(ddof=1) / np.sqrt(len(sample)))
                role = "fitted" if moment.name in fitted else "left out"
                start = _sample(before[case.name], moment.name)
                at_start = float(start.mean()) if len(start) else math.nan
                checks.append(Checked(case.name, moment, float(sample.mean()), se, at_start, role))
    return tuple(checks)


def _sample(runs: Sequence[Mapping[str, float]], name: str) -> np.ndarray:
    values = np.array([run.get(name, np.nan) for run in runs])
    return values[~np.isnan(values)]
