"""One market, run to its end, as its branches report it."""

from typing import TYPE_CHECKING

from loyalty_sim.scenario import Scenario

if TYPE_CHECKING:
    import pandas as pd


def site_weeks(scenario: Scenario, seed: int, asked: float | None = None) -> "pd.DataFrame":
    """The site-week table of the focal firm: one row a site and week (`week.site_book` lists the columns).

    seed: 0 or more. asked: part of the customers whom an institute asks every week, 0-1; None for the firm's own
    survey. Two calls that differ in `asked` run the same market.

        >>> from loyalty_sim import load_scenario
        >>> plan = ["market.customers=600", "market.weeks=3", "trade.site_positions=1", "firm.sites.treated=[0]"]
        >>> table = site_weeks(load_scenario("baseline", [*plan, "firm.sites.starts=[2]"]), seed=1)
        >>> table[table.site == 0].treated.tolist()
        [0, 1, 1]
    """
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds
    from loyalty_sim.week.site_book import SiteBook

    market = ServiceMarket(scenario, rng=seed)
    book = SiteBook(market, asked)
    market.run()
    return book.table()
