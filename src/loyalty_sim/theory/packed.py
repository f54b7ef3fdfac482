"""Parameters as records: what kernels are handed, since a record costs nothing to pass and little to compile."""

from functools import cache, lru_cache
from typing import Any

import numba
import numpy as np
from numba.core import types
from numba.extending import typeof_impl

from loyalty_sim.compiled.unchanging import unchanging

MARKET, OURS = 0, 1
"""Places of the theory that holds in the market, and of that of our firm's staff and means."""


def pack(parameters: Any, own: Any = None) -> Any:
    """Nested parameters as an array of two records with the same names: what holds in the market, and in our firm.

    own: parameters that hold for staff and means of firm 0, those of the market if None. A kernel begins with
    `theory = packed[MARKET]`; of staff and means it reads `packed[OURS]` for firm 0. Words are left out: what a word
    chooses is handed over as a number of the constants. Interpreted, the parameters themselves in a tuple, so that
    rules compute with Python's own numbers. Markets with the same parameters are handed the same array: it is read,
    never written.
    """
    return _packed(parameters, parameters if own is None else own)


@lru_cache(maxsize=8)
def _packed(parameters: Any, own: Any) -> Any:
    if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        return (parameters, own)
    return np.array([_values(parameters), _values(own)], dtype=_record(parameters)).view(Packed)


class Packed(np.ndarray):
    """An array of records that says at once what it is: finding out takes Numba longer than loading a kernel."""


@cache
def _numba_type(layout: np.dtype) -> Any:
    return types.Array(unchanging(numba.typeof(np.empty(2, layout)).dtype), 1, "C")


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
