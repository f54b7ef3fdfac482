"""Survey answers of another mean: those of a trade, tilted, so that who answers alike still answers alike."""

import math

import numpy as np

from loyalty_sim.world.answers import Answers

RESPONDENTS = 4000
MOST_TILT, HALVINGS = 12.0, 60
POINTS = 100.0 / 9.0
"""Points of 100 that one step of a scale from 1 to 10 is."""


def tilted(answers: Answers, mean: float) -> Answers:
    """Answers (1-10) whose mean satisfaction is `mean`, in points of 100, one entry a respondent.

    Each kind of answer is as frequent as before times exp(tilt x satisfaction), the closest distribution of that mean
    to the one before (Kullback-Leibler). Raises ValueError for a mean that no answer reaches.

        >>> both = Answers(np.array([5.0, 8.0]), np.array([4.0, 9.0]), np.array([4.0, 9.0]))
        >>> round(float(tilted(both, 70.0).satisfaction.mean()), 2)
        7.3
    """
    kinds, counts = np.unique(np.stack(answers), axis=1, return_counts=True)
    said = kinds[2]
    aim = 1.0 + mean / POINTS
    if not said.min() < aim < said.max():
        ends = f"{POINTS * (said.min() - 1):.0f} to {POINTS * (said.max() - 1):.0f}"
        raise ValueError(f"a mean satisfaction of {mean:.1f} lies outside the answers there are, {ends}")
    low, high = -MOST_TILT, MOST_TILT
    for _ in range(HALVINGS):
        tilt = 0.5 * (low + high)
        weights = counts * np.exp(tilt * (said - said.max() if tilt > 0 else said - said.min()))
        low, high = (tilt, high) if float(weights @ said / weights.sum()) < aim else (low, tilt)
    order = np.argsort(said, kind="stable")  # so that what is rounded off one kind goes to a neighbour
    kinds, ends = kinds[:, order], np.round(RESPONDENTS * np.cumsum(weights[order]) / weights.sum())
    times = np.diff(ends, prepend=0.0).astype(int)
    return Answers(*np.repeat(kinds, times, axis=1))


def as_csv(answers: Answers) -> str:
    """The answers as a table that `trade.answers` reads."""
    rows = (f"{expectation:g},{quality:g},{satisfaction:g}" for expectation, quality, satisfaction in zip(*answers))  # noqa: B905
    return "\n".join(("expectation,quality,satisfaction", *rows, ""))


def mean_of(answers: Answers) -> float:
    """Mean satisfaction in points of 100."""
    return POINTS * (math.fsum(answers.satisfaction) / len(answers.satisfaction) - 1.0)
