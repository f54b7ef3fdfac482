"""What is made of the paired runs of A and B: how the difference grows, when B has paid, and how sure all of it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Run
from loyalty_sim.lab.tables import FOCAL, cash_path, tidy_weeks, weekly_means
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Interval, mean_interval
from loyalty_sim.statistics.in_full import InFull, in_full
from loyalty_sim.statistics.payback import Payback, payback
from loyalty_sim.studies.vary.nested import Nested
from loyalty_sim.studies.vary.unknowns import WorthKnowing, worth_knowing

DECIDES = "value"
"""The outcome by which is decided: profit over the horizon and customer equity at its end."""
BEFORE_EQUITY = "profit"
"""The same in results that were saved before customer equity was counted in."""


@dataclass(frozen=True, eq=False)
class InWorlds:
    """B less A in worlds drawn from what is not known.

    count: worlds; failed: runs of them that failed. full: by outcome, over all doubts. gains: of the outcome that
    decides, in every world with its forms, (P,), and their weights. known: what it would be worth to know.
    """

    count: int
    failed: int
    full: Mapping[str, InFull]
    gains: Array
    weights: Array
    known: WorthKnowing


@dataclass(frozen=True, eq=False)
class CompareDetail:
    """names: titles of A and B; gain: cumulative profit of B less A by week, with interval; paid: when it has paid.

    weekly: of the focal firm in A and B (column `scenario`), see `weekly_means`. decides: the outcome by which is
    decided. worlds: None where luck alone was looked at.
    """

    names: tuple[str, str]
    gain: Interval
    paid: Payback
    weekly: pd.DataFrame
    confidence: float
    currency: str
    decides: str = DECIDES
    worlds: InWorlds | None = None

    @property
    def payback(self) -> int | None:
        """Week from which B is ahead for good in the mean over luck."""
        return self.paid.week

    @property
    def still_rising(self) -> bool:
        """Whether B still gains on A in the last quarter of the time, beyond luck."""
        gain = self.gain
        last = max(1, len(gain.mean) // 4)
        slope = gain.mean[-1] - gain.mean[-last]
        return bool(slope > 0 and gain.low[-1] - gain.low[-last] > 0)


def analyse_pairs(
    a: Scenario, b: Scenario, runs: Sequence[Run], confidence: float, worlds: InWorlds | None = None
) -> CompareDetail:
    """From the runs with their weeks, those of A first, both in the order of the seeds."""
    half = len(runs) // 2
    gain = cash_path(runs[half:]) - cash_path(runs[:half])
    weeks = tidy_weeks(runs, range(len(runs)), [FOCAL])
    weeks["scenario"] = np.where(weeks["run"] < half, "A", "B")
    return CompareDetail(
        names=names_of(a, b),
        gain=mean_interval(gain, confidence),
        paid=payback(gain, confidence),
        weekly=weekly_means(weeks.drop(columns="firm"), "scenario"),
        confidence=confidence,
        currency=a.market.currency,
        decides=DECIDES if DECIDES in runs[0].outcomes else BEFORE_EQUITY,
        worlds=worlds,
    )


def analyse_worlds(nested: Nested, table: pd.DataFrame, confidence: float) -> InWorlds:
    """From the outcomes of every cell in A and in B (see `Nested.tidy`)."""
    a, b = (table[table["scenario"] == side].reset_index(drop=True) for side in "AB")
    names = [name for name in table.columns if name not in ("world", "other", "seed", "scenario")]
    cells = {name: nested.arranged((b[name] - a[name]).to_numpy(float)) for name in names}
    full = {name: in_full(each, len(nested.seeds), confidence) for name, each in cells.items()}
    decides = DECIDES if DECIDES in names else BEFORE_EQUITY
    gains, weights = cells[decides].points
    known = worth_knowing(nested.points(), gains, weights, confidence)
    return InWorlds(len(nested.table), int(table[decides].isna().sum()), full, gains, weights, known)


def names_of(a: Scenario, b: Scenario) -> tuple[str, str]:
    """How A and B are called: by their titles, or by their letters where these are the same."""
    return (a.title, b.title) if a.title != b.title else ("A", "B")
