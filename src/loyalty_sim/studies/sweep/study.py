"""`sweep`: every row of a design under the same luck - what each changes against the baseline, and how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Progress
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.tables import as_seeds
from loyalty_sim.lab.worker_pool import Workers
from loyalty_sim.picture.chart import Chart
from loyalty_sim.picture.table.form import Form
from loyalty_sim.scenario.load import Use
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.precision import FIRST, MOST, STEP, Precision
from loyalty_sim.studies.base import Kept, Result, Study, carry_out
from loyalty_sim.studies.design import Design, as_design
from loyalty_sim.studies.summary import Summary
from loyalty_sim.studies.sweep.analysis import SweepDetail, analyse_cases
from loyalty_sim.studies.sweep.cases import Case, as_start, cases
from loyalty_sim.studies.sweep.charts import of_sweep
from loyalty_sim.studies.sweep.form import form_of_sweep
from loyalty_sim.studies.sweep.summary import summary_of_sweep
from loyalty_sim.studies.sweep.table import runs_table, sweep_table
from loyalty_sim.studies.sweep.until import as_precision, read_precision
from loyalty_sim.studies.sweep.words import describe


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
    use: Use = (),
) -> Result:
    """Run every row of a design, and the baseline, under the same seeds; report paired differences to the baseline.

    Every row is compared with the baseline in its own market, trade and wages included, which is run too.
    design: see `loyalty_sim.studies.design`; `{"firm.levers.climate": [0, 1, 2]}` is a grid. config: the baseline, by
    name (with `overrides`) or ready. seeds: how many, or which; 10 if None. until: `"profit ±2%"` runs more seeds, row
    by row, until the interval is that narrow, at most `seeds` (100 if None). workers: processes, or the address of a
    Dask scheduler. store: where finished runs are kept, so that a sweep that was stopped goes on. use: Python
    files of your own (`loyalty_sim.extend`), for every case.

    The table has one row per case: the factors, then for every outcome its mean (`*_mean`) and the paired difference
    to the baseline with its interval (`*`, `*_low`, `*_high`). A run that fails is listed in `runs` and in
    `detail.failed` and does not stop the rest. Raises ScenarioError with all problems before anything is run.

        >>> from loyalty_sim import sweep
        >>> result = sweep({"firm.levers.climate": [0, 1, 2]}, "baseline", ["trade=bank"])  # doctest: +SKIP
    """
    wanted = as_precision(until)
    chosen = as_seeds(seeds if seeds is not None else MOST if wanted else 10)
    asked = as_design(design)
    found = cases(asked, as_start(config, overrides, use))
    base = found[0].scenario
    study = SweepStudy({base.name: base}, chosen, settings_of(asked, found, wanted, confidence), tuple(found))
    return carry_out(study, Lab(workers, progress, store))


def settings_of(design: Design, found: Sequence[Case], until: Precision | None, confidence: float) -> dict[str, Any]:
    """What a result keeps of a design and its cases, the first of them the baseline."""
    return {
        "design": design.kind,
        "factors": [factor.words for factor in design.factors],
        "rows": [case.values for case in found],
        "against": [case.against for case in found],
        "until": until.words if until else None,
        "confidence": confidence,
    }


@dataclass(frozen=True, eq=False)
class SweepStudy(Study[SweepDetail]):
    """The rows of a design. settings: see `settings_of`. cases: the baseline first; none in a study that was loaded."""

    kind = "sweep"

    cases: tuple[Case, ...] = ()

    @property
    def until(self) -> Precision | None:
        """The precision that more seeds are run for, if any."""
        return read_precision(self.settings["until"]) if self.settings["until"] else None

    def plan(self) -> list[Job]:
        """Every case under every seed, seed by seed, so that a sweep that is stopped has whole comparisons to show."""
        return [Job(case.scenario, seed, case.label) for seed in self.seeds for case in self.cases]

    def gather(self, lab: Lab) -> Kept:
        """The runs case by case; those that failed are rows too."""
        found = self._until_known(lab, self.until) if self.until else self._by_case(self.attempt(lab, self.plan()))
        failed = [f"{run.job.name}: {run.error}" for row in found for run in row if run.error]
        return Kept(runs_table(self.cases, found), settings={"failed": failed})

    def attempt(self, lab: Lab, jobs: Sequence[Job]) -> list[Run]:
        """Run jobs, whatever becomes of each."""
        return lab.attempt(jobs)

    def analyse(self, kept: Kept) -> SweepDetail:
        """The runs of every case."""
        currency, confidence = self.scenario.market.currency, self.settings["confidence"]
        asked = self.settings
        return analyse_cases(
            kept.runs, asked["rows"], self.seeds[0], self.until, confidence, currency, asked.get("against")
        )

    def table(self, kept: Kept, detail: SweepDetail) -> pd.DataFrame:
        """One row per case, with paired differences to the baseline."""
        return sweep_table(detail)

    def words(self, table: pd.DataFrame, detail: SweepDetail) -> str:
        """The best and the worst row, and what can be told from the baseline."""
        return describe(table, detail)

    def form(self, result: Result) -> Form:
        """The rows, and what each changes."""
        return form_of_sweep(result)

    def charts(self, result: Result) -> list[Chart]:
        """Curve, map or bars of profit, then all runs."""
        return of_sweep(result)

    def headline(self, result: Result) -> str:
        """How many rows were compared."""
        rows = int((~result.table["baseline"].astype(bool)).sum())
        return f"{rows} rows against the baseline under the same luck" if self.charts(result) else "No run was finished"

    def summary(self, result: Result) -> Summary | None:
        """Which row to take; None if no row could be compared."""
        return summary_of_sweep(result)

    @property
    def heading(self) -> str:
        """The scenario that everything is compared with."""
        return f"Many scenarios: {self.scenario.title}"

    def _by_case(self, runs: Sequence[Run]) -> list[list[Run]]:
        return [list(runs[place :: len(self.cases)]) for place in range(len(self.cases))]

    def _until_known(self, lab: Lab, wanted: Precision) -> list[list[Run]]:
        """As many of the seeds for every case as its comparison with its baseline needs.

        A baseline is run under every seed that any comparison uses.
        """
        runs: list[list[Run]] = [[] for _ in self.cases]
        against = [case.against for case in self.cases]
        bases = sorted(set(against))
        going, done = [at for at in range(len(runs)) if at not in bases], 0
        while done < len(self.seeds) and (going or not done):
            chosen, batch = [*bases, *going], self.seeds[done : done + (STEP if done else FIRST)]
            part = replace(self, seeds=batch, cases=tuple(self.cases[at] for at in chosen))
            fresh = part._by_case(part.attempt(lab.after(sum(map(len, runs))), part.plan()))
            for at, more in zip(chosen, fresh, strict=True):
                runs[at] += more
            done += len(batch)
            going = [at for at in going if not _known(runs[at], runs[against[at]], wanted, self.settings["confidence"])]
        return runs


def _known(row: list[Run], baseline: list[Run], wanted: Precision, confidence: float) -> bool:
    own, base = _values(row, wanted.outcome), _values(baseline, wanted.outcome)[: len(row)]
    both = ~(np.isnan(own) | np.isnan(base))
    return wanted.reached(own[both] - base[both], base[both], confidence)


def _values(runs: Sequence[Run], name: str) -> Array:
    """One outcome, a value a run; not a number where it failed."""
    return np.array([run.outcomes.get(name, np.nan) for run in runs], dtype=float)
