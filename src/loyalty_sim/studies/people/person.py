"""Who one customer is for life: what matters to the customer, how the firm is met, what holds, and which segment."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.compiled import plain
from loyalty_sim.language import tell
from loyalty_sim.studies.people.words import ATTRIBUTES, CHANNELS
from loyalty_sim.theory.customers import attributes, quality
from loyalty_sim.theory.customers.attributes import JUDGED
from loyalty_sim.theory.customers.channels import Channel
from loyalty_sim.theory.customers.quality import RELATIONAL
from loyalty_sim.world.draws import Purpose, bits, identity, make_key, ninth
from loyalty_sim.world.traits import channel_liked, has_special_needs, is_adopter

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket

WHO = (
    "{wants}; likes to be met {how}; needs it {needs:.0f} times a year. What counts most: {matters}. To change would "
    "cost {barrier:.1f} times what it costs others."
)
MOST_NAMED = 3
WEEKS_A_YEAR = 52


class Person(NamedTuple):
    """Lasting traits of one customer.

    weights: share of every judged attribute in the judgement, 0-1, in the order of `theory.customers.attributes`; they
    add up to 1. relational: of the segment that wants a relation, and not a transaction. channel: the preferred one.
    barrier: what changing would cost, of what it costs the mean customer. needs: a year. special: has special needs;
    adopter: is among the first to take up what is new.
    """

    weights: tuple[float, ...]
    relational: bool
    channel: Channel
    barrier: float
    needs: float
    special: bool
    adopter: bool

    @property
    def words(self) -> str:
        """All of it in a few sentences."""
        names = list(ATTRIBUTES.values())
        first = sorted(range(len(self.weights)), key=lambda place: -self.weights[place])[:MOST_NAMED]
        matters = ", ".join(f"{tell(names[place])} {100 * self.weights[place]:.0f} %" for place in first)
        wants = tell("Wants a relation") if self.relational else tell("Wants the job done")
        also = ("Has special needs.", self.special), ("Is among the first to try what is new.", self.adopter)
        rest = "".join(f" {tell(text)}" for text, so in also if so)
        said = tell(
            WHO, wants=wants, how=tell(CHANNELS[self.channel]), needs=self.needs, matters=matters, barrier=self.barrier
        )
        return said + rest


def person(market: "ServiceMarket", row: int) -> Person:
    """The customer that now holds `row`."""
    c, constants = market.world.customers, market.constants
    with np.errstate(over="ignore"):
        return Person(
            weights_of(market, row),
            bool(c.segment[row] == RELATIONAL),
            Channel(plain(channel_liked)(c.traits[row])),
            float(constants.barrier_shares[c.barrier[row]]),
            WEEKS_A_YEAR * float(c.need_rate[row]),
            plain(has_special_needs)(c.traits[row]),
            plain(is_adopter)(c.traits[row]),
        )


def weights_of(market: "ServiceMarket", row: int) -> tuple[float, ...]:
    """Share of every judged attribute in what the customer in `row` makes of an encounter; they add up to 1."""
    c, theory = market.world.customers, market.theory
    who, segment = identity(row, c.generation[row]), int(c.segment[row])
    own = np.uint64(bits(make_key(market.luck, int(Purpose.WEIGHTS), 0), who, 0))
    usual = [plain(quality.importance)(place, segment, theory.quality) for place in range(JUDGED)]
    weights = [
        plain(attributes.own_weight)(usual[place], ninth(own, place), theory.attributes) for place in range(JUDGED)
    ]
    return tuple(weight / sum(weights) for weight in weights)


def stood_out(
    before: tuple[float, ...], now: tuple[float, ...], weights: tuple[float, ...], worst: bool = False
) -> tuple[int, bool]:
    """The judged attribute that moved the judgement most beside what moved all, and whether it was good.

    before, now: memory of each attribute before and after the encounter, each moved by the same part of the way.
    worst: only what was bad is asked for.

        >>> stood_out(before=(0.7, 0.7, 0.7), now=(0.9, 0.7, 0.65), weights=(0.4, 0.3, 0.3))
        (0, True)
        >>> stood_out(before=(0.7, 0.7, 0.7), now=(0.9, 0.7, 0.65), weights=(0.4, 0.3, 0.3), worst=True)
        (2, False)
    """
    moved = (np.array(now) - np.array(before))[: len(weights)]
    counted = np.array(weights) * (moved - np.dot(weights, moved))
    place = int(counted.argmin() if worst else np.abs(counted).argmax())
    return place, bool(counted[place] > 0)
