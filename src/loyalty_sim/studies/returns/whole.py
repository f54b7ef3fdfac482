"""A lever by profit and customer equity together: by luck at every level, and over all that is in doubt.

In worlds the lever is run at few levels - lowest, today's, the best with every figure as it is set (else the next
one), highest - and the others are read off by monotone cubics; the best of them is then run too. How far reading off
misses what was run directly is measured on the curve with every figure as it is set.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.tables import outcome
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Band, paired_band
from loyalty_sim.statistics.in_full import InFull, in_full
from loyalty_sim.studies.compare.analysis import DECIDES
from loyalty_sim.studies.returns.levels import Plan
from loyalty_sim.studies.returns.responses import read_off
from loyalty_sim.studies.vary.nested import Nested
from loyalty_sim.studies.vary.points import varied
from loyalty_sim.studies.vary.unknowns import WorthKnowing, worth_knowing

WORLDS = 16
"""Worlds of a curve, if nothing else is said: each is run at four levels, or five."""


@dataclass(frozen=True, eq=False)
class LevelsInWorlds:
    """The lever in worlds drawn from what is not known.

    count: worlds; failed: runs of them that failed. effect: on profit and customer equity against today, by level.
    best: place of the level that brings most on average, of those that were run. known: what it would be worth to know
    before choosing between that level and today's. misread: largest error of a level that is read off, in money.
    """

    count: int
    failed: int
    effect: tuple[InFull, ...]
    best: int
    known: WorthKnowing
    misread: float


@dataclass(frozen=True, eq=False)
class Whole:
    """value: profit and customer equity together against today, by level; profit, equity: its parts; all by luck."""

    value: Band
    profit: Band
    equity: Band
    worlds: LevelsInWorlds | None = None

    @property
    def best(self) -> int:
        """Place of the level that brings most: on average over worlds, or by luck alone."""
        return self.worlds.best if self.worlds else int(self.value.mean.argmax())


def places(plan: Plan, best: int | None = None) -> list[int]:
    """Levels that are run in worlds before any is read off. best: place of the best one with every figure as set."""
    last = len(plan.settings) - 1
    ends = {0, plan.baseline, last}
    return sorted(ends | {min(plan.baseline + 1, last) if best is None or best in ends else best})


def run_in_worlds(scenario: Scenario, plan: Plan, nested: Nested, lab: Lab, best: int) -> pd.DataFrame:
    """One row per level and cell: place of the level, the cell, and every outcome.

    best: place of the best level with every figure as it is set. Where another one reads off as best over worlds, it
    is run as well: no level is called best that was not.
    """
    first = places(plan, best)
    table = _run_at(scenario, plan, nested, lab, first)
    read = _curves(plan, table)
    there = np.isfinite(read).all(axis=0)
    if not there.any():
        return table
    found = int(read[:, there].mean(axis=1).argmax())
    if found in first:
        return table
    more = _run_at(scenario, plan, nested, lab.after(len(first) * len(nested.cells)), [found])
    return pd.concat([table, more], ignore_index=True)


def _run_at(scenario: Scenario, plan: Plan, nested: Nested, lab: Lab, levels: Sequence[int]) -> pd.DataFrame:
    cells = [(varied(scenario, nested.world(cell)), cell) for cell in nested.cells]
    jobs = [
        Job(plan.scenario(world, place), cell.seed, f"{plan.lever} at {plan.settings[place]:.3g}, world {cell.world}")
        for place in levels
        for world, cell in cells
    ]
    runs, count = lab.attempt(jobs), len(cells)
    parts = [(place, runs[at * count : (at + 1) * count]) for at, place in enumerate(levels)]
    return pd.concat([nested.tidy(part, "").assign(place=place) for place, part in parts], ignore_index=True)


def _curves(plan: Plan, table: pd.DataFrame) -> Array:
    """Of every level and cell what it brings against today, (L, C): as run, or read off; missing where a run failed."""
    run_at = _run_places(table)
    values = np.array([table.loc[table["place"] == place, DECIDES].to_numpy(float) for place in run_at])
    effects = values - values[run_at.index(plan.baseline)]
    there = np.isfinite(effects).all(axis=0)
    curves = np.full((len(plan.amounts), effects.shape[1]), np.nan)
    curves[:, there] = read_off(plan.amounts[run_at], effects[:, there].T, plan.amounts).T
    return curves


def _run_places(table: pd.DataFrame) -> list[int]:
    return sorted(int(place) for place in table["place"].unique())


def analyse_whole(plan: Plan, runs: Sequence[Run], confidence: float) -> Whole | None:
    """From the runs at all levels; None for results saved before customer equity was counted in."""
    if DECIDES not in runs[0].outcomes:
        return None
    value, profit, equity = (
        paired_band(outcome(runs, name, len(plan.amounts)), plan.baseline, confidence)
        for name in (DECIDES, "profit", "customer_equity")
    )
    return Whole(value, profit, equity)


def analyse_levels_in_worlds(
    plan: Plan, nested: Nested, table: pd.DataFrame, direct: Array, confidence: float
) -> LevelsInWorlds:
    """From the runs in worlds; direct: mean effect of every level with the figures as they are set, (L,)."""
    run_at, curves = _run_places(table), _curves(plan, table)
    known, all_levels, there = plan.amounts[run_at], plan.amounts, np.isfinite(curves).all(axis=0)
    cells = [nested.arranged(curve) for curve in curves]
    full = tuple(in_full(each, len(nested.seeds), confidence) for each in cells)
    best = max(run_at, key=lambda place: full[place].mean)
    other = best if best != plan.baseline else run_at[-1]
    gains, weights = cells[other].points
    misread = float(np.abs(read_off(known, direct[None, run_at], all_levels)[0] - direct).max())
    worth = worth_knowing(nested.points(), gains, weights, confidence)
    return LevelsInWorlds(len(nested.table), int((~there).sum()), full, best, worth, misread)
