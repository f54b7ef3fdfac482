"""Is a box there? Density, coverage and the difference to elsewhere, on points that did not help to find it."""

from dataclasses import dataclass

from loyalty_sim.statistics.bands import Array, Flags
from loyalty_sim.studies.discover.boxes import Box

ERROR_RATE = 0.05


@dataclass(frozen=True)
class Share:
    """Count of so many, its share and Wilson interval; nan where there is nothing to count."""

    count: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share, 0-1."""
        return self.count / self.of if self.of else float("nan")


@dataclass(frozen=True, eq=False)
class Confirmed:
    """A box and what fresh points say of it.

    density: failures of the points in the box; coverage: failures in the box of all failures; outside: failures of the
    points elsewhere. chance: probability of so crowded a box if failures were spread evenly (Fisher's exact test).
    holds: whether that is below 5 % over all boxes tried.
    """

    box: Box
    density: Share
    coverage: Share
    outside: Share
    chance: float
    holds: bool


def confirm(
    box: Box, places: Array, fails: Flags, inside_fails: Flags, boxes: int = 1, confidence: float = 0.9
) -> Confirmed:
    """Judge a box by fresh points.

    places, fails: (points, F) and (points,) over the whole space; inside_fails: of further points inside the box.
    boxes: how many are judged at once.
    """
    from scipy.stats import fisher_exact

    inside = box.holds(places)
    hits, tried = int(fails[inside].sum() + inside_fails.sum()), int(inside.sum() + len(inside_fails))
    other, rest = int(fails[~inside].sum()), int((~inside).sum())
    table = [[hits, tried - hits], [other, rest - other]]
    chance = float(fisher_exact(table, alternative="greater").pvalue) if tried and rest else 1.0
    return Confirmed(
        box=box,
        density=share_of(hits, tried, confidence),
        coverage=share_of(int(fails[inside].sum()), int(fails.sum()), confidence),
        outside=share_of(other, rest, confidence),
        chance=chance,
        holds=chance < ERROR_RATE / boxes,
    )


def share_of(count: int, of: int, confidence: float) -> Share:
    """A share with its Wilson interval."""
    from scipy.stats import binomtest

    if not of:
        return Share(0, 0, float("nan"), float("nan"))
    found = binomtest(count, of).proportion_ci(confidence, method="wilson")
    return Share(count, of, float(found.low), float(found.high))
