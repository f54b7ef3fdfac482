"""The budget: money beyond today's spending, the levers and phases it may go to, and the scenario of any split.

A plan is a row of shares of the whole pot over the horizon, one a cell; a cell is a lever in a phase. Shares are at
least 0 and add up to at most 1; what is not spent is kept. The pot is the money beyond today's spending, and where
money may be moved between levers also what is spent on them today, down to their floors:

    level = floor + share x pot / cost of a level

so that today is a plan like any other (`now`). Otherwise the floor of every lever is what it gets today.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from numbers import Real
from typing import Any

import numpy as np

from loyalty_sim.lab.given import by_name, is_whole, listed, number, texts, truth
from loyalty_sim.scenario.messages import Problem, ScenarioError, nearest
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.theory.levers import CHOSEN, LEVERS, MOST
from loyalty_sim.world.schedule import QUARTER, entry

WEEKS_A_YEAR = 52
Limits = Mapping[str, tuple[float | None, float | None]]
"""Least and most money a year in a lever, None where nothing is said."""
_SUCH = '{"climate": (10000, 60000)}'
MOST_MONEY = 1e15
"""Money a year beyond which a budget is a slip."""


class Budget:
    """scenario: today. levers: which may get money. a_year: money beyond today, a mean over the horizon.

    quarters: length of a phase, after which money may be moved; None for one phase, the same all the time. The last
    phase takes what is left over. move: whether what is spent today may be moved as well; a_year may then be 0.
    limits: least and most money a year by lever, today's spending between them.
    """

    def __init__(
        self,
        scenario: Scenario,
        levers: Sequence[str],
        a_year: float,
        quarters: int | None = None,
        move: bool = False,
        limits: Limits | None = None,
    ):
        levers = texts("levers", levers, '["climate", "training"]')
        self.limits: Limits = {lever: _ends(lever, ends) for lever, ends in by_name("limits", limits, _SUCH).items()}
        _check(scenario, levers, a_year, quarters, move, self.limits)
        self.scenario, self.levers, self.a_year, self.quarters = scenario, tuple(levers), float(a_year), quarters
        self.move = truth("move", move)
        if problems := list(_problems_of_limits(self)):
            raise ScenarioError(problems)

    def in_world(self, scenario: Scenario, shares: Array) -> Scenario:
        """The same money in another world, where it buys another level if a level costs something else.

        What is spent today buys the levels of today in every world, so that today is today.
        """
        unit = Budget(scenario, self.levers, max(self.a_year, 1.0), self.quarters).unit
        levels = self.today + self.money(shares) / unit
        return self._at(scenario, np.clip(levels, 0.0, MOST))

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
    def floor(self) -> Array:
        """Least multiple of every cell's lever: today's, or where money may be moved its floor."""
        return self._limit(0, 0.0) if self.move else self.today

    @cached_property
    def caps(self) -> Array:
        """Largest share of every cell: what the lever can take, or may."""
        return np.clip((self._limit(1, MOST) - self.floor) * self.unit / self._whole, 0.0, 1.0)

    @cached_property
    def now(self) -> Array:
        """Today as a plan: the shares of what is spent today beyond the floors."""
        return np.asarray((self.today - self.floor) * self.unit / self._whole)

    @cached_property
    def pot(self) -> float:
        """Money a year that can be split: what is new and what may be moved, a mean over the horizon."""
        of_lever = slice(len(self.levers))
        return self.a_year + float(((self.today - self.floor) * self.unit)[of_lever].sum())

    def money(self, shares: Array) -> Array:
        """Money a year beyond today in every cell, while its phase lasts; less than 0 where it is taken away."""
        return np.asarray((shares - self.now) * self._whole)

    def shares(self, money: Array) -> Array:
        """The plan with so much money a year beyond today in every cell."""
        return np.asarray(money / self._whole + self.now)

    def spent(self, shares: Array) -> Array:
        """Money a year in every cell in all, while its phase lasts."""
        return self.money(shares) + self.today * self.unit

    def kept(self, shares: Array) -> Array:
        """Money a year that is not spent, a mean over the horizon; of one plan or of several."""
        return np.asarray(self.pot * (1 - shares.sum(axis=-1)))

    def a_year_by_lever(self, amounts: Array) -> dict[str, float]:
        """Mean over the horizon of money a year in cells, by lever."""
        weeks = np.array([self.phases[phase][1] for _, phase in self.cells]) / self.scenario.market.weeks
        found = dict.fromkeys(self.levers, 0.0)
        for (lever, _), amount, part in zip(self.cells, amounts, weeks, strict=True):
            found[lever] += float(amount * part)
        return found

    @property
    def even_plan(self) -> Scenario:
        """Today's scenario with the same money in every cell, as far as the levers take it."""
        return self.plan_of(np.minimum(1 / len(self.cells), self.caps))

    def plan_of(self, shares: Array) -> Scenario:
        """Today's scenario with the money of a plan."""
        levels = self.floor + shares * self._whole / self.unit
        return self._at(self.scenario, np.where(np.isclose(levels, self.today, atol=1e-12), self.today, levels))

    def _at(self, scenario: Scenario, levels: Array) -> Scenario:
        """A scenario with these multiples by cell."""
        multiples = dict(zip(self.cells, levels, strict=True))
        first = {lever: float(multiples[lever, 0]) for lever in self.levers}
        later = [
            entry(lever, quarter, multiples[lever, phase])
            for phase, (quarter, _) in enumerate(self.phases)
            for lever in self.levers
            if phase
        ]
        firm = scenario.firm
        levers = firm.levers._replace(**first)
        return scenario._replace(firm=firm._replace(levers=levers, schedule=(*firm.schedule, *later)))

    @cached_property
    def _whole(self) -> Array:
        """Money a year in every cell if it gets the whole budget."""
        weeks = np.array([self.phases[phase][1] for _, phase in self.cells])
        return self.pot * self.scenario.market.weeks / weeks

    def _limit(self, end: int, usual: float) -> Array:
        """A limit of every cell's lever, as a multiple."""
        given = [self.limits.get(lever, (None, None))[end] for lever, _ in self.cells]
        found = [usual if limit is None else limit / unit for limit, unit in zip(given, self.unit, strict=True)]
        return np.array(found, float)


