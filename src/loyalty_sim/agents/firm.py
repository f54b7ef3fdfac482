"""`Firm` and `Competitor`: ordinary Mesa agents, few, kept, and yours to subclass."""

from difflib import get_close_matches
from typing import Any

import numpy as np

from loyalty_sim.agents.mesa_compat import Agent
from loyalty_sim.agents.stored import Row
from loyalty_sim.agents.strategies import Hold, PublicMarket, Strategy
from loyalty_sim.theory.levers import LEVERS
from loyalty_sim.world.draws import Purpose, make_key, uniform_pair

SET = ("price", "spend", "positions", "selectivity", "appeal", "commitment", "capability", "satisfaction", "loyalty")
"""What strategies and interventions set. A name nearly that of one of them is a slip, not an attribute of one's own."""
ALIKE = 0.8
"""How like it is then (`difflib`)."""


class Firm(Row, Agent, table="firms"):
    """One firm; the attributes are the columns of `loyalty_sim.world.columns.FIRMS`, read from and written to them.

    `spend`, `usual_spend` and `capability` are dictionaries by lever: `firm.spend["climate"] = 500.0`. Once a quarter
    the market calls `decide`; give the firm another `strategy`, or subclass and write your own `decide`.

    called: its name in stories; without one the focal firm has that of the scenario, and rivals a number.
    """

    called: str = ""

    def __init__(self, model: Any, row: int, strategy: Strategy | None = None):
        super().__init__(model)
        self.row = row
        self.strategy = Hold() if strategy is None else strategy  # one without parameters is an empty tuple

    def __setattr__(self, name: str, value: Any) -> None:
        """Raises AttributeError for a slip in what a strategy sets, which would change nothing."""
        if not hasattr(self, name) and (meant := _meant(name)):
            own = f"for an attribute of your own subclass {type(self).__name__}, with {name} = None"
            raise AttributeError(f"a firm has no {name!r}, so it would change nothing: did you mean {meant}? ({own})")
        super().__setattr__(name, value)

    def decide(self, market: PublicMarket) -> None:
        """Set `price` and `spend` for the quarter, knowing what is public; all firms decide at the same time."""
        self.strategy.decide(self, market)

    @property
    def share(self) -> float:
        """Share of all customers who have a provider, 0-1."""
        customers = self.model.world.firms.customers
        return float(customers[self.row] / max(customers.sum(), 1))

    @property
    def quarter_profit(self) -> float:
        """Cash earned since the last quarterly decision, money."""
        return float(self.cash - self.last_cash)

    @property
    def effort(self) -> float:
        """Mean effort per customer at the firm's sites this week, 0-1; below 1 it is cut under load."""
        sites = self.model.world.sites
        return float(np.mean(sites.effort[sites.firm == self.row], dtype=np.float64))

    def luck(self, week: int) -> tuple[float, float]:
        """Two keyed uniform draws in (0, 1) of this firm for what it decides in a week."""
        with np.errstate(over="ignore"):
            return uniform_pair(make_key(self.model.seed, int(Purpose.STRATEGY), week), np.uint64(self.row), 0)  # type: ignore[no-any-return]

    @property
    def buyers(self) -> Any:
        """AgentSet of the firm's customers."""
        return self.model.customer_set(np.flatnonzero(self.model.world.customers.provider == self.row))

    @property
    def staff(self) -> Any:
        """AgentSet of the firm's employees."""
        return self.model.employee_set(np.flatnonzero(self.model.world.employees.firm == self.row))


class Competitor(Firm):
    """A rival of the focal firm."""


def _meant(name: str) -> str:
    """What a name that no firm has was probably meant to be; nothing for one that is like none of these."""
    if name.lower() in LEVERS:
        return f"firm.spend[{name.lower()!r}]"
    near = get_close_matches(name.lower(), SET, n=1, cutoff=ALIKE)
    return f"firm.{near[0]}" if near else ""
