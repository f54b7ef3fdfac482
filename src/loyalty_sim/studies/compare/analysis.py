"""What is made of the paired runs of A and B: how the difference grows, and when B has paid."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Run
from loyalty_sim.lab.tables import FOCAL, cash_path, payback_week, tidy_weeks, weekly_means
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Interval, mean_interval


@dataclass(frozen=True, eq=False)
class CompareDetail:
    """names: titles of A and B; gain: cumulative profit of B less A by week, with interval; payback: week or None.

    weekly: of the focal firm in A and B (column `scenario`), see `weekly_means`.
    """

    names: tuple[str, str]
    gain: Interval
    payback: int | None
    weekly: pd.DataFrame
    confidence: float
    currency: str


def analyse_pairs(a: Scenario, b: Scenario, runs: Sequence[Run], confidence: float) -> CompareDetail:
    """From the runs with their weeks, those of A first, both in the order of the seeds."""
    half = len(runs) // 2
    gain = cash_path(runs[half:]) - cash_path(runs[:half])
    weeks = tidy_weeks(runs, range(len(runs)), [FOCAL])
    weeks["scenario"] = np.where(weeks["run"] < half, "A", "B")
    return CompareDetail(
        names=names_of(a, b),
        gain=mean_interval(gain, confidence),
        payback=payback_week(gain),
        weekly=weekly_means(weeks.drop(columns="firm"), "scenario"),
        confidence=confidence,
        currency=a.market.currency,
    )


def names_of(a: Scenario, b: Scenario) -> tuple[str, str]:
    """How A and B are called: by their titles, or by their letters where these are the same."""
    return (a.title, b.title) if a.title != b.title else ("A", "B")
