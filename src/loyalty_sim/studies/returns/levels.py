"""The levels a lever is tried at: from nothing to three times today's spend, or around what is set today."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.lab.given import is_whole, whole
from loyalty_sim.scenario import schema
from loyalty_sim.scenario.messages import nearest
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.theory.levers import NAMES, lever_named

HIGHEST = 3.0
FEWEST_LEVELS, MOST_LEVELS = 4, 1_000
AGAIN = 2
"""Further levels around the best one, if nothing else is said."""
WEEKS_A_YEAR = 52


class Plan(NamedTuple):
    """One lever and the levels to run it at.

    settings: (L,) values of `firm.levers.<lever>`, increasing; baseline: index of the present one.
    amounts: (L,) the same in the unit of the reader: money a year as planned, or per cent of what is set today.
    """

    lever: str
    settings: Array
    baseline: int
    amounts: Array
    unit: str

    @property
    def is_money(self) -> bool:
        """Whether the lever costs money: it is bought, or set and then paid for; the price is not."""
        return bool(self.paid)

    @property
    def paid(self) -> str:
        """Outcome of a run that its money is part of; empty if it costs nothing to set."""
        return lever_named(self.lever).paid

    def scenario(self, base: Scenario, level: int) -> Scenario:
        """The scenario with the lever at one of the levels."""
        levers = base.firm.levers._replace(**{self.lever: float(self.settings[level])})
        return base._replace(firm=base.firm._replace(levers=levers))


def plan_lever(lever: str, scenario: Scenario, levels: int | Sequence[float] = 11) -> Plan:
    """Levels of a lever around the present setting of the scenario, which is always one of them.

    levels: how many (at least 4), or the settings themselves, to which the present one is added. Money levers run from
    0 to three times the present spend, or three times the trade's usual where nothing is spent at present.
    Neither goes beyond what the lever takes. Raises ValueError for an unknown lever, too few levels or settings out of
    range.
    """
    if lever not in NAMES:
        close = nearest(str(lever), NAMES)
        meant = f"did you mean {close!r}? " if close else ""
        raise ValueError(f"unknown lever: {lever!r}; {meant}there are {', '.join(NAMES)}")
    present = float(getattr(scenario.firm.levers, lever))
    settings = _spread(lever, present, _many(levels)) if is_whole(levels) else _each(levels, present)
    if len(settings) < FEWEST_LEVELS or settings[0] < 0:
        raise ValueError(f"a returns curve needs at least {FEWEST_LEVELS} levels, none of them negative")
    low, high = _range(lever)
    outside = settings[~((settings >= low) & (settings <= high))]
    if len(outside):
        raise ValueError(f"{lever} = {outside[0]:g} is outside its range {low:g} to {high:g}")
    baseline = int(np.abs(settings - present).argmin())
    if not lever_named(lever).paid:
        of = present or 1.0
        unit = f"% of the {'present' if present else 'usual'} {lever}"
        return Plan(lever, settings, baseline, 100 * settings / of, unit)
    yearly = _usual_cost(lever, scenario) * WEEKS_A_YEAR
    return Plan(lever, settings, baseline, settings * yearly, f"{scenario.market.currency} a year")


def _many(count: int) -> int:
    if count < FEWEST_LEVELS:
        raise ValueError(f"a returns curve needs at least {FEWEST_LEVELS} levels")
    return whole("levels", count, FEWEST_LEVELS, MOST_LEVELS)


def _each(levels: Any, present: float) -> Array:
    """The settings themselves, in order, with the present one."""
    try:
        if isinstance(levels, str | bytes):
            raise TypeError
        return np.unique([*map(float, levels), present])
    except (TypeError, ValueError):
        allowed = f"how many, {FEWEST_LEVELS} to {MOST_LEVELS:,}, or a list of numbers"
        raise ValueError(f"levels = {levels!r}: {allowed}") from None


def second_look(plan: Plan, best: int, count: int) -> list[float]:
    """So many further settings, evenly between the best level tried and the next ones on both sides of it.

    The curve bends there, and a best level is known no finer than the levels around it. best: its place.

    >>> from loyalty_sim.scenario.schema import Scenario
    >>> second_look(plan_lever("climate", Scenario(), [0, 1, 2, 3]), 2, 2)
    [1.5, 2.5]
    >>> second_look(plan_lever("climate", Scenario(), [0, 1, 2, 3]), 3, 2)
    [2.333, 2.667]
    """
    sides = [side for side in (best - 1, best) if 0 <= side < len(plan.settings) - 1]
    found = []
    for place, side in enumerate(sides):
        here = (count - place + len(sides) - 1) // len(sides)
        found += np.linspace(plan.settings[side], plan.settings[side + 1], here + 2)[1:-1].round(3).tolist()
    return [level for level in found if level not in plan.settings]


def _spread(lever: str, present: float, count: int) -> Array:
    """Even steps below and above the present setting, a third of them below (half of what is set and not bought)."""
    least, most = _range(lever)
    reach = lever_named(lever).reach
    if reach:
        below, low, high = (count - 1) // 2, present * (1 - reach), (present or 1.0) * (1 + reach)
    else:
        below, low, high = (round((count - 1) / HIGHEST) if present else 0), 0.0, HIGHEST * (present or 1.0)
    low, high = max(low, least), min(high, most)
    if present >= high or present <= low:  # at an end of what the lever takes there is one side only
        below = count - 1 if present >= high else 0
    down, up = np.linspace(low, present, below + 1)[:-1], np.linspace(present, high, count - below)
    return np.concatenate([down, up])


def _usual_cost(lever: str, scenario: Scenario) -> float:
    """What the lever costs the firm at 1, money a week: the usual spend, or the wages of the usual staff."""
    customers, trade = scenario.firm.share * scenario.market.customers, scenario.trade
    if lever_named(lever).bought:
        return float(getattr(trade.usual, lever)) * customers
    return trade.wage * customers / trade.customers_per_employee


def _range(lever: str) -> tuple[float, float]:
    """The lowest and the highest setting that the lever takes."""
    rule = schema.settings(Scenario)[f"firm.levers.{lever}"].parameter
    return (0.0 if rule.low is None else rule.low), (np.inf if rule.high is None else rule.high)
