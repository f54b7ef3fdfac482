"""The books: one page a week, laid out by `week.records`, held as plain numbers (weeks, firms, FIELDS)."""

import numpy as np

from loyalty_sim.week.records import ACCOUNTS, COUNTS, FIELDS, SUMS, numbers

__all__ = ["ACCOUNTS", "FIELDS", "enter", "new_ledger"]

_COUNTED = slice(len(ACCOUNTS), len(ACCOUNTS) + len(COUNTS))
_SUMMED = slice(_COUNTED.stop, _COUNTED.stop + len(SUMS))


def new_ledger(weeks: int, firms: int) -> np.ndarray:
    """Empty books: (weeks, firms, FIELDS) of float64."""
    return np.zeros((weeks, firms, len(FIELDS)))


def enter(page: np.ndarray, counts: np.ndarray, sums: np.ndarray) -> None:
    """Copy the counters and sums of a week (records, one a firm) into its page (firms, FIELDS)."""
    page[:, _COUNTED] = numbers(counts)
    page[:, _SUMMED] = numbers(sums)
