"""What teams see after a quarter: the figures of all that everybody sees, and those of one's own firm."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from loyalty_sim.agents.quarter import QUARTER
from loyalty_sim.game.play import Play
from loyalty_sim.week.records import FIELDS, MONEY, NUMBER, RECORD, SHARE, title

EVERYBODY, OWN = "everybody", "own team"


class Figure(NamedTuple):
    """One figure of a report. name: of a column of the books, or of its own. seen: by whom. how: over the quarter.

    how: `sum`, `end` (as the last week has it), or `mean` (over customers at the end of each week, of 100).
    """

    name: str
    title: str
    seen: str
    how: str
    kind: str

    def of(self, books: Mapping[str, np.ndarray]) -> float:
        """The figure from the weeks of a quarter, (weeks,) each column."""
        return _HOW[self.how](books[self.name], books)


_HOW: dict[str, Callable[[np.ndarray, Mapping[str, np.ndarray]], float]] = {
    "sum": lambda column, _: float(column.sum()),
    "end": lambda column, _: float(column[-1]),
    "mean": lambda column, books: 100.0 * float(column.sum() / max(books["customers"].sum(), 1.0)),
}


def _figure(name: str, seen: str, how: str, called: str = "", kind: str = "") -> Figure:
    return Figure(name, called or title(name), seen, how, kind or RECORD[name].kind)


FIGURES = (
    _figure("share", EVERYBODY, "end", "Market share", SHARE),
    _figure("customers", EVERYBODY, "end"),
    _figure("joined", EVERYBODY, "sum"),
    _figure("gone", EVERYBODY, "sum", "Customers lost to rivals or failure", NUMBER),
    _figure("price", EVERYBODY, "end"),
    _figure("reputation", EVERYBODY, "end"),
    _figure("image", EVERYBODY, "end"),
    _figure("revenue", OWN, "sum"),
    _figure("spent", OWN, "sum", "Spend on all levers", MONEY),
    _figure("wages", OWN, "sum"),
    _figure("hiring", OWN, "sum"),
    _figure("profit", OWN, "sum"),
    _figure("encounters", OWN, "sum"),
    _figure("complaints", OWN, "sum", "Complaints", NUMBER),
    _figure("wait", OWN, "end"),
    _figure("punctuality", OWN, "end"),
    _figure("resigned", OWN, "sum"),
    _figure("open_positions", OWN, "end"),
    _figure("measured_satisfaction", OWN, "end"),
)
"""What a report says, in its order. Nobody is shown what no firm can know: what customers feel is asked, or bought."""


class Report(NamedTuple):
    """Of one quarter and team. values: by name of the figure."""

    quarter: int
    team: str
    values: dict[str, float]


def reports(play: Play) -> list[Report]:
    """Of all quarters gone by and all teams, quarters first."""
    quarters = range(play.quarter + 1)
    return [
        Report(quarter, team.name, _values(play, quarter, seat))
        for quarter in quarters
        for team, seat in zip(play.game.teams, play.seats, strict=True)
    ]


def _values(play: Play, quarter: int, seat: int) -> dict[str, float]:
    weeks = play.market.ledger[QUARTER * quarter : QUARTER * (quarter + 1)]
    books = dict(zip(FIELDS, weeks[:, seat].T, strict=True))
    everyone = weeks[:, :, FIELDS.index("customers")].sum(axis=1)
    books["share"] = books["customers"] / np.maximum(everyone, 1.0)
    leaving = RECORD["left_price"].columns()
    books["gone"] = _total(books, [name for name in leaving if name != "left_moved_away"])
    books["spent"] = _total(books, [name for name in FIELDS if name.startswith("spend_")])
    books["complaints"] = _total(books, ["told_front_line", "told_head_office"])
    return {figure.name: figure.of(books) for figure in FIGURES}


def _total(books: Mapping[str, np.ndarray], names: list[str]) -> np.ndarray:
    return np.sum([books[name] for name in names], axis=0)
