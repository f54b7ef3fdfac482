"""What a study is given in Python: as what it is meant, NumPy's numbers like one's own; what is none is refused."""

from collections.abc import Iterable, Mapping, Set
from math import isfinite, nan
from numbers import Integral, Real
from typing import Any, TypeGuard

import numpy as np


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
    part = _as_float(value)
    if not 0 < part < 1:
        meant = f", such as {part / 100:g}" if 1 < part < 100 else ""
        raise ValueError(f"{name} = {value!r}: a number between 0 and 1{meant}")
    return part


def _as_float(value: Any) -> float:
    """A number of any kind; nan for what is none, and beyond what a float holds."""
    try:
        return float(value) if isinstance(value, Real) and not isinstance(value, bool) else nan
    except OverflowError:
        return nan


def number(name: str, value: Any) -> float:
    """A finite number of any kind. Raises ValueError, with its name.

    >>> number("margin", 2)
    2.0
    """
    found = _as_float(value)
    if not isfinite(found):
        raise ValueError(f"{name} = {value!r}: a number")
    return found


def number_within(name: str, value: Any, low: float, high: float) -> float:
    """A number within its range, ends included. Raises ValueError, with its name and what is allowed.

    >>> number_within("bonus", 0.2, 0.0, 0.5)
    0.2
    """
    found = _as_float(value)
    if not low <= found <= high:
        raise ValueError(f"{name} = {value!r}: a number from {low:g} to {high:g}")
    return found


def truth(name: str, value: Any) -> bool:
    """True or False, NumPy's too. Raises ValueError for a text such as "no", which Python takes for true.

    >>> truth("move", "no")
    Traceback (most recent call last):
    ...
    ValueError: move = 'no': True or False
    """
    if not isinstance(value, bool | np.bool_):
        raise ValueError(f"{name} = {value!r}: True or False")
    return bool(value)


def as_json(name: str, value: Any) -> Any:
    """What JSON has of a value, NumPy's numbers as one's own. Raises ValueError, by name, for what it has not.

    >>> as_json("settings", {"trials": np.int64(16), "ends": (0, None)})
    {'trials': 16, 'ends': [0, None]}
    """
    if isinstance(value, Mapping):
        return {str(key): as_json(f"{name}[{key!r}]", each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(f"{name}[{at}]", each) for at, each in enumerate(value)]
    found = value.item() if isinstance(value, np.generic) else value
    if not isinstance(found, str | bool | int | float | None):
        raise ValueError(f"{name} = {value!r} cannot be kept: a number, a text, True, False or None")
    return found


def text(name: str, value: Any, such_as: str) -> str:
    """A text. Raises ValueError, with its name and an example.

    >>> text("risk", "loss", '"mean"')
    'loss'
    """
    if not isinstance(value, str):
        raise ValueError(f"{name} = {value!r} is no text: such as {name}={such_as}")
    return value


def listed(name: str, value: Any, such_as: str) -> list[Any]:
    """What was given as a list, of any kind that can be gone through in order. such_as: an example, for what is none.

    Raises ValueError for a text, a dictionary, a set, whose order is another in every process, and what holds nothing.

        >>> listed("levers", ("climate", "price"), '["climate"]')
        ['climate', 'price']
    """
    no_list = isinstance(value, str | bytes | Mapping | Set) or (isinstance(value, np.ndarray) and value.ndim != 1)
    if no_list or not isinstance(value, Iterable):
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
