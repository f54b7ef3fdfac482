"""`Customer` and `Employee`: Mesa agents that are made on demand over a row and never kept.

They are for looking, for reporters and for small interventions; the week itself works on the arrays.
"""

from typing import Any

import numpy as np

from loyalty_sim.agents.mesa_compat import Agent
from loyalty_sim.agents.stored import Row
from loyalty_sim.compiled import interpreted
from loyalty_sim.theory.customers import loyalty
from loyalty_sim.theory.customers.loyalty import Kind
from loyalty_sim.week.held import barriers

EMPLOYEE_ID = 10**9
CUSTOMER_ID = 10**10
"""Where ids begin (registered agents: 1), so that `unique_id` is unique among all agents of a market."""


class View(Row, Agent):
    """An agent that holds nothing but its market and its row; two views of one row are equal.

    A view made while its row belonged to one person shows the successor after a change.
    """

    def __init__(self, model: Any, row: int):
        # Agent.__init__ would register the view with the model and so keep it for ever.
        self.__dict__["model"] = model
        self.__dict__["row"] = row

    @property
    def pos(self) -> None:
        """There is no space: who is near whom is in `neighbours` and `colleagues`."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not hasattr(type(self), name):
            raise AttributeError(f"{name!r} is not a column of {self.table}; a view is not kept, so it would be lost")
        super().__setattr__(name, value)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.row == self.row and other.model is self.model

    def __hash__(self) -> int:
        return hash((type(self), self.row, id(self.model)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(row={self.row})"

    def remove(self) -> None:
        """Not possible from outside: rows never move, and people come and go in the week.

        Raises:
            TypeError: always.
        """
        raise TypeError(f"a {type(self).__name__} comes and goes with the week and cannot be removed")


class Customer(View, table="customers"):
    """One customer; the attributes are the columns of `loyalty_sim.world.columns.CUSTOMERS`."""

    @property
    def unique_id(self) -> int:
        """Row and generation in one number: an entrant into a used row has a new id."""
        return CUSTOMER_ID + self.row + len(self.model.world.customers.alive) * int(self.generation)

    @property
    def tenure(self) -> int:
        """Weeks with the present provider; 0 without one."""
        return max(0, self.model.world.week - self.since) if self.provider >= 0 else 0

    @property
    def firm(self) -> Any:
        """The provider as a `Firm`, or None."""
        return None if self.provider < 0 else self.model.firms[self.provider]

    @property
    def barrier(self) -> float:
        """What going elsewhere would cost, in utility; lasting and of one's own. 0 without a provider."""
        return float(barriers(self.model, np.array([self.row]))[0])

    @property
    def kind(self) -> Kind | None:
        """Loyal, mercenary, hostage or defector; None without a provider."""
        if self.provider < 0:
            return None
        theory = self.model.theory.loyalty
        return Kind(interpreted(loyalty.kind)(self.satisfaction, self.loyalty, self.barrier, theory))

    @property
    def neighbours(self) -> Any:
        """AgentSet of the customers this one talks to."""
        start, neighbour, _ = self.model.world.ties
        return self.model.customer_set(neighbour[start[self.row] : start[self.row + 1]])

    @property
    def employee(self) -> Any:
        """The `Employee` the customer is bonded to, or None if there is none or that person has left."""
        if self.bond_person < 0:
            return None
        employee = self.model.employee(self.bond_person % len(self.model.world.employees.person))
        return employee if employee.employed and employee.person == self.bond_person else None


class Employee(View, table="employees"):
    """One employee; the attributes are the columns of `loyalty_sim.world.columns.EMPLOYEES`."""

    @property
    def unique_id(self) -> int:
        """The person in the position: a successor has a new id."""
        return EMPLOYEE_ID + int(self.person)

    @property
    def employer(self) -> Any:
        """The `Firm` the employee works for."""
        return self.model.firms[self.firm]

    @property
    def colleagues(self) -> Any:
        """AgentSet of the others employed at the same site."""
        sites = self.model.world.sites
        first = sites.staff_start[self.site]
        rows = np.arange(first, first + sites.staff_count[self.site])
        return self.model.employee_set(rows[rows != self.row])
