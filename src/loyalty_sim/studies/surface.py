"""`surface`: one to three levers at a few levels, every combination under the same luck - a map to move about on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.runner import Progress, run_all
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import FOCAL, as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array, Interval
from loyalty_sim.statistics.skewed import skewed_interval
from loyalty_sim.studies.returns.levels import Plan, plan_lever

MEASURES = ("satisfaction", "share", "retention", "spend")
WEEKLY = ("share", "satisfaction")
MOST_LEVERS, MOST_WEEKS = 3, 40


@dataclass(frozen=True, eq=False)
class Surface:
    """What every combination of levels comes to.

    plans: one a lever, with its levels. profit: paired difference of profit to today, (L1, L2, ...), with interval.
    means: of the other outcomes, by name, (L1, L2, ...). weeks: those that are kept; paths: weekly indicators of the
    focal firm, by name, (L1, L2, ..., weeks), means over the seeds.
    """

    plans: tuple[Plan, ...]
    profit: Interval
    means: dict[str, Array]
    weeks: Array
    paths: dict[str, Array]
    seeds: int
    years: float
    confidence: float
    currency: str

    @property
    def today(self) -> tuple[int, ...]:
        """Place of the present levels."""
        return tuple(plan.baseline for plan in self.plans)

    @property
    def table(self) -> pd.DataFrame:
        """One row a combination: the levels, the difference in profit with its interval, the other outcomes."""
        grid = np.meshgrid(*(plan.settings for plan in self.plans), indexing="ij")
        columns = {plan.lever: axis.ravel() for plan, axis in zip(self.plans, grid, strict=True)}
        for name, values in zip(("profit", "profit_low", "profit_high"), self.ends, strict=True):
            columns[name] = values.ravel()
        return pd.DataFrame(columns | {name: values.ravel() for name, values in self.means.items()})

    @property
    def ends(self) -> tuple[Array, Array, Array]:
        """Difference in profit: mean, low, high."""
        return self.profit.mean, self.profit.low, self.profit.high


def surface(
    levers: Sequence[str],
    config: Scenario | None = None,
    levels: int = 5,
    seeds: int | Sequence[int] = 5,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Surface:
    """Run every combination of the levels of one to three levers of the focal firm under the same seeds.

    levels: how many of each lever (see `plan_lever`), the present one among them; seeds: at least 2. Raises ValueError
    for levers or numbers that cannot be, RunFailed if a run fails.

        >>> from loyalty_sim import load_scenario
        >>> small = load_scenario(overrides=["market.customers=200", "market.weeks=8"])
        >>> found = surface(["climate", "training"], small, levels=4, seeds=2, workers=1)
        >>> found.profit.mean.shape
        (4, 4)
    """
    scenario, chosen = load_scenario() if config is None else config, as_seeds(seeds)
    if not 1 <= len(levers) <= MOST_LEVERS or len(set(levers)) < len(levers):
        raise ValueError(f"one to {MOST_LEVERS} different levers, not {', '.join(levers) or 'none'}")
    if len(chosen) < 2:
        raise ValueError("a surface needs at least 2 seeds")
    plans = tuple(plan_lever(lever, scenario, levels) for lever in levers)
    jobs = [Job(at, seed) for at in _scenarios(scenario, plans) for seed in chosen]
    return _analysed(run_all(jobs, workers, progress, store), plans, scenario, len(chosen), confidence)


def _scenarios(scenario: Scenario, plans: Sequence[Plan]) -> list[Scenario]:
    """Every combination, the last lever fastest."""
    found = []
    for places in product(*(range(len(plan.settings)) for plan in plans)):
        at = scenario
        for plan, place in zip(plans, places, strict=True):
            at = plan.scenario(at, place)
        found.append(at)
    return found


def _analysed(
    runs: Sequence[Run], plans: tuple[Plan, ...], scenario: Scenario, seeds: int, confidence: float
) -> Surface:
    shape = tuple(len(plan.settings) for plan in plans)
    today = np.ravel_multi_index([plan.baseline for plan in plans], shape)
    profit = np.array([run.outcomes["profit"] for run in runs]).reshape(-1, seeds).T
    found = skewed_interval(profit - profit[:, [today]], confidence)
    kept = np.unique(np.linspace(0, scenario.market.weeks - 1, MOST_WEEKS).round().astype(int))
    return Surface(
        plans=plans,
        profit=Interval(*(part.reshape(shape) for part in (found.mean, found.low, found.high))),
        means={
            name: np.array([run.outcomes[name] for run in runs]).reshape(*shape, seeds).mean(axis=-1)
            for name in MEASURES
        },
        weeks=kept + 1.0,
        paths={name: _path(runs, name)[:, kept].reshape(*shape, seeds, -1).mean(axis=-2) for name in WEEKLY},
        seeds=seeds,
        years=scenario.market.weeks / 52,
        confidence=confidence,
        currency=scenario.market.currency,
    )


def _path(runs: Sequence[Run], name: str) -> Array:
    """A weekly indicator of the focal firm, (runs, weeks)."""
    books = [run.weekly for run in runs if run.weekly is not None]
    return np.array([book.loc[book["firm"] == FOCAL, name] for book in books], dtype=float)