def _ends(lever: str, given: Any) -> tuple[float | None, float | None]:
    """Least and most money of a lever. Raises ValueError for what is no pair of numbers, or None for no limit."""
    name = f"limits[{lever!r}]"
    ends = listed(name, given, "(10000, 60000)")
    if len(ends) != 2:
        raise ValueError(f"{name} = {given!r}: the least and the most money a year, as in limits={_SUCH}")
    low, high = (None if end is None else number(name, end) for end in ends)
    return low, high


def _check(
    scenario: Scenario, levers: Sequence[str], a_year: float, quarters: int | None, move: bool, limits: Limits
) -> None:
    """Raises ScenarioError with everything that is wrong with a budget."""
    problems = [_unknown(lever) for lever in levers if lever not in LEVERS]
    help: tuple[Any, ...] = ("such as  --levers climate,training,recovery",)
    if not levers:
        problems.append(Problem("there are no levers to spend on", "command line: --levers", help))
    for lever in sorted({lever for lever in levers if list(levers).count(lever) > 1}):
        problems.append(Problem(f"the lever {lever} is named twice", "command line: --levers", help))
    problems += [_unknown(lever, "--limits") for lever in limits if lever not in levers]
    if not isinstance(a_year, Real) or isinstance(a_year, bool):
        where, allowed = "command line: --budget", "money a year, a number such as 100000"
        raise ScenarioError([*problems, Problem(f"a budget of {a_year!r} is no number", where, (allowed,))])
    if not (abs(a_year) <= MOST_MONEY and (a_year > 0 or (move and a_year == 0))):
        money = (
            "money a year beyond what is spent today, such as  --budget 100000",
            "or move what is spent today between levers:  --move",
        )
        where = f"command line: --budget {a_year:g}"
        problems.append(Problem(f"a budget of {a_year:g} is nothing to split", where, money))
    if not (quarters is None or is_whole(quarters)):
        message = f"phases of {quarters!r} quarters: a whole number, or None for the same all the time"
        problems.append(Problem(message, f"command line: --quarters {quarters}"))
    elif quarters is not None and not 1 <= quarters <= max(1, scenario.market.weeks // QUARTER):
        most = max(1, scenario.market.weeks // QUARTER)
        message = f"phases of {quarters} quarters do not fit into {scenario.market.weeks} weeks"
        problems.append(Problem(message, f"command line: --quarters {quarters}", (f"allowed: 1 to {most}",)))
    if problems:
        raise ScenarioError(problems)


def _problems_of_limits(budget: Budget) -> Iterator[Problem]:
    """Limits hold today's spending, so that to leave things as they are is always an answer; and there is a pot."""
    currency = budget.scenario.market.currency
    today = budget.a_year_by_lever(budget.today * budget.unit)
    for lever, (low, high) in budget.limits.items():
        least, most = low if low is not None else 0.0, high if high is not None else np.inf
        if not 0 <= least <= today[lever] * (1 + 1e-9) or most < today[lever] * (1 - 1e-9):
            ends = f"{least:,.0f} to {most:,.0f}" if np.isfinite(most) else f"{least:,.0f} or more"
            message = f"the limits of {lever}, {ends} {currency} a year, do not hold today's {today[lever]:,.0f}"
            help = ("money a year, from at least 0 up to today's, and from today's on:  --limits climate=10000:60000",)
            yield Problem(message, f"command line: --limits {lever}", help)
    if budget.move and not budget.limits and budget.pot <= 0:
        yield Problem("nothing is spent on these levers today, so there is nothing to move", "command line: --move")


def _unknown(lever: str, option: str = "--levers") -> Problem:
    if option != "--levers" and lever in LEVERS:
        return Problem(f"the limits of {lever}, which is not among the levers", f"command line: {option} {lever}")
    close = nearest(lever, LEVERS)
    guess = (f"did you mean  {close} ?",) if close else ()
    is_set = (f"the {lever} is not bought with money: loyalty-sim returns {lever}",) if lever in CHOSEN else guess
    help = (*is_set, f"there are {', '.join(LEVERS)}")
    return Problem(f"there is no lever '{lever}' to spend on", f"command line: {option} {lever}", help)
