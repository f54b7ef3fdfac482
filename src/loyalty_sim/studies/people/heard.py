"""What reached one customer in the week just run: the draws of talk are asked again, since none is stored."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.talk import advice, reach, referral, word_of_mouth
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform, uniform_pair
from loyalty_sim.world.real import hundredths

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket

STRONG, NO_TIE = 1, 2


class Heard(NamedTuple):
    """One message: who told it (row), about which firm, its valence in hundredths, and how it came.

    moved: it was the news of having left that firm; asked: the customer had asked for it; tied: along a tie of the
    network, and not by chance; strong: a strong tie; heeded: it became the advice to choose by.
    """

    teller: int
    firm: int
    valence: int
    moved: bool
    asked: bool
    tied: bool
    strong: bool
    heeded: bool


def heard(market: "ServiceMarket", row: int) -> Iterator[Heard]:
    """Messages that reached the customer in `row`, in the order of the tellers; then the answer to a question.

    What was asked while looking around is not among them: who answered may have changed firms since.
    """
    c, theory = market.world.customers, market.theory
    if "talk" not in market.plan.names() or not theory.word_of_mouth.on or not c.alive[row]:
        return
    for teller in np.flatnonzero((c.message != 0) | (c.left_firm >= 0)).tolist():
        for tie in _tells(market, teller, row):
            moved = bool(c.left_firm[teller] >= 0 and c.message[teller] == 0)
            firm, valence = int(c.message_firm[teller]), int(c.message[teller])
            heeds = valence != 0 and _heeds(market, teller, row, tie)
            yield Heard(teller, firm, valence, moved, False, tie != NO_TIE, tie == STRONG, heeds)
    if theory.advice.on and c.provider[row] < 0:
        yield from _answer(market, row)


def _tells(market: "ServiceMarket", teller: int, row: int) -> Iterator[int]:
    """For each time that the teller reaches the row: along which kind of tie, or by chance."""
    c, ties, p = market.world.customers, market.world.ties, market.theory.reach
    who, people = identity(teller, c.generation[teller]), float(c.tells[teller])
    friends = ties.neighbour[ties.start[teller] : ties.start[teller + 1]]
    share = plain(reach.told_share)(people, max(len(friends), 1), p)
    key = make_key(market.luck, int(Purpose.TELL), market.week)
    if row in friends and uniform(key, who, row) < share:
        yield _strength(market, teller, row)
    key = make_key(market.luck, int(Purpose.STRANGER), market.week)
    strangers = plain(reach.strangers)(people, len(friends), share, p)
    for n in range(int(strangers + uniform(key, who, 0)) if strangers > 0.0 and teller != row else 0):
        if int(uniform(key, who, n + 1) * len(c.message)) == row:
            yield NO_TIE


def _strength(market: "ServiceMarket", first: int, second: int) -> int:
    """Whether the tie from one customer to another is strong or weak."""
    ties = market.world.ties
    between = slice(ties.start[first], ties.start[first + 1])
    return int(ties.strong[between][(ties.neighbour[between] == second).argmax()])


def _heeds(market: "ServiceMarket", teller: int, row: int, tie: int) -> bool:
    """Whether the message becomes the advice to choose by."""
    c, theory = market.world.customers, market.theory
    p, own = theory.word_of_mouth, bool(c.message_firm[teller] == c.provider[row])
    strength = theory.reach.acquaintance if tie == NO_TIE else plain(word_of_mouth.tie)(tie == STRONG, p)
    key = make_key(market.luck, int(Purpose.TELL), market.week)
    _, u = uniform_pair(key, identity(teller, c.generation[teller]), row + len(c.message))
    return bool(u < plain(advice.heeded)(plain(word_of_mouth.weight)(strength, own, p), theory.advice))


def _answer(market: "ServiceMarket", row: int) -> Iterator[Heard]:
    """What the tie answered whom the customer, who has no provider, asked."""
    c, ties, theory = market.world.customers, market.world.ties, market.theory
    key, who = make_key(market.luck, int(Purpose.ASK), market.week), identity(row, c.generation[row])
    friends = ties.neighbour[ties.start[row] : ties.start[row + 1]]
    asks, heeds = uniform_pair(key, who, 0)
    if not len(friends) or not plain(referral.asked)(asks, theory.referral):
        return
    friend = int(friends[int(uniform(key, who, 1) * len(friends))])
    if c.provider[friend] >= 0:
        valence = plain(hundredths)(
            plain(referral.answer)(float(c.satisfaction[friend]), market.constants.usual_satisfaction)
        )
        strong = _strength(market, row, friend) == STRONG
        yield Heard(friend, int(c.provider[friend]), valence, False, True, True, strong, heeds < theory.referral.heed)
