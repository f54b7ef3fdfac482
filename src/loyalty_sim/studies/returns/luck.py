"""How many seeds a curve needs: few where what is not known of the world makes the doubt, more where luck does.

Whether more are run hangs on how large luck is and not on what came out, so that intervals keep their coverage.
"""

from typing import TYPE_CHECKING

from loyalty_sim.studies.returns.whole import Whole

if TYPE_CHECKING:
    import pandas as pd

    from loyalty_sim.studies.returns.analysis import ReturnsDetail

AT_FIRST, IN_FULL = 8, 20
"""Seeds of the first look, and where luck matters."""

MUCH = 0.05
"""Luck's share of the variance of an answer over all that is in doubt from which on more seeds are run: without any
luck its interval would then be narrower by a fortieth."""


def begin_with(worlds: "int | pd.DataFrame") -> int:
    """Seeds to begin with; without worlds luck is all the doubt there is.

    >>> begin_with(16), begin_with(0)
    (8, 20)
    """
    return IN_FULL if isinstance(worlds, int) and not worlds else AT_FIRST


def luck_is_much(detail: "ReturnsDetail") -> bool:
    """Whether luck is more than a twentieth of the doubt about the level that brings most."""
    whole = detail.whole
    if whole is None or whole.worlds is None:
        return False
    return whole.worlds.effect[other_level(whole, detail.plan.baseline)].luck > MUCH


def other_level(whole: Whole, baseline: int) -> int:
    """The level whose difference to today is in doubt: the best, or the highest where today's is the best."""
    return whole.best if whole.best != baseline else len(whole.value.mean) - 1
