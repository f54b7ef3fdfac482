"""Compiled functions put together anew, with others in place of some that they call."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import Any, TypeVar

import numba

from loyalty_sim.compiled.decorators import again, plain, rule
from loyalty_sim.compiled.fingerprint import is_library, uses

F = TypeVar("F", bound=Callable[..., object])


def is_code(value: Any) -> bool:
    """Whether a value is a compiled function of this project or of its users; interpreted, any function of theirs."""
    inner = plain(value)
    if not isinstance(inner, FunctionType) or is_library(inner.__module__ or ""):
        return False
    return hasattr(value, "py_func") or bool(numba.config.DISABLE_JIT)  # type: ignore[attr-defined]


def used_by(function: Any) -> Iterator[Any]:
    """Values of the global names of a function, through modules to what is read off them."""
    inner = plain(function)
    for use in uses(inner.__code__):
        value = inner.__globals__.get(use.name)
        for attribute in use.attributes:
            if isinstance(value, ModuleType):
                value = getattr(value, attribute, None)
        yield value


def rebuilt_with(function: Any, exchanged: Mapping[int, Any]) -> Any:
    """The function with others in place of those whose id is in `exchanged`, all the way down; itself if none is."""
    return _Rebuild(exchanged).function(function)


class _Rebuild:
    def __init__(self, exchanged: Mapping[int, Any]):
        self.done: dict[int, Any] = dict(exchanged)

    def function(self, function: Any) -> Any:
        if id(function) not in self.done:
            self.done[id(function)] = function  # should it call itself
            self.done[id(function)] = self._rebuild(function)
        return self.done[id(function)]

    def _rebuild(self, function: Any) -> Any:
        inner = plain(function)
        names = set(_names(inner.__code__))
        scope = {name: inner.__globals__[name] for name in names if name in inner.__globals__}
        changed = {name: self._value(value, names) for name, value in scope.items()}
        if all(changed[name] is scope[name] for name in scope):
            return function
        copy = with_globals(inner, changed)
        return again(function, copy) if hasattr(function, "py_func") else copy

    def _value(self, value: Any, names: set[str]) -> Any:
        if is_code(value):
            return self.function(value)
        if isinstance(value, ModuleType) and not is_library(value.__name__):
            return self._module(value, names)
        return value

    def _module(self, module: ModuleType, names: set[str]) -> Any:
        used = {name: getattr(module, name) for name in names if hasattr(module, name)}
        changed = {name: self._value(value, names) for name, value in used.items()}
        if all(changed[name] is used[name] for name in used):
            return module
        copy = ModuleType(module.__name__, module.__doc__)
        copy.__dict__.update({**module.__dict__, **changed})
        return copy


@cache
def interpreted(function: F) -> F:
    """A rule as ordinary Python, and all rules that it calls, for a few calls that are not worth compiling it for.

    `plain` leaves the rules it calls compiled, anew in every process: they are kept with the kernels that use them.
    """
    return _Interpret({}).function(function)  # type: ignore[no-any-return]


class _Interpret(_Rebuild):
    def _rebuild(self, function: Any) -> Any:
        return plain(super()._rebuild(function))


def _names(code: CodeType) -> Iterator[str]:
    """Names that a piece of code uses, those inside it too."""
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)


def with_globals(function: FunctionType, changed: Mapping[str, Any]) -> FunctionType:
    """A copy of a function that sees other values under some global names."""
    scope = {**function.__globals__, **changed}
    copy = FunctionType(function.__code__, scope, function.__name__, function.__defaults__, function.__closure__)
    copy.__kwdefaults__ = function.__kwdefaults__
    copy.__qualname__ = function.__qualname__
    return copy


def as_rule(function: Any) -> Any:
    """A function from outside as a rule, and the plain functions it calls with it; itself if it is compiled already."""
    if hasattr(function, "py_func"):
        return function
    found = {use.name: function.__globals__.get(use.name) for use in uses(function.__code__)}
    helpers = {
        name: value for name, value in found.items() if isinstance(value, FunctionType) and value is not function
    }
    own = {name: as_rule(value) for name, value in helpers.items() if not is_library(value.__module__ or "")}
    return rule(with_globals(function, own))
