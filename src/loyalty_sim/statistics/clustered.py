"""A regression whose errors hang together within clusters, of which there are few: CR2 and Satterthwaite's degrees.

With few clusters the usual clustered error is too small, and most where few of them are treated. Residuals are
therefore blown up by what the fit took from them, and the quantile is that of Student's distribution with as many
degrees of freedom as the error's own spread says:

    A_g = (I - H_gg)^(-1/2)
    V   = M (sum_g X_g' A_g e_g e_g' A_g X_g) M,   M = (X' X)^-1
    df  = (sum of l)^2 / sum of l^2,               l the eigenvalues of P' P, column g of P (I - H)_g A_g X_g M c

Source: Bell & McCaffrey 2002 Survey Methodology 28:169; Pustejovsky & Tipton 2018 J Bus Econ Stat 36:672.
"""

from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array, Places


class Coefficient(NamedTuple):
    """A slope, its standard error, and the degrees of freedom of that."""

    slope: float
    error: float
    freedom: float


def clustered(y: Array, x: Array, clusters: Places, within: bool = False) -> Coefficient:
    """Slope of y, (N,), on the first column of x, (N, K), given the others. clusters: (N,), which rows hang together.

    within: take out the mean of every cluster first, which must then be no column of x.

        >>> x = np.array([[1.0, 1.0], [1.0, 1.0], [0.0, 1.0], [0.0, 1.0]])
        >>> found = clustered(np.array([4.0, 6.0, 1.0, 1.0]), x, np.arange(4))
        >>> round(found.slope, 3), round(found.error, 3)  # Welch's error: sqrt(2 / 2 + 0 / 2)
        (4.0, 1.0)
    """
    _, places = np.unique(clusters, return_inverse=True)
    if within:
        y, x = _centred(y[:, None], places)[:, 0], _centred(x, places)
    inverse = np.linalg.pinv(x.T @ x)
    slopes = inverse @ (x.T @ y)
    left = y - x @ slopes
    hat = x @ inverse @ x.T
    meat, spread = 0.0, []
    for each in range(places.max() + 1):
        rows = np.flatnonzero(places == each)
        grown = _root(np.eye(len(rows)) - hat[np.ix_(rows, rows)]) @ x[rows] @ inverse[:, 0]
        meat += float(grown @ left[rows]) ** 2
        column = -hat[:, rows] @ grown
        column[rows] += grown
        spread.append(column)
    parts = np.linalg.eigvalsh(np.array(spread) @ np.array(spread).T)
    squares = float((parts**2).sum())
    return Coefficient(float(slopes[0]), float(np.sqrt(meat)), float(parts.sum()) ** 2 / squares if squares else np.nan)


def _centred(values: Array, places: Places) -> Array:
    counts = np.bincount(places)
    means = np.array([np.bincount(places, column) / counts for column in values.T]).T
    return np.asarray(values - means[places])


def _root(matrix: Array) -> Array:
    """The inverse of the root of a symmetric matrix, of its part that has one."""
    values, vectors = np.linalg.eigh(matrix)
    usable = values > 1e-9
    return np.asarray((vectors[:, usable] / np.sqrt(values[usable])) @ vectors[:, usable].T)
