"""Estimates of a stage rounded to what they can bear, and confirmed in markets run for the purpose.

Markets are run where the search started and at the estimates, under the same luck, which was not used before. If the
moments at the estimates are further from the data than at the start, by more than could be chance, the emulators were
wrong; if fewer of them are near the data, one was bought with another. In both cases the start is kept.
"""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from loyalty_sim.validation.calibrate.fit import TOLERANCE, Fit, Moment, Values
from loyalty_sim.validation.calibrate.markets import Case, Markets
from loyalty_sim.validation.calibrate.stages import Stage
from loyalty_sim.validation.calibrate.tags import of, tag

SEEDS_TO_CONFIRM = range(8_000_001, 8_000_005)
ROUNDED = 1.0 / 3.0
"""An estimate is rounded to a digit that moves it by less than this part of its standard deviation."""

WORSE = 1.0
"""A distance larger by so much - one squared standard error - still counts as no further from the data."""


class Distance(NamedTuple):
    """How far some moments are from the data: squared standard errors with the tolerance, and how many are not near."""

    squared: float
    not_near: int


NOWHERE = Distance(math.nan, 0)


class Done(NamedTuple):
    """One stage. fit: None where nothing was free or there was no target, and `why` says which.

    values: what is in force after it, by tagged key. at_start, at_values: distance of its moments from the data,
    simulated where the search started and at the estimates.
    """

    stage: Stage
    fit: Fit | None
    why: str = ""
    values: Values = MappingProxyType({})
    at_start: Distance = NOWHERE
    at_values: Distance = NOWHERE

    @property
    def is_confirmed(self) -> bool:
        """Whether the estimates are no further from the data than the start."""
        start, values = self.at_start, self.at_values
        return not (values.squared > start.squared + WORSE or values.not_near > start.not_near)


def confirmed(
    done: Done, cases: Sequence[Case], targets: Sequence[Moment], values: Mapping[str, Values], markets: Markets
) -> Done:
    """The stage with its values: the estimates, or the start if those are further from the data."""
    if done.fit is None:
        return done
    start = {each.key: each.start for each in done.fit.estimates if each.start is not None}
    moved = {each.key: rounded(each.value, each.sd) for each in done.fit.estimates}
    seeds = SEEDS_TO_CONFIRM
    jobs = [(case, {**values[case.name], **of(case, at)}, s) for at in (start, moved) for s in seeds for case in cases]
    seen = iter(markets.moments(jobs))
    at_start, at_moved = (
        _distance([{tag(case, k): v for case in cases for k, v in next(seen).items()} for _ in seeds], targets)
        for _ in (start, moved)
    )
    done = done._replace(values=moved, at_start=at_start, at_values=at_moved)
    return done if done.is_confirmed else done._replace(values=start)


def rounded(value: float, sd: float) -> float:
    """A value rounded to a digit that its standard deviation can bear."""
    digits = math.ceil(-math.log10(max(ROUNDED * sd, 1e-6)))
    return round(value, max(0, digits))


def _distance(runs: Sequence[Mapping[str, float]], targets: Sequence[Moment]) -> Distance:
    """Distance of the mean of some runs from the target moments; a moment that is never seen counts nothing."""
    total, not_near = 0.0, 0
    for moment in targets:
        sample = np.array([run.get(moment.name, np.nan) for run in runs])
        sample = sample[~np.isnan(sample)]
        if len(sample):
            mean = float(sample.mean())
            total += (mean - moment.value) ** 2 / (moment.se**2 + (TOLERANCE * moment.value) ** 2)
            not_near += not moment.is_near(mean)
    return Distance(total, not_near)
