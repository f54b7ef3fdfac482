"""What a file from outside may declare: rules, passes, strategies and networks of its own."""

import re
from collections.abc import Callable
from contextvars import ContextVar
from inspect import iscoroutinefunction, isgeneratorfunction
from typing import Any, NamedTuple, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
C = TypeVar("C", bound=type)


class UseError(ValueError):
    """A file that cannot be used, or something in it; the message names the file."""


class Change(NamedTuple):
    """A change of the week: what is done ("replace", "insert", "remove") to which pass, or after which, and by what."""

    do: str
    name: str
    run: Callable[[Any], None] | None = None


class Declared(NamedTuple):
    """What a file declares, in its order: rules and changes of the week, strategies by name, and networks."""

    rules: list[tuple[str, Callable[..., Any]]]
    changes: list[Change]
    strategies: dict[str, Any]
    networks: list[Callable[[int, int], Any]]


UNDERWAY: ContextVar[Declared | None] = ContextVar("declared", default=None)
"""What the file that is being read has declared so far; None while none is."""


def replace(what: Any) -> Callable[[F], F]:
    """Use the function below in place of a rule of theory, or of a pass of the week.

    what: a rule ("satisfaction.reaction", or the rule itself) or a pass ("talk"). A rule takes the arguments of the one
    it replaces; a pass takes the market.
    """
    name = what if isinstance(what, str) else _name_of_rule(what)

    def declare(function: F) -> F:
        _check_plain(function)
        found = UNDERWAY.get()
        if found is not None and "." in name:
            found.rules.append((name, function))
        elif found is not None:
            found.changes.append(Change("replace", name, function))
        return function

    return declare


def _name_of_rule(rule: Any) -> str:
    inner = getattr(rule, "py_func", rule)
    module, name = getattr(inner, "__module__", None), getattr(inner, "__name__", None)
    return f"{module.rpartition('.')[2]}.{name}" if module and name else repr(rule)


def insert(after: str) -> Callable[[F], F]:
    """One more pass of the week, a function of the market, after the named one."""
    if not isinstance(after, str):
        raise UseError("insert says after which pass: @insert(after='account')")

    def declare(function: F) -> F:
        _check_plain(function)
        found = UNDERWAY.get()
        if found is not None:
            found.changes.append(Change("insert", after, function))
        return function

    return declare


def _check_plain(function: Any) -> None:
    """Raises UseError for a function of which calling gives something to be waited for, or taken from."""
    if iscoroutinefunction(function) or isgeneratorfunction(function):
        raise UseError(f"{function.__name__} is a plain function: without async, await and yield")


def remove(name: str) -> None:
    """Leave out a pass of the week."""
    found = UNDERWAY.get()
    if found is not None:
        found.changes.append(Change("remove", name))


def strategy(kind: C) -> C:
    """A strategy, to be named in `rivals.strategies`: class `CutPrices` is `cut_prices`.

    It has `decide(firm, market)`, defaults for all its parameters, and no memory (see `loyalty_sim.agents.strategies`).
    """
    found = UNDERWAY.get()
    if found is not None:
        name = name_of_strategy(kind.__name__)
        if not callable(getattr(kind, "decide", None)):
            raise UseError(f"the strategy {name} has no method decide(firm, market)")
        if name in found.strategies:
            raise UseError(f"the strategy {name} is declared twice")
        found.strategies[name] = kind
    return kind


def name_of_strategy(kind: str) -> str:
    """The name of a strategy from that of its class: CutPrices is cut_prices.

    >>> name_of_strategy("CutPrices")
    'cut_prices'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", kind).lower()


def network(function: F) -> F:
    """Who talks to whom, in place of the scenario's network: a function of (customers, seed) giving a networkx graph.

    Nodes are 0 to customers - 1; an edge with `strong=True` is a strong tie.
    """
    found = UNDERWAY.get()
    if found is not None:
        found.networks.append(function)
    return function
