"""The passes of the week as functions of a market: each hands the tables to its kernel."""

from typing import Any

import numpy as np

from loyalty_sim.theory.firms.customer_equity import discount_factor
from loyalty_sim.week import account as account_stage
from loyalty_sim.week import arrive as arrive_stage
from loyalty_sim.week import book as book_stage
from loyalty_sim.week import invest as invest_stage
from loyalty_sim.week import ledger
from loyalty_sim.week import listen as listen_stage
from loyalty_sim.week import meet as meet_stage
from loyalty_sim.week import prepare as prepare_stage
from loyalty_sim.week import renew as renew_stage
from loyalty_sim.week import staff as staff_stage
from loyalty_sim.week import talk as talk_stage
from loyalty_sim.week import voice as voice_stage
from loyalty_sim.week.records import pages
from loyalty_sim.week.tally import week_counts, week_sums
from loyalty_sim.world.columns import LISTENING, THANKS, WIN_BACK

QUARTER = 13


def renew(market: Any) -> None:
    """Customers move away, newcomers enter."""
    w = market.world
    market.over_rows(
        market.kernel(renew_stage.renew),
        w.customers,
        market.packed,
        market.constants,
        market.tally,
        market.luck,
        w.week,
    )


def decide(market: Any) -> None:
    """Once a quarter every firm decides on levers and price; the focal firm's own levers start in their week."""
    market.pull_levers()
    if market.world.week % QUARTER == 1:
        market.decide_quarter()


def invest(market: Any) -> None:
    """Money becomes capability."""
    w = market.world
    market.kernel(invest_stage.invest)(w.sites, w.firms, market.packed, market.constants, market.luck)


def staff(market: Any) -> None:
    """Climate, will, skill, exhaustion, leaving and hiring."""
    w = market.world
    market.kernel(staff_stage.staff)(
        w.employees, w.sites, w.firms, market.packed, market.constants, market.tally, market.luck, w.week
    )


def arrive(market: Any) -> None:
    """Needs, search, choice, and who serves whom."""
    w, tally = market.world, market.tally
    market.over_rows(
        market.kernel(arrive_stage.arrive), np.log(w.firms.price),
        w.customers, w.employees, w.sites, w.firms, market.packed, market.constants, tally, market.luck, w.week,
    )  # fmt: skip
    w.employees.handled[:] = tally.served.sum(axis=0)


def prepare(market: Any) -> None:
    """Load on the sites and the service each employee gives."""
    w = market.world
    market.kernel(prepare_stage.prepare)(w.employees, w.sites, w.firms, market.packed, market.constants)


def meet(market: Any) -> None:
    """Encounters."""
    w, tally = market.world, market.tally
    market.over_rows(
        market.kernel(meet_stage.meet), np.log(w.firms.price),
        w.customers, w.employees, w.firms, market.packed, market.constants, tally, market.luck, w.week,
    )  # fmt: skip
    w.employees.angry[:] = tally.angry.sum(axis=0)


def voice(market: Any) -> None:
    """Cases are answered, wait or are given up."""
    w, tally = market.world, market.tally
    new_cases = tally.counts.told_front_line.sum(axis=0)
    chances = np.empty(len(new_cases))
    market.kernel(voice_stage.answer_chances)(chances, w.firms, new_cases, market.packed)
    market.over_rows(
        market.kernel(voice_stage.voice),
        w.customers,
        w.sites,
        w.firms,
        chances,
        market.packed,
        tally,
        market.luck,
        w.week,
    )


def talk(market: Any) -> None:
    """Word of mouth."""
    w = market.world
    if market.theory.word_of_mouth.on and len(w.ties.neighbour):
        market.over_rows(
            market.kernel(talk_stage.talk), w.customers, w.ties, market.packed, market.tally, market.luck, w.week
        )


def listen(market: Any) -> None:
    """Surveys, thanks and calls to lost customers; nothing to do where no firm does any of it."""
    w = market.world
    if any(w.firms.capability[:, lever].any() for lever in (LISTENING, THANKS, WIN_BACK)):
        market.over_rows(
            market.kernel(listen_stage.listen), w.customers, w.firms, market.packed, market.tally, market.luck, w.week
        )


def account(market: Any) -> None:
    """Payments, books, cash and the state that others see."""
    w, tally = market.world, market.tally
    market.over_rows(market.kernel(account_stage.account), w.customers, w.firms, market.packed, market.constants, tally)
    counts, sums = week_counts(tally), week_sums(tally)
    ledger.enter(market.ledger[w.week - 1], counts, sums)
    page = pages(market.ledger[w.week - 1])
    market.kernel(book_stage.book)(page, counts, sums, w.employees, w.sites, w.firms, market.packed, market.constants)
    worth = discount_factor(w.week, market.config.market.discount)
    market.kernel(book_stage.close)(page, counts, sums, w.firms, market.packed, market.constants, worth)
