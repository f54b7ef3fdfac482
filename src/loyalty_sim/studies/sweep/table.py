"""A sweep as tables: one row a case with paired differences, and one row a run, failed ones among them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Run
from loyalty_sim.statistics.bands import Array, mean_interval
from loyalty_sim.studies.sweep.cases import Case


def sweep_table(cases: Sequence[Case], runs: Sequence[Sequence[Run]], confidence: float = 0.9) -> pd.DataFrame:
    """One row per case: factors, `baseline`, `seeds` (pairs used), `failed`, and every outcome.

    `<outcome>_mean` is the mean over the seeds; `<outcome>` the mean paired difference to the baseline, the first case,
    with its interval in `<outcome>_low` and `<outcome>_high`. A seed counts where both runs of the pair were finished.
    """
    names = outcomes_of(runs)
    base = {name: values(runs[0], name) for name in names}
    sound = np.array([not run.error for run in runs[0]])
    pairs = zip(cases, runs, strict=True)
    return pd.DataFrame([_row(case, own, names, base, sound, confidence) for case, own in pairs])


def runs_table(cases: Sequence[Case], runs: Sequence[Sequence[Run]]) -> pd.DataFrame:
    """One row per run: case, factors, seed, every outcome, and `error`, empty where there is none."""
    return pd.DataFrame(
        [
            {"case": case.label, **plain(case.values), "seed": run.job.seed, **run.outcomes, "error": run.error}
            for case, own in zip(cases, runs, strict=True)
            for run in own
        ]
    )


def outcomes_of(runs: Sequence[Sequence[Run]]) -> list[str]:
    """Names of the outcomes, of the first run that was finished."""
    return next((list(run.outcomes) for row in runs for run in row if not run.error), [])


def values(runs: Sequence[Run], name: str) -> Array:
    """One outcome, a value a run; not a number where it failed."""
    return np.array([run.outcomes.get(name, np.nan) for run in runs], dtype=float)


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values of factors as cells: lists as text."""
    return {key: ", ".join(value) if isinstance(value, list | tuple) else value for key, value in values.items()}


def _row(
    case: Case, own: Sequence[Run], names: list[str], base: dict[str, Array], sound: Any, confidence: float
) -> dict[str, Any]:
    cells: dict[str, Any] = {"case": case.label, **plain(case.values), "baseline": case.baseline}
    both = np.array([not run.error for run in own]) & sound[: len(own)]
    cells |= {"seeds": int(both.sum()), "failed": sum(bool(run.error) for run in own)}
    for name in names:
        mine = values(own, name)
        cells[f"{name}_mean"] = float(np.nanmean(mine)) if np.isfinite(mine).any() else np.nan
        cells |= _difference(name, (mine - base[name][: len(own)])[both], confidence)
    return cells


def _difference(name: str, samples: Array, confidence: float) -> dict[str, float]:
    if len(samples) < 2:
        mean = float(samples.mean()) if len(samples) else np.nan
        return {name: mean, f"{name}_low": np.nan, f"{name}_high": np.nan}
    found = mean_interval(samples, confidence)
    return {name: float(found.mean), f"{name}_low": float(found.low), f"{name}_high": float(found.high)}
