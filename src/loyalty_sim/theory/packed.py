"""Parameters as one record: what kernels are handed, since a record costs nothing to pass and little to compile."""

from functools import cache
from typing import Any

import numba
import numpy as np
from numba.extending import typeof_impl


def pack(parameters: Any) -> Any:
    """Nested parameters as an array of one record with the same names; a kernel begins with `theory = packed[0]`.

    Words are left out: what a word chooses is handed over as a number of the constants. Interpreted, the parameters
    themselves in a tuple, so that rules compute with Python's own numbers.
    """
    if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        return (parameters,)
    return np.array([_values(parameters)], dtype=_record(parameters)).view(Packed)


class Packed(np.ndarray):
    """An array of one record that says at once what it is: finding out takes Numba longer than loading a kernel."""


@cache
def _numba_type(layout: np.dtype) -> Any:
    return numba.typeof(np.empty(1, layout))


@typeof_impl.register(Packed)
def _typeof(packed: Packed, context: Any) -> Any:
    return _numba_type(packed.dtype)


_KNOWN: dict[np.dtype, np.dtype] = {}
"""Layouts so far: Numba recognises the one object at once, and compares hundreds of names otherwise."""


def _record(parameters: Any) -> np.dtype:
    fields = [(name, _record(value) if isinstance(value, tuple) else np.dtype(type(value)))
              for name, value in parameters._asdict().items() if not isinstance(value, str)]  # fmt: skip
    layout = np.dtype((np.record, np.dtype(fields, align=True)))
    return _KNOWN.setdefault(layout, layout)


def _values(parameters: Any) -> tuple[Any, ...]:
    numbers = (value for value in parameters if not isinstance(value, str))
    return tuple(_values(value) if isinstance(value, tuple) else value for value in numbers)
