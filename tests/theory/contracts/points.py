"""Points at which a rule is tried: anywhere in the ranges of its arguments and parameters, and at their edges.

Drawn by hand: for hundreds of rules Hypothesis takes twenty times as long, nearly all of it for its bookkeeping.
"""

from collections.abc import Callable
from random import Random
from typing import Any, get_type_hints

from contracts.contract import Contract, Span

Draw = Callable[[Random, float], Any]
"""A value by luck; the number is the share of values at an edge of the range or a hair's breadth from it."""


def points(contract: Contract) -> Draw:
    """Arguments of a rule, parameters included, in the order it takes them.

    With the share of edges two arguments of the same range are alike as well: many a rule turns where they meet.
    """
    ranges = list(contract.arguments.values())
    each = [argument(limits) for limits in ranges]
    last = [] if contract.parameters is None else [parameters(contract.parameters, contract.within)]

    def draw(luck: Random, edges: float) -> tuple[Any, ...]:
        drawn = [one(luck, edges) for one in each]
        if len(drawn) > 1 and luck.random() < edges:
            here, there = luck.sample(range(len(drawn)), 2)
            if ranges[here] == ranges[there]:
                drawn[here] = drawn[there]
        return (*drawn, *(one(luck, edges) for one in last))

    return draw


def argument(limits: Any) -> Draw:
    """Of a range, or a tuple of parts."""
    if not isinstance(limits, type):
        return number(*limits)
    part = number(0.0, 4.0)
    return lambda luck, edges: limits(*(part(luck, edges) for _ in limits._fields))  # type: ignore[attr-defined]


def parameters(kind: type, within: dict[str, Span]) -> Draw:
    """The parameters of a theory, each from the whole of its legal range, or from `within`."""
    hints = get_type_hints(kind, include_extras=True)
    fields = {name: number(*within[name]) if name in within else parameter(hint) for name, hint in hints.items()}
    return lambda luck, edges: kind(**{name: draw(luck, edges) for name, draw in fields.items()})


def parameter(hint: Any) -> Draw:
    """One parameter by its annotation, or a group of them."""
    if not hasattr(hint, "__metadata__"):
        return parameters(hint, {})
    about = hint.__metadata__[0]
    if hint.__origin__ is str:
        return lambda luck, _: luck.choice(about.choices)
    return number(False, True) if hint.__origin__ is bool else number(float(about.low), float(about.high))


def number(low: Any, high: Any) -> Draw:
    """A number of a range: whole numbers and yes or no where its ends are."""
    if isinstance(low, bool):
        return lambda luck, _: luck.random() < 0.5
    if isinstance(low, int):
        return lambda luck, edges: luck.choice((low, high)) if luck.random() < edges else luck.randint(low, high)
    special = [low, high, *(value for value in (0.0, 1.0) if low < value < high)]

    def draw(luck: Random, edges: float) -> float:
        if luck.random() >= edges:
            return luck.uniform(low, high)
        value, beside = luck.choice(special), luck.choice((0.0, 1.0, -1.0))
        return min(high, max(low, value + beside * (high - low) * 10.0 ** -luck.uniform(1.0, 12.0)))

    return draw
