"""What happened to one customer in one week, found by comparing the customer before and after, and said in words.

Every line names the firm it is about; no line sets the satisfaction with one firm against that with another.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.language import tell, tell_count
from loyalty_sim.studies.people.heard import Heard, heard
from loyalty_sim.studies.people.person import stood_out
from loyalty_sim.studies.people.snapshot import Former, Snapshot
from loyalty_sim.studies.people.words import ATTRIBUTES, CASES, CHANNELS, REASONS, firm_name
from loyalty_sim.theory.customers.channels import Channel
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.defection import Reason

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket

FOCAL = 0
FIRST_HAND = 0.5
"""Knowledge of a firm from which on it is the customer's own, and not what others told."""


TOLD = {
    True: ("told {count} person something good about {firm}", "told {count} people something good about {firm}"),
    False: ("told {count} person something bad about {firm}", "told {count} people something bad about {firm}"),
}
TOLD_OF_LEAVING = ("told {count} person of having left {firm}", "told {count} people of having left {firm}")
LEFT_FOR = "left {firm} for {other}: {why} ({thought}; {chosen})"
SERVED = "served by {firm}, {how}, by employee {employee} at site {site}: {change}; {outstanding}"
SERVED_FIRST = f"served for the first time {SERVED.removeprefix('served ')}"
HEARD = {
    (False, True): "heard something good about {firm} from {who}",
    (False, False): "heard something bad about {firm} from {who}",
    (True, True): "asked {who}, and heard something good about {firm}",
    (True, False): "asked {who}, and heard something bad about {firm}",
}
"""By whether the customer had asked for it, and whether it was good."""
STOOD_OUT = {
    (True, True): "{what} better than usual",
    (True, False): "{what} worse than usual",
    (False, True): "{what} better than the rest",
    (False, False): "{what} worse than the rest",
}
"""By whether the customer knew the firm before, and whether it was good."""


class Moment(NamedTuple):
    """Something that happened.

    kind: served, failure, case, heard, heeded, told, left, joined or moved. text: in words; firm: the one it is
    about, -1 none. then: how satisfied the customer was by the end of that week, and with whom, and what the customer
    believed of the firm that the story is told by and of the best other one, 0-100.
    """

    week: int
    kind: str
    text: str
    firm: int = -1
    then: str = ""


def moments(
    before: Snapshot,
    now: Snapshot,
    market: "ServiceMarket",
    row: int,
    weights: tuple[float, ...],
    teller: int = FOCAL,
) -> Iterator[Moment]:
    """What happened to the customer in the week that has just been run, as a firm (`teller`) tells it.

    weights: see `Person`.
    """
    if now.generation != before.generation:
        yield Moment(market.week, "joined", tell("a newcomer takes the place of who moved away"))
        return
    if before.alive and not now.alive:
        yield Moment(market.week, "moved", tell("moved away and left the market"))
        return
    then = standing(now, market, teller)
    for kind, text, firm in _happened(before, now, market, row, weights):
        yield Moment(market.week, kind, text, firm, then)


def standing(now: Snapshot, market: "ServiceMarket", teller: int = FOCAL) -> str:
    """How satisfied the customer is, and with whom; what is believed of a firm and of the best other, 0-100."""
    parts = []
    if now.provider >= 0:
        satisfied, firm = _points(now.satisfaction), firm_name(market, now.provider)
        parts.append(tell("satisfied {points} with {firm}", points=satisfied, firm=firm))
    best, believed = now.outlook.best_beside(teller), now.outlook.believed
    compared = [f"{firm_name(market, firm)} {_points(believed[firm])}" for firm in (teller, best) if firm >= 0]
    return "; ".join([*parts, tell("thinks {compared}", compared=", ".join(compared))])


def _happened(
    before: Snapshot, now: Snapshot, market: "ServiceMarket", row: int, weights: tuple[float, ...]
) -> Iterator[tuple[str, str, int]]:
    """Kind, words and firm of everything that happened to somebody who was there before and still is."""
    stayed = now.provider == before.provider
    if now.left_firm >= 0:
        yield "left", _left(before, now, market), now.left_firm
    elif not stayed and now.provider >= 0:
        yield "joined", _joined(before, now, market), now.provider
    if now.served >= 0:
        yield "served", _encounter(before, now, market, weights), now.provider
    if now.failures > (before.failures if stayed else 0):
        yield "failure", _failure(before, now, market, weights), now.provider
    if now.case in CASES and now.provider >= 0 and (now.case != before.case if stayed else now.failures > 0):
        yield "case", tell(CASES[Case(now.case)], firm=firm_name(market, now.provider)), now.provider
    if now.message:
        about = firm_name(market, now.message_firm)
        yield "told", tell_count(*TOLD[now.message > 0], now.tells, firm=about), now.message_firm
    elif now.left_firm >= 0 and now.tells and market.theory.word_of_mouth.on:
        yield "told", tell_count(*TOLD_OF_LEAVING, now.tells, firm=firm_name(market, now.left_firm)), now.left_firm
    for each in heard(market, row):
        yield "heeded" if each.heeded else "heard", _message(each, market), each.firm


