"""What a study is given in Python: as what it is meant, NumPy's numbers like one's own; what is none is refused."""

from collections.abc import Iterable, Mapping
from math import isfinite
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


def number(name: str, value: Any) -> float:
    """A finite number of any kind. Raises ValueError, with its name.

    >>> number("margin", 2)
    2.0
    """
    found = float(value) if isinstance(value, Real) and not isinstance(value, bool) else float("nan")
    if not isfinite(found):
        raise ValueError(f"{name} = {value!r}: a number")
    return found


def listed(name: str, value: Any, such_as: str) -> list[Any]:
    """What was given as a list, of any kind that can be gone through in order. such_as: an example, for what is none.

    Raises ValueError for a text, a dictionary and what holds nothing.

        >>> listed("levers", ("climate", "price"), '["climate"]')
        ['climate', 'price']
    """
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise ValueError(f"{name} = {value!r} is no list: such as {name}={such_as}")
    return list(value)


def texts(name: str, value: Any, such_as: str) -> list[str]:
    """A list of texts. Raises ValueError, with its name and an example.

    >>> texts("levers", ["climate", 5], '["climate"]')
    Traceback (most recent call last):
    ...
    ValueError: levers: 5 is no text: such as levers=["climate"]
    """
    found = listed(name, value, such_as)
    for each in found:
        if not isinstance(each, str):
            raise ValueError(f"{name}: {each!r} is no text: such as {name}={such_as}")
    return found


def by_name(name: str, value: Any, such_as: str) -> dict[str, Any]:
    """A dictionary whose keys are texts; an empty one for None. Raises ValueError, with its name and an example.

    >>> by_name("arms", None, '{"A": 1.0}')
    {}
    """
    if value is None:
        return {}
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise ValueError(f"{name} = {value!r} is no dictionary by name: such as {name}={such_as}")
    return dict(value)
