"""The books: names of what is recorded of every firm each week, and empty books."""

import numpy as np

from loyalty_sim.week.tally import COUNTS, SUMS, Tally
from loyalty_sim.world.columns import LEVERS

ACCOUNTS = (
    "revenue",
    "variable_cost",
    "wages",
    "hiring",
    "complaint_handling",
    "remedies",
    "acquisition",
    "outreach",
    "win_back",
    *(f"spend_{lever}" for lever in LEVERS),
    "profit",
)
"""Money per firm and week. `profit` is revenue less all that follows it."""

STATE = (
    "climate",
    "utilisation",
    "effort",
    "wait",
    "improvement",
    "staffed",
    "know",
    "want",
    "can",
    "exhaustion",
    "performance",
    "failure_risk",
    "felt_warmth",
    "displayed_warmth",
    "orientation",
    "information",
    "attitude",
    "behaviour",
    "culture",
    "price",
    "attention",
    "focus",
    "disruption",
    "repaired",
    "outdated",
    "reputation",
    "measured_satisfaction",
    "gaming",
    *(f"capability_{lever}" for lever in LEVERS),
)
"""State at the end of the week: means over sites (to `improvement`), positions, means over employees (to `culture`),
and the firm's own."""

FIELDS = (*ACCOUNTS, *COUNTS, *SUMS, *STATE)
FIRST_COUNT = len(ACCOUNTS)
FIRST_SUM = FIRST_COUNT + len(COUNTS)
FIRST_STATE = FIRST_SUM + len(SUMS)
PROFIT = FIRST_COUNT - 1


def new_ledger(weeks: int, firms: int) -> np.ndarray:
    """Empty books: (weeks, firms, FIELDS) of float64."""
    return np.zeros((weeks, firms, len(FIELDS)))


def week_counts(tally: Tally) -> np.ndarray:
    """Counters of the week over all threads: (firms, COUNTS)."""
    return tally.counts.sum(axis=0)
