"""Worlds weighed by what was found out: likelihood, effective number, more draws where it matters, equal draws again.

    weight of a world  ~ drawn exp(-sum_k (found_k - effect_k)^2 / (2 error_k^2))
    effect             = mean + sqrt(1 - luck^2 / spread^2) (shown - mean)        (shown, with its luck taken out)
    effective          = (sum of weights)^2 / sum of weights^2
    chance             ~ 1/2 + likelihood by the emulator / (2 its mean)          (of a candidate to be drawn later)
    drawn              = (n0 + n1) / (n0 + n1 chance)                             (n0 drawn first, n1 drawn later)

Later draws are chosen among candidates of the same prior by a linear emulator of what worlds show; half of the chance
is left to the prior, so `drawn`, which puts right that some were preferred, is at most (n0 + n1) / (n0 + n1 / 2).
Source: Owen & Zhou 2000 J Am Stat Assoc 95:135 (defensive mixtures); Kish 1965, Survey Sampling (effective number).
"""

from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array, Places

PENALTIES = np.logspace(-1, 5, 13)


class Evidence(NamedTuple):
    """What was found, (K,), and its standard errors, the luck of where it was found included."""

    found: Array
    error: Array


def without_luck(shown: Array, luck: float) -> Array:
    """What worlds would show on average over luck, (W,): drawn together to the spread that this has.

    luck: standard deviation of what one world shows. The worlds keep their order; where all is luck they are alike.

        >>> without_luck(np.array([1.0, 3.0]), 1.0).round(2).tolist()  # half of their variance, 2, is luck
        [1.29, 2.71]
    """
    known = shown[np.isfinite(shown)]
    if len(known) < 2 or not np.ptp(known):
        return shown
    kept = max(0.0, 1 - luck**2 / float(known.var(ddof=1)))
    return np.asarray(known.mean() + np.sqrt(kept) * (shown - known.mean()))


def log_likelihood(effects: Array, evidence: Evidence) -> Array:
    """Of worlds by their effects, (W, K); minus infinity where something is missing.

    >>> log_likelihood(np.array([[1.0], [3.0]]), Evidence(np.array([1.0]), np.array([1.0]))).tolist()
    [-0.0, -2.0]
    """
    away = (evidence.found - effects) / evidence.error
    found = -0.5 * (away**2).sum(axis=1)
    return np.where(np.isfinite(found), found, -np.inf)


def weights(log: Array, drawn: Array) -> Array:
    """Weights of worlds, summing to 1. drawn: what each counts before anything was found.

    >>> weights(np.array([0.0, -np.inf]), np.array([1.0, 1.0])).tolist()
    [1.0, 0.0]
    """
    known = np.isfinite(log)
    if not known.any():
        return np.asarray(drawn / drawn.sum())
    each = drawn * np.exp(np.where(known, log, -np.inf) - log[known].max())
    return np.asarray(each / each.sum())


def effective(each: Array) -> float:
    """How many equal worlds the weighted ones are worth.

    >>> effective(np.array([0.5, 0.5, 0.0]))
    2.0
    """
    return float(each.sum() ** 2 / (each**2).sum())


def chances(features: Array, run: Places, effects: Array, evidence: Evidence) -> Array:
    """Chance of every candidate, (C,), beside the usual 1, to be drawn in a second round.

    features: of the candidates, (C, P). run: which were run; effects: of these, (W, K).

        >>> features, run = np.linspace(0.0, 1.0, 9)[:, None], np.array([0, 2, 4, 6, 8])
        >>> found = chances(features, run, features[run], Evidence(np.array([1.0]), np.array([0.1])))
        >>> int(found.argmax()), float(found.min()) >= 0.5
        (8, True)
    """
    level, spread = features.mean(axis=0), features.std(axis=0)
    x = (features - level) / np.where(spread > 0, spread, 1.0)
    log = np.zeros(len(x))
    for column, found, wide in zip(effects.T, evidence.found, evidence.error, strict=True):
        known = np.isfinite(column)
        guessed, off = emulated(x[run[known]], column[known], x)
        log -= 0.5 * (guessed - found) ** 2 / (wide**2 + off**2)
    each = np.exp(log - log.max())
    return np.asarray(0.5 + 0.5 * each / each.mean())


def emulated(x: Array, y: Array, at: Array) -> tuple[Array, float]:
    """Ridge regression of y on x, read off at other places, and its error where a point is left out.

    The penalty is the one with the smallest such error.

        >>> x = np.linspace(0.0, 1.0, 9)[:, None]
        >>> read_off, error = emulated(x, 2.0 * x[:, 0], np.array([[0.25]]))
        >>> abs(float(read_off[0]) - 0.5) < 0.05, error < 0.1
        (True, True)
    """
    middle, level = x.mean(axis=0), y.mean()
    left, sizes, right = np.linalg.svd(x - middle, full_matrices=False)
    best: tuple[float, Array] = (np.inf, np.zeros(x.shape[1]))
    for penalty in PENALTIES:
        shrunk = sizes**2 / (sizes**2 + penalty)
        hat = ((left * shrunk) @ left.T).diagonal() + 1 / len(y)
        residual = y - level - (left * shrunk) @ (left.T @ (y - level))
        off = float(np.sqrt(np.mean((residual / np.maximum(1 - hat, 1e-6)) ** 2)))
        if off < best[0]:
            best = off, right.T @ (sizes / (sizes**2 + penalty) * (left.T @ (y - level)))
    return np.asarray(level + (at - middle) @ best[1]), best[0]


def counted(first: int, later: int, chance: Array) -> Array:
    """What worlds count before anything was found, by their chance: those drawn first and those drawn later alike.

    >>> counted(10, 10, np.array([1.0, 3.0])).tolist()
    [1.0, 0.5]
    """
    return np.asarray((first + later) / (first + later * chance))


def later_draws(chance: Array, taken: Places, count: int) -> Places:
    """Which candidates are run next, none twice.

    >>> sorted(later_draws(np.ones(4), np.array([0, 2]), 8).tolist())
    [1, 3]
    """
    left = np.setdiff1d(np.arange(len(chance)), taken)
    rng = np.random.default_rng(ANALYSIS_SEED)
    return np.asarray(rng.choice(left, min(count, len(left)), replace=False, p=chance[left] / chance[left].sum()))


def equal_draws(each: Array, count: int) -> Places:
    """Rows drawn by weight, in mixed order: each as often as its weight says, to the next whole number.

    >>> sorted(equal_draws(np.array([0.75, 0.25]), 4).tolist())
    [0, 0, 0, 1]
    """
    rng = np.random.default_rng(ANALYSIS_SEED)
    places = (np.arange(count) + 0.5) / count
    rows = np.searchsorted(np.cumsum(each), places).clip(max=len(each) - 1)
    return np.asarray(rng.permutation(rows))
