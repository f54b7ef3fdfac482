"""The story of one customer in two worlds: what happens to the same person in A and in B, and when the two part.

Both markets run in lock step under the same luck, so the person is the same until something that A and B do
differently reaches them: an encounter with better service, a message from a friend, a shorter wait.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from loyalty_sim.language import tell
from loyalty_sim.studies.people.moments import FOCAL, Moment, moments, since, standing
from loyalty_sim.studies.people.person import Person, person
from loyalty_sim.studies.people.snapshot import Snapshot, snapshot
from loyalty_sim.studies.people.words import KINDS, firm_name
from loyalty_sim.theory.customers.attributes import ATTRIBUTES
from loyalty_sim.theory.customers.loyalty import Kind

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.market import ServiceMarket
    from loyalty_sim.scenario.schema import Scenario

DAILY = ("served", "heard", "told")
"""Kinds of moments that happen to everybody all the time."""
WATCHED = ("provider", "satisfaction", "loyalty", "expectation", "quality", "wallet", "grievance", "talk_pressure")


class Life(NamedTuple):
    """One customer in one world, until the end or until the customer moved away.

    person: who the customer is. weekly: a row a week with provider (firm, -1 none), satisfaction with it, loyalty,
    expectation and perceived quality, what was paid (money), `served` (position of the employee met, -1 none), kind of
    customer, what the customer believes of the firm that tells it, the focal one (`believed`), which other firm is
    believed to be the best (`best_other`), how good (`believed_best`), and how each attribute of the provider is
    remembered; all 0-100.
    moments: what happened, in words. ending: how the customer stood at the end, in sentences.
    """

    person: Person
    weekly: "pd.DataFrame"
    moments: tuple[Moment, ...]
    ending: tuple[str, ...]

    def shown(self, everything: bool = False) -> tuple[Moment, ...]:
        """The moments worth telling: all of them, or without daily life."""
        return tuple(each for each in self.moments if everything or each.kind not in DAILY)

    @property
    def text(self) -> str:
        """The life as plain text: who, what happened, how it ended."""
        told = [
            f"week {each.week}: {each.text}" + f" [{then}]" * bool(then) for each, then in with_standing(self.shown())
        ]
        return "\n".join([self.person.words, *told, *self.ending])


class Story(NamedTuple):
    """row: place of the customer in the market. a, b: the two lives. parted: first week in which anything about the
    customer differs, or None. reached: (weeks,) share of all customers about whom anything differs, 0-1.
    """

    row: int
    a: Life
    b: Life
    parted: int | None
    reached: np.ndarray


def with_standing(shown: Sequence[Moment]) -> Iterator[tuple[Moment, str]]:
    """Every moment with how the customer stood by the end of its week, said once a week: with the last of it."""
    for moment, following in zip_longest(shown, shown[1:]):
        yield moment, "" if following and following.week == moment.week else moment.then


def life(scenario: "Scenario", seed: int, row: int) -> Life:
    """Run one market and take down the life of the customer in `row`.

    Ends with the horizon, or when the customer has moved away. Raises ValueError if there is no such row.
    """
    world = _begin(scenario, seed, row)
    while world.market.week < scenario.market.weeks and not world.ended:
        world.step()
    return world.life()


def story(a: "Scenario", b: "Scenario", seed: int, row: int) -> Story:
    """Run A and B side by side and take down the life of the customer in `row`.

    Ends with the horizon, or when the customer has moved away in both worlds. Raises ValueError if there is no such
    row in both or they run for different lengths of time.
    """
    if a.market.weeks != b.market.weeks:
        raise ValueError("A and B run for different lengths of time")
    worlds = [_begin(scenario, seed, row) for scenario in (a, b)]
    parted, reached = None, []
    for week in range(1, a.market.weeks + 1):
        if worlds[0].ended and worlds[1].ended:
            break
        for world in worlds:
            world.step()
        if parted is None and not worlds[0].now.same_life(worlds[1].now):
            parted = week
        reached.append(_reached(worlds[0].market, worlds[1].market))
    return Story(row, worlds[0].life(), worlds[1].life(), parted, np.array(reached))


def _begin(scenario: "Scenario", seed: int, row: int) -> "Recorder":
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    if not 0 <= row < scenario.market.customers:
        raise ValueError(f"there is no customer {row}: the market has rows 0 to {scenario.market.customers - 1}")
    return Recorder(ServiceMarket(scenario, rng=seed), row)


class Recorder:
    """One market, and what has been seen of one of its customers, told by a firm; call `look` after every week."""

    def __init__(self, market: "ServiceMarket", row: int, teller: int = FOCAL):
        self.market, self.row, self.teller = market, row, teller
        self.now = snapshot(market, row)
        self.ended = False
        self._person = person(market, row)
        self._seen: list[Snapshot] = []
        self._moments: list[Moment] = []

    def step(self) -> None:
        """Run a week, and look."""
        self.market.step()
        self.look()

    def look(self) -> None:
        """Take down the week; nothing of whoever takes the row of a customer who has moved away."""
        if self.ended:
            return
        before, self.now = self.now, snapshot(self.market, self.row)
        self._seen.append(self.now)
        self._moments += moments(before, self.now, self.market, self.row, self._person.weights, self.teller)
        self.ended = not self.now.alive or self.now.generation != before.generation

    def life(self) -> Life:
        """All that has been seen."""
        import pandas as pd

        weekly = pd.DataFrame([_weekly(each, self.teller) for each in self._seen])
        weekly.insert(0, "week", np.arange(1, len(weekly) + 1))
        return Life(self._person, weekly, tuple(self._moments), self._ending())

    def _ending(self) -> tuple[str, ...]:
        now, week = self.now, self.market.week
        if self.ended:
            return (tell("Moved away in week {week}.", week=len(self._seen)),)
        with_whom = tell("Without a provider")
        if now.provider >= 0:
            years = max(0, week - int(self.market.world.customers.since[self.row])) / 52
            name, kind = firm_name(self.market, now.provider), tell(KINDS[Kind(now.outlook.kind)])
            with_whom = tell(
                "Customer of {firm} for {years:.1f} years in all, {kind}", firm=name, years=years, kind=kind
            )
        stands = standing(now, self.market, self.teller)
        kept = [
            tell(
                "{firm} (satisfied {points:.0f}, {until})", firm=firm_name(self.market, each.firm),
                points=100 * each.satisfaction, until=since(each.week),
            )
            for each in now.former
        ]  # fmt: skip
        told = [f"{with_whom}.", f"{stands[0].upper()}{stands[1:]}."]
        return (*told, *([tell("Remembers {firms}.", firms=", ".join(kept))] if kept else []))


def _weekly(now: Snapshot, teller: int) -> dict[str, Any]:
    """One row of `Life.weekly`."""
    believed, best = now.outlook.believed, now.outlook.best_beside(teller)
    attributes = zip(ATTRIBUTES, now.attributes, strict=True)
    return {
        "provider": now.provider,
        **{name: 100 * getattr(now, name) for name in ("satisfaction", "loyalty", "expectation", "quality")},
        "paid": now.paid,
        "served": now.served,
        "kind": Kind(now.outlook.kind).name.lower() if now.provider >= 0 else "",
        "believed": 100 * believed[teller],
        "best_other": best,
        "believed_best": 100 * believed[best] if best >= 0 else 0.0,
        **{name: 100 * value for name, value in attributes},
    }


def _reached(a: "ServiceMarket", b: "ServiceMarket") -> float:
    """Share of customers about whom anything watched differs between two markets of the same size."""
    first: Any = a.world.customers
    second: Any = b.world.customers
    differs = np.zeros(len(first.alive), bool)
    for name in WATCHED:
        differs |= getattr(first, name) != getattr(second, name)
    return float(differs.mean())
