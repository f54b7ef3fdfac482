"""Named tuples of arrays and numbers that kernels are handed by one address, whatever they hold.

Numba takes a named tuple apart: each array in it is seven arguments, looked at in every call and carried through every
part of a pass while it is compiled. The columns of customers alone would be four hundred.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NoReturn, TypeVar

import numba
import numpy as np
from numba.core import types

from loyalty_sim.compiled.handed_type import Handed

T = TypeVar("T")


def handed(fields: type[T]) -> type[T]:
    """The class of a named tuple as one whose instances are handed to kernels by one address.

    It is made, read, unpacked and replaced like the named tuple, and cannot be changed either.

        >>> from typing import NamedTuple
        >>> @handed
        ... class Pair(NamedTuple):
        ...     left: np.ndarray
        ...     right: float = 0.5
        >>> Pair(np.zeros(2))._replace(right=1.0).right
        1.0
    """
    own = {name: value for name, value in vars(fields).items() if name not in vars(tuple) and not name.startswith("_")}
    methods = {name: value for name, value in own.items() if name not in fields._fields}  # type: ignore[attr-defined]
    named = {name: getattr(fields, name) for name in ("__doc__", "__module__", "__qualname__", "_fields")}
    return type(fields.__name__, (_ByAddress,), {**methods, **named, "_tuple": fields})


class _ByAddress:
    """What such classes have in common: a named tuple's ways, and a row of words that lies still while it lives."""

    _fields: tuple[str, ...]
    _tuple: Any

    def __init__(self, *values: Any, **named: Any):
        self.__dict__.update(zip(self._fields, self._tuple(*values, **named), strict=True))

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed: make another with _replace({name}=…)")

    def __iter__(self) -> Iterator[Any]:
        return iter(self._asdict().values())

    def __len__(self) -> int:
        return len(self._fields)

    def __getitem__(self, place: Any) -> Any:
        return tuple(self)[place]

    def __repr__(self) -> str:
        return repr(self._tuple(*self))

    def __reduce__(self) -> Any:
        return type(self), tuple(self)  # without the address, which holds for this one in this process

    def _asdict(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in self._fields}

    def _replace(self, **named: Any) -> Any:
        return type(self)(**{**self._asdict(), **named})

    @cached_property
    def _numba_type_(self) -> Handed:
        return _type_of(self)

    @cached_property
    def _words(self) -> np.ndarray:
        return np.array([word for value in self for word in _in_words(value)], np.int64)

    @cached_property
    def _address(self) -> int:
        return int(self._words.ctypes.data)


def _kind(value: Any) -> Any:
    """What tells the type of a value and is quickly compared: of records of a hundred fields, which description."""
    if isinstance(value, np.ndarray):
        if not value.flags.c_contiguous:
            raise TypeError("kernels are handed arrays without gaps: copy a slice that leaves elements out")
        return id(value.dtype), value.ndim
    return value._numba_type_ if isinstance(value, _ByAddress) else type(value)


_TYPES: dict[Any, tuple[Handed, list[Any]]] = {}
"""Types by class and what its fields hold, with the descriptions of arrays, so that none takes another's place."""


def _type_of(handed: Any) -> Handed:
    made_of = type(handed), *map(_kind, handed)
    if made_of not in _TYPES:
        kinds = tuple((name, _numba_type(value)) for name, value in handed._asdict().items())
        _TYPES[made_of] = Handed(type(handed), kinds), [getattr(value, "dtype", None) for value in handed]
    return _TYPES[made_of][0]


def _numba_type(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return numba.typeof(np.empty((0,) * value.ndim, value.dtype))
    return (
        value._numba_type_ if isinstance(value, _ByAddress) else {int: types.int64, float: types.float64}[type(value)]
    )


def _in_words(value: Any) -> tuple[int, ...]:
    if isinstance(value, np.ndarray):
        return value.ctypes.data, *value.shape
    if isinstance(value, float):
        return (int(np.float64(value).view(np.int64)),)
    return (value._address if isinstance(value, _ByAddress) else value,)
