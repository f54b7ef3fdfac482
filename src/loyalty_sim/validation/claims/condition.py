"""When does a claim hold? Conditions on trade and dials, looked for among all cells, with care for how many are tried.

A condition is a choice of one or two of the three factors (trade, first dial, second dial), or none: everywhere. It is
confirmed if the paired effects, pooled over its cells, lie beyond the threshold for every part of the test, and every
single cell in it points that way. All conditions are tried at once, so their p-values are held to Holm's limits; so are
those of the cells in which the claim fails. Source: Holm 1979 Scand J Stat 6:65.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics import student
from loyalty_sim.statistics.bands import Array
from loyalty_sim.validation.claims.design import Cell
from loyalty_sim.validation.claims.effect import FAILS, HOLDS, UNDETERMINED, Finding, margins

ALPHA = 0.05

Condition = tuple[tuple[str, str], ...]


class Place(NamedTuple):
    """One cell of the search with the findings of every part there, and its verdict with care for the other cells."""

    cell: Cell
    findings: list[Finding]
    verdict: str = UNDETERMINED


class Found(NamedTuple):
    """places: every cell judged. conditions: the simplest that are confirmed; an empty one means everywhere."""

    places: list[Place]
    conditions: list[Condition]

    @property
    def contradicted(self) -> bool:
        """Whether the claim fails in at least one cell."""
        return any(place.verdict == FAILS for place in self.places)


def search(places: Sequence[Place]) -> Found:
    """Judge every cell and look for the simplest conditions under which the claim holds."""
    return Found(_judged(places), simplest(_confirmed(places)))


def _judged(places: Sequence[Place]) -> list[Place]:
    against = [_p_against(place.findings) for place in places]
    favour = [_p_in_favour([margins(finding) for finding in place.findings]) for place in places]
    failing, holding = holm(against), holm(favour)
    verdicts = [FAILS if f else HOLDS if h else UNDETERMINED for f, h in zip(failing, holding, strict=True)]
    return [place._replace(verdict=verdict) for place, verdict in zip(places, verdicts, strict=True)]


def _confirmed(places: Sequence[Place]) -> list[Condition]:
    tried = _conditions(places)
    inside = [[place for place in places if set(condition) <= set(place.cell.settings)] for condition in tried]
    p_values = [_p_pooled(chosen) for chosen in inside]
    return [condition for condition, sure in zip(tried, holm(p_values), strict=True) if sure]


def _conditions(places: Sequence[Place]) -> list[Condition]:
    found: dict[Condition, None] = {(): None}
    for size in (1, 2):
        for place in places:
            found |= dict.fromkeys(combinations(place.cell.settings, size))
    return list(found)


def simplest(confirmed: Sequence[Condition]) -> list[Condition]:
    """Conditions that no simpler confirmed one contains."""
    return [one for one in confirmed if not any(set(other) < set(one) for other in confirmed)]


def _p_pooled(places: Sequence[Place]) -> float:
    """p of the worst part, its margins pooled over the cells seed by seed; 1 if a cell points the other way."""
    by_part = []
    for findings in zip(*(place.findings for place in places), strict=True):
        each = [margins(finding) for finding in findings]
        if any(len(one) == 0 or one.mean() <= 0 for one in each):
            return 1.0
        same = {len(one) for one in each}
        by_part.append(np.mean(each, axis=0) if len(same) == 1 else np.array([one.mean() for one in each]))
    return _p_in_favour(by_part)


def _p_in_favour(each_part: Sequence[Array]) -> float:
    """Largest p over the parts of "not beyond the threshold": all have to be."""
    return max(p_above_zero(margin) for margin in each_part)


def _p_against(findings: Sequence[Finding]) -> float:
    """p of "beyond the threshold" for the part that is farthest from it, for as many parts as there are."""
    return min(1.0, len(findings) * min(p_above_zero(-margins(finding)) for finding in findings))


def p_above_zero(sample: Array) -> float:
    """One-sided p of a mean of 0 or less; 1 for fewer than three values."""
    if len(sample) < 3:
        return 1.0
    error = sample.std(ddof=1) / np.sqrt(len(sample))
    if error == 0:
        return 0.0 if sample.mean() > 0 else 1.0
    return float(student.beyond(sample.mean() / error, len(sample) - 1))


def holm(p_values: Sequence[float], alpha: float = ALPHA) -> list[bool]:
    """Which hypotheses are rejected with a family-wise error of at most alpha."""
    rejected = [False] * len(p_values)
    for rank, place in enumerate(np.argsort(p_values, kind="stable").tolist()):
        if p_values[place] > alpha / (len(p_values) - rank):
            break
        rejected[place] = True
    return rejected
