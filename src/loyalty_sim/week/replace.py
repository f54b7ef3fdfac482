"""Replacing a theory: kernels whose rule is another function with the same arguments.

A rule is named by itself (`satisfaction.reaction`) or by its theory and name ("satisfaction.reaction"). Kernels with a
replaced rule are compiled once on a machine, as all kernels are, and put together once in a process.
"""

import importlib
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from types import FunctionType
from typing import Any

from loyalty_sim.compiled import plain
from loyalty_sim.compiled.fingerprint import OpaqueError, fingerprint
from loyalty_sim.compiled.rebuild import as_rule, is_code, rebuilt_with, used_by
from loyalty_sim.theory.rooms import theory_modules

Replacements = Mapping[Any, Callable[..., Any]]


def rules_used(passes: Iterable[Callable[..., Any]]) -> dict[str, Any]:
    """The rules of theory that passes, or kernels, use, all the way down: {"satisfaction.reaction": the rule}."""
    names = {module: theory for theory, module in theory_modules().items()}
    found: dict[str, Any] = {}
    for each in _reached(tuple(passes)):
        inner = plain(each)
        if is_code(each) and inner.__module__ in names and not inner.__name__.startswith("_"):
            found[f"{names[inner.__module__]}.{inner.__name__}"] = each
    return dict(sorted(found.items()))


@cache
def _reached(start: tuple[Any, ...]) -> tuple[Any, ...]:
    """Functions, and what they use, as far as the package and what is handed to it from outside go."""
    seen: dict[int, Any] = {}
    todo = list(start)
    while todo:
        each = todo.pop()
        if id(each) not in seen and isinstance(plain(each), FunctionType):
            seen[id(each)] = each
            todo += [inner for value in used_by(each) for inner in _parts(value)]
    return tuple(seen.values())


def _parts(value: Any) -> Iterator[Any]:
    """A value, or what lies in a table of functions."""
    yield from value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)


def chosen_rule(rule: Any, by: Any, used: Mapping[str, Any]) -> Any:
    """The rule among those `used` that is named by itself or by "theory.rule", to be replaced by `by`.

    Raises:
        ValueError: there is no such rule, no pass uses it, or `by` takes other arguments.
    """
    name = rule if isinstance(rule, str) else _name(rule)
    if name not in used:
        raise ValueError(_unknown(name, used))
    _check_arguments(name, used[name], by)
    return used[name]


def _name(rule: Any) -> str:
    inner = plain(rule)
    if not isinstance(inner, FunctionType):
        return repr(rule)
    names = {module: theory for theory, module in theory_modules().items()}
    return f"{names.get(inner.__module__, inner.__module__)}.{inner.__name__}"


def _unknown(name: str, used: Mapping[str, Any]) -> str:
    near = [known for known in used if known.endswith(f".{name}")] or get_close_matches(name, used, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else ""
    if _exists(name):
        return f"the rule '{name}' is used by no pass of the week, so replacing it would change nothing{hint}"
    return f"'{name}' is no rule of theory; rules are written 'theory.rule', such as 'satisfaction.reaction'{hint}"


def _exists(name: str) -> bool:
    theory, _, rule = name.partition(".")
    module = theory_modules().get(theory)
    return module is not None and hasattr(importlib.import_module(module), rule or "?")


def _check_arguments(name: str, rule: Any, by: Any) -> None:
    if not callable(by):
        raise ValueError(f"the rule '{name}' is to be replaced by a function, not by {by!r}")
    old = tuple(inspect.signature(plain(rule)).parameters)
    try:
        new = tuple(inspect.signature(plain(by)).parameters)
    except (TypeError, ValueError):
        new = ("unknown",)
    if old != new or not isinstance(plain(by), FunctionType):
        wrong = getattr(by, "__name__", repr(by))
        raise ValueError(f"the rule '{name}' takes ({', '.join(old)}); '{wrong}' takes ({', '.join(new)})")


def rebuilt(kernel: Any, replacements: Replacements) -> Any:
    """`kernel` with every rule among `replacements` exchanged, however deep it is called; itself if none is called.

    A new rule sees the other rules as they were.
    """
    new = {id(old): _compiled(by) for old, by in replacements.items()}
    key = (id(kernel), frozenset((old, id(by)) for old, by in new.items()))
    if key not in _BUILT:
        _BUILT[key] = (rebuilt_with(kernel, new), kernel, tuple(replacements))
    return _BUILT[key][0]


_BUILT: dict[Any, tuple[Any, ...]] = {}
"""Kernels with replaced rules in this process, beside what their key is made of, so that it stays theirs."""

_RULES: dict[Any, Any] = {}
"""Rules from outside in this process by fingerprint: of those that are alike, one is compiled."""


def _compiled(function: Any) -> Any:
    if function in _RULES:
        return _RULES[function]
    made = as_rule(function)
    with suppress(OpaqueError):
        made = _RULES.setdefault(fingerprint(made), made)
    return _RULES.setdefault(function, made)
