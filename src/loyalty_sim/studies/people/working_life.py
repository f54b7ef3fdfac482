"""The story of one employee: hired, learnt, overloaded, left, and what that did to the customers bonded to them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from loyalty_sim.studies.people.staff_watch import Parting, StaffWatch
from loyalty_sim.studies.people.words import firm_name

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.market import ServiceMarket
    from loyalty_sim.scenario.schema import Scenario

OVERLOADED = 1.0
"""Load of the site, demand over capacity at usual hours, above which staff are overloaded."""
SPELL = 3
"""Weeks of it in a row that are worth telling."""
WORN = 10.0
"""Points of exhaustion, 0-100, above colleagues from which on somebody is said to be worn out."""


class Episode(NamedTuple):
    """Something that happened. kind: hired, learnt, bonded, overloaded, worn, left or after. text: in words."""

    week: int
    kind: str
    text: str


class WorkingLife(NamedTuple):
    """One employee of the focal firm, from the first week to the last.

    person: who, as in the column `person`. weekly: rows of `StaffWatch.weekly` of the person, with means of colleagues
    in columns `others_*`. episodes: what happened. parting: what became of bonded customers; None who stayed.
    """

    person: int
    weekly: "pd.DataFrame"
    episodes: tuple[Episode, ...]
    parting: Parting | None

    @property
    def text(self) -> str:
        """The working life as plain text."""
        return "\n".join(f"week {each.week}: {each.text}" for each in self.episodes)


def working_life(scenario: "Scenario", seed: int, person: int | None = None) -> WorkingLife:
    """Run one market and take down the working life of one employee of the focal firm.

    person: by the number that `StaffWatch.weekly` has; if None a typical one: of those who were hired and left, the one
    of middling time in the job with most bonded customers; of those who stayed, if nobody left. Raises ValueError for a
    person who never worked there.

        >>> from loyalty_sim import load_scenario
        >>> small = load_scenario(overrides=["market.customers=300", "market.weeks=10"])
        >>> one = working_life(small, seed=1)
        >>> one.weekly["person"].nunique(), one.episodes[0].kind
        (1, 'hired')
    """
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    market = ServiceMarket(scenario, rng=seed)
    watch = StaffWatch(market)
    while market.week < scenario.market.weeks:
        market.step()
        watch.watch()
    weekly = watch.weekly
    chosen = typical(weekly, set(watch.partings)) if person is None else person
    if chosen not in set(weekly["person"]):
        raise ValueError(f"no person {chosen} worked for {firm_name(market, 0)}: StaffWatch.weekly lists those who did")
    own = with_others(weekly, chosen)
    return WorkingLife(chosen, own, tuple(_told(own, market, watch)), watch.partings.get(chosen))


def typical(weekly: "pd.DataFrame", left: set[int]) -> int:
    """A person of middling time in the job, with most bonded customers among the five nearest; see `working_life`."""
    each = weekly.groupby("person").agg(first=("week", "min"), weeks=("week", "size"), bonded=("bonded", "max"))
    gone = each[each.index.isin(left)]
    hired = gone[(gone["first"] > 0) & (gone["weeks"] > SPELL)]
    among = next(some for some in (hired, gone, each) if len(some))
    near = (among["weeks"] - among["weeks"].median()).abs().sort_values(kind="stable").index[:5]
    return int(among.loc[near, "bonded"].idxmax())


def with_others(weekly: "pd.DataFrame", person: int) -> "pd.DataFrame":
    """The weeks of a person, with the means of all colleagues beside them."""
    own = weekly[weekly["person"] == person]
    names = ["know", "want", "exhaustion", "performance"]
    others = weekly[weekly["person"] != person].groupby("week")[names].mean()
    return own.join(others.add_prefix("others_"), on="week").reset_index(drop=True)


def _told(own: "pd.DataFrame", market: "ServiceMarket", watch: StaffWatch) -> Iterator[Episode]:
    """All episodes, in their order."""
    person, firm = int(own["person"].iloc[0]), firm_name(market, 0)
    middle = [*_learning(own), *_bonding(own), *_load(own), *_wear(own)]
    yield _begin(own, firm)
    yield from sorted(middle, key=lambda each: each.week)
    if person in watch.partings:
        yield from _parted(own, watch, market)
    else:
        last = own.iloc[-1]
        yield Episode(int(last["week"]), "after", f"still works for {firm}, with {last['bonded']:.0f} bonded customers")


def _begin(own: "pd.DataFrame", firm: str) -> Episode:
    first = own.iloc[0]
    knows = f"knows {first['know']:.0f} of 100 (colleagues {first['others_know']:.0f})"
    if first["week"] == 0:
        return Episode(0, "hired", f"has worked for {firm} for {first['tenure'] / 52:.1f} years; {knows}")
    return Episode(int(first["week"]), "hired", f"hired by {firm}; {knows}")


def _learning(own: "pd.DataFrame") -> Iterator[Episode]:
    behind = own["know"] < own["others_know"] - 1.0
    caught = own[~behind & (own["week"] > own["week"].iloc[0])]
    if behind.iloc[0] and len(caught):
        week, start = int(caught["week"].iloc[0]), int(own["week"].iloc[0])
        told = f"knows as much as colleagues ({caught['know'].iloc[0]:.0f}), after {week - start} weeks"
        yield Episode(week, "learnt", told)


def _bonding(own: "pd.DataFrame") -> Iterator[Episode]:
    most = own["bonded"].max()
    if most > own["bonded"].iloc[0]:
        week = int(own["week"].iloc[int(own["bonded"].to_numpy().argmax())])
        yield Episode(week, "bonded", f"{most:.0f} customers are bonded to this person, as many as ever")


def _load(own: "pd.DataFrame") -> Iterator[Episode]:
    """Spells in which the site had more to do than hands, the longest three."""
    over = (own["utilisation"] > OVERLOADED).to_numpy()
    starts = np.flatnonzero(over & ~np.r_[False, over[:-1]])
    ends = np.flatnonzero(over & ~np.r_[over[1:], False])
    spells = sorted(zip(starts, ends, strict=True), key=lambda spell: spell[0] - spell[1])[:3]
    for start, end in spells:
        if end - start + 1 >= SPELL:
            part = own.iloc[start : end + 1]
            told = (
                f"overloaded for {end - start + 1} weeks: load {100 * part['utilisation'].mean():.0f} %, "
                f"{100 * part['overtime'].mean():.0f} % overtime, effort for each customer "
                f"{100 * part['effort'].mean():.0f} % of what it should be"
            )
            yield Episode(int(part["week"].iloc[0]), "overloaded", told)


def _wear(own: "pd.DataFrame") -> Iterator[Episode]:
    worn = own[own["exhaustion"] > own["others_exhaustion"] + WORN]
    if len(worn):
        first = worn.iloc[0]
        told = f"worn out: exhaustion {first['exhaustion']:.0f} of 100 (colleagues {first['others_exhaustion']:.0f})"
        yield Episode(int(first["week"]), "worn", told)


def _parted(own: "pd.DataFrame", watch: StaffWatch, market: "ServiceMarket") -> Iterator[Episode]:
    """The leaving, and what it did to the customers who were bonded to this person."""
    last, person = own.iloc[-1], int(own["person"].iloc[0])
    parting, firm, week = watch.partings[person], watch.moved_to(person), int(last["week"]) + 1
    where = f" for {firm_name(market, firm)}" if firm > 0 else ""
    yield Episode(
        week, "left",
        f"left{where} after {last['tenure'] / 52:.1f} years in the job: will to serve {last['want']:.0f} of 100 "
        f"(colleagues {last['others_want']:.0f}), "
        f"exhaustion {last['exhaustion']:.0f} ({last['others_exhaustion']:.0f})",
    )  # fmt: skip
    if not parting.bonded:
        yield Episode(week, "after", "nobody was bonded to this person")
        return
    stay = parting.bonded - parting.left
    moved = f"; satisfaction of those who stayed went from {parting.before:.0f} to {parting.after:.0f}" if stay else ""
    gone = f"{parting.left} of the {parting.bonded} bonded customers had left"
    told = f"{gone}, {parting.followed} of them to the same firm{moved}" if firm > 0 else f"{gone}{moved}"
    yield Episode(week + parting.weeks, "after", told)
