"""Who used the service and who complained within a period: what a customer remembers and the state does not."""

from typing import Any

import numpy as np

from loyalty_sim.theory.customers.complaint import Case

YEAR = 52
_AT_ONCE = (Case.FRONT_LINE, Case.RECOVERED)
_LATER = (Case.HEAD_OFFICE, Case.RECOVERED)


class Period:
    """Follows all customers from the week it is made.

    `complained` (customers,) is about the present provider; `used` (customers,) says who had an encounter with any.
    """

    def __init__(self, market: Any):
        self._customers = market.world.customers
        self.complained, self.used = np.zeros((2, len(self._customers.alive)), bool)
        self._remember()

    def _remember(self) -> None:
        self._waiting = self._customers.case == Case.NOT_YET_VOICED
        self._generation = self._customers.generation.copy()
        self._quality = self._customers.quality.copy()

    def watch(self) -> None:
        """Take down the week that has just been run."""
        c = self._customers
        new = c.generation != self._generation
        gone = new | (c.left_firm >= 0)
        at_once = (c.case_age == 1) & np.isin(c.case, _AT_ONCE)
        later = self._waiting & np.isin(c.case, _LATER)
        self.complained = (self.complained & ~gone) | at_once | later
        self.used = (self.used & ~new) | (c.quality != self._quality) & ~new  # an encounter moves perceived quality
        self._remember()


def year_of(market: Any, weeks: int = YEAR) -> Period:
    """Run a market so many weeks, following its customers."""
    period = Period(market)
    for _ in range(weeks):
        market.step()
        period.watch()
    return period
