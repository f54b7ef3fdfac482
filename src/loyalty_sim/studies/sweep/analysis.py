"""What is made of the runs of a sweep: the runs of every case, the baseline's first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array, Flags
from loyalty_sim.statistics.precision import Precision


@dataclass(frozen=True, eq=False)
class CaseRuns:
    """The runs of one case, one a seed: its label, the values of the factors, and a table with a row per run."""

    label: str
    values: Mapping[str, Any]
    runs: pd.DataFrame

    @property
    def sound(self) -> Flags:
        """Which runs were finished."""
        return (self.runs["error"] == "").to_numpy(bool)

    def outcome(self, name: str) -> Array:
        """One outcome, a value a run; not a number where it failed."""
        return self.runs[name].to_numpy(float)


@dataclass(frozen=True, eq=False)
class SweepDetail:
    """What table and text are made from.

    cases: baselines first. against: by case, the place of its baseline. outcomes: their names, none if all runs failed.
    failed: the runs that failed, with their error; runs: how many there are. until: the precision wanted, or None.
    """

    cases: tuple[CaseRuns, ...]
    against: tuple[int, ...]
    outcomes: tuple[str, ...]
    failed: tuple[str, ...]
    runs: int
    until: Precision | None
    confidence: float
    currency: str


def analyse_cases(
    runs: pd.DataFrame, rows: Sequence[Mapping[str, Any]], first_seed: int, until: Precision | None, confidence: float,
    currency: str, against: Sequence[int] | None = None,
) -> SweepDetail:  # fmt: skip
    """From the table of all runs, case by case; every case begins with the first seed. rows: values by case.

    against: by case, the place of the one it is compared with; the first for all if None.
    """
    starts = np.flatnonzero(runs["seed"].to_numpy() == first_seed)
    parts = [runs.iloc[start:end] for start, end in zip(starts, [*starts[1:], len(runs)], strict=True)]
    cases = tuple(CaseRuns(str(part["case"].iloc[0]), row, part) for part, row in zip(parts, rows, strict=True))
    lost = runs[runs["error"] != ""]
    heads = {"case", "seed", "error", *rows[0]}
    return SweepDetail(
        cases=cases,
        against=tuple(against or [0] * len(cases)),
        outcomes=tuple(str(name) for name in runs.columns if name not in heads),
        failed=tuple(f"{row.case}, seed {row.seed}: {row.error}" for row in lost.itertuples()),
        runs=len(runs),
        until=until,
        confidence=confidence,
        currency=currency,
    )
