"""What happened to one customer in one week, found by comparing the customer before and after, and said in words.

Every line names the firm it is about; no line sets the satisfaction with one firm against that with another.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

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
        yield Moment(market.week, "joined", "a newcomer takes the place of who moved away")
        return
    if before.alive and not now.alive:
        yield Moment(market.week, "moved", "moved away and left the market")
        return
    then = standing(now, market, teller)
    for kind, text, firm in _happened(before, now, market, row, weights):
        yield Moment(market.week, kind, text, firm, then)


def standing(now: Snapshot, market: "ServiceMarket", teller: int = FOCAL) -> str:
    """How satisfied the customer is, and with whom; what is believed of a firm and of the best other, 0-100."""
    parts = []
    if now.provider >= 0:
        parts.append(f"satisfied {_points(now.satisfaction)} with {firm_name(market, now.provider)}")
    best, believed = now.outlook.best_beside(teller), now.outlook.believed
    compared = [f"{firm_name(market, firm)} {_points(believed[firm])}" for firm in (teller, best) if firm >= 0]
    return "; ".join([*parts, f"thinks {', '.join(compared)}"])


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
        yield "case", CASES[Case(now.case)].format(firm=firm_name(market, now.provider)), now.provider
    if now.message:
        about = firm_name(market, now.message_firm)
        yield "told", f"told {now.tells} people {_tone(now.message)} {about}", now.message_firm
    elif now.left_firm >= 0 and now.tells and market.theory.word_of_mouth.on:
        yield "told", f"told {now.tells} people of having left {firm_name(market, now.left_firm)}", now.left_firm
    for each in heard(market, row):
        yield "heeded" if each.heeded else "heard", _message(each, market), each.firm


def _left(before: Snapshot, now: Snapshot, market: "ServiceMarket") -> str:
    """Whom the customer left, for whom and why, and what was believed of both."""
    old, why = firm_name(market, now.left_firm), REASONS[Reason(now.left_reason)]
    if now.provider < 0:
        return f"left {old}: {why}"
    warned = f", warned of {old}" if before.advised_firm == now.left_firm and before.advice < 0 else ""
    thought = f"thought {old} {_points(before.outlook.believed[now.left_firm])}{warned}"
    return f"left {old} for {_again(before, now, market)}: {why} ({thought}; {_thought(before, now, market)})"


def _joined(before: Snapshot, now: Snapshot, market: "ServiceMarket") -> str:
    """Whose customer somebody without a provider became, and what was believed of that firm."""
    return f"became a customer of {_again(before, now, market)} (thought {_thought(before, now, market)})"


def _again(before: Snapshot, now: Snapshot, market: "ServiceMarket") -> str:
    """The firm that was chosen, and whether the customer is back there."""
    return firm_name(market, now.provider) + " again" * (_former(before, now.provider) is not None)


def _thought(before: Snapshot, now: Snapshot, market: "ServiceMarket") -> str:
    """What was believed of the firm that was chosen, on what grounds, and whether it had been advised."""
    firm, known, former = now.provider, before.outlook.known[now.provider], _former(before, now.provider)
    if former:
        whence = f"from own experience, satisfied {_points(former.satisfaction)} there {since(former.week)}"
    elif known >= FIRST_HAND:
        whence = "from own experience"
    elif known > 0.0:
        whence = f"by reputation and, to {_points(known)} %, by what was heard"
    else:
        whence = "by reputation"
    return f"{firm_name(market, firm)} {_points(before.outlook.believed[firm])} {whence}{_advised(before, now)}"


def _advised(before: Snapshot, now: Snapshot) -> str:
    """Whether the firm that was chosen had been advised, or was asked about by who looked around and then chose it."""
    if before.advised_firm == now.provider:
        return ", as advised" * (before.advice > 0)
    return ", having asked about it" * (now.advised_firm == now.provider and now.advice == 0)


def since(week: int) -> str:
    """Until when there was a relation that ended in this week."""
    return f"until week {week}" if week > 0 else "before the start"


def _former(before: Snapshot, firm: int) -> Former | None:
    """What the customer kept of a firm, if it was remembered."""
    return next((each for each in before.former if each.firm == firm), None)


def _encounter(before: Snapshot, now: Snapshot, market: "ServiceMarket", weights: tuple[float, ...]) -> str:
    site = int(market.world.employees.site[now.served])
    by = f"{CHANNELS[Channel(now.channel)]}, by employee {now.served} at site {site}"
    name, changed = firm_name(market, now.provider), _change(before, now)
    first = "" if now.provider == before.provider else "for the first time " * (not _former(before, now.provider))
    return f"served {first}by {name}, {by}: {changed}; {_outstanding(before, now, weights)}"


def _failure(before: Snapshot, now: Snapshot, market: "ServiceMarket", weights: tuple[float, ...]) -> str:
    name = firm_name(market, now.provider)
    return f"something went wrong at {name}: {_change(before, now)}; {_outstanding(before, now, weights, worst=True)}"


def _change(before: Snapshot, now: Snapshot) -> str:
    """Satisfaction before and after, with one firm; only after, if the customer is new to it."""
    was, is_now = _points(before.satisfaction), _points(now.satisfaction)
    if now.provider != before.provider:
        return f"satisfaction {is_now}"
    return f"satisfaction {was} → {is_now}" if was != is_now else f"satisfaction stays {is_now}"


def _outstanding(before: Snapshot, now: Snapshot, weights: tuple[float, ...], worst: bool = False) -> str:
    """The attribute that moved the judgement most; a relation begins with all attributes thought alike."""
    stayed = now.provider == before.provider
    used_to = before.attributes if stayed else (0.0,) * len(before.attributes)
    place, good = stood_out(used_to, now.attributes, weights, worst)
    than = "usual" if stayed else "the rest"
    return f"{list(ATTRIBUTES.values())[place]} {'better' if good else 'worse'} than {than}"


def _message(each: Heard, market: "ServiceMarket") -> str:
    """A message: from whom, about which firm, good or bad, and whether it was heeded."""
    about, who = firm_name(market, each.firm), f"{_tie(each)}, customer {each.teller}"
    heeded = ", and heeds it" if each.heeded else ""
    if each.moved:
        return f"heard from {who}, of having left {about}"
    if each.asked:
        return f"asked {who}, and heard {_tone(each.valence)} {about}{heeded}"
    return f"heard {_tone(each.valence)} {about} from {who}{heeded}"


def _tie(each: Heard) -> str:
    if not each.tied:
        return "somebody met by chance"
    return "a close friend" if each.strong else "somebody they know"


def _tone(message: int) -> str:
    return "something good about" if message > 0 else "something bad about"


def _points(share: float) -> int:
    return round(100 * share)
