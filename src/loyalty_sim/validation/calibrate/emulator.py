"""Emulators: a moment as a smooth function of the parameters, learnt from noisy simulations, with its uncertainty."""

import warnings
from collections.abc import Callable

import numpy as np

Emulator = Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
"""From points (n, parameters) of the unit cube to mean and standard deviation of the moment, (n,) each."""


def emulate(x: np.ndarray, y: np.ndarray) -> list[Emulator]:
    """One emulator a moment; x (points, parameters) in the unit cube, y (points, moments), nan where not seen."""
    return [_one(x[~np.isnan(column)], column[~np.isnan(column)]) for column in y.T]


def _one(x: np.ndarray, y: np.ndarray) -> Emulator:
    """A straight plane, and a Gaussian process with noise over what it leaves."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel

    if len(y) <= x.shape[1] + 2 or y.std() == 0:
        level, spread = (float(y.mean()), float(y.std())) if len(y) else (0.0, 1e6)
        return lambda at: (np.full(len(at), level), np.full(len(at), spread))
    plane = np.linalg.lstsq(_flat(x), y, rcond=None)[0]
    left = y - _flat(x) @ plane
    scale = max(float(left.std()), 1e-9)
    lengths = np.full(x.shape[1], 1.0)
    kernel = ConstantKernel(0.5, (1e-3, 1e2)) * RBF(lengths, (0.2, 20.0)) + WhiteKernel(0.5, (1e-4, 2.0))
    process = GaussianProcessRegressor(kernel)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        process.fit(x, left / scale)
    noise = scale**2 * process.kernel_.k2.noise_level

    def emulator(at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        mean, sd = process.predict(at, return_std=True)
        return _flat(at) @ plane + scale * mean, np.sqrt(np.maximum((scale * sd) ** 2 - noise, 1e-18))

    return emulator


def _flat(x: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(x)), x])
