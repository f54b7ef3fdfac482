"""`compare`: two scenarios under the same luck - what B changes against A, how sure, and when it has paid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.provenance import provenance
from loyalty_sim.lab.runner import Progress, run_all
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import (
    FOCAL,
    as_seeds,
    cash_path,
    outcome,
    payback_week,
    tidy_runs,
    tidy_weeks,
    weekly_means,
)
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.words import money, signed
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Interval, mean_interval
from loyalty_sim.studies.base import Result


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


def compare(
    a: Scenario,
    b: Scenario,
    seeds: int | Sequence[int] = 20,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Result:
    """Run A and B under each seed and report paired differences, B less A.

    seeds: how many (at least 2), or which. The table has one row per outcome: means of A and B, the difference with its
    interval, and in how many of the seeds B is higher. Raises ValueError for one seed or scenarios of different length,
    RunFailed if a run fails.
    """
    chosen = as_seeds(seeds)
    if len(chosen) < 2:
        raise ValueError("a comparison needs at least 2 seeds")
    if a.market.weeks != b.market.weeks:
        raise ValueError(f"A runs {a.market.weeks} weeks and B {b.market.weeks}: compare equal lengths of time")
    jobs = [Job(s, seed, label) for label, s in (("A", a), ("B", b)) for seed in chosen]
    runs = run_all(jobs, workers, progress, store)
    table = pd.DataFrame([_row(name, outcome(runs, name, 2), confidence) for name in runs[0].outcomes])
    detail = detail_of_compare({"A": a, "B": b}, runs, {"confidence": confidence})
    return Result(
        kind="compare",
        table=table,
        text=_text(table.set_index("outcome"), detail),
        runs=tidy_runs(runs, scenario=[run.job.label for run in runs]),
        detail=detail,
        weekly=tidy_weeks(runs, range(len(runs)), [FOCAL]),
        provenance=provenance("compare", {"A": a, "B": b}, chosen, confidence=confidence),
        scenarios={"A": a, "B": b},
    )


def _row(name: str, values: Array, confidence: float) -> dict[str, float | str | int]:
    difference = values[:, 1] - values[:, 0]
    found = mean_interval(difference, confidence)
    return {
        "outcome": name,
        "a": float(values[:, 0].mean()),
        "b": float(values[:, 1].mean()),
        "difference": float(found.mean),
        "low": float(found.low),
        "high": float(found.high),
        "b_higher": int((difference > 0).sum()),
        "seeds": len(difference),
    }


def detail_of_compare(
    scenarios: Mapping[str, Scenario], runs: Sequence[Run], settings: Mapping[str, Any]
) -> CompareDetail:
    """The detail from the runs, new or loaded: those of A first. settings: the confidence."""
    a, b, half = scenarios["A"], scenarios["B"], len(runs) // 2
    gain = cash_path(runs[half:]) - cash_path(runs[:half])
    weeks = tidy_weeks(runs, range(len(runs)), [FOCAL])
    weeks["scenario"] = np.where(weeks["run"] < half, "A", "B")
    return CompareDetail(
        names=(a.title, b.title) if a.title != b.title else ("A", "B"),
        gain=mean_interval(gain, settings["confidence"]),
        payback=payback_week(gain),
        weekly=weekly_means(weeks.drop(columns="firm"), "scenario"),
        confidence=settings["confidence"],
        currency=a.market.currency,
    )


def _text(table: pd.DataFrame, detail: CompareDetail) -> str:
    rows: Any = table.to_dict("index")
    profit, satisfaction, share = (rows[name] for name in ("profit", "satisfaction", "share"))
    if np.all(table["difference"] == 0):
        return f"{detail.names[1]} and {detail.names[0]} come to exactly the same."
    low, high = (money(profit[end], detail.currency, signed=True) for end in ("low", "high"))
    sure = "a difference that luck does not explain" if profit["low"] * profit["high"] > 0 else "which may be luck"
    return (
        f"B ({detail.names[1]}) against A ({detail.names[0]}), under the same luck: profit changes by "
        f"{money(profit['difference'], detail.currency, signed=True)} (present value; {100 * detail.confidence:.0f} % "
        f"interval {low} to {high}), {sure}; B earns more in {profit['b_higher']} of {profit['seeds']} paired runs. "
        f"{payback_sentence('B', detail.payback)} "
        f"Satisfaction changes by {signed(satisfaction['difference'], 1)} points of 100, market share by "
        f"{signed(100 * share['difference'], 2)} percentage points."
    )


def payback_sentence(subject: str, week: int | None) -> str:
    """When cumulative profit is ahead for good, as a sentence."""
    if week is None:
        return f"{subject} is not ahead in cumulative profit at the end of the time simulated."
    return f"{subject} is ahead in cumulative profit from {'the first week' if week == 1 else f'week {week}'} on."
