"""Morris screening: elementary effects of every factor from many places in the space of all of them.

mu* is the mean size of the effect of crossing a factor's whole range, sigma how much that effect depends on where one
is (interplay or curvature). Source: Morris (1991) Technometrics 33:161; Campolongo, Cariboni and Saltelli (2007)
Environ Model Softw 22:1509. Design: SALib, whose own analysis the tests compare with. A run has luck in it, which makes
an effect of nothing look like something, so what luck alone would give is reported beside mu*.
"""

from dataclasses import dataclass

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array, Flags, Interval, standard_error
from loyalty_sim.studies.sensitivity.resampled import RESAMPLES, interval_of, unit_ranges

LEVELS = 4


@dataclass(frozen=True, eq=False)
class Morris:
    """Elementary effects of F factors, in the unit of the outcome per whole range of a factor.

    mu_star, mu, sigma: (F,) with intervals over trajectories and seeds. luck: (F,) the mu* that a factor without any
    effect would show with these seeds. sure: (F,) whether the whole interval of mu* is above that.
    """

    mu_star: Interval
    mu: Interval
    sigma: Interval
    luck: Array
    sure: Flags


def morris_places(factors: int, trajectories: int, seed: int = ANALYSIS_SEED) -> Array:
    """The design, (trajectories (factors + 1), factors)."""
    from SALib.sample import morris

    return np.asarray(morris.sample(unit_ranges(factors), trajectories, num_levels=LEVELS, seed=seed))


def morris(places: Array, values: Array, confidence: float = 0.9) -> Morris:
    """Analyse the outcomes (points, S seeds) of a design. S >= 2, else ValueError."""
    effects = np.stack([elementary_effects(places, column) for column in values.T])
    luck = np.sqrt(2 / np.pi) * standard_error(effects).mean(axis=-1)
    draws = np.stack([_statistics(effects), *_resampled(effects)])
    mu_star, mu, sigma = (interval_of(draws[:, at], confidence) for at in range(3))
    return Morris(mu_star, mu, sigma, luck, (mu_star.low > luck) & (mu_star.mean > 0))


def elementary_effects(places: Array, values: Array) -> Array:
    """Change of the outcome per whole range, (factors, trajectories), from a design and its outcomes (points,)."""
    factors = places.shape[1]
    steps = np.diff(places.reshape(-1, factors + 1, factors), axis=1)
    changes = np.diff(values.reshape(-1, factors + 1), axis=1)
    moved = np.abs(steps).argmax(axis=-1)  # one factor a step
    slopes = changes / np.take_along_axis(steps, moved[:, :, None], axis=-1)[:, :, 0]
    return np.take_along_axis(slopes, moved.argsort(axis=1), axis=1).T


def _statistics(effects: Array) -> Array:
    """mu*, mu and sigma, (3, F), from effects (S, F, trajectories) averaged over the seeds."""
    mean = effects.mean(axis=0)
    return np.stack([np.abs(mean).mean(axis=-1), mean.mean(axis=-1), mean.std(axis=-1, ddof=1)])


def _resampled(effects: Array) -> list[Array]:
    """The statistics with trajectories and seeds drawn anew."""
    rng = np.random.default_rng(ANALYSIS_SEED)
    seeds, _, paths = effects.shape
    return [
        _statistics(effects[rng.integers(seeds, size=seeds)][:, :, rng.integers(paths, size=paths)])
        for _ in range(RESAMPLES)
    ]
