"""The books: one page a week, laid out by `week.records`, held as plain numbers (weeks, firms, FIELDS)."""

import numpy as np

from loyalty_sim.week.records import ACCOUNTS, COUNTS, FIELDS, STATES, SUMS, numbers

__all__ = ["ACCOUNTS", "FIELDS", "enter", "leave_blank", "new_ledger"]

_COUNTED = slice(len(ACCOUNTS), len(ACCOUNTS) + len(COUNTS))
_SUMMED = slice(_COUNTED.stop, _COUNTED.stop + len(SUMS))
_STATES = slice(_SUMMED.stop, _SUMMED.stop + len(STATES))


def new_ledger(weeks: int, firms: int) -> np.ndarray:
    """Empty books: (weeks, firms, FIELDS) of float64."""
    return np.zeros((weeks, firms, len(FIELDS)))


def enter(page: np.ndarray, counts: np.ndarray, sums: np.ndarray) -> None:
    """Copy the counters and sums of a week (records, one a firm) into its page (firms, FIELDS)."""
    page[:, _COUNTED] = numbers(counts)
    page[:, _SUMMED] = numbers(sums)


def leave_blank(page: np.ndarray, gone: np.ndarray) -> None:
    """The state of firms that are gone (firms,) is missing and not 0: sites, staff, prices and the like."""
    if gone.any():
        page[gone, _STATES] = np.nan
