"""The verdict on a claim: of its own test and of its search together."""

from loyalty_sim.validation.claims.condition import Condition, Found
from loyalty_sim.validation.claims.effect import FAILS, HOLDS, UNDETERMINED

HOLDS_WHEN, NOT_TESTABLE = "holds when", "not testable here"
VERDICTS = (HOLDS, HOLDS_WHEN, FAILS, UNDETERMINED, NOT_TESTABLE)


def verdict(own: str, found: Found | None) -> tuple[str, list[Condition]]:
    """Verdict and, for "holds when", the conditions; none means: in the claim's own setting and no wider one.

    own: verdict of the claim's own test. A claim is a general sentence, so one that holds in its own setting and fails
    in a cell of the search holds only when its conditions are met, and so does one that fails at home and is confirmed
    elsewhere. One whose own test decides nothing stays undecided, whatever the search finds.
    """
    if found is None or own == UNDETERMINED:
        return own, []
    if own == HOLDS and not found.contradicted:
        return HOLDS, []
    if own == HOLDS or found.conditions:
        return HOLDS_WHEN, [condition for condition in found.conditions if condition]
    return own, []
