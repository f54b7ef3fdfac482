"""What every pass of a week is handed beside the rows it works on and the theory."""

from operator import is_
from typing import Any, NamedTuple

import numpy as np

from loyalty_sim.compiled import handed
from loyalty_sim.week.tally import Tally
from loyalty_sim.world import calendar
from loyalty_sim.world.columns import Table
from loyalty_sim.world.constants import Constants
from loyalty_sim.world.draws import make_keys


@handed
class Context(NamedTuple):
    """One week of one market, as compiled passes read and write it.

    employees, sites and firms: tables with their columns as attributes (`world.columns`); constants and tally as in
    their classes; seed and week: what draws are keyed by; season: needs of the week, of the usual; lasting, weekly
    (purposes,): keys of draws for life, and of those of this week. Customers and ties are handed over beside it, only
    to the passes that work on them.
    """

    employees: Table
    sites: Table
    firms: Table
    constants: Constants
    tally: Tally
    seed: int
    week: int
    season: float
    lasting: np.ndarray
    weekly: np.ndarray


def context_of(
    employees: Table, sites: Table, firms: Table, constants: Constants, tally: Tally, seed: int, week: int,
    season: float = 1.0,
) -> Context:  # fmt: skip
    """The context of one week of these tables."""
    lasting, weekly = make_keys(seed, 0), make_keys(seed, week)
    return Context(employees, sites, firms, constants, tally, seed, week, season, lasting, weekly)


class Kept(NamedTuple):
    """The context of a week for all its passes, and what it is made of."""

    made_of: tuple[Any, ...]
    context: Context


def context(market: Any) -> Context:
    """The context of the week a market is in: one for all passes, until a week begins or a table is replaced."""
    w = market.world
    made_of = w.employees, w.sites, w.firms, market.constants, market.tally, market.luck, w.week
    if market.kept_context is None or not all(map(is_, market.kept_context.made_of, made_of)):
        market.kept_context = Kept(made_of, _made_of(market))
    kept: Context = market.kept_context.context
    return kept


def _made_of(market: Any) -> Context:
    w, terms = market.world, market.config.market
    season = calendar.season(market.config.trade.season, terms.seasons, w.week)
    constants = _in_money_of_the_start(market.constants, terms, w.week)
    return context_of(w.employees, w.sites, w.firms, constants, market.tally, market.luck, w.week, season)


def _in_money_of_the_start(constants: Constants, terms: Any, week: int) -> Constants:
    """The constants with the wage of a week."""
    if terms.wage_inflation == terms.price_inflation:
        return constants
    return constants._replace(
        wage=constants.wage * calendar.real_wage(terms.wage_inflation, terms.price_inflation, week)
    )
