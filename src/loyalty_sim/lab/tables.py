"""Runs as tables: tidy figures, weeks, and seeds x levels arrays for paired analysis.

The tables of figures and of weeks begin with the same columns, `WHICH`, so that they join.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.given import is_whole, whole
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array

FOCAL = 0
MOST_SEEDS = 100_000
LARGEST_SEED = 2**63 - 1
WHICH = ("run", "scenario", "seed")
"""Which run a row is of: its place among those of the study, the scenario's label or name, the seed."""

HEADS = (*WHICH, "setting", "amount")
"""Columns of `tidy_runs` that are no outcomes."""


def as_seeds(seeds: int | Sequence[int]) -> list[int]:
    """Seeds of a study: `20` means 0 to 19. Raises ValueError for none, negative or repeated ones."""
    if is_whole(seeds):
        return list(range(whole("seeds", seeds, 1, MOST_SEEDS)))
    no_list = isinstance(seeds, str | bytes | Mapping) or (isinstance(seeds, np.ndarray) and seeds.ndim != 1)
    if no_list or not isinstance(seeds, Iterable):
        raise ValueError(f"seeds = {seeds!r}: how many, at most {MOST_SEEDS:,}, or a list of different whole numbers")
    chosen = [whole("a seed among seeds", seed, 0, LARGEST_SEED) for seed in seeds]
    if not chosen or len(set(chosen)) < len(chosen):
        said = "one is there twice" if chosen else "none is given"
        raise ValueError(f"seeds: {said}; give how many (at least 1), or different whole numbers of at least 0")
    return chosen


def tidy_runs(runs: Sequence[Run], **columns: Any) -> pd.DataFrame:
    """One row per run: which it is (`WHICH`), the given columns (a value per run each), and every outcome."""
    outcomes = pd.DataFrame([run.outcomes for run in runs])
    heads = pd.DataFrame([_which(run, at) for at, run in enumerate(runs)], columns=list(WHICH))
    return pd.concat([heads, pd.DataFrame(columns), outcomes], axis=1)


def _which(run: Run, at: int) -> tuple[int, str, int]:
    return at, run.job.label or run.job.scenario.name, run.job.seed


def tidy_weeks(runs: Sequence[Run], places: Sequence[int], firms: Sequence[int] | None = None) -> pd.DataFrame:
    """Weekly indicators of the runs at `places`, one below the other, behind which run they are of (`WHICH`).

    firms: all if None.
    """
    books = [_book(runs[at], at, firms) for at in places if runs[at].weekly is not None]
    return pd.concat(books, ignore_index=True)


def _book(run: Run, at: int, firms: Sequence[int] | None) -> pd.DataFrame:
    book = run.weekly
    assert book is not None
    kept = book if firms is None else book[book["firm"].isin(firms)]
    heads = pd.DataFrame(dict(zip(WHICH, _which(run, at), strict=True)), index=kept.index)
    return pd.concat([heads, kept], axis=1)


def runs_of(table: pd.DataFrame, weekly: pd.DataFrame | None, scenarios: Mapping[str, Scenario]) -> list[Run]:
    """The runs again, in their order, from the tables of `tidy_runs` and `tidy_weeks`.

    Which scenario a run was of is known by its label, the column `scenario`, only; without one it is the first.
    """
    books = {} if weekly is None else {int(str(at)): _without(book, WHICH) for at, book in weekly.groupby("run")}
    outcomes: list[Any] = _without(table, HEADS).to_dict("records")
    first = next(iter(scenarios.values()))
    labels = table["scenario"] if "scenario" in table else [""] * len(table)
    return [
        Run(Job(scenarios.get(label, first), int(seed), label), outcome, books.get(at))
        for at, (label, seed, outcome) in enumerate(zip(labels, table["seed"], outcomes, strict=True))
    ]


def _without(table: pd.DataFrame, heads: Sequence[str]) -> pd.DataFrame:
    return table.drop(columns=[name for name in heads if name in table])


def weekly_means(weeks: pd.DataFrame, by: str) -> pd.DataFrame:
    """Mean over the runs by week and `by`, with what 5 % and 95 % of the runs stay below in `*_low` and `*_high`."""
    grouped = _without(weeks, [name for name in WHICH if name != by]).groupby(["week", by])
    low, high = grouped.quantile(0.05).add_suffix("_low"), grouped.quantile(0.95).add_suffix("_high")
    return pd.concat([grouped.mean(), low, high], axis=1).reset_index()


def outcome(runs: Sequence[Run], name: str, levels: int) -> Array:
    """One outcome as (S, L), from runs ordered level by level with the same seeds in each."""
    return np.array([run.outcomes[name] for run in runs]).reshape(levels, -1).T


def cash_path(runs: Sequence[Run]) -> Array:
    """Cumulative profit of the focal firm, (S, weeks), not discounted."""
    weekly = [run.weekly for run in runs if run.weekly is not None]
    return np.array([book.loc[book["firm"] == FOCAL, "profit"].cumsum() for book in weekly])
