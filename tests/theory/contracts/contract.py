"""What a contract of a rule is, and how the rule is held to it at one point."""

from collections.abc import Callable
from typing import Any, NamedTuple

from loyalty_sim.compiled import plain

ROUNDING = 1e-9
"""How far rounding alone may take a result across a bound or against its direction."""

Span = tuple[Any, Any] | type
UNIT, SIGNED, ANY, WIDE, WEEKS = (0.0, 1.0), (-1.0, 1.0), (-4.0, 4.0), (0.0, 50.0), (0.0, 2600.0)
DEAR, CHEAP = (0.0, 1.1), (-1.2, 0.0)
LUCK = (1e-9, 1.0 - 1e-9)
YES_NO = (False, True)
NO_BOUNDS = (-float("inf"), float("inf"))
POSITIVE = (0.0, float("inf"))


class Contract(NamedTuple):
    """A rule with the range of each argument before its parameters, and what it promises over them.

    A range of two integers means whole numbers, of two booleans either, a named tuple in place of a range that the
    argument is such a tuple, each part of it from 0 to 4; `parameters` is the class of the last argument; `within`
    narrows parameters to what the promise needs. A rule that returns several numbers promises each of them.
    """

    rule: Callable[..., Any]
    arguments: dict[str, Span]
    parameters: type | None = None
    result: Span = UNIT
    rising: tuple[str, ...] = ()
    falling: tuple[str, ...] = ()
    within: dict[str, Span] = {}  # noqa: RUF012 - never changed

    @property
    def name(self) -> str:
        """Module and name of the rule, as in `recovery.lift`."""
        rule = plain(self.rule)
        return f"{rule.__module__.rsplit('.', 1)[-1]}.{rule.__name__}"


def check(contract: Contract, point: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    """Hold the rule to its bounds at a point and to its directions between there and the other's arguments."""
    rule = plain(contract.rule)
    here = _parts(rule(*point))
    low, high = contract.result
    assert all(low - ROUNDING <= part <= high + ROUNDING for part in here), f"{contract.name}{point} = {here}"
    names = list(contract.arguments)
    for name in (*contract.rising, *contract.falling):
        at = names.index(name)
        moved = _parts(rule(*point[:at], other[at], *point[at + 1 :]))
        sign = 1.0 if (other[at] >= point[at]) == (name in contract.rising) else -1.0
        for before, after in zip(here, moved, strict=True):
            assert sign * (after - before) >= -ROUNDING * max(1.0, abs(float(before))), (
                f"{contract.name} goes the wrong way in {name}: {here} to {moved} from {point} to {other[at]}"
            )


def _parts(result: Any) -> tuple[Any, ...]:
    """The numbers a rule returns: one, or several that must all keep the promise."""
    return tuple(result) if isinstance(result, tuple) else (result,)
