"""The levers of a firm as a manager sorts them, and what they cost a year."""

from math import floor
from typing import NamedTuple

from loyalty_sim.language import tell
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.theory.levers import LEVERS, grouped, lever_named

GROUPS = grouped()
WEEKS_A_YEAR = 52
HIGHEST = 3.0


class Range(NamedTuple):
    """How far a slider goes, and in which steps."""

    low: float
    high: float
    step: float


def about(lever: str) -> str:
    """What a lever covers and does, and what its multiples are multiples of."""
    row = lever_named(lever)
    what = f"{tell(row.title)}: {tell(row.covers)}" if row.covers else tell(row.title)
    return f"{what}: {tell(row.purpose)} ({tell(row.of)})"


def name(lever: str) -> str:
    """A lever as it is headed: "Root-cause repair"."""
    return tell(lever_named(lever).title)


def slider_range(lever: str, present: float) -> Range:
    """Up to three times the usual, or some per cent around what is set; further where a scenario goes further."""
    reach = lever_named(lever).reach
    if reach:
        return Range(min(1.0 - reach, present), max(1.0 + reach, present), 0.01)
    return Range(0.0, max(HIGHEST, present), 0.1)


def usual_cost(scenario: Scenario, lever: str) -> float:
    """What a lever costs at its usual level, money a year; nothing for what is set and not bought."""
    if lever not in LEVERS:
        return 0.0
    customers = scenario.firm.share * scenario.market.customers
    return float(getattr(scenario.trade.usual, lever) * customers * WEEKS_A_YEAR)


def yearly(scenario: Scenario, lever: str) -> float:
    """Planned spend on a lever, money a year."""
    return usual_cost(scenario, lever) * float(getattr(scenario.firm.levers, lever))


def budget(scenario: Scenario) -> float:
    """Planned spend on all levers, money a year."""
    return sum(yearly(scenario, lever) for lever in LEVERS)


def affordable(scenario: Scenario, lever: str, level: float, cap: float) -> float:
    """How far a lever may go towards `level` without the budget going beyond the cap; down it may always go."""
    here, cost = float(getattr(scenario.firm.levers, lever)), usual_cost(scenario, lever)
    if level <= here or not cost:
        return level
    step = slider_range(lever, here).step
    room = (cap - budget(scenario)) / cost
    return min(level, here + max(0.0, step * floor(room / step + 1e-9)))
