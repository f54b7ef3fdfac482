"""What firms do each quarter. One strategy a file; a strategy is a class with one method, `decide(firm, market)`.

`firm` is the deciding `Firm` (set its `price` and `spend`), `market` a `PublicMarket`: what everybody can see. A
strategy has parameters and no memory, so a run can branch from any week. Write your own and give it to a firm:

    class Undercut(NamedTuple):
        discount: float = 0.02

        def decide(self, firm, market):
            firm.price = max(0.8, (1.0 - self.discount) * market.price.min())

    market.firms[1].strategy = Undercut()

`STRATEGIES["undercut"] = Undercut` makes it known by name in this process, `rivals.strategies=[undercut]`; a file that
every study and the command line can take says `@strategy` (see `loyalty_sim.extend`). Several habits of one firm are
joined by +, `rivals.strategies=[imitate_leader+undercut]`, and our own firm takes them too, `firm.policy.strategy`.
"""

import difflib
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from loyalty_sim.agents.strategies.copy_most_liked import CopyMostLiked
from loyalty_sim.agents.strategies.counter_invest import CounterInvest
from loyalty_sim.agents.strategies.counter_reviews import CounterReviews
from loyalty_sim.agents.strategies.entrant import Entrant
from loyalty_sim.agents.strategies.explore import Explore
from loyalty_sim.agents.strategies.follow_drivers import FollowDrivers
from loyalty_sim.agents.strategies.hold import Hold
from loyalty_sim.agents.strategies.imitate_leader import ImitateLeader
from loyalty_sim.agents.strategies.management import Management
from loyalty_sim.agents.strategies.match_price import MatchPrice
from loyalty_sim.agents.strategies.patience import Patience
from loyalty_sim.agents.strategies.public import PublicMarket, Strategy, publish
from loyalty_sim.agents.strategies.steer import Steer
from loyalty_sim.world.habits import BY_HAND, SHIPPED, habits

__all__ = [
    "STRATEGIES",
    "CopyMostLiked",
    "CounterInvest",
    "CounterReviews",
    "Entrant",
    "Explore",
    "FollowDrivers",
    "Hold",
    "ImitateLeader",
    "Management",
    "MatchPrice",
    "Patience",
    "PublicMarket",
    "Steer",
    "Strategy",
    "led_by",
    "publish",
    "strategy",
]


class _Known(dict[str, Any]):
    """Strategies by name; one that is entered may be given to firms by its name."""

    def __setitem__(self, name: str, kind: Any) -> None:
        super().__setitem__(name, kind)
        BY_HAND[name] = kind

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        BY_HAND.pop(name, None)


def _shipped(name: str) -> Any:
    """The class of the file of that name."""
    return getattr(import_module(f"{__name__}.{name}"), name.title().replace("_", ""))


STRATEGIES: dict[str, Any] = _Known({name: _shipped(name) for name in SHIPPED})
"""Strategies by name."""


def strategy(name: str, outside: Mapping[str, Any] | None = None, /, **parameters: Any) -> Strategy:
    """The strategy of that name with its parameters: `strategy("match_price", floor=0.9)`.

    outside: further ones by name, from files of the user's.

    Raises:
        ValueError: for an unknown name (with the nearest known one) or an unknown parameter.
    """
    known = {**STRATEGIES, **(outside or {})}
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise ValueError(f"unknown strategy {name!r}; {hint}there are {', '.join(known)}")
    try:
        return known[name](**parameters)  # type: ignore[no-any-return]
    except TypeError as error:
        fields = ", ".join(getattr(known[name], "_fields", ())) or "none"
        raise ValueError(f"strategy {name!r} has the parameters: {fields}; given: {', '.join(parameters)}") from error


def led_by(
    text: str, outside: Mapping[str, Any] | None = None, parameters: Mapping[str, Mapping[str, Any]] | None = None, /
) -> Strategy:
    """The strategy of a text in which several may be joined by +; parameters: of some of them, by name.

    Raises ValueError as `strategy` does.

        >>> led_by("imitate_leader+match_price").habits[1]
        MatchPrice(floor=0.85)
    """
    given = parameters or {}
    found = tuple(strategy(name, outside, **given.get(name, {})) for name in habits(text))
    return found[0] if len(found) == 1 else Management(found)
