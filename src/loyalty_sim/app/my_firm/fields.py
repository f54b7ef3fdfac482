"""The fields of the form: one for each figure of a firm, with its unit; shares are written in per cent."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from nicegui import ui

from loyalty_sim.app.parts.titles import titles
from loyalty_sim.language import localised
from loyalty_sim.my_firm.figures import Figures
from loyalty_sim.my_firm.shown import figure
from loyalty_sim.parameter import Parameter
from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.studies.brief import in_plain_words
from loyalty_sim.world.settings import MarketSettings

CURRENCY = MarketSettings().currency
PER_CENT = ("share", "largest_rival", "churn")
USUAL_TRADE = "bank"
ANSWERS = "trade.answers"
"""Names a file that was made for the firm, which says nothing to its reader."""


class Field(NamedTuple):
    """One figure: its key, its element on the page, and by how much what is shown is more than what is meant."""

    key: str
    element: Any
    times: float

    def read(self) -> str:
        """What was written, as an address has it; "" for nothing."""
        value = self.element.value
        if value in (None, ""):
            return ""
        return str(value).strip() if isinstance(value, str) else f"{value / self.times:.10g}"

    def place(self, word: str) -> None:
        """Show what an address has; nothing where that is no figure."""
        if self.times == 0.0:
            self.element.value = word
            return
        try:
            self.element.value = float(f"{float(word) * self.times:.10g}")
        except ValueError:
            self.element.value = None


def make_fields() -> dict[str, Field]:
    """All fields by key, where they stand on the page: of the firm, then, folded away, what it spends on levers."""
    known = settings(Figures)
    found = {"name": _text(), "trade": _trade()}
    spend = {key: each.parameter for key, each in known.items() if key.startswith("spend.")}
    with ui.element("div").classes("fields"):
        for key, each in known.items():
            if key not in found and key not in spend:
                found[key] = _number(key, each.parameter)
    with (
        ui.expansion(f"What is spent a year on levers, {CURRENCY}").classes("w-full"),
        ui.element("div").classes("fields"),
    ):
        for key, parameter in spend.items():
            found[key] = _number(key, parameter)
    return found


def placed(fields: Mapping[str, Field], figures: Mapping[str, str]) -> None:
    """Show these figures, and nothing in the other fields."""
    for key, field in fields.items():
        if key in figures:
            field.place(figures[key])
        else:
            field.element.value = USUAL_TRADE if key == "trade" else None if field.times else ""


def written(fields: Mapping[str, Field]) -> dict[str, str]:
    """The figures that are given, by key."""
    return {key: word for key, field in fields.items() if (word := field.read())}


def title_of(key: str) -> str:
    """A figure as its field is headed.

    >>> title_of("churn")
    'Leave us for others, % a year'
    >>> title_of("spend.training")
    'Spent a year on training, EUR'
    """
    if key in _SHORT:
        return _SHORT[key]
    said = settings(Figures)[key].parameter.help
    return f"{said.replace('What is spent', 'Spent')}, {CURRENCY}" if key.startswith("spend.") else said


def as_written(key: str, value: float) -> str:
    """A figure as its field would show it.

    >>> as_written("churn", 0.09), as_written("wage", 46_800.0)
    ('9', '46,800')
    """
    return figure(value * (100.0 if key in PER_CENT else 1.0))


def setting_in_words(key: str, value: str) -> str:
    """The setting by which a figure is met, without its key.

    >>> setting_in_words("trade.wage", "900")
    'weekly cost of one position: 900'
    >>> setting_in_words("firm.levers.training", "0.95")
    'training: 0.95 times the usual spend'
    >>> setting_in_words("market.customers", "46800.5")
    'customers in the market: 46,800.5'
    """
    if key == ANSWERS:
        return "survey answers, tilted to this mean"
    unit = settings(Scenario)[key].parameter.unit
    return f"{in_plain_words(key)}: {_grouped(value)}{f' {unit}' if unit.startswith('times') else ''}"


def _grouped(value: str) -> str:
    """A number as it is, with its thousands apart; anything else as it is."""
    whole, point, part = value.partition(".")
    return localised(f"{int(whole):,}{point}{part}") if whole.isdecimal() else value


_SHORT = {
    "share": "Our share of the market, %",
    "largest_rival": "Share of the largest rival, %",
    "revenue_per_customer": f"Revenue of one customer, {CURRENCY} a year",
    "price": "Our price, times the usual",
    "wage": f"Cost of one position, {CURRENCY} a year",
    "pay": "Our pay, times the market's",
    "churn": "Leave us for others, % a year",
    "satisfaction": "Mean satisfaction, 0 to 100",
}


def _text() -> Field:
    return Field("name", ui.input("Name of the firm").props("outlined dense maxlength=40").classes("w-full"), 0.0)


def _trade() -> Field:
    select = ui.select(titles("trade"), label="Trade", value=USUAL_TRADE)
    return Field("trade", select.props("outlined dense options-dense").classes("w-full"), 0.0)


def _number(key: str, parameter: Parameter) -> Field:
    title = title_of(key).removeprefix("Spent a year on ")
    title = f"{title[:1].upper()}{title[1:]}"
    number = ui.number(title).props("outlined dense clearable").mark(key)
    number.tooltip(f"{parameter.help} ({parameter.unit.replace('money', CURRENCY)})")
    return Field(key, number, 100.0 if key in PER_CENT else 1.0)
