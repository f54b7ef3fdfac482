"""What goes with a score, and how much of it each of several correlated answers accounts for.

Answers to neighbouring questions hang together, so a regression divides up what they share almost by chance. Relative
weights (Johnson 2000, Multivariate Behavioral Research 35:1) divide the explained variance by way of uncorrelated
stand-ins for the answers; slopes of an ordinary regression stand beside them with their standard errors.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_FLAT = 1e-5
_SINGULAR = 1e-9


class Drivers(NamedTuple):
    """By driver, (K,) each: correlation with the score, standardised slope and its standard error, relative weight.

    Relative weights add up to `explained`, the share of the score's variance that all drivers together account for.
    """

    correlation: NDArray[np.float64]
    slope: NDArray[np.float64]
    error: NDArray[np.float64]
    weight: NDArray[np.float64]
    explained: float


def drivers(products: NDArray[np.float64]) -> Drivers:
    """Drivers of a score, from the mean-free sums of products of n answers.

    products (K + 2, K + 2): sums of products of (1, driver 1 to K, score) over answers, so that products[0, 0] is how
    many there are. A driver that does not vary drives nothing. Raises ValueError with fewer than K + 3 answers.

        >>> said = np.array([[1, 2, 5, 3], [1, 4, 1, 5], [1, 6, 4, 6], [1, 8, 2, 9], [1, 3, 3, 4], [1, 9, 4, 9]], float)
        >>> found = drivers(said.T @ said)
        >>> found.weight.round(2).tolist(), round(found.explained, 2)
        ([0.96, 0.03], 0.98)
    """
    count, size = float(products[0, 0]), len(products) - 2
    if count < size + 3:
        raise ValueError(f"{size} drivers need {size + 3} answers at least, not {count:.0f}")
    mean = products[0, 1:] / count
    covariance = products[1:, 1:] / count - np.outer(mean, mean)
    spread = np.sqrt(np.clip(np.diag(covariance), 0.0, None))
    varies = spread > _FLAT
    steps = np.where(varies, spread, 1.0)
    correlation = np.where(np.outer(varies, varies), covariance / np.outer(steps, steps), 0.0)
    among, with_score = correlation[:-1, :-1] + np.diag(1.0 * ~varies[:-1]), correlation[:-1, -1]
    values, vectors = np.linalg.eigh(among)
    root = np.sqrt(np.clip(values, _SINGULAR, None))
    stand_ins = vectors @ np.diag(root) @ vectors.T
    by_stand_in = np.linalg.solve(stand_ins, with_score)
    weight = stand_ins**2 @ by_stand_in**2
    inverse = vectors @ np.diag(root**-2.0) @ vectors.T
    slope = inverse @ with_score
    explained = float(with_score @ slope)
    left = max(0.0, 1.0 - explained) / (count - size - 1)
    error = np.sqrt(left * np.diag(inverse))
    return Drivers(with_score, slope, np.where(varies[:-1], error, 0.0), weight, explained)


def redrawn(products: NDArray[np.float64], count: int, rng: np.random.Generator) -> Iterator[NDArray[np.float64]]:
    """Sums of products of so many surveys of the same size, drawn with the same means and covariances.

    How much an analysis owes to who happened to answer shows in how these differ. Raises ValueError as `drivers` does.

        >>> said = np.array([[1, 2, 5, 3], [1, 4, 1, 5], [1, 6, 4, 6], [1, 8, 2, 9], [1, 3, 3, 4], [1, 9, 4, 9]], float)
        >>> [again] = redrawn(said.T @ said, 1, np.random.default_rng(1))
        >>> again.shape, float(again[0, 0])
        ((4, 4), 6.0)
    """
    size, answers = len(products) - 2, int(products[0, 0])
    if answers < size + 3:
        raise ValueError(f"{size} drivers need {size + 3} answers at least, not {answers}")
    mean = products[0, 1:] / products[0, 0]
    covariance = products[1:, 1:] / products[0, 0] - np.outer(mean, mean)
    for _ in range(count):
        drawn = rng.multivariate_normal(mean, covariance, answers, check_valid="ignore")
        said = np.column_stack([np.ones(answers), drawn])
        yield said.T @ said
