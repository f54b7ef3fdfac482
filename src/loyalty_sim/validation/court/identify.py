"""Which of several theories made what was seen: the candidate whose figures lie nearest, in errors of luck.

What was seen is compared with every candidate over all figures at once. A difference counts in standard errors, from
the spread over seeds within the candidates, and figures that go together by luck do not count twice: the distance is
Mahalanobis', with the correlations of luck pooled over the candidates and shrunk, since there are few seeds.

    distance  = z' R^-1 z / figures
    shrinking = sum((1 - r^2)^2 / (n - 1)) / sum(r^2)        (over the pairs of figures; at most 1)

Sources: Mahalanobis 1936 Proc Natl Inst Sci India 2:49; Schäfer & Strimmer 2005 Stat Appl Genet Mol Biol 4:32.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array
from loyalty_sim.validation.court.docket import Docket

Figures = Mapping[str, Array]
"""Figures by name: (S,) by seed."""

FEWEST = 2


class Candidate(NamedTuple):
    """A theory that may have made what was seen.

    distance: about 1 where only luck lies between, and more the farther the theory is from what was seen.
    """

    name: str
    distance: float


def figures_of(docket: Docket, side: int = 1) -> dict[str, Array]:
    """The figures of a docket by name. side: 0 as shipped, 1 with the case."""
    return {f"{name} {shift.says}": np.asarray(shift.samples[side], float) for name, _, shift in docket.shifts()}


def identify(seen: Figures, candidates: Mapping[str, Figures]) -> list[Candidate]:
    """The candidates, the nearest first. Figures that a seed of one of them lacks, or that never vary, do not count.

    >>> seen, other = {"profit": np.array([1.0, 2.0])}, {"profit": np.array([8.0, 9.0, 10.0])}
    >>> identify(seen, {"high": other, "low": {"profit": np.array([0.0, 1.0, 2.0])}})[0].name
    'low'
    """
    known = [name for name in seen if all(_known(one.get(name)) for one in (seen, *candidates.values()))]
    counted = [name for name in known if any(np.ptp(own[name]) > 0.0 for own in candidates.values())]
    if not counted:
        return [Candidate(name, 0.0) for name in candidates]
    luck = _luck([_columns(own, counted) for own in candidates.values()])
    freedom = max(len(luck) - len(candidates), 1)
    spread = np.sqrt((luck**2).sum(axis=0) / freedom)
    together = _shrunk(np.atleast_2d(np.corrcoef(luck, rowvar=False)), freedom)
    there = _columns(seen, counted)
    found = [
        Candidate(name, _distance(there, _columns(own, counted), spread, together)) for name, own in candidates.items()
    ]
    return sorted(found, key=lambda candidate: candidate.distance)


def _known(samples: Array | None) -> bool:
    return samples is not None and len(samples) >= FEWEST and bool(np.isfinite(samples).all())


def _columns(figures: Figures, names: Sequence[str]) -> Array:
    """(S, figures), of as many seeds as all figures have."""
    seeds = min(len(figures[name]) for name in names)
    return np.array([figures[name][:seeds] for name in names], float).T


def _luck(columns: Sequence[Array]) -> Array:
    """What is luck in the figures of all candidates, one below the other: each seed less the mean of its candidate."""
    return np.concatenate([each - each.mean(axis=0) for each in columns])


def _shrunk(correlation: Array, freedom: int) -> Array:
    """A correlation matrix shrunk towards that of figures which have nothing to do with one another."""
    pairs = correlation[np.triu_indices(len(correlation), 1)]
    size = float((pairs**2).sum())
    share = min(1.0, float(((1.0 - pairs**2) ** 2).sum()) / max(freedom - 1, 1) / size) if size > 0.0 else 1.0
    return np.asarray((1.0 - share) * correlation + share * np.eye(len(correlation)))


def _distance(seen: Array, own: Array, spread: Array, together: Array) -> float:
    error = spread * np.sqrt(1.0 / len(seen) + 1.0 / len(own))
    z = (seen.mean(axis=0) - own.mean(axis=0)) / error
    return float(z @ np.linalg.solve(together, z)) / len(z)
