"""In which market an answer was found: one line for every table, picture and page."""

from loyalty_sim.picture.words import years
from loyalty_sim.scenario.schema import Scenario


def market_words(scenario: Scenario, seeds: int | None = None) -> str:
    """Trade, size, horizon, currency, discount rate, rivals and seeds, if they are given, apart by semicolons.

    >>> from loyalty_sim.studies.market import market_words
    >>> market_words(Scenario(), 20)
    'Retail bank; 10,000 customers; 156 weeks (3 years); EUR, discounted at 8 % a year; 3 rivals; 20 seeds'
    """
    market, rivals = scenario.market, scenario.rivals.count
    horizon = f"{market.weeks:,} weeks ({years(market.weeks / 52)})"
    said = (
        f"{scenario.trade.title}; {market.customers:,} customers; {horizon}; {market.currency}, discounted at "
        f"{100 * market.discount:.3g} % a year; {rivals} {'rival' if rivals == 1 else 'rivals'}"
    )
    return said if seeds is None else f"{said}; {seeds} {'seed' if seeds == 1 else 'seeds'}"
