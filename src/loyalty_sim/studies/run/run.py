"""`run`: one scenario under several seeds - what the focal firm comes to, and how the market moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.provenance import provenance
from loyalty_sim.lab.runner import Progress, run_all
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds, tidy_runs, tidy_weeks, weekly_means
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.words import money, share
from loyalty_sim.scenario.load import load_scenario
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import mean_interval
from loyalty_sim.studies.base import Result

CONFIDENCE = 0.9


@dataclass(frozen=True, eq=False)
class RunDetail:
    """weekly: mean over seeds by week and firm, with 5 % and 95 % of the seeds in `*_low`, `*_high`."""

    weekly: pd.DataFrame
    firms: tuple[str, ...]
    currency: str


def run(
    config: Scenario | None = None,
    seeds: int | Sequence[int] = 10,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Result:
    """Run a scenario under each seed.

    config: the baseline if None. seeds: how many, or which. workers: processes, one per core if None.
    progress: called with (runs done, runs in all). store: where finished runs are kept. The table has one row per
    outcome: mean over seeds and a 90 % interval of that mean (none with one seed). Raises RunFailed if a run fails.
    """
    scenario, chosen = config or load_scenario(), as_seeds(seeds)
    runs = run_all([Job(scenario, seed) for seed in chosen], workers, progress, store)
    table = pd.DataFrame([_row(name, runs) for name in runs[0].outcomes])
    return Result(
        kind="run",
        table=table,
        text=_text(scenario, table.set_index("outcome")["mean"], len(chosen)),
        runs=tidy_runs(runs),
        detail=detail_of_run({scenario.name: scenario}, runs, {}),
        weekly=tidy_weeks(runs, range(len(runs))),
        provenance=provenance("run", {scenario.name: scenario}, chosen),
        scenarios={scenario.name: scenario},
    )


def detail_of_run(scenarios: Mapping[str, Scenario], runs: Sequence[Run], settings: Mapping[str, Any]) -> RunDetail:
    """The detail from the runs, new or loaded; a run has no settings of its own."""
    [scenario] = scenarios.values()
    weekly = weekly_means(tidy_weeks(runs, range(len(runs))), "firm")
    return RunDetail(weekly, firm_names(scenario), scenario.market.currency)


def firm_names(scenario: Scenario) -> tuple[str, ...]:
    """The focal firm and its rivals, by row."""
    return (scenario.firm.name, *(f"rival {n}" for n in range(1, scenario.rivals.count + 1)))


def _row(name: str, runs: Sequence[Run]) -> dict[str, float | str]:
    samples = np.array([run.outcomes[name] for run in runs])
    if len(samples) < 2:
        return {"outcome": name, "mean": float(samples.mean()), "low": np.nan, "high": np.nan}
    found = mean_interval(samples, CONFIDENCE)
    return {"outcome": name, "mean": float(found.mean), "low": float(found.low), "high": float(found.high)}


def _text(scenario: Scenario, mean: pd.Series, seeds: int) -> str:
    years = scenario.market.weeks / 52
    return (
        f"{scenario.title}. Over {years:.3g} years {scenario.firm.name} earns "
        f"{money(mean['profit'], scenario.market.currency)} (present value) on revenue of "
        f"{money(mean['revenue'], scenario.market.currency)}. It ends with {share(mean['share'])} of the market, "
        f"satisfaction {mean['satisfaction']:.1f} of 100, and keeps {share(mean['retention'])} of its customers a year "
        f"from leaving for others. Mean of {seeds} {'run' if seeds == 1 else 'runs'}."
    )
