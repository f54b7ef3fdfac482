"""`sweep`: every row of a design under the same luck - what each changes against the baseline, and how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.provenance import provenance
from loyalty_sim.lab.runner import Progress, run_these
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.precision import FIRST, MOST, STEP, Precision, read_precision
from loyalty_sim.studies.base import Result
from loyalty_sim.studies.design import Design, as_design
from loyalty_sim.studies.sweep.cases import Case, as_start, cases
from loyalty_sim.studies.sweep.table import runs_table, sweep_table, values
from loyalty_sim.studies.sweep.text import describe


@dataclass(frozen=True, eq=False)
class SweepDetail:
    """What figure, table and text are made from.

    design: its factors and rows. cases: the baseline first, then the rows. runs: of every case, one a seed.
    failed: the runs that failed, with their error. until: the precision wanted, or None.
    """

    design: Design
    cases: list[Case]
    runs: list[list[Run]]
    failed: list[Run]
    until: Precision | None
    confidence: float
    currency: str


def sweep(
    design: Design | Mapping[str, Sequence[Any]],
    config: Scenario | str | None = None,
    overrides: Sequence[str] = (),
    seeds: int | Sequence[int] | None = None,
    until: str | Precision | None = None,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Result:
    """Run every row of a design, and the baseline, under the same seeds; report paired differences to the baseline.

    design: see `loyalty_sim.studies.design`; `{"firm.levers.climate": [0, 1, 2]}` is a grid. config: the baseline, by
    name (with `overrides`) or ready. seeds: how many, or which; 10 if None. until: `"profit ±2%"` runs more seeds, row
    by row, until the interval is that narrow, at most `seeds` (100 if None). workers: processes, or the address of a
    Dask scheduler. store: where finished runs are kept, so that a sweep that was stopped goes on.

    The table has one row per case: the factors, then for every outcome its mean (`*_mean`) and the paired difference
    to the baseline with its interval (`*`, `*_low`, `*_high`). A run that fails is listed in `runs` and in
    `detail.failed` and does not stop the rest. Raises ScenarioError with all problems before anything is run.

    >>> from loyalty_sim import sweep
    >>> result = sweep({"firm.levers.climate": [0, 1, 2]}, "baseline", ["trade=bank"])  # doctest: +SKIP
    """
    wanted = read_precision(until) if isinstance(until, str) else until
    chosen = as_seeds(seeds if seeds is not None else MOST if wanted else 10)
    asked = as_design(design)
    found = cases(asked, as_start(config, overrides))
    if wanted:
        runs = run_until(found, chosen, wanted, confidence, workers, progress, store)
    else:
        runs = run_cases(found, chosen, workers, progress, store)
    return sweep_result("sweep", asked, found, runs, chosen, wanted, confidence)


def sweep_result(
    study: str,
    design: Design,
    found: list[Case],
    runs: list[list[Run]],
    seeds: Sequence[int],
    until: Precision | None = None,
    confidence: float = 0.9,
) -> Result:
    """Table, text and provenance of cases, the first of them the baseline, and their runs."""
    base = found[0].scenario
    failed = [run for row in runs for run in row if run.error]
    detail = SweepDetail(design, found, runs, failed, until, confidence, base.market.currency)
    settings = {
        "design": design.kind,
        "factors": [factor.words for factor in design.factors],
        "rows": [case.values for case in found],
        "until": until.words if until else None,
        "confidence": confidence,
        "failed": [f"{run.job.name}: {run.error}" for run in failed],
    }
    table = sweep_table(found, runs, confidence)
    return Result(
        kind=study,
        table=table,
        text=describe(table, detail),
        runs=runs_table(found, runs),
        detail=detail,
        provenance=provenance(study, {base.name: base}, seeds, **settings),
        scenarios={base.name: base},
    )


def run_cases(
    found: Sequence[Case],
    seeds: Sequence[int],
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> list[list[Run]]:
    """The runs of every case, one a seed, in the order of the seeds; failed ones have their `error` set.

    Seed by seed, so that a sweep that is stopped has whole comparisons to show.
    """
    jobs = [Job(case.scenario, seed, case.label) for seed in seeds for case in found]
    runs = run_these(jobs, workers, progress, store)
    return [runs[place :: len(found)] for place in range(len(found))]


def run_until(
    found: Sequence[Case],
    seeds: Sequence[int],
    wanted: Precision,
    confidence: float = 0.9,
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
) -> list[list[Run]]:
    """As `run_cases`, with as many of the seeds for every case as its comparison with the baseline, the first, needs.

    The baseline is run under every seed that any comparison uses.
    """
    runs: list[list[Run]] = [[] for _ in found]
    going, past = list(range(1, len(found))), 0
    while past < len(seeds) and (going or not past):
        batch = seeds[past : past + (STEP if past else FIRST)]
        chosen = [0, *going]
        fresh = run_cases([found[at] for at in chosen], batch, workers, _further(progress, runs), store)
        for at, more in zip(chosen, fresh, strict=True):
            runs[at] += more
        past += len(batch)
        going = [at for at in going if not _known(runs[at], runs[0], wanted, confidence)]
    return runs


def _known(row: list[Run], baseline: list[Run], wanted: Precision, confidence: float) -> bool:
    own, base = values(row, wanted.outcome), values(baseline, wanted.outcome)[: len(row)]
    both = ~(np.isnan(own) | np.isnan(base))
    return wanted.reached(own[both] - base[both], base[both], confidence)


def _further(progress: Progress | None, runs: list[list[Run]]) -> Progress | None:
    """Progress of a batch as progress of the whole; how many runs there will be is not known before."""
    if progress is None:
        return None
    past = sum(map(len, runs))
    return lambda done, total: progress(past + done, past + total)
