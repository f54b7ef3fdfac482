"""What firms do each quarter. One strategy a file; a strategy is a class with one method, `decide(firm, market)`.

`firm` is the deciding `Firm` (set its `price` and `spend`), `market` a `PublicMarket`: what everybody can see. A
strategy has parameters and no memory, so a run can branch from any week. Write your own and give it to a firm:

    class Undercut(NamedTuple):
        discount: float = 0.02

        def decide(self, firm, market):
            firm.price = max(0.8, (1.0 - self.discount) * market.price.min())

    market.firms[1].strategy = Undercut()

`STRATEGIES["undercut"] = Undercut` makes it known by name.
"""

import difflib
from typing import Any

from loyalty_sim.agents.strategies.counter_invest import CounterInvest
from loyalty_sim.agents.strategies.entrant import Entrant
from loyalty_sim.agents.strategies.explore import Explore
from loyalty_sim.agents.strategies.hold import Hold
from loyalty_sim.agents.strategies.imitate_leader import ImitateLeader
from loyalty_sim.agents.strategies.management import Management
from loyalty_sim.agents.strategies.match_price import MatchPrice
from loyalty_sim.agents.strategies.patience import Patience
from loyalty_sim.agents.strategies.public import PublicMarket, Strategy, publish
from loyalty_sim.agents.strategies.steer import Steer

__all__ = [
    "STRATEGIES",
    "CounterInvest",
    "Entrant",
    "Explore",
    "Hold",
    "ImitateLeader",
    "Management",
    "MatchPrice",
    "Patience",
    "PublicMarket",
    "Steer",
    "Strategy",
    "publish",
    "strategy",
]

STRATEGIES: dict[str, Any] = {
    "hold": Hold,
    "imitate_leader": ImitateLeader,
    "match_price": MatchPrice,
    "counter_invest": CounterInvest,
    "explore": Explore,
    "entrant": Entrant,
    "patience": Patience,
    "steer": Steer,
}
"""Strategies by name."""


def strategy(name: str, **parameters: Any) -> Strategy:
    """The strategy of that name with its parameters: `strategy("match_price", floor=0.9)`.

    Raises:
        ValueError: for an unknown name (with the nearest known one) or an unknown parameter.
    """
    if name not in STRATEGIES:
        near = difflib.get_close_matches(name, STRATEGIES, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise ValueError(f"unknown strategy {name!r}; {hint}there are {', '.join(STRATEGIES)}")
    try:
        return STRATEGIES[name](**parameters)  # type: ignore[no-any-return]
    except TypeError as error:
        known = ", ".join(getattr(STRATEGIES[name], "_fields", ())) or "none"
        raise ValueError(f"strategy {name!r} has the parameters: {known}; given: {', '.join(parameters)}") from error
