"""A sweep as tables: one row a case with paired differences, and one row a run, failed ones among them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Run
from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.skewed import skewed_interval
from loyalty_sim.studies.sweep.analysis import CaseRuns, SweepDetail
from loyalty_sim.studies.sweep.cases import Case


def sweep_table(detail: SweepDetail) -> pd.DataFrame:
    """One row per case: factors, `baseline`, `seeds` (pairs used), `failed`, and every outcome.

    `<outcome>_mean` is the mean over the seeds; `<outcome>` the mean paired difference to the baseline of the same
    trade, with its interval in `<outcome>_low` and `<outcome>_high`. A seed counts where both runs of a pair were
    finished.
    """
    pairs = zip(detail.cases, detail.against, strict=True)
    return pd.DataFrame([_row(case, detail.cases[place], detail) for case, place in pairs])


def runs_table(cases: Sequence[Case], runs: Sequence[Sequence[Run]]) -> pd.DataFrame:
    """One row per run: case, factors, seed, every outcome, and `error`, empty where there is none."""
    return pd.DataFrame(
        [
            {"case": case.label, **plain(case.values), "seed": run.job.seed, **run.outcomes, "error": run.error}
            for case, own in zip(cases, runs, strict=True)
            for run in own
        ]
    )


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of factors as cells: lists as text."""
    return {key: ", ".join(value) if isinstance(value, list | tuple) else value for key, value in values.items()}


def _row(case: CaseRuns, base: CaseRuns, detail: SweepDetail) -> dict[str, Any]:
    cells: dict[str, Any] = {"case": case.label, **plain(case.values), "baseline": case is base}
    count = len(case.runs)
    both = case.sound & base.sound[:count]
    cells |= {"seeds": int(both.sum()), "failed": int((~case.sound).sum())}
    for name in detail.outcomes:
        mine = case.outcome(name)
        cells[f"{name}_mean"] = float(np.nanmean(mine)) if np.isfinite(mine).any() else np.nan
        cells |= _difference(name, (mine - base.outcome(name)[:count])[both], detail.confidence)
    return cells


def _difference(name: str, samples: Array, confidence: float) -> dict[str, float]:
    if len(samples) < 2:
        mean = float(samples.mean()) if len(samples) else np.nan
        return {name: mean, f"{name}_low": np.nan, f"{name}_high": np.nan}
    found = skewed_interval(samples, confidence)
    return {name: float(found.mean), f"{name}_low": float(found.low), f"{name}_high": float(found.high)}
