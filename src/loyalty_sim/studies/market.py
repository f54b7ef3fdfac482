"""In which market an answer was found, and for how small a firm: one line for every table, picture and page."""

from loyalty_sim.picture.words import years
from loyalty_sim.scenario.schema import Scenario

SMALL_FIRM = 300
"""Customers of a firm below which single ones move its figures."""


def own_customers(scenario: Scenario) -> int:
    """With how many customers our firm starts, as planned."""
    return round(scenario.firm.share * scenario.market.customers)


def small_firm(scenario: Scenario) -> str:
    """A warning where a firm has so few customers that single ones matter; nothing elsewhere."""
    own = own_customers(scenario)
    if own >= SMALL_FIRM:
        return ""
    return f"The firm has {own} customers, so few that single ones matter: take a larger market for steadier figures."


def other_length(asked: int, weeks: int, why: str) -> str:
    """That markets are run for another time than was set, and why; nothing where it is the same, or was not set.

    asked: `market.weeks` as it came in. weeks: for how long markets are run.

    >>> other_length(20, 208, "as a pilot lasted")
    'Markets are run for 208 weeks, as a pilot lasted; market.weeks=20 is not used.'
    """
    if asked in (weeks, Scenario().market.weeks):
        return ""
    return f"Markets are run for {weeks:,} weeks, {why}; market.weeks={asked} is not used."


def market_words(scenario: Scenario, seeds: int | None = None, repeats: str = "seed") -> str:
    """Trade, size, horizon, currency, discount rate, rivals and seeds, if they are given, apart by semicolons.

    repeats: what seeds are called, where each belongs to something else. Our own customers are those we start with, as
    planned. A firm of a name of its own comes first.

    >>> from loyalty_sim.studies.market import market_words
    >>> market_words(Scenario(), 20).partition("; EUR")[0]
    'Retail bank; 10,000 customers, 3,000 of them ours; 156 weeks (3 years)'
    >>> market_words(Scenario(), 20).partition("; EUR, ")[2]
    'discounted at 8 % a year; 3 rivals; 20 seeds'
    """
    market, rivals = scenario.market, scenario.rivals.count
    horizon = f"{market.weeks:,} weeks ({years(market.weeks / 52)})"
    named = "" if scenario.firm.name == Scenario().firm.name else f"{scenario.firm.name}: "
    said = (
        f"{named}{scenario.trade.title}; {market.customers:,} customers, "
        f"{own_customers(scenario):,} of them ours; {horizon}; "
        f"{market.currency}, discounted at "
        f"{100 * market.discount:.3g} % a year; {rivals} {'rival' if rivals == 1 else 'rivals'}"
    )
    return said if seeds is None else f"{said}; {seeds} {repeats if seeds == 1 else f'{repeats}s'}"
