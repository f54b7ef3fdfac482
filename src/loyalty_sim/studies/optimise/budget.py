"""The budget: money beyond today's spending, the levers and phases it may go to, and the scenario of any split.

A plan is a row of shares of the whole budget over the horizon, one a cell; a cell is a lever in a phase. Shares are at
least 0 and add up to at most 1; what is not spent is kept. Spending below today's is not considered.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.theory.levers import CHOSEN, LEVERS, MOST
from loyalty_sim.world.schedule import QUARTER, entry

WEEKS_A_YEAR = 52


class Budget:
    """scenario: today. levers: which may get money. a_year: money beyond today, a mean over the horizon.

    quarters: length of a phase, after which money may be moved; None for one phase, the same all the time. The last
    phase takes what is left over.
    """

    def __init__(self, scenario: Scenario, levers: Sequence[str], a_year: float, quarters: int | None = None):
        _check(scenario, levers, a_year, quarters)
        self.scenario, self.levers, self.a_year, self.quarters = scenario, tuple(levers), float(a_year), quarters

    @cached_property
    def phases(self) -> list[tuple[int, int]]:
        """First quarter, from 1, and length in weeks of every phase."""
        weeks = self.scenario.market.weeks
        if self.quarters is None:
            return [(1, weeks)]
        length = self.quarters * QUARTER
        count = max(1, weeks // length)
        return [(1 + n * self.quarters, length if n < count - 1 else weeks - n * length) for n in range(count)]

    @property
    def cells(self) -> list[tuple[str, int]]:
        """Lever and phase of every cell, phase by phase."""
        return [(lever, phase) for phase in range(len(self.phases)) for lever in self.levers]

    @cached_property
    def unit(self) -> Array:
        """Money a year that the lever of every cell costs at 1, as planned at the start."""
        customers = self.scenario.firm.share * self.scenario.market.customers
        usual = self.scenario.trade.usual
        return np.array([getattr(usual, lever) * customers * WEEKS_A_YEAR for lever, _ in self.cells])

    @cached_property
    def today(self) -> Array:
        """Multiple of every cell's lever today."""
        return np.array([getattr(self.scenario.firm.levers, lever) for lever, _ in self.cells])

    @cached_property
    def caps(self) -> Array:
        """Largest share of every cell: what the lever can take."""
        return np.minimum(1.0, (MOST - self.today) * self.unit / self._whole)

    def money(self, shares: Array) -> Array:
        """Money a year beyond today in every cell, while its phase lasts."""
        return np.asarray(shares * self._whole)

    @property
    def even_plan(self) -> Scenario:
        """Today's scenario with the same money in every cell, as far as the levers take it."""
        return self.plan_of(np.minimum(1 / len(self.cells), self.caps))

    def plan_of(self, shares: Array) -> Scenario:
        """Today's scenario with the money of a plan added."""
        multiples = dict(zip(self.cells, self.today + self.money(shares) / self.unit, strict=True))
        first = {lever: float(multiples[lever, 0]) for lever in self.levers}
        later = [
            entry(lever, quarter, multiples[lever, phase])
            for phase, (quarter, _) in enumerate(self.phases)
            for lever in self.levers
            if phase
        ]
        firm = self.scenario.firm
        levers = firm.levers._replace(**first)
        return self.scenario._replace(firm=firm._replace(levers=levers, schedule=(*firm.schedule, *later)))

    @cached_property
    def _whole(self) -> Array:
        """Money a year in every cell if it gets the whole budget."""
        weeks = np.array([self.phases[phase][1] for _, phase in self.cells])
        return self.a_year * self.scenario.market.weeks / weeks


def _check(scenario: Scenario, levers: Sequence[str], a_year: float, quarters: int | None) -> None:
    """Raises ScenarioError with everything that is wrong with a budget."""
    problems = [_unknown(lever) for lever in levers if lever not in LEVERS]
    help: tuple[Any, ...] = ("such as  --levers climate,training,recovery",)
    if not levers:
        problems.append(Problem("there are no levers to spend on", "command line: --levers", help))
    for lever in sorted({lever for lever in levers if list(levers).count(lever) > 1}):
        problems.append(Problem(f"the lever {lever} is named twice", "command line: --levers", help))
    if not (np.isfinite(a_year) and a_year > 0):
        money = ("money a year beyond what is spent today, such as  --budget 100000",)
        where = f"command line: --budget {a_year:g}"
        problems.append(Problem(f"a budget of {a_year:g} is nothing to split", where, money))
    if quarters is not None and not 1 <= quarters <= max(1, scenario.market.weeks // QUARTER):
        most = max(1, scenario.market.weeks // QUARTER)
        message = f"phases of {quarters} quarters do not fit into {scenario.market.weeks} weeks"
        problems.append(Problem(message, f"command line: --quarters {quarters}", (f"allowed: 1 to {most}",)))
    if problems:
        raise ScenarioError(problems)


def _unknown(lever: str) -> Problem:
    close = nearest(lever, LEVERS)
    guess = (f"did you mean  {close} ?",) if close else ()
    is_set = (f"the {lever} is not bought with money: loyalty-sim returns {lever}",) if lever in CHOSEN else guess
    help = (*is_set, f"there are {', '.join(LEVERS)}")
    return Problem(f"there is no lever '{lever}' to spend on", f"command line: --levers {lever}", help)
