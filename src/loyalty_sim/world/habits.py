"""What firms may be told to do each quarter: strategies by name, and several of them joined by +.

A firm with several habits follows them in order: `imitate_leader+match_price` copies what the leader spends and then
sets the price. One rule of spelling for rivals (`rivals.strategies`) and for our firm (`firm.policy.strategy`).
"""

from collections.abc import Sequence
from typing import Any

SHIPPED = (
    "hold",
    "imitate_leader",
    "copy_most_liked",
    "match_price",
    "counter_invest",
    "counter_reviews",
    "explore",
    "entrant",
    "follow_drivers",
    "patience",
    "steer",
)
"""Strategies of the model; each is the one class of the file of its name in `agents/strategies`."""

BY_HAND: dict[str, Any] = {}
"""Strategies made known in this process by `agents.strategies.STRATEGIES[name] = ...`."""

ENTRANT = "entrant"
"""The strategy of a firm that is not in the market before its week."""


def habits(text: str) -> tuple[str, ...]:
    """Names of the strategies in a text, in order.

    >>> habits("imitate_leader+match_price")
    ('imitate_leader', 'match_price')
    """
    return tuple(name.strip() for name in text.split("+"))


def of_rivals(strategies: Sequence[str], count: int) -> tuple[tuple[str, ...], ...]:
    """Habits of each of so many rivals: what is given, repeated in turn; nothing where nothing is given.

    >>> of_rivals(["hold", "explore+match_price"], 3)
    (('hold',), ('explore', 'match_price'), ('hold',))
    """
    return tuple(habits(strategies[n % len(strategies)]) for n in range(count)) if strategies else ()


def all_named(scenario: Any) -> tuple[str, ...]:
    """Every strategy that a scenario names, for rivals or for our firm, once each and in order."""
    texts = (*scenario.rivals.strategies, scenario.firm.policy.strategy)
    return tuple(dict.fromkeys(name for text in texts for name in habits(text)))
