"""Every moment that is a target, fitted or left out, beside the model under luck that was not used before."""

import math
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np

from loyalty_sim.validation.calibrate.fit import Moment, Values
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
