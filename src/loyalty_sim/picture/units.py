"""Outcomes and settings on axes: in which unit, and how they are named."""

from loyalty_sim.picture.palette import money_unit
from loyalty_sim.scenario.schema import UNITLESS, Scenario, settings
from loyalty_sim.week.outcomes import MONEY, OUTCOMES, SHARES


def unit_of(on: str, largest: float, currency: str) -> tuple[float, str]:
    """Divisor and name of the unit of a change in an outcome."""
    if on in MONEY:
        return money_unit(largest, currency)
    if on in SHARES:
        return 0.01, "percentage points"
    return 1.0, (OUTCOMES[on].change or OUTCOMES[on].unit) if on in OUTCOMES else on


def short_name(key: str) -> str:
    """The last part of the key of a setting or preset, in words."""
    return key.rpartition(".")[2].replace("_", " ")


def axis_name(key: str, currency: str) -> str:
    """A setting as an axis is titled, with its unit."""
    unit = unit_of_setting(key, currency)
    return f"{short_name(key)} ({unit})" if unit else short_name(key)


def unit_of_setting(key: str, currency: str) -> str:
    """The unit of a setting, with money in the currency of the market; nothing where it has none."""
    setting = settings(Scenario).get(key)
    unit = setting.parameter.unit if setting else ""
    return "" if unit in UNITLESS else unit.replace("money", currency)
