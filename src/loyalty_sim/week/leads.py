"""Which indicators lead, as measured in the model (`data/leads.csv`): by how many weeks they go ahead of customers."""

from functools import cache
from typing import NamedTuple

from loyalty_sim.data import shipped_rows
from loyalty_sim.language import tell

UNKNOWN = "unclear"
MARKS = ("leading", "coincident", "lagging", UNKNOWN)
BEFORE = "{mark}, {weeks:.0f} weeks before customers"
AFTER = "{mark}, {weeks:.0f} weeks after customers"


class Lead(NamedTuple):
    """mark: leading, coincident, lagging, or unclear where decisions on service do not agree.

    weeks: ahead of the number of customers, the median over those decisions; None where unclear. low, high: quartiles.
    before_profit: weeks ahead of profit, if it goes with it.
    """

    mark: str
    weeks: float | None = None
    low: float | None = None
    high: float | None = None
    before_profit: float | None = None

    @property
    def words(self) -> str:
        """As it is said of an indicator.

        >>> Lead("leading", 31.0, 21.0, 41.0).words, Lead("coincident", 0.0, 0.0, 5.0).words, Lead("unclear").words
        ('leading, 31 weeks before customers', 'coincident', 'unclear')
        """
        if self.mark in (UNKNOWN, "coincident") or self.weeks is None:
            return tell(self.mark)
        return tell(BEFORE if self.weeks > 0 else AFTER, mark=tell(self.mark), weeks=abs(self.weeks))


@cache
def leads() -> dict[str, Lead]:
    """Every indicator that decisions on service move beyond luck, by its name in `market.history`."""
    return {
        row["indicator"]: Lead(row["mark"], *(_number(row[name]) for name in ("lead", "low", "high", "before_profit")))
        for row in shipped_rows("leads.csv")
    }


def lead_of(name: str) -> Lead:
    """The lead of an indicator; unclear where none was measured."""
    return leads().get(name, Lead(UNKNOWN))


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
