"""The passes of the week as functions of a market: each hands the tables to its kernel."""

from typing import Any

import numpy as np

from loyalty_sim.theory.firms.customer_equity import discount_factor
from loyalty_sim.week import account as account_stage
from loyalty_sim.week import arrive as arrive_stage
from loyalty_sim.week import book as book_stage
from loyalty_sim.week import close as close_stage
from loyalty_sim.week import invest as invest_stage
from loyalty_sim.week import ledger
from loyalty_sim.week import listen as listen_stage
from loyalty_sim.week import look as look_stage
from loyalty_sim.week import meet as meet_stage
from loyalty_sim.week import prepare as prepare_stage
from loyalty_sim.week import renew as renew_stage
from loyalty_sim.week import staff as staff_stage
from loyalty_sim.week import talk as talk_stage
from loyalty_sim.week import voice as voice_stage
from loyalty_sim.week.context import context
from loyalty_sim.week.records import pages
from loyalty_sim.week.tally import week_counts, week_sums
from loyalty_sim.world.calendar import entry_chance
from loyalty_sim.world.channel_mix import THOUSANDTHS
from loyalty_sim.world.columns import LISTENING, THANKS, WIN_BACK

QUARTER = 13


def renew(market: Any) -> None:
    """Customers move away, newcomers enter: as many as take their places, or as the market grows by."""
    w, terms = context(market), market.config.market
    if terms.growth:
        alive, c = int(np.count_nonzero(market.world.customers.alive)), w.constants
        chance = entry_chance(terms, alive, c.weekly_exit, c.weekly_entry, w.week)
        w = w._replace(constants=c._replace(weekly_entry=chance))
    market.over_rows(market.kernel(renew_stage.renew), market.world.customers, w, market.packed)


def decide(market: Any) -> None:
    """Once a quarter every firm decides on levers and price; the focal firm's own levers start in their week."""
    market.pull_levers()
    if market.world.week % QUARTER == 1:
        market.decide_quarter()


def invest(market: Any) -> None:
    """Money becomes capability."""
    market.kernel(invest_stage.invest)(context(market), market.packed)


def staff(market: Any) -> None:
    """Climate, will, skill, exhaustion, leaving and hiring."""
    market.kernel(staff_stage.staff)(context(market), market.packed)


def arrive(market: Any) -> None:
    """Needs, search, choice, and who serves whom."""
    w, log_price, ties = context(market), log_prices(market.world.firms), market.world.ties
    look = market.kernel(look_stage.look)
    market.over_rows(look, log_price, market.world.customers, ties, w, market.packed)
    market.over_rows(market.kernel(arrive_stage.arrive), log_price, market.world.customers, w, market.packed)
    w.employees.handled[:] = w.tally.served.sum(axis=0)
    w.employees.work[:] = w.tally.worked.sum(axis=0) / THOUSANDTHS


def prepare(market: Any) -> None:
    """Load on the sites and the service each employee gives."""
    market.kernel(prepare_stage.prepare)(context(market), market.packed)


def meet(market: Any) -> None:
    """Encounters."""
    w, log_price = context(market), log_prices(market.world.firms)
    market.over_rows(market.kernel(meet_stage.meet), log_price, market.world.customers, w, market.packed)
    w.employees.angry[:] = w.tally.angry.sum(axis=0)
    w.employees.rated[:] = w.tally.rated.sum(axis=0)
    w.employees.marks[:] = w.tally.marks.sum(axis=0)


def voice(market: Any) -> None:
    """Cases are answered, wait or are given up."""
    w = context(market)
    new_cases = week_counts(w.tally).told_front_line
    queue = np.empty((len(new_cases), 2))
    market.kernel(voice_stage.take_stock)(queue, new_cases, w, market.packed)
    market.over_rows(market.kernel(voice_stage.voice), market.world.customers, queue, w, market.packed)


def talk(market: Any) -> None:
    """Word of mouth."""
    ties = market.world.ties
    if market.theory.word_of_mouth.on and (len(ties.neighbour) or market.theory.reach.on):
        kernel = market.kernel(talk_stage.talk)
        market.over_rows(kernel, market.world.customers, ties, context(market), market.packed)


def log_prices(firms: Any) -> np.ndarray:
    """Logarithms of the prices (firms,); a firm that is not in the market is no cheaper than the dearest."""
    log_price: np.ndarray = np.log(firms.price)
    there = log_price[firms.open > 0]
    if 0 < len(there) < len(log_price):
        return np.where(firms.open > 0, log_price, there.max())
    return log_price


def listen(market: Any) -> None:
    """Surveys, thanks and calls to lost customers; nothing to do where no firm does any of it."""
    w = context(market)
    if any(w.firms.capability[:, lever].any() for lever in (LISTENING, THANKS, WIN_BACK)):
        market.over_rows(market.kernel(listen_stage.listen), market.world.customers, w, market.packed)


def close(market: Any) -> None:
    """At the end of a quarter firms close that have lost too much."""
    close_stage.close_firms(market, QUARTER)


def account(market: Any) -> None:
    """Payments, books, cash and the state that others see."""
    w, log_price = context(market), log_prices(market.world.firms)
    market.over_rows(market.kernel(account_stage.account), log_price, market.world.customers, w, market.packed)
    counts, sums = week_counts(w.tally), week_sums(w.tally)
    ledger.enter(market.ledger[w.week - 1], counts, sums)
    page = pages(market.ledger[w.week - 1])
    market.kernel(book_stage.book)(page, counts, sums, w, market.packed)
    worth = discount_factor(w.week, market.config.market.discount)
    market.kernel(book_stage.close)(page, counts, sums, w, market.packed, worth)
    ledger.leave_blank(market.ledger[w.week - 1], (w.firms.closed > 0) & (w.firms.closed < w.week))
