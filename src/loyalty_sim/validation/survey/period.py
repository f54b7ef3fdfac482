"""Who used the service and who complained within a period: what a customer remembers and the state does not."""

from typing import Any

import numpy as np

from loyalty_sim.theory.customers.complaint import Case

YEAR = 52
_AT_ONCE = (Case.FRONT_LINE, Case.RECOVERED)
_LATER = (Case.HEAD_OFFICE, Case.RECOVERED)


class Period:
    """Follows all customers from the week it is made.

    `complained` (customers,) is about the present provider, whatever other firms were used in between; `used`
    (customers,) says who had an encounter with any.
    """

    def __init__(self, market: Any):
        self._customers = market.world.customers
        self.used = np.zeros(len(self._customers.alive), bool)
        self._told = np.zeros((0, len(self.used)), bool)  # by firm, as far as any was told
        self._remember()

    def _remember(self) -> None:
        self._waiting = self._customers.case == Case.NOT_YET_VOICED
        self._generation = self._customers.generation.copy()
        self._quality = self._customers.quality.copy()

    def watch(self) -> None:
        """Take down the week that has just been run."""
        c = self._customers
        new = c.generation != self._generation
        at_once = (c.case_age == 1) & np.isin(c.case, _AT_ONCE)
        later = self._waiting & np.isin(c.case, _LATER)
        told = np.flatnonzero((at_once | later) & (c.provider >= 0))
        lacking = int(c.provider[told].max(initial=-1)) + 1 - len(self._told)
        self._told = np.pad(self._told, ((0, max(lacking, 0)), (0, 0)))
        self._told[:, new] = False
        self._told[c.provider[told], told] = True
        self.used = (self.used & ~new) | (c.quality != self._quality) & ~new  # an encounter moves perceived quality
        self._remember()

    @property
    def complained(self) -> np.ndarray:
        """Who has complained to the present provider."""
        firms = self._customers.provider
        known = np.flatnonzero((firms >= 0) & (firms < len(self._told)))
        found = np.zeros(len(firms), bool)
        found[known] = self._told[firms[known], known]
        return found


def year_of(market: Any, weeks: int = YEAR) -> Period:
    """Run a market so many weeks, following its customers."""
    period = Period(market)
    for _ in range(weeks):
        market.step()
        period.watch()
    return period
