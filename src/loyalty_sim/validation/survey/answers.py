"""The answers of a customer survey, simulated or real: one entry a respondent."""

from typing import NamedTuple

import numpy as np


class Answers(NamedTuple):
    """Indices 0-100 and single answers 1-10 of every respondent; (n,) each, nan where there is none.

    expectation, quality, value, satisfaction: mean of three items, 0-100. overall: the overall item of satisfaction,
    1-10. again: likelihood to buy again, 1-10. complained: whether in the last year, 0 or 1. handled: rating of how the
    complaint was handled, 1-10, nan for those who did not complain.
    """

    expectation: np.ndarray
    quality: np.ndarray
    value: np.ndarray
    satisfaction: np.ndarray
    overall: np.ndarray
    again: np.ndarray
    complained: np.ndarray
    handled: np.ndarray

    def take(self, rows: np.ndarray) -> "Answers":
        """The answers of these respondents."""
        return Answers(*(column[rows] for column in self))


def index(items: np.ndarray) -> np.ndarray:
    """Index 0-100 of items (k, n) from 1 to 10."""
    return np.asarray((items.mean(axis=0) - 1.0) * 100.0 / 9.0)
