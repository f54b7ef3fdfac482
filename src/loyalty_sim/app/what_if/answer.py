"""The answer as the page shows it, be it one pair of runs or an ensemble of them."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.lab.tables import FOCAL, cash_path
from loyalty_sim.statistics.payback import payback_week
from loyalty_sim.studies.compare.analysis import BEFORE_EQUITY, DECIDES
from loyalty_sim.studies.compare.summary import how_sure
from loyalty_sim.studies.compare.words import is_open, payback_sentence
from loyalty_sim.studies.doubt_words import Ways

if TYPE_CHECKING:
    from loyalty_sim.lab.job import Run
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.compare.analysis import CompareDetail

ON_THE_PAGE = Ways(
    "your own figure for {it}: on the page My firm where there is a field for it, else in a scenario file (Open)",
    "a pilot that shows {it} (page Pilot)",
    "more of your own figures in place of the trade's (page My firm)",
    "a pilot at two levels of spend, which shows the form of response (page Pilot)",
    "more paired runs (under Size of the market)",
    "a comparison in more worlds from the command line (--worlds), which tells what the doubt is made of",
    "more weeks (under Size of the market), since the gain is still rising at the end",
)
"""What settles an open answer, by the page or the control that does it."""


class Effect(NamedTuple):
    """One outcome: means of A and B, B less A, and the ends of its interval, not a number for one pair."""

    a: float
    b: float
    difference: float
    low: float = np.nan
    high: float = np.nan

    @property
    def sure(self) -> bool:
        """Whether luck does not explain the difference, which one pair of runs cannot tell."""
        return self.low * self.high > 0

    def times(self, factor: float) -> "Effect":
        """The same in another unit."""
        return Effect(*(factor * value for value in self))


class Answer(NamedTuple):
    """A against B.

    effects: by outcome, with the ends of the interval over all that was looked at. gains: B less A of the outcome that
    decides, a figure a pair. weekly_a, weekly_b: of the focal firm, mean over the runs by week, with 5 % and 95 % of
    the runs in `*_low`, `*_high` (absent for one pair). decides: that outcome. paid: when B has paid, in words. told,
    doubts: the answer and how sure it is, in the words of the comparison; nothing for one pair, or by luck alone.
    ahead: probability that B is ahead over all that is in doubt; not a number where luck alone was looked at.
    """

    effects: dict[str, Effect]
    gains: np.ndarray
    payback: int | None
    weekly_a: pd.DataFrame
    weekly_b: pd.DataFrame
    decides: str = BEFORE_EQUITY
    paid: str = ""
    told: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    ahead: float = np.nan

    @property
    def in_full(self) -> bool:
        """Whether more than luck was looked at."""
        return self.ahead == self.ahead

    @property
    def pairs(self) -> int:
        """Pairs of runs behind the answer."""
        return len(self.gains)


def of_one_pair(a: "Run", b: "Run") -> Answer:
    """What one pair of runs says: values, and no idea how sure."""
    effects = {name: Effect(value, b.outcomes[name], b.outcomes[name] - value) for name, value in a.outcomes.items()}
    decides = DECIDES if DECIDES in effects else BEFORE_EQUITY
    gains = np.array([effects[decides].difference])
    payback = payback_week(cash_path([b]) - cash_path([a]))
    return Answer(effects, gains, payback, _focal_weeks(a.weekly), _focal_weeks(b.weekly), decides)


def of_comparison(compared: "Result") -> Answer:
    """What the paired runs say: the comparison that the command line makes."""
    detail: CompareDetail = compared.detail
    decides, worlds, parts = detail.decides, detail.worlds, compared.summary()
    runs = compared.runs.pivot(index="seed", columns="scenario", values=decides)
    columns = ["outcome", *Effect._fields]
    effects = {row[0]: Effect(*row[1:]) for row in compared.table[columns].itertuples(index=False)}
    books = {side: book.set_index("week") for side, book in compared.detail.weekly.groupby("scenario")}
    paid = payback_sentence("B", detail.paid, is_open(detail))
    told = (*parts.do, parts.returns[0]) if parts and worlds else ()
    doubts = how_sure(compared, ON_THE_PAGE) if worlds else ()
    ahead = worlds.full[decides].ahead if worlds else np.nan
    gains = (runs["B"] - runs["A"]).to_numpy()
    return Answer(effects, gains, detail.payback, books["A"], books["B"], decides, paid, told, doubts, ahead)


def _focal_weeks(weekly: pd.DataFrame | None) -> pd.DataFrame:
    assert weekly is not None
    return weekly[weekly["firm"] == FOCAL].set_index("week")
