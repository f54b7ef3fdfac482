"""Numbers that a study is given in Python: as what they are meant, NumPy's like one's own; what is none is refused."""

from numbers import Integral, Real
from typing import Any, TypeGuard


def whole(name: str, value: Any, low: int, high: int) -> int:
    """A whole number within its range, of any kind that counts. Raises ValueError, with its name and what is allowed.

    >>> import numpy as np
    >>> whole("seeds", np.int64(3), 1, 10)
    3
    """
    if not is_whole(value) or not low <= value <= high:
        raise ValueError(f"{name} = {value!r}: a whole number from {low:,} to {high:,}")
    return int(value)


def check_count(name: str, value: Any, most: int) -> None:
    """Raises ValueError for what counts nothing, and beyond what any machine can do; who asks knows the least."""
    if not is_whole(value) or value > most:
        raise ValueError(f"{name} = {value!r}: a whole number, at most {most:,}")


def is_whole(value: Any) -> TypeGuard[int]:
    """Whether it counts something: true and false, texts and 2.0 do not."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def within_one(name: str, value: Any) -> float:
    """A part of one, neither nothing nor all of it. Raises ValueError, with its name and what is allowed.

    >>> within_one("confidence", 0.9)
    0.9
    """
    number = float(value) if isinstance(value, Real) and not isinstance(value, bool) else float("nan")
    if not 0 < number < 1:
        meant = f", such as {number / 100:g}" if 1 < number < 100 else ""
        raise ValueError(f"{name} = {value!r}: a number between 0 and 1{meant}")
    return number
