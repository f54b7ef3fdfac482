"""Every lever by itself: the gain when more or less money goes into one of the levers, the others as planned.

A lever that gets nothing in the plan is tried with an equal part of the pot. Amounts go beyond the pot, so that it is
seen what more money would bring.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array, mean_interval
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.response import Respond

PARTS = (0.0, 0.5, 1.0, 1.5, 2.0)


class Tried(NamedTuple):
    """A plan with another amount in one lever: which, and the part of what it gets in the plan."""

    lever: str
    part: float
    shares: Array


def variations(budget: Budget, plan: Array) -> list[Tried]:
    """The plan with every lever at `PARTS` of what it gets, as far as the levers take it."""
    found = []
    for lever in budget.levers:
        own = np.array([name == lever for name, _ in budget.cells])
        usual = np.where(own, 1 / len(budget.cells), 0.0)
        planned = plan if plan[own].any() else plan + usual
        for part in PARTS:
            shares = np.where(own, np.minimum(part * planned, budget.caps), plan)
            found.append(Tried(lever, part, shares))
    return found


def curves(respond: Respond, budget: Budget, plan: Array, seeds: Sequence[int], confidence: float) -> pd.DataFrame:
    """One row a lever and amount: money a year in it in all, and the gain against today with its interval."""
    tried = variations(budget, plan)
    gains = respond(np.array([each.shares for each in tried]), seeds).gain
    found = mean_interval(gains.T, confidence)
    rows = [
        {"lever": each.lever, "money_a_year": budget.a_year_by_lever(budget.spent(each.shares))[each.lever],
         "planned": bool(np.allclose(each.shares, plan)), "gain": mean, "gain_low": low, "gain_high": high}
        for each, mean, low, high in zip(tried, found.mean, found.low, found.high, strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows)
