"""What reached one customer in the week just run: the draws of talk are asked again, since none is stored."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.theory.talk import reach, referral
from loyalty_sim.world.draws import Purpose, identity, make_key, uniform, uniform_pair
from loyalty_sim.world.real import hundredths

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket


class Heard(NamedTuple):
    """One message: who told it (row), about which firm, its valence in hundredths, and how it came.

    moved: it was the news of having left that firm; asked: the customer had asked for it; tied: along a tie of the
    network, and not by chance.
    """

    teller: int
    firm: int
    valence: int
    moved: bool
    asked: bool
    tied: bool


def heard(market: "ServiceMarket", row: int) -> Iterator[Heard]:
    """Messages that reached the customer in `row`, in the order of the tellers; then the answer to a question."""
    c, theory = market.world.customers, market.theory
    if "talk" not in market.plan.names() or not theory.word_of_mouth.on or not c.alive[row]:
        return
    for teller in np.flatnonzero((c.message != 0) | (c.left_firm >= 0)).tolist():
        for tied in _tells(market, teller, row):
            moved = bool(c.left_firm[teller] >= 0 and c.message[teller] == 0)
            yield Heard(teller, int(c.message_firm[teller]), int(c.message[teller]), moved, False, tied)
    if theory.advice.on and c.provider[row] < 0:
        yield from _answer(market, row)


def _tells(market: "ServiceMarket", teller: int, row: int) -> Iterator[bool]:
    """True for each time that the teller reaches the row along a tie, False for each time by chance."""
    c, ties, p = market.world.customers, market.world.ties, market.theory.reach
    who, people = identity(teller, c.generation[teller]), float(c.tells[teller])
    friends = ties.neighbour[ties.start[teller] : ties.start[teller + 1]]
    share = plain(reach.told_share)(people, max(len(friends), 1), p)
    key = make_key(market.luck, int(Purpose.TELL), market.week)
    if row in friends and uniform(key, who, row) < share:
        yield True
    key = make_key(market.luck, int(Purpose.STRANGER), market.week)
    strangers = plain(reach.strangers)(people, len(friends), share, p)
    for n in range(int(strangers + uniform(key, who, 0)) if strangers > 0.0 and teller != row else 0):
        if int(uniform(key, who, n + 1) * len(c.message)) == row:
            yield False


def _answer(market: "ServiceMarket", row: int) -> Iterator[Heard]:
    """What the tie answered whom the customer, who has no provider, asked."""
    c, ties, theory = market.world.customers, market.world.ties, market.theory
    key, who = make_key(market.luck, int(Purpose.ASK), market.week), identity(row, c.generation[row])
    friends = ties.neighbour[ties.start[row] : ties.start[row + 1]]
    if not len(friends) or not plain(referral.asked)(uniform_pair(key, who, 0)[0], theory.referral):
        return
    friend = int(friends[int(uniform(key, who, 1) * len(friends))])
    if c.provider[friend] >= 0:
        valence = plain(hundredths)(
            plain(referral.answer)(float(c.satisfaction[friend]), market.constants.usual_satisfaction)
        )
        yield Heard(friend, int(c.provider[friend]), valence, False, True, True)
