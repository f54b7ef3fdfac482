"""What makes a world a Mesa model: the base class of `ServiceMarket`, its agents, its seed and its collector."""

import math
import secrets
import shlex
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from loyalty_sim.agents.columnar import CUSTOMER, EMPLOYEE, REGISTERED, ColumnarSet, handles_of
from loyalty_sim.agents.firm import Competitor, Firm
from loyalty_sim.agents.mesa_compat import Agent, AgentSet, DataCollector, Model, release
from loyalty_sim.agents.strategies import Strategy
from loyalty_sim.agents.views import Customer, Employee
from loyalty_sim.scenario.messages import Problem, ScenarioError, shown
from loyalty_sim.scenario.user_input import as_words
from loyalty_sim.world.world import World


def as_seed(rng: Any) -> int:
    """The seed behind a Mesa `rng` argument: an integer of any kind, its digits, or None for a fresh one.

    A NumPy `Generator` or `BitGenerator` is drawn from once, so that it gives another seed the next time; a
    `SeedSequence` always gives the same.

    Raises:
        ValueError: for anything else, and for a seed outside 0 to 2**63 - 1.

        >>> as_seed("42"), as_seed(np.random.default_rng(1)) == as_seed(np.random.default_rng(1))
        (42, True)
    """
    if rng is None:
        return secrets.randbits(32)
    if isinstance(rng, np.random.Generator | np.random.BitGenerator | np.random.SeedSequence):
        return int(np.random.default_rng(rng).integers(2**63))
    whole = _counts(rng) or (isinstance(rng, str) and rng.strip().isdecimal())
    if not whole or not 0 <= int(rng) < 2**63:
        message = f"rng = {rng!r}: a seed is a whole number from 0 to 2**63 - 1, or None for a fresh one"
        raise ValueError(f"{message}, or a NumPy Generator to draw it from")
    return int(rng)


def as_overrides(overrides: str | Sequence[str]) -> tuple[str, ...]:
    """Overrides as a tuple; one string may hold several: "trade=bank firm.levers.climate=0.4".

    Raises ScenarioError for what is no settings, and for a quotation mark without its second.
    """
    if not isinstance(overrides, str):
        return tuple(as_words(overrides))
    try:
        return tuple(shlex.split(overrides))
    except ValueError as error:
        raise ScenarioError([Problem(f"cannot read {shown(overrides)!r}: {error}", "overrides")]) from None


def _of_focal_firm(market: Any, name: str) -> Any:
    firm = market.firms[0]
    return getattr(firm, name) if name != "satisfaction" or firm.customers else math.nan  # of nobody: missing


class MarketCollector(DataCollector):
    """The focal firm at the start and week by week; the market feeds it.

    A collector that you put in its place you feed yourself.
    """

    def __init__(self) -> None:
        names = ("customers", "joined", "left", "share", "satisfaction", "price", "cash")
        super().__init__(model_reporters={name: partial(_of_focal_firm, name=name) for name in names})


class MesaMarket(Model):
    """A Mesa model over a `World`: `world` is set by the subclass, then `found_firms` makes the firms.

    `agents`, `agents_by_type` and `agent_types` show firms, employed employees and customers in the market, and make
    the last two when they are looked at. Replace `customer_class` and the like to look through classes of your own.
    """

    customer_class: type[Customer] = Customer
    employee_class: type[Employee] = Employee
    firm_class: type[Firm] = Firm
    competitor_class: type[Competitor] = Competitor
    world: World

    def __init__(self, rng: Any = None):
        self.seed = as_seed(rng)
        super().__init__(rng=self.seed)
        self.registered: dict[int, Agent] = {}
        self._last_id = 0
        self.firms: list[Firm] = []
        self.datacollector: DataCollector = MarketCollector()

    def found_firms(self, strategies: Sequence[Strategy]) -> None:
        """Make the agents of the firms' table, the focal firm first, each with its strategy; collect the start."""
        classes = [self.firm_class] + [self.competitor_class] * (len(strategies) - 1)
        self.firms = [cls(self, row, s) for row, (cls, s) in enumerate(zip(classes, strategies, strict=True))]
        self.collect()

    def collect(self) -> None:
        """Feed the market's own collector, at the start and at the end of a week."""
        if isinstance(self.datacollector, MarketCollector):
            self.datacollector.collect(self)

    # -- agents ------------------------------------------------------------------------------------------------

    def register_agent(self, agent: Any) -> None:
        """Called by `Agent.__init__`: gives the agent its id in this market."""
        super().register_agent(agent)
        release(self)
        self._last_id += 1
        agent.unique_id = self._last_id
        self.registered[self._last_id] = agent

    def deregister_agent(self, agent: Any) -> None:
        """Called by `Agent.remove`."""
        super().deregister_agent(agent)
        del self.registered[agent.unique_id]

    @property
    def view_classes(self) -> dict[int, Any]:
        """Class of the views by kind of row."""
        return {EMPLOYEE: self.employee_class, CUSTOMER: self.customer_class}

    def customer(self, row: int) -> Customer:
        """The customer in one row, whether in the market or not; -1 is the last row.

        Raises IndexError outside the table, ValueError for what is no row.
        """
        return self.customer_class(self, _row("customer", row, len(self.world.customers.alive)))

    def employee(self, row: int) -> Employee:
        """The employee in one position, filled or not; -1 is the last one.

        Raises IndexError outside the table, ValueError for what is no row.
        """
        return self.employee_class(self, _row("employee", row, len(self.world.employees.employed)))

    def customer_set(self, rows: np.ndarray | None = None) -> ColumnarSet:
        """AgentSet of the customers in the market, among `rows` if given."""
        return ColumnarSet(self, handles_of(CUSTOMER, _present(self.world.customers.alive, rows)))

    def employee_set(self, rows: np.ndarray | None = None) -> ColumnarSet:
        """AgentSet of the employees whose position is filled, among `rows` if given."""
        return ColumnarSet(self, handles_of(EMPLOYEE, _present(self.world.employees.employed, rows)))

    @property
    def customers(self) -> ColumnarSet:
        """AgentSet of all customers in the market."""
        return self.customer_set()

    @property
    def employees(self) -> ColumnarSet:
        """AgentSet of all employees."""
        return self.employee_set()

    @property
    def agents(self) -> ColumnarSet:
        """AgentSet of everybody: registered agents (firms first), employees, customers."""
        registered = handles_of(REGISTERED, list(self.registered))
        return ColumnarSet(self, np.concatenate([registered, self.employees.handles, self.customers.handles]))

    @property
    def agents_by_type(self) -> dict[type[Agent], AgentSet]:
        """AgentSets by class."""
        return {**super().agents_by_type, self.employee_class: self.employees, self.customer_class: self.customers}

    @property
    def agent_types(self) -> list[type]:
        """All classes of agents."""
        return [*super().agent_types, self.employee_class, self.customer_class]


def _counts(given: Any) -> bool:
    """Whether it is a whole number; True and False are none."""
    return isinstance(given, int | np.integer) and not isinstance(given, bool)


def _row(of: str, given: Any, rows: int) -> int:
    """A row of a table, counted from its end where it is negative."""
    if not _counts(given):
        raise ValueError(f"{of} {given!r}: a row is a whole number from 0 to {rows - 1:,}")
    if not -rows <= given < rows:
        raise IndexError(f"{of} {given}: there are rows 0 to {rows - 1:,}")
    return range(rows)[given]


def _present(mask: np.ndarray, rows: np.ndarray | None) -> np.ndarray:
    return np.flatnonzero(mask) if rows is None else np.asarray(rows)[mask[rows] != 0]
