"""Links between two things measured on the same units."""

import numpy as np


def correlation(a: np.ndarray, b: np.ndarray) -> float:
    """Pearson's r over the units where both are known; 0 if one of them does not vary."""
    known = np.isfinite(a) & np.isfinite(b)
    a, b = a[known], b[known]
    if len(a) < 3 or a.std() == 0 or b.std() == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])


def partial(a: np.ndarray, b: np.ndarray, held: np.ndarray) -> float:
    """Correlation of a and b with a third thing held."""
    ab, ah, bh = correlation(a, b), correlation(a, held), correlation(b, held)
    return (ab - ah * bh) / float(np.sqrt((1 - ah**2) * (1 - bh**2)))


def slope(a: np.ndarray, b: np.ndarray) -> float:
    """Rise of b per unit of a, least squares; 0 if a does not vary."""
    return float(np.polyfit(a, b, 1)[0]) if a.std() > 0 else 0.0


def group_means(values: np.ndarray, groups: np.ndarray, count: int) -> np.ndarray:
    """Mean of the values by group number; not a number for an empty group."""
    size = np.bincount(groups, minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.bincount(groups, values, count) / size)
