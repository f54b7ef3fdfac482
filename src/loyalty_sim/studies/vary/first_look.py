"""A first look over many factors: which of them are worth a closer one."""

from collections.abc import Sequence

import numpy as np

from loyalty_sim.lab.lab import Lab
from loyalty_sim.studies.vary.factor import Factor
from loyalty_sim.studies.vary.points import place_of_present
from loyalty_sim.studies.vary.question import Question, values_at

SEEDS = (900_001, 900_002)
"""Seeds of the first look. The study that follows has others, so that whoever was lucky here is not lucky twice."""


def screened(question: Question, factors: Sequence[Factor], keep: int, lab: Lab) -> list[Factor]:
    """The `keep` factors that move the answer most when each alone goes to the far end of its range, largest first.

    Costs (1 + factors) x 2 seeds runs, twice that for a difference of scenarios; nothing if there are no more than
    `keep` of them.
    """
    if len(factors) <= keep:
        return list(factors)
    present = place_of_present(question.scenario, factors)
    places = np.tile(present, (len(factors) + 1, 1))
    places[range(1, len(factors) + 1), range(len(factors))] = np.where(present < 0.75, 1.0, 0.0)
    values = values_at(question, factors, places, SEEDS, lab).mean(axis=1)
    moved = np.abs(values[1:] - values[0])
    return [factors[at] for at in np.argsort(-moved, kind="stable")[:keep]]


def check_top(top: int, usual: int, factors: Sequence[Factor] | None) -> None:
    """Raises ValueError for a number of factors to take from a first look where the factors are named themselves."""
    if factors and top != usual:
        raise ValueError(f"top = {top}: factors that are named are all taken, without a first look")


def runs_of_screening(factors: int, keep: int, sides: int) -> int:
    """How many runs the first look costs."""
    return 0 if factors <= keep else (1 + factors) * len(SEEDS) * sides
