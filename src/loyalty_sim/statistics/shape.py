"""Is the return growing or shrinking? Probabilities of the shapes of a returns curve, and a verdict if they allow one.

Every curve of the library is fitted to the measured effects by generalised least squares with the covariance estimated
over the seeds; its weight is its marginal likelihood, with the covariance itself uncertain (a multivariate t), a flat
prior on the size of the effect and the same prior weight for every class. A size below `negligible` counts as flat.
Source: Gelman et al. (2013), Bayesian Data Analysis, ch. 3.6 (unknown mean and covariance) and ch. 7.4 (model weights).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import stdtr

from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.shape_names import RISING, SPEND, library

SHAPES = (*RISING, "flat")
EVIDENCE = 0.95  # a shape is named only at this probability; tests/statistical shows the error rates that result
FEWEST_SEEDS = 6  # with fewer the covariance is mostly prior, and verdicts were wrong in up to 10 % of studies
MISFIT = 0.01  # share of the range by which a true curve may part from the nearest library curve
PRIOR_SEEDS = 2.0  # weight, in seeds, of the prior guess that levels err independently


@dataclass(frozen=True)
class Shape:
    """verdict: one of SHAPES or "undetermined"; probabilities: of every name in SHAPES, summing to 1."""

    verdict: str
    probabilities: dict[str, float]


def classify_shape(levels: Array, values: Array, baseline: int, negligible: float | None = None) -> Shape:
    """Shape of the mean curve over the tested range.

    levels: (L,) increasing, L >= 4; values: (S, L) paired along the seeds, S >= 3; baseline: index of the status quo.
    negligible: largest total effect over the range that counts as none, in the unit of the values; by default a tenth
    of the range of the levels: ten cents on every unit of money. Raises ValueError for too few levels or seeds.

        >>> levels = np.linspace(0.0, 4.0, 9)
        >>> luck = np.array([[0.0], [0.1], [-0.2], [0.3], [0.2], [-0.1]])
        >>> classify_shape(levels, 4.0 * levels**0.5 + luck, baseline=0).verdict
        'diminishing'
    """
    if len(levels) < 4 or len(values) < 3:
        raise ValueError("a shape needs at least four levels and three seeds")
    if negligible is None:
        negligible = 0.1 * float(np.ptp(levels))
    weights = _class_weights(levels, np.delete(values - values[:, [baseline]], baseline, axis=1), baseline, negligible)
    probabilities = dict(zip(SHAPES, (weights / weights.sum()).tolist(), strict=True))
    likeliest = max(probabilities, key=probabilities.__getitem__)
    sure = probabilities[likeliest] >= EVIDENCE and len(values) >= FEWEST_SEEDS
    return Shape(likeliest if sure else "undetermined", probabilities)


def _class_weights(levels: Array, differences: Array, baseline: int, negligible: float) -> Array:
    relative = (levels - levels[0]) / np.ptp(levels)
    templates = _templates(tuple(relative.tolist()), baseline)
    mean, (scale, freedom) = differences.mean(axis=0), _scale(differences)
    tolerance = MISFIT * max(float(np.ptp([*mean, 0.0])), negligible)
    root = np.linalg.cholesky(scale + tolerance**2 * np.eye(len(mean)))
    solved = np.linalg.solve(root, np.column_stack([mean, templates.T]))  # SciPy's triangular one waits for threads
    return _integrate_size(solved[:, 0], solved[:, 1:], freedom, negligible)


def _integrate_size(data: Array, fits: Array, freedom: float, negligible: float) -> Array:
    """Weight of each class: library curves times every size, integrated over sizes above (or below) `negligible`."""
    known, length = library(), (fits**2).sum(axis=0)
    size = data @ fits / length
    misfit = data @ data - size**2 * length
    power = freedom + len(data) - 1
    log_weight = np.log(known.prior) - 0.5 * power * np.log1p(misfit / freedom) - 0.5 * np.log(length)
    weight = np.exp(log_weight - log_weight.max())
    spread = np.sqrt((freedom + misfit) / (length * power))
    above = stdtr(power, (size - negligible) / spread)
    between = stdtr(power, size / spread) - above
    return np.append(np.bincount(known.shape, weight * above, minlength=len(RISING)), weight @ between)


def _scale(differences: Array) -> tuple[Array, float]:
    """Scale matrix and degrees of freedom of the mean effect, the covariance being estimated with a weak prior."""
    seeds, effects = differences.shape
    prior = max(PRIOR_SEEDS, effects + 3.0 - seeds)
    covariance = np.atleast_2d(np.cov(differences, rowvar=False))
    freedom = seeds + prior - effects
    pooled = (seeds - 1) * covariance + prior * np.diag(np.diag(covariance))
    return pooled / (seeds * freedom), freedom


@lru_cache(maxsize=32)
def _templates(relative: tuple[float, ...], baseline: int) -> Array:
    """Library curves at the levels, as effects against the baseline: (K, L - 1)."""
    curves = np.array([np.interp(relative, SPEND, curve) for curve in library().curves])
    return np.delete(curves - curves[:, [baseline]], baseline, axis=1)
