"""What happened to one customer in one week, found by comparing the customer before and after, and said in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.studies.people.heard import heard
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.week.tally import BLOCK

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket

CASES = {
    Case.FRONT_LINE: "complained to the person in front of them",
    Case.HEAD_OFFICE: "complained to head office",
    Case.SILENT: "told nobody in the firm about it",
    Case.NOT_YET_VOICED: "means to complain to head office",
    Case.RECOVERED: "the case was answered",
    Case.GIVEN_UP: "gave up waiting for an answer",
}
REASONS = {
    Reason.SERVICE_FAILURE: "a service failure",
    Reason.UNRESOLVED_CASE: "an unresolved case",
    Reason.POOR_SERVICE: "poor service",
    Reason.PRICE: "the price",
    Reason.TALK: "what friends said",
    Reason.WAIT: "waiting",
    Reason.EMPLOYEE_LEFT: "the familiar employee had left",
    Reason.BETTER_RIVAL: "a better rival",
    Reason.MOVED_AWAY: "moved away",
    Reason.NO_SINGLE_CAUSE: "no single cause",
}


class Moment(NamedTuple):
    """Something that happened: week, kind (served, failure, case, heard, told, left, joined, moved), and words."""

    week: int
    kind: str
    text: str


class Snapshot(NamedTuple):
    """All about one customer at the end of a week that can differ between two worlds; shares from 0 to 1."""

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
    left_firm: int
    left_reason: int
    paid: float
    served: int


def snapshot(market: "ServiceMarket", row: int) -> Snapshot:
    """The customer in `row` as of now."""
    c = market.world.customers
    columns = {name: getattr(c, name)[row].item() for name in Snapshot._fields[:-1]}
    return Snapshot(**columns, served=served_by(market, row))


def served_by(market: "ServiceMarket", row: int) -> int:
    """Position of the employee met this week, -1 if none."""
    if market.week == 0:
        return -1
    first = row // BLOCK * BLOCK
    listed = slice(first, first + int(market.tally.visit_count[row // BLOCK]))
    places = (market.tally.visits[listed] == row).nonzero()[0]
    return int(market.tally.visit_staff[listed][places[0]]) if len(places) else -1


def moments(before: Snapshot, now: Snapshot, market: "ServiceMarket", row: int) -> Iterator[Moment]:
    """What happened to the customer in the week that has just been run."""
    week = market.week
    if now.generation != before.generation:
        yield Moment(week, "joined", "a newcomer takes the place of who moved away")
        return
    if before.alive and not now.alive:
        yield Moment(week, "moved", "moved away and left the market")
        return
    if now.left_firm >= 0:
        chosen = f" for {firm_name(market, now.provider)}" if now.provider >= 0 else ""
        why = REASONS[Reason(now.left_reason)]
        yield Moment(week, "left", f"left {firm_name(market, now.left_firm)}{chosen}: {why}")
    elif before.provider < 0 <= now.provider:
        yield Moment(week, "joined", f"became a customer of {firm_name(market, now.provider)}")
    if now.served >= 0:
        yield _encounter(before, now, market)
    if now.provider == before.provider and now.failures > before.failures:
        yield Moment(week, "failure", "something went wrong")
    if now.case != before.case and now.case in CASES:
        yield Moment(week, "case", CASES[Case(now.case)])
    if now.message:
        yield Moment(
            week, "told", f"told {now.tells} people {_tone(now.message)} {firm_name(market, now.message_firm)}"
        )
    elif now.left_firm >= 0 and now.tells and market.theory.word_of_mouth.on:
        yield Moment(week, "told", f"told {now.tells} people of having left {firm_name(market, now.left_firm)}")
    yield from _heard(market, row)


def firm_name(market: "ServiceMarket", firm: int) -> str:
    """The focal firm by its name, rivals by number."""
    return market.config.firm.name if firm == 0 else f"rival {firm}"


def _encounter(before: Snapshot, now: Snapshot, market: "ServiceMarket") -> Moment:
    site = int(market.world.employees.site[now.served])
    was, is_now = round(100 * before.satisfaction), round(100 * now.satisfaction)
    change = f"satisfaction {was} → {is_now}" if was != is_now else f"satisfaction stays {is_now}"
    return Moment(market.week, "served", f"served by employee {now.served} at site {site}: {change}")


def _heard(market: "ServiceMarket", row: int) -> Iterator[Moment]:
    """Messages that reached the customer."""
    for each in heard(market, row):
        about, who = firm_name(market, each.firm), f"customer {each.teller}" + ("" if each.tied else ", no friend")
        if each.moved:
            text = f"heard from {who} of having left {about}"
        elif each.asked:
            text = f"asked {who} and heard {_tone(each.valence)} {about}"
        else:
            text = f"heard {_tone(each.valence)} {about} from {who}"
        yield Moment(market.week, "heard", text)


def _tone(message: int) -> str:
    return "something good about" if message > 0 else "something bad about"
