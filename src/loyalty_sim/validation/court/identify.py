"""Which of several theories made what was seen: the candidate whose figures lie nearest, in errors of luck.

What was seen is compared with every candidate figure by figure. A difference counts in standard errors, from the
spread over seeds that all candidates share, so that figures of any unit weigh the same.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from loyalty_sim.statistics.bands import Array
from loyalty_sim.validation.court.docket import Docket

Figures = Mapping[str, Array]
"""Figures by name: (S,) by seed."""

FEWEST = 2


class Candidate(NamedTuple):
    """A theory that may have made what was seen. distance: mean squared difference, in squared standard errors.

    About 1 where only luck lies between (over many seeds; a little more over few), and more the farther it is off.
    """

    name: str
    distance: float


def figures_of(docket: Docket, side: int = 1) -> dict[str, Array]:
    """The figures of a docket by name. side: 0 as shipped, 1 with the case."""
    return {f"{name} {shift.says}": np.asarray(shift.samples[side], float) for name, _, shift in docket.shifts()}


def identify(seen: Figures, candidates: Mapping[str, Figures]) -> list[Candidate]:
    """The candidates, the nearest first. Figures that one of them lacks, or that never vary, do not count.

    >>> seen, other = {"profit": np.array([1.0, 2.0])}, {"profit": np.array([8.0, 9.0, 10.0])}
    >>> identify(seen, {"high": other, "low": {"profit": np.array([0.0, 1.0, 2.0])}})[0].name
    'low'
    """
    counted = [name for name in seen if all(_known(one.get(name)) for one in (seen, *candidates.values()))]
    spread = {name: _spread([one[name] for one in candidates.values()]) for name in counted}
    found = [
        Candidate(name, _distance([(seen[each], own[each], spread[each]) for each in counted if spread[each] > 0.0]))
        for name, own in candidates.items()
    ]
    return sorted(found, key=lambda candidate: candidate.distance)


def _known(samples: Array | None) -> bool:
    return samples is not None and int(np.isfinite(samples).sum()) >= FEWEST


def _spread(samples: list[Array]) -> float:
    """Standard deviation over seeds within candidates, pooled."""
    inner = np.concatenate([each - np.nanmean(each) for each in samples])
    return float(np.sqrt(np.nansum(inner**2) / max(int(np.isfinite(inner).sum()) - len(samples), 1)))


def _distance(figures: list[tuple[Array, Array, float]]) -> float:
    squares = [
        (np.nanmean(seen) - np.nanmean(own)) ** 2 / (spread**2 * (1.0 / _count(seen) + 1.0 / _count(own)))
        for seen, own, spread in figures
    ]
    return float(np.mean(squares)) if squares else 0.0


def _count(samples: Array) -> int:
    return int(np.isfinite(samples).sum())
