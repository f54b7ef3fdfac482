"""A rule from outside is tried before any work: where one gives no number, it would be clipped to one in silence."""

import math
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

from loyalty_sim.compiled import plain

TRIED = (0.25, 0.5, 0.75)
"""Values of every number among the arguments, all alike; most are parts of one."""


def check_gives_numbers(name: str, old: Any, by: Callable[..., Any]) -> None:
    """Raises ValueError if `by` gives a finite number for none of some plain arguments of the rule it replaces.

    Rules of which an argument is no number and no group of parameters are not tried, and those that give several.

        >>> from loyalty_sim.theory.customers.satisfaction import reaction
        >>> check_gives_numbers("satisfaction.reaction", reaction, lambda gap, p: gap)
        >>> check_gives_numbers("satisfaction.reaction", reaction, lambda gap, p: math.nan)
        Traceback (most recent call last):
        ...
        ValueError: the rule 'satisfaction.reaction': '<lambda>' gives nan, for gap = 0.25
    """
    hints = get_type_hints(plain(old))
    if hints.pop("return", None) is not float:
        return
    found = [_given(by, values) for values in _arguments(hints)]
    if found and all(found):
        shown = ", ".join(f"{key} = {TRIED[0]:g}" for key, hint in hints.items() if hint is float)
        raise ValueError(f"the rule '{name}': '{by.__name__}' {found[0]}{f', for {shown}' if shown else ''}")


def _arguments(hints: dict[str, Any]) -> Iterator[list[Any]]:
    """Plain arguments by their kinds; none where one is of another kind."""
    for each in TRIED:
        values = {hint: hint() for hint in hints.values() if hasattr(hint, "_field_defaults")}
        values |= {float: each, int: 1, bool: True}
        if all(hint in values for hint in hints.values()):
            yield [values[hint] for hint in hints.values()]


def _given(by: Callable[..., Any], values: list[Any]) -> str:
    """What is wrong with what a function gives; nothing for a finite number."""
    try:
        found = plain(by)(*values)
        number = float(found)
    except Exception as error:  # the boundary: a function from outside may raise anything
        return f"raises {type(error).__name__}: {error}"
    return "" if math.isfinite(number) and not isinstance(found, str) else f"gives {found!r}"
