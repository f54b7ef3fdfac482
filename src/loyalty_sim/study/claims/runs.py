"""Run what is missing, once for all claims that need it, and read what they ask of it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from loyalty_sim.study.bands import Array
from loyalty_sim.study.claims.claim import Claim
from loyalty_sim.study.claims.design import Trial
from loyalty_sim.study.claims.effect import Finding, find
from loyalty_sim.study.claims.kept import observe_and_keep, place, read, runs_folder
from loyalty_sim.study.claims.measure import measured
from loyalty_sim.study.runner import Job, Progress, RunFailed, run_many


def run_missing(
    trials: Iterable[Trial], folder: Path | None = None, workers: int | None = None, progress: Progress | None = None
) -> int:
    """Run every job that is not kept yet, equal ones once; gives how many. Raises RunFailed naming all that failed."""
    folder = folder or runs_folder()
    wanted = {place(job, folder): job for trial in trials for arm in trial.jobs.values() for job in arm}
    missing = [job for path, job in wanted.items() if not path.exists()]
    if not missing:
        return 0
    runs = run_many(missing, workers, progress, partial(observe_and_keep, folder=folder))
    failed = [f"{run.job.name}: {run.error}" for run in runs if run.error]
    if failed:
        raise RunFailed(f"{len(failed)} of {len(runs)} runs failed\n" + "\n".join(failed))
    return len(missing)


def findings(claim: Claim, trial: Trial, folder: Path | None = None) -> list[Finding]:
    """What every part of the claim comes to in one cell, from the kept runs."""
    values = {arm: dict(_values(claim, arm, jobs, folder or runs_folder())) for arm, jobs in trial.jobs.items()}
    return [find(part, values) for part in claim.parts]


def _values(claim: Claim, arm: str, jobs: Sequence[Job], folder: Path) -> Iterator[tuple[str, Array]]:
    names = {part.measure for part in claim.parts if arm in part.effect}
    names |= {part.per_measure or part.measure for part in claim.parts if part.per and arm in part.per}
    seen = [read(place(job, folder)) for job in jobs]
    for name in sorted(names):
        yield name, np.array([measured(name, one) for one in seen])
