"""C8 - Every defection carries its reason, found by counterfactual.

Claim: the reason a customer left is the component that, put back to neutral, would have kept the customer. A component
k adds s_k to the search hazard and h_k to the utility by which the rival wins (the parts of theory.choice); with the
same luck the customer would have stayed had s_k >= slack (no search) or h_k >= margin (the provider would have been
chosen). The reason is the component with the largest of s_k / slack and h_k / margin, if that is at least 1; otherwise
no single one would have been enough.

    strength = max(search_part / slack, utility_part / margin)

A rival's newer product, and what else attracts to it, counts as a better rival; what lies in habit, brand, taste and
the luck of the choice is nobody's reason. Customers of a firm that closes (theory.closure) have that as their reason.
"""

from enum import IntEnum

from loyalty_sim.compiled import rule
from loyalty_sim.theory.customers.choice import Advantages, Pulls


class Reason(IntEnum):
    """Why a customer left; the numbers are stored and never move."""

    NONE = 0
    SERVICE_FAILURE = 1
    UNRESOLVED_CASE = 2
    POOR_SERVICE = 3
    PRICE = 4
    TALK = 5
    WAIT = 6
    EMPLOYEE_LEFT = 7
    BETTER_RIVAL = 8
    MOVED_AWAY = 9
    NO_SINGLE_CAUSE = 10
    FIRM_CLOSED = 11


_SERVICE_FAILURE, _UNRESOLVED_CASE = int(Reason.SERVICE_FAILURE), int(Reason.UNRESOLVED_CASE)
_POOR_SERVICE, _PRICE, _TALK, _WAIT = (
    int(reason) for reason in (Reason.POOR_SERVICE, Reason.PRICE, Reason.TALK, Reason.WAIT)
)
_EMPLOYEE_LEFT, _BETTER_RIVAL = int(Reason.EMPLOYEE_LEFT), int(Reason.BETTER_RIVAL)
_NO_SINGLE_CAUSE = int(Reason.NO_SINGLE_CAUSE)


@rule
def strength(search_part: float, utility_part: float, slack: float, margin: float) -> float:
    """How far beyond enough neutralising one component is (>= 1 would have kept the customer); slack, margin > 0.

    >>> strength(search_part=0.05, utility_part=0.6, slack=0.1, margin=0.5)
    1.2
    """
    return max(search_part / max(slack, 1e-12), utility_part / max(margin, 1e-12))


@rule
def _stronger(so_far: tuple[float, int], strength: float, reason: int) -> tuple[float, int]:
    """The stronger of the reason so far, with its strength, and another."""
    return (strength, reason) if strength >= so_far[0] else so_far


@rule
def reason(pull: Pulls, ahead: Advantages, slack: float, margin: float, unresolved: bool) -> int:
    """Code of the `Reason` behind leaving for a rival that is ahead in these parts of utility.

    unresolved: whether a grievance is a case that waits.

        >>> pull = Pulls(0.02, 0.24, 0.0, 0.0, 0.0, 0.0, 0.0)
        >>> ahead = Advantages(0.1, 0.6, 0.0, 0.0, 0.0, 0.0, 0.3, -0.8, 0.1)
        >>> Reason(reason(pull, ahead, slack=0.2, margin=0.3, unresolved=False)).name
        'SERVICE_FAILURE'
    """
    found = 1.0, _NO_SINGLE_CAUSE
    harm = strength(pull.grievance, ahead.grievance, slack, margin)
    found = _stronger(found, harm, _UNRESOLVED_CASE if unresolved else _SERVICE_FAILURE)
    found = _stronger(found, strength(pull.dissatisfaction, ahead.poor_service, slack, margin), _POOR_SERVICE)
    found = _stronger(found, strength(pull.price, ahead.price, slack, margin), _PRICE)
    found = _stronger(found, strength(pull.talk, ahead.talk, slack, margin), _TALK)
    found = _stronger(found, strength(pull.wait, ahead.wait, slack, margin), _WAIT)
    found = _stronger(found, strength(pull.lost_contact, ahead.lost_contact, slack, margin), _EMPLOYEE_LEFT)
    found = _stronger(found, strength(pull.newness, ahead.better_rival, slack, margin), _BETTER_RIVAL)
    return found[1]
