"""What makes a function of theory, a pass or a part of one into compiled code."""

from collections.abc import Callable
from typing import Any, TypeVar

import numba
from numba.core.compiler import Compiler

from loyalty_sim.compiled.cache import KernelCache
from loyalty_sim.compiled.fingerprint import OpaqueError, freeze

F = TypeVar("F", bound=Callable[..., object])


_ALWAYS: dict[str, Any] = {"error_model": "numpy"}
"""No look before each division whether it is by zero: ranges of parameters and rules themselves see to that."""


class _Named(Compiler):  # type: ignore[misc]
    """Names a compiled function by what it is made of.

    Numba numbers functions as they come, and two kernels kept by different processes may carry one number: loaded
    together, the one would be taken for the other.
    """

    def define_pipelines(self) -> Any:
        identity = self.state.func_id
        try:
            identity.unique_id = freeze(identity.func)[:16]
        except OpaqueError:
            return super().define_pipelines()
        identity.unique_name = f"{identity.func_qualname}${identity.unique_id}"
        return super().define_pipelines()


def _compile(function: F, kept: bool = False, **options: Any) -> F:
    dispatcher: Any = numba.njit(pipeline_class=_Named, **_ALWAYS, **options)(function)
    if kept and hasattr(dispatcher, "py_func"):  # otherwise everything is interpreted
        dispatcher._cache = KernelCache(dispatcher)
    return dispatcher  # type: ignore[no-any-return]


def rule(function: F) -> F:
    """A pure scalar function of theory: compiled when called from a pass, plain Python under `NUMBA_DISABLE_JIT=1`."""
    return _compile(function, _nrt=False)


def kernel(function: F) -> F:
    """A pass over rows: compiled once, kept on disk, and run without the interpreter lock.

    It may not make arrays: without reference counting, the many tables that a pass is handed compile faster.
    """
    return _compile(function, kept=True, nogil=True, _nrt=False)


def builder(function: F) -> F:
    """A compiled function that may make and return arrays; kept on disk."""
    return _compile(function, kept=True, nogil=True)


def part(function: F) -> F:
    """A part of a pass that works on rows: merged into the kernel that calls it, never compiled by itself."""
    return _compile(function, inline="always", _nrt=False)


def again(dispatcher: Any, function: Any) -> Any:
    """Another function, compiled and kept the way that `dispatcher` is."""
    return _compile(function, kept=isinstance(dispatcher._cache, KernelCache), **_options(dispatcher))


def _options(dispatcher: Any) -> dict[str, Any]:
    return {name: value for name, value in dispatcher.targetoptions.items() if name not in ("nopython", *_ALWAYS)}


def plain(function: F) -> F:
    """A rule as ordinary Python, for a single call that is not worth compiling it for."""
    return getattr(function, "py_func", function)
