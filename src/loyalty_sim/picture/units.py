"""Outcomes and settings in pictures and tables: in which unit, how they are named, and how a value is written."""

from loyalty_sim.picture.palette import money_unit
from loyalty_sim.picture.words import figure, money, signed
from loyalty_sim.scenario.schema import UNITLESS, Scenario, settings
from loyalty_sim.week.outcomes import MONEY, OUTCOMES, SHARES
from loyalty_sim.week.records import NUMBER


def unit_of(on: str, largest: float, currency: str) -> tuple[float, str]:
    """Divisor and name of the unit of a change in an outcome."""
    if on in MONEY:
        return money_unit(largest, currency)
    if on in SHARES:
        return 0.01, "percentage points"
    return 1.0, (OUTCOMES[on].change or OUTCOMES[on].unit) if on in OUTCOMES else on


def unit_of_outcome(name: str, currency: str) -> str:
    """The unit in which a value of an outcome is written; nothing where it is a count, or not known here."""
    outcome = OUTCOMES.get(name)
    if outcome is None or outcome.kind == NUMBER:
        return ""
    return (outcome.shown or outcome.unit).replace("money", currency)


def name_of_outcome(name: str) -> str:
    """An outcome in words, without its unit: `customer equity`."""
    return OUTCOMES[name].title.partition(" per ")[0].lower() if name in OUTCOMES else name.replace("_", " ")


def outcome_title(name: str, currency: str) -> str:
    """An outcome as a row is headed: `profit (EUR, present value)`."""
    unit = unit_of_outcome(name, currency)
    return name_of_outcome(name) + (f" ({unit})" if unit else "")


def level(outcome: str, value: float) -> str:
    """A value of an outcome: money to three figures, shares in per cent."""
    if outcome in MONEY:
        return money(value, "").replace(" ", "", 1)
    if outcome in SHARES:
        return f"{100 * value:.1f}"
    return f"{value:.1f}" if abs(value) < 1000 else figure(value)


def change(outcome: str, value: float) -> str:
    """A difference in an outcome, signed."""
    if outcome in MONEY:
        return money(value, "", signed=True).replace(" ", "", 1)
    return signed(100 * value if outcome in SHARES else value)


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
