"""The search for a good split: Bayesian optimisation, a Gaussian process with expected improvement.

Source: Jones, Schonlau and Welch (1998) J Global Optim 13:455; the process is scikit-learn's. It starts from the equal
split, nothing at all, everything into one cell, and splits at random, and then asks where improvement is expected, a
few plans at a time so that they can run side by side. Luck is shared by all plans. With 64 plans and six repeats on
three functions like those in tests/study/plans its mean regret was .002, .006 and .000, that of Optuna's
tree-structured Parzen estimator .041, .024 and .186, and that of random splits .115, .080 and .294.
"""

import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array

BATCH = 8
RANDOM, NEAR = 300, 60
STEPS = (0.03, 0.12)
Gain = Callable[[Array], Array]


class Searched(NamedTuple):
    """Plans tried, (trials, cells), and their mean gains, (trials,)."""

    plans: Array
    gains: Array

    def best(self, count: int) -> Array:
        """The best of them, best first, each once."""
        order = np.argsort(-self.gains, kind="stable")
        plans = self.plans[order]
        _, first = np.unique(plans.round(6), axis=0, return_index=True)
        return plans[np.sort(first)][:count]


def search(gain: Gain, caps: Array, trials: int, seed: int = ANALYSIS_SEED, now: Array | None = None) -> Searched:
    """Try `trials` plans.

    gain: mean gains, (n,), of plans, (n, cells), or another measure of how good they are; caps: largest share of every
    cell; now: a plan that is tried first, such as what is done today.
    """
    rng = np.random.default_rng(seed)
    plans = _first(caps, trials, rng, now)
    gains = gain(plans)
    while len(plans) < trials:
        more = _promising(plans, gains, caps, min(BATCH, trials - len(plans)), rng)
        plans, gains = np.vstack([plans, more]), np.append(gains, gain(more))
    return Searched(plans, gains)


def first_plans(caps: Array, trials: int, seed: int = ANALYSIS_SEED, now: Array | None = None) -> Array:
    """What `search` tries first, (plans, cells)."""
    return _first(caps, trials, np.random.default_rng(seed), now)


def _first(caps: Array, trials: int, rng: np.random.Generator, now: Array | None) -> Array:
    count = min(trials, max(16, len(caps) + 6))
    if now is None or not now.any():
        return starts(caps, count, rng)
    return np.vstack([now[None], starts(caps, count - 1, rng)])


def starts(caps: Array, count: int, rng: np.random.Generator) -> Array:
    """Equal split, nothing, each cell alone, and random splits."""
    cells = len(caps)
    fixed = np.vstack([np.full((1, cells), 1 / cells), np.zeros((1, cells)), np.eye(cells)])
    return _allowed(np.vstack([fixed, random_splits(cells, max(0, count - len(fixed)), rng)])[:count], caps)


def random_splits(cells: int, count: int, rng: np.random.Generator) -> Array:
    """Splits drawn evenly from all there are, what is kept included."""
    return rng.dirichlet(np.ones(cells + 1), count)[:, :cells]


def _allowed(plans: Array, caps: Array) -> Array:
    plans = np.clip(plans, 0.0, caps)
    return np.asarray(plans / np.maximum(plans.sum(axis=1, keepdims=True), 1.0))


def _promising(plans: Array, gains: Array, caps: Array, count: int, rng: np.random.Generator) -> Array:
    """Plans with the largest expected improvement, each found as if the ones before had come out as expected."""
    process = _fitted(plans, gains)
    chosen: list[Array] = []
    for _ in range(count):
        candidates = _candidates(plans, gains, caps, rng)
        best = candidates[_improvement(process, candidates, plans).argmax()]
        chosen.append(best)
        plans, gains = np.vstack([plans, best]), np.append(gains, process.predict(best[None]))
        process = _fitted(plans, gains, process.kernel_)
    return np.array(chosen)


def _candidates(plans: Array, gains: Array, caps: Array, rng: np.random.Generator) -> Array:
    """Random splits, and splits near the four best."""
    cells = len(caps)
    near = [
        plan + step * rng.standard_normal((NEAR, cells)) for plan in plans[np.argsort(-gains)[:4]] for step in STEPS
    ]
    found = np.vstack([random_splits(cells, RANDOM, rng), *near])
    return _allowed(np.where(rng.random(found.shape) < 0.1, 0.0, found), caps)


def _improvement(process: Any, candidates: Array, plans: Array) -> Array:
    from scipy.stats import norm

    mean, spread = process.predict(candidates, return_std=True)
    ahead = mean - process.predict(plans).max()
    scaled = ahead / np.maximum(spread, 1e-12)
    return np.asarray(ahead * norm.cdf(scaled) + spread * norm.pdf(scaled))


def _fitted(plans: Array, gains: Array, kernel: Any = None) -> Any:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

    fresh = ConstantKernel(1.0) * Matern(np.full(plans.shape[1], 0.5), (0.05, 5.0), nu=2.5) + WhiteKernel(
        1e-3, (1e-6, 0.3)
    )
    optimizer = None if kernel is not None else "fmin_l_bfgs_b"
    process = GaussianProcessRegressor(kernel or fresh, optimizer=optimizer, normalize_y=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a length at its bound is a cell that does not matter
        return process.fit(plans, gains)
