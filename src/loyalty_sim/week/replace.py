"""Replacing a theory: a kernel whose rule is another function of the same signature, compiled once per session."""

from collections.abc import Callable, Mapping
from types import FunctionType, ModuleType
from typing import Any

import numba

Replacements = Mapping[Callable[..., Any], Callable[..., Any]]


def rebuilt(kernel: Any, replacements: Replacements) -> Any:
    """`kernel` with every rule among `replacements` exchanged, however deep it is called; itself if none is called."""
    return _Rebuild(replacements).function(kernel)


class _Rebuild:
    def __init__(self, replacements: Replacements):
        self.done: dict[int, Any] = {id(old): _compiled(new) for old, new in replacements.items()}
        self.keep = list(replacements)

    def function(self, dispatcher: Any) -> Any:
        """The dispatcher, rebuilt if it or anything it calls is replaced."""
        if id(dispatcher) not in self.done:
            self.done[id(dispatcher)] = self._rebuild(dispatcher)
        return self.done[id(dispatcher)]

    def _rebuild(self, dispatcher: Any) -> Any:
        plain = getattr(dispatcher, "py_func", dispatcher)
        scope = {name: plain.__globals__[name] for name in plain.__code__.co_names if name in plain.__globals__}
        changed = {name: self._value(value, plain) for name, value in scope.items()}
        if all(changed[name] is scope[name] for name in scope):
            return dispatcher
        copy = FunctionType(plain.__code__, {**plain.__globals__, **changed}, plain.__name__, plain.__defaults__)
        return numba.jit(**dispatcher.targetoptions)(copy)

    def _value(self, value: Any, caller: FunctionType) -> Any:
        if _is_ours(value):
            return self.function(value)
        if isinstance(value, ModuleType) and value.__name__.startswith("loyalty_sim."):
            return self._module(value, caller)
        return value

    def _module(self, module: ModuleType, caller: FunctionType) -> Any:
        rules = {n: getattr(module, n) for n in caller.__code__.co_names if _is_ours(getattr(module, n, None))}
        changed = {name: self.function(value) for name, value in rules.items()}
        if all(changed[name] is rules[name] for name in rules):
            return module
        copy = ModuleType(module.__name__, module.__doc__)
        copy.__dict__.update({**module.__dict__, **changed})
        return copy


def _is_ours(value: Any) -> bool:
    plain = getattr(value, "py_func", value)
    return isinstance(plain, FunctionType) and plain.__module__.startswith("loyalty_sim.")


def _compiled(function: Any) -> Any:
    return function if hasattr(function, "py_func") else numba.njit(nogil=True)(function)
