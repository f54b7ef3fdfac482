"""Sobol indices: which share of the variation of an outcome comes from each factor, alone and with all others.

S1 is the share that goes if the factor were known; ST the share that stays if everything else were. ST less S1 is
interplay. Source: Sobol (2001) Math Comput Simul 55:271; estimators of Saltelli et al. (2010) Comput Phys Commun
181:259, as in SALib, which makes the design too. The indices are of the mean over the seeds; the intervals draw both
the points of the design and the seeds anew.
"""

from dataclasses import dataclass

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array, Flags, Interval
from loyalty_sim.studies.sensitivity.resampled import RESAMPLES, interval_of, unit_ranges


@dataclass(frozen=True, eq=False)
class Sobol:
    """Indices of F factors, shares of the variance of the outcome.

    first, total: (F,) S1 and ST with intervals (estimates of a small index may be below 0). sure: (F,) whether the
    whole interval of ST is above `noise`. noise: the share of the variance of the mean over the seeds that is luck.
    mean, spread: mean and standard deviation of the outcome over the ranges.
    """

    first: Interval
    total: Interval
    sure: Flags
    noise: float
    mean: float
    spread: float


def sobol_places(factors: int, base: int, seed: int = ANALYSIS_SEED) -> Array:
    """The design, (base (factors + 2), factors); base: a power of 2."""
    from SALib.sample import sobol

    places = sobol.sample(unit_ranges(factors), base, calc_second_order=False, scramble=True, seed=seed)
    return np.asarray(places)


def sobol(values: Array, factors: int, confidence: float = 0.9) -> Sobol:
    """Analyse the outcomes (points, S seeds) of `sobol_places`."""
    blocks = values.reshape(-1, factors + 2, values.shape[1])
    draws = np.stack([_indices(blocks.mean(axis=-1)), *_resampled(blocks)])
    first, total = (interval_of(draws[:, at], confidence) for at in range(2))
    mean = values.mean(axis=1)
    noise = _luck(values) / mean.var() if mean.var() > 0 else 1.0
    return Sobol(first, total, total.low > noise, float(noise), float(mean.mean()), float(mean.std()))


def _luck(values: Array) -> float:
    """Variance of the mean over the seeds that is luck and not shared by all points."""
    own = values - values.mean(axis=0)
    return float(own.var(axis=1, ddof=1).mean() / values.shape[1]) if values.shape[1] > 1 else 0.0


def _indices(blocks: Array) -> Array:
    """S1 and ST, (2, F), from outcomes (base, F + 2): A, then A with column i of B for every i, then B."""
    from SALib.analyze.sobol import first_order, total_order

    if np.ptp(blocks) == 0:
        return np.zeros((2, blocks.shape[1] - 2))
    scaled = (blocks - blocks.mean()) / blocks.std()
    a, crossed, b = scaled[:, 0], scaled[:, 1:-1], scaled[:, -1]
    found = [(first_order(a, each, b), total_order(a, each, b)) for each in crossed.T]
    return np.array(found).T.reshape(2, -1)


def _resampled(blocks: Array) -> list[Array]:
    rng = np.random.default_rng(ANALYSIS_SEED)
    base, _, seeds = blocks.shape
    return [
        _indices(blocks[:, :, rng.integers(seeds, size=seeds)].mean(axis=-1)[rng.integers(base, size=base)])
        for _ in range(RESAMPLES)
    ]
