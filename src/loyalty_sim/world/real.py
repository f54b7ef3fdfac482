"""Stored numbers as rules and passes want them.

Numba's own `float` leaves a 32-bit number at 32 bits; and an index that may be negative costs every array it is used
on a look whether to count from the end.
"""

from typing import Any

import numpy as np

from loyalty_sim.compiled import part, rule

_ONE_65535TH = 1.0 / 65535.0


@rule
def real(stored: Any) -> float:
    """A stored number as a 64-bit one, so that compiled and interpreted rules compute alike."""
    return float(np.float64(stored))


@rule
def hundredths(share: float) -> int:
    """A number from -1 to 1 as it is stored in whole hundredths."""
    return round(100.0 * share)


@rule
def cut_hundredths(share: float) -> int:
    """A number from 0 to 1 as it is stored in whole hundredths, cut off: what fades comes to nothing in the end."""
    return int(100.0 * share)


@rule
def millionths(x: float) -> int:
    """A number in whole millionths: whole numbers may be added up in any order."""
    return round(1e6 * x)


@rule
def of_millionths(stored: Any) -> float:
    """A number that is stored in whole millionths."""
    return 1e-6 * real(stored)


@rule
def of_hundredths(stored: Any) -> float:
    """A number from -1 to 1 that is stored in whole hundredths."""
    return 0.01 * real(stored)


@rule
def in_65535ths(share: float) -> float:
    """A number from 0 to 1 on the scale it is stored in, not yet rounded."""
    return 65535.0 * share


@rule
def nearest(x: float) -> int:
    """The whole number nearest to x >= 0."""
    return int(x + 0.5)


@rule
def sixteen_bits(share: float) -> int:
    """A number from 0 to 1 as it is stored in 65535ths, rounded."""
    return nearest(in_65535ths(share))


@rule
def of_sixteen_bits(stored: Any) -> float:
    """A number from 0 to 1 that is stored in 65535ths."""
    return real(stored) * _ONE_65535TH


@rule
def at(stored: Any) -> Any:
    """A stored position, 0 or more, as an index."""
    return np.uint32(stored)


@part
def rows(first: int, last: int) -> Any:
    """Rows first to last, to be looped over and used as indices (not for arithmetic)."""
    return range(np.uint64(first), np.uint64(last))
