"""Who complained within a period: what a customer remembers of a year and the state does not."""

from typing import Any

import numpy as np

from loyalty_sim.theory.customers.complaint import Case

YEAR = 52
_AT_ONCE = (Case.FRONT_LINE, Case.RECOVERED)
_LATER = (Case.HEAD_OFFICE, Case.RECOVERED)


class Period:
    """Follows all customers from the week it is made; `complained` (customers,) is about the present provider."""

    def __init__(self, market: Any):
        self._customers = market.world.customers
        self.complained = np.zeros(len(self._customers.alive), bool)
        self._remember()

    def _remember(self) -> None:
        self._waiting = self._customers.case == Case.NOT_YET_VOICED
        self._generation = self._customers.generation.copy()

    def watch(self) -> None:
        """Take down the week that has just been run."""
        c = self._customers
        gone = (c.generation != self._generation) | (c.left_firm >= 0)
        at_once = (c.case_age == 1) & np.isin(c.case, _AT_ONCE)
        later = self._waiting & np.isin(c.case, _LATER)
        self.complained = (self.complained & ~gone) | at_once | later
        self._remember()


def year_of(market: Any, weeks: int = YEAR) -> Period:
    """Run a market so many weeks, following its customers."""
    period = Period(market)
    for _ in range(weeks):
        market.step()
        period.watch()
    return period
