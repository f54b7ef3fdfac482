"""Outcomes and settings in pictures and tables: in which unit, how they are named, and how a value is written."""

from loyalty_sim.picture.palette import money_unit
from loyalty_sim.picture.words import figure, money, signed
from loyalty_sim.scenario.schema import UNITLESS, Scenario, settings
from loyalty_sim.week.outcomes import MONEY, OUTCOMES, SHARES
from loyalty_sim.week.records import NUMBER

MISSING = "-"
"""What stands where there is nothing to tell, such as the satisfaction of nobody."""


def unit_of(on: str, largest: float, currency: str) -> tuple[float, str]:
    """Divisor and name of the unit of a change in an outcome.

    >>> unit_of("profit", 35_000, "EUR"), unit_of("share", 0.1, "EUR"), unit_of("satisfaction", 4, "EUR")
    ((1000.0, 'thousand EUR'), (0.01, 'percentage points'), (1.0, 'points of 100'))
    """
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
    """An outcome as a row is headed: `profit (EUR, present value)`.

    >>> outcome_title("customer_equity", "EUR"), outcome_title("retention", "EUR")
    ('customer equity (EUR, present value)', 'kept a year (% a year)')
    """
    unit = unit_of_outcome(name, currency)
    return name_of_outcome(name) + (f" ({unit})" if unit else "")


def level(outcome: str, value: float) -> str:
    """A value of an outcome: money to three figures, shares in per cent; a dash where there is none.

    >>> level("profit", 1_234_567), level("share", 0.305), level("satisfaction", 71.26)
    ('1.23 million', '30.5', '71.3')
    """
    if value != value:
        return MISSING
    if outcome in MONEY:
        return money(value, "").replace(" ", "", 1)
    if outcome in SHARES:
        return f"{100 * value:.1f}"
    return f"{value:.1f}" if abs(value) < 1000 else figure(value)


def change(outcome: str, value: float) -> str:
    """A difference in an outcome, signed; a dash where there is none.

    >>> change("profit", -1_500), change("share", 0.0123)
    ('-1,500', '+1.23')
    """
    if value != value:
        return MISSING
    if outcome in MONEY:
        return money(value, "", signed=True).replace(" ", "", 1)
    return signed(100 * value if outcome in SHARES else value)


def short_name(key: str) -> str:
    """The last part of the key of a setting or preset, in words.

    >>> short_name("theory.choice.price_weight")
    'price weight'
    """
    return key.rpartition(".")[2].replace("_", " ")


def axis_name(key: str, currency: str) -> str:
    """A setting as an axis is titled, with its unit.

    >>> axis_name("firm.levers.climate", "EUR")
    'climate (times the usual spend)'
    """
    unit = unit_of_setting(key, currency)
    return f"{short_name(key)} ({unit})" if unit else short_name(key)


def unit_of_setting(key: str, currency: str) -> str:
    """The unit of a setting, with money in the currency of the market; nothing where it has none."""
    setting = settings(Scenario).get(key)
    unit = setting.parameter.unit if setting else ""
    return "" if unit in UNITLESS else unit.replace("money", currency)
