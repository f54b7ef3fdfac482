"""The published findings and their bands: two small tables shipped with the package (see data/SOURCES.md)."""

import math
from functools import cache
from typing import NamedTuple

from loyalty_sim.data import shipped_rows

MARKS = {"S": "", "A": "reported: ", "M": "reported: "}
"""How a figure is printed by its mark: S seen in the source, A source seen and figure recalled, M recalled."""


class Published(NamedTuple):
    """One published finding: what was found, how sure we are of the figure, and where it stands.

    kind: "finding"; "fitted", where parameters were estimated from the very figures; or "given", a source of which
    every figure is judged by itself (`evidence.given`). The last two are counted apart.
    """

    id: str
    name: str
    published: str
    mark: str
    citation: str
    kind: str = "finding"


class Wanted(NamedTuple):
    """One statistic of a finding: what it says, the published value in words, and the band of the mean over seeds.

    by_construction: the figure is an input of the model, so it can only show that the model does what it was told: it
    is shown and decides no verdict. standing: of a given moment, how far the model can be held to it
    (`evidence.given.moment.Standing`); what is not comparable decides no verdict either.
    """

    target: str
    statistic: str
    says: str
    published: str
    low: float
    high: float
    by_construction: bool = False
    standing: str = "comparable"

    @property
    def band(self) -> str:
        """The band in words: `0.8 to 0.99`, `below 0.13`."""
        if math.isinf(self.low):
            return f"below {self.high:.3g}"
        if math.isinf(self.high):
            return f"above {self.low:.3g}"
        return f"{self.low:.3g} to {self.high:.3g}"


@cache
def published() -> dict[str, Published]:
    """All findings by id."""
    return {row["id"]: Published(**row) for row in shipped_rows("targets.csv")}


@cache
def wanted(target: str) -> tuple[Wanted, ...]:
    """The statistics of one finding, in the order of the table."""
    return tuple(_wanted(row) for row in shipped_rows("bands.csv") if row["target"] == target)


def _wanted(row: dict[str, str]) -> Wanted:
    low, high = float(row["low"] or -math.inf), float(row["high"] or math.inf)
    return Wanted(
        row["target"], row["statistic"], row["says"], row["published"], low, high, row["by_construction"] == "yes"
    )