def _left(before: Snapshot, now: Snapshot, market: "ServiceMarket") -> str:
    """Whom the customer left, for whom and why, and what was believed of both."""
    old, why = firm_name(market, now.left_firm), tell(REASONS[Reason(now.left_reason)])
    if now.provider < 0:
        return tell("left {firm}: {why}", firm=old, why=why)
    believed = _points(before.outlook.believed[now.left_firm])
    thought = tell("thought {firm} {points}", firm=old, points=believed)
    if before.advised_firm == now.left_firm and before.advice < 0:
        thought = tell("thought {firm} {points}, warned of {firm}", firm=old, points=believed)
    chosen = _thought(before, now, market)
    return tell(LEFT_FOR, firm=old, other=_again(before, now, market), why=why, thought=thought, chosen=chosen)


def _joined(before: Snapshot, now: Snapshot, market: "ServiceMarket") -> str:
    """Whose customer somebody without a provider became, and what was believed of that firm."""
    return f"became a customer of {_again(before, now, market)} (thought {_thought(before, now, market)})"


def _again(before: Snapshot, now: Snapshot, market: "ServiceMarket") -> str:
    """The firm that was chosen, and whether the customer is back there."""
    firm = firm_name(market, now.provider)
    return tell("{firm} again", firm=firm) if _former(before, now.provider) else firm


def _thought(before: Snapshot, now: Snapshot, market: "ServiceMarket") -> str:
    """What was believed of the firm that was chosen, on what grounds, and whether it had been advised."""
    firm, known, former = now.provider, before.outlook.known[now.provider], _former(before, now.provider)
    if former:
        satisfied = _points(former.satisfaction)
        whence = tell(
            "from own experience, satisfied {points} there {until}", points=satisfied, until=since(former.week)
        )
    elif known >= FIRST_HAND:
        whence = tell("from own experience")
    elif known > 0.0:
        whence = tell("by reputation and, to {points} %, by what was heard", points=_points(known))
    else:
        whence = tell("by reputation")
    return f"{firm_name(market, firm)} {_points(before.outlook.believed[firm])} {whence}{_advised(before, now)}"


def _advised(before: Snapshot, now: Snapshot) -> str:
    """Whether the firm that was chosen had been advised, or was asked about by who looked around and then chose it."""
    if before.advised_firm == now.provider:
        return tell(", as advised") if before.advice > 0 else ""
    asked = now.advised_firm == now.provider and now.advice == 0
    return tell(", having asked about it") if asked else ""


def since(week: int) -> str:
    """Until when there was a relation that ended in this week."""
    return tell("until week {week}", week=week) if week > 0 else tell("before the start")


def _former(before: Snapshot, firm: int) -> Former | None:
    """What the customer kept of a firm, if it was remembered."""
    return next((each for each in before.former if each.firm == firm), None)


def _encounter(before: Snapshot, now: Snapshot, market: "ServiceMarket", weights: tuple[float, ...]) -> str:
    return tell(
        SERVED if now.provider == before.provider or _former(before, now.provider) else SERVED_FIRST,
        firm=firm_name(market, now.provider), how=tell(CHANNELS[Channel(now.channel)]), employee=now.served,
        site=int(market.world.employees.site[now.served]), change=_change(before, now),
        outstanding=_outstanding(before, now, weights),
    )  # fmt: skip


def _failure(before: Snapshot, now: Snapshot, market: "ServiceMarket", weights: tuple[float, ...]) -> str:
    return tell(
        "something went wrong at {firm}: {change}; {outstanding}", firm=firm_name(market, now.provider),
        change=_change(before, now), outstanding=_outstanding(before, now, weights, worst=True),
    )  # fmt: skip


def _change(before: Snapshot, now: Snapshot) -> str:
    """Satisfaction before and after, with one firm; only after, if the customer is new to it."""
    was, is_now = _points(before.satisfaction), _points(now.satisfaction)
    if now.provider != before.provider:
        return tell("satisfaction {points}", points=is_now)
    if was == is_now:
        return tell("satisfaction stays {points}", points=is_now)
    return tell("satisfaction {was} → {now}", was=was, now=is_now)


def _outstanding(before: Snapshot, now: Snapshot, weights: tuple[float, ...], worst: bool = False) -> str:
    """The attribute that moved the judgement most; a relation begins with all attributes thought alike."""
    stayed = now.provider == before.provider
    used_to = before.attributes if stayed else (0.0,) * len(before.attributes)
    place, good = stood_out(used_to, now.attributes, weights, worst)
    return tell(STOOD_OUT[stayed, good], what=tell(list(ATTRIBUTES.values())[place]))


def _message(each: Heard, market: "ServiceMarket") -> str:
    """A message: from whom, about which firm, good or bad, and whether it was heeded."""
    about, who = firm_name(market, each.firm), tell("{tie}, customer {row}", tie=_tie(each), row=each.teller)
    if each.moved:
        said = tell("heard from {who}, of having left {firm}", who=who, firm=about)
    else:
        said = tell(HEARD[each.asked, each.valence > 0], who=who, firm=about)
    return said + (tell(", and heeds it") if each.heeded and not each.moved else "")


def _tie(each: Heard) -> str:
    if not each.tied:
        return tell("somebody met by chance")
    return tell("a close friend") if each.strong else tell("somebody they know")


def _points(share: float) -> int:
    return round(100 * share)
