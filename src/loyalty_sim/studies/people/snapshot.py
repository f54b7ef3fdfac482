"""One customer at the end of a week: what is stored of the customer, and what the customer believes of all firms."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from loyalty_sim.compiled import interpreted, plain
from loyalty_sim.theory.customers import former_firms, loyalty
from loyalty_sim.week.tally import BLOCK
from loyalty_sim.world.regard import believed_of

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket


class Former(NamedTuple):
    """A firm kept in memory: which, the week it was left, and the satisfaction then, 0-1."""

    firm: int
    week: int
    satisfaction: float


class Outlook(NamedTuple):
    """What follows from all that is stored, of the firms too.

    believed: quality of every firm, 0-1; of the provider as met, of others as believed. known: how much of that is the
    customer's own knowledge, against the public image, 0-1. kind: `Kind` of customer, -1 without a provider.
    """

    believed: tuple[float, ...]
    known: tuple[float, ...]
    kind: int

    def best_beside(self, firm: int) -> int:
        """The firm believed to be the best of those that are not `firm`; -1 if there is none."""
        others = [other for other in range(len(self.believed)) if other != firm]
        return max(others, key=lambda other: self.believed[other], default=-1)


class Snapshot(NamedTuple):
    """All about one customer at the end of a week that can differ between two worlds; shares from 0 to 1.

    attributes: how each attribute of the provider is remembered, 0-1. former: firms kept in memory, the last in front.
    served: position of the employee met this week, -1 none; channel: in which. outlook: is no part of the customer, as
    firms change it without meeting the customer.
    """

    generation: int
    alive: int
    provider: int
    satisfaction: float
    loyalty: float
    expectation: float
    quality: float
    wallet: float
    grievance: float
    case: int
    failures: int
    talk_pressure: float
    message: int
    message_firm: int
    tells: int
    advised_firm: int
    advice: int
    left_firm: int
    left_reason: int
    paid: float
    attributes: tuple[float, ...]
    former: tuple[Former, ...]
    served: int
    channel: int
    outlook: Outlook

    def same_life(self, other: "Snapshot") -> bool:
        """Whether nothing about the customer differs, whatever firms have become."""
        return self._replace(outlook=other.outlook) == other


def snapshot(market: "ServiceMarket", row: int) -> Snapshot:
    """The customer in `row` as of now."""
    c = market.world.customers
    made = ("attributes", "former", "served", "channel", "outlook")
    columns = {name: getattr(c, name)[row].item() for name in Snapshot._fields if name not in made}
    visit = visit_of(market, row)
    return Snapshot(
        **columns,
        attributes=tuple((c.attributes[row] / 65535).tolist()),
        former=_former(market, row),
        served=int(market.tally.visit_staff[visit]) if visit >= 0 else -1,
        channel=int(market.tally.visit_channel[visit]) if visit >= 0 else -1,
        outlook=outlook(market, row),
    )


def visit_of(market: "ServiceMarket", row: int) -> int:
    """Place of this week's encounter of the customer in the books, -1 if there is none."""
    if market.week == 0:
        return -1
    first = row // BLOCK * BLOCK
    listed = market.tally.visits[first : first + int(market.tally.visit_count[row // BLOCK])]
    places = (listed == row).nonzero()[0]
    return first + int(places[0]) if len(places) else -1


def outlook(market: "ServiceMarket", row: int) -> Outlook:
    """What the customer in `row` believes of every firm, and which kind of customer that is."""
    from loyalty_sim.week.held import barriers  # imports the compiled passes: seconds

    c, firms, theory = market.world.customers, market.world.firms, market.theory
    own = int(c.provider[row])
    believed = [interpreted(believed_of)(row, firm, c, firms, theory.beliefs) for firm in range(len(firms.public))]
    if own < 0:
        return Outlook(tuple(believed), tuple((0.01 * c.known_of[row]).tolist()), -1)
    believed[own] = float(c.quality[row])
    known: Any = 0.01 * c.known_of[row]
    known[own] = 1.0
    held = float(barriers(market, np.array([row]))[0])
    kind = interpreted(loyalty.kind)(float(c.satisfaction[row]), float(c.loyalty[row]), held, theory.loyalty)
    return Outlook(tuple(believed), tuple(known.tolist()), int(kind))


def _former(market: "ServiceMarket", row: int) -> tuple[Former, ...]:
    """Firms bought from before that the customer still remembers."""
    c, p, week = market.world.customers, market.theory.former_firms, market.week
    kept = zip(
        c.former_firm[row].tolist(), c.former_week[row].tolist(), c.former_satisfaction[row].tolist(), strict=True
    )
    return tuple(
        Former(firm, left, satisfied / 100)
        for firm, left, satisfied in kept
        if firm >= 0 and plain(former_firms.recalled)(float(week - left), p)
    )
