"""Words of managers for what is told of customers: reasons, cases, attributes, channels and kinds of customer."""

from typing import TYPE_CHECKING

from loyalty_sim.language import tell
from loyalty_sim.theory.customers.channels import Channel
from loyalty_sim.theory.customers.complaint import Case
from loyalty_sim.theory.customers.defection import Reason
from loyalty_sim.theory.customers.loyalty import Kind

if TYPE_CHECKING:
    from loyalty_sim.market import ServiceMarket

CASES = {
    Case.FRONT_LINE: "complained to the person in front of them at {firm}",
    Case.HEAD_OFFICE: "complained to the head office of {firm}",
    Case.FOUND: "told {firm} of the problem in its survey",
    Case.SILENT: "told nobody at {firm} about it",
    Case.NOT_YET_VOICED: "means to complain to the head office of {firm}",
    Case.RECOVERED: "{firm} answered the complaint",
    Case.GIVEN_UP: "gave up waiting for an answer from {firm}",
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
    Reason.FIRM_CLOSED: "the firm had closed",
}
KINDS = {
    Kind.LOYAL: "loyal: satisfied and attached",
    Kind.MERCENARY: "a mercenary: satisfied, and free to go",
    Kind.HOSTAGE: "a hostage: dissatisfied, and held",
    Kind.DEFECTOR: "a defector: dissatisfied, and free to go",
}
CHANNELS = {Channel.PERSON: "in person", Channel.PHONE: "by phone", Channel.ONLINE: "online"}
ATTRIBUTES = {
    "core": "the outcome",
    "reliability": "reliability",
    "responsiveness": "promptness",
    "assurance": "competence and respect",
    "empathy": "personal attention",
    "tangibles": "premises and looks",
    "wait": "the wait",
    "ease": "ease of buying",
    "price": "the price",
}
"""In the order of theory.customers.attributes."""


def firm_name(market: "ServiceMarket", firm: int) -> str:
    """What a firm of this market is called."""
    return market.firms[firm].called or firm_called(market.config.firm.name, firm)


def firm_called(focal: str, firm: int) -> str:
    """The focal firm by its name, rivals by number.

    >>> firm_called("Ours", 0), firm_called("Ours", 2)
    ('Ours', 'rival 2')
    """
    return focal if firm == 0 else tell("rival {number}", number=firm)
