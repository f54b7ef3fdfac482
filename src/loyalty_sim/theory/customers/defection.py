"""C8 - Every defection carries its reason, found by counterfactual.

Claim: the reason a customer left is the component that, put back to neutral, would have kept the customer. A component
k adds s_k to the search hazard and takes h_k from the provider's utility; with the same luck the customer would have
stayed had s_k >= slack (no search) or h_k >= margin (the provider would have been chosen). The reason is the component
with the largest of s_k / slack and h_k / margin, if that is at least 1; otherwise no single one would have been enough.
"""

from enum import IntEnum

from loyalty_sim.compiled import rule


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


@rule
def strength(search_part: float, utility_part: float, slack: float, margin: float) -> float:
    """How far beyond enough neutralising one component is (>= 1 would have kept the customer); slack, margin > 0."""
    return max(search_part / max(slack, 1e-12), utility_part / max(margin, 1e-12))
