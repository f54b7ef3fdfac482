"""From runs with groups on and off to the part of each group in the difference between B and A.

Seed by seed the parts and what is left without all groups add up to the difference: what each order adds step by step
is the whole, and a mean of sums is the sum of means.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array, Interval, mean_interval
from loyalty_sim.studies.explain.groups import Group
from loyalty_sim.studies.explain.orders import Off, along, orders_of

ARMS = ("A", "B")


class Explained(NamedTuple):
    """The parts of a difference in one outcome, in its unit, by seed.

    total: (S,) B less A. rest: (S,) B less A with all groups off. parts: (S, G) of each group; rest and parts add up to
    the total.
    """

    outcome: str
    groups: tuple[Group, ...]
    total: Array
    rest: Array
    parts: Array
    confidence: float

    @property
    def added(self) -> float:
        """What all groups together add, the mean over seeds: the total less the rest."""
        return float(self.parts.sum(axis=1).mean())

    def interval(self, samples: Array) -> Interval:
        """Mean and interval over the seeds."""
        return mean_interval(samples, self.confidence)


def label(arm: str, off: Off) -> str:
    """How an arm with groups off is called among the runs; their numbers begin with 1.

    >>> label("B", frozenset({0, 4})), label("A", frozenset())
    ('B without 1 5', 'A')
    """
    return f"{arm} without {' '.join(str(group + 1) for group in sorted(off))}" if off else arm


def explained(
    runs: pd.DataFrame, outcome: str, groups: Sequence[Group], seeds: Sequence[int], pairs: int, confidence: float
) -> Explained:
    """The parts of the difference in an outcome. runs: one row a run, `scenario` being its label."""
    values = dict(zip(zip(runs["scenario"], runs["seed"], strict=True), runs[outcome].astype(float), strict=True))
    parts = np.array([_parts(values, seed, len(groups), pairs) for seed in seeds])
    rest = np.array([_difference(values, seed, frozenset(range(len(groups)))) for seed in seeds])
    total = np.array([_difference(values, seed, frozenset()) for seed in seeds])
    return Explained(outcome, tuple(groups), total, rest, parts, confidence)


def _parts(values: Mapping[tuple[str, int], float], seed: int, groups: int, pairs: int) -> Array:
    orders = orders_of(seed, groups, pairs)
    found = np.zeros(groups)
    for order in orders:
        steps = [_difference(values, seed, off) for off in along(order)]
        found[list(order)] += np.diff(steps)
    return found / len(orders)


def _difference(values: Mapping[tuple[str, int], float], seed: int, off: Off) -> float:
    a, b = (values[label(arm, off), seed] for arm in ARMS)
    return b - a
