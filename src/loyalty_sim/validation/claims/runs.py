"""Run what is missing, once for all claims that need it, and read what they ask of it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.observations import Watch, place, read, seen_folder, watch_missing
from loyalty_sim.lab.runner import Progress
from loyalty_sim.statistics.bands import Array
from loyalty_sim.validation.claims.claim import Claim
from loyalty_sim.validation.claims.design import Trial
from loyalty_sim.validation.claims.effect import Finding, find
from loyalty_sim.validation.claims.look.observed import Observed, observe, observed
from loyalty_sim.validation.claims.measure import measured


def run_missing(
    trials: Iterable[Trial], folder: Path | None = None, workers: int | None = None, progress: Progress | None = None
) -> int:
    """Run every job that is not kept yet, equal ones once; gives how many. Raises RunFailed naming all that failed."""
    folder = folder or seen_folder()
    wanted = {place(job, observe, folder): job for trial in trials for arm in trial.jobs.values() for job in arm}
    return watch_missing(wanted, _watch, folder, workers, progress)


def kept_run(job: Job, folder: Path | None = None) -> Observed:
    """What was observed of the market of a job that has been run."""
    return observed(read(place(job, observe, folder or seen_folder())))


def _watch(job: Job) -> Watch:
    return observe


def findings(claim: Claim, trial: Trial, folder: Path | None = None) -> list[Finding]:
    """What every part of the claim comes to in one cell, from the kept runs."""
    values = {arm: dict(_values(claim, arm, jobs, folder)) for arm, jobs in trial.jobs.items()}
    return [find(part, values) for part in claim.parts]


def _values(claim: Claim, arm: str, jobs: Sequence[Job], folder: Path | None) -> Iterator[tuple[str, Array]]:
    names = {part.measure for part in claim.parts if arm in part.tops}
    names |= {part.per_measure or part.measure for part in claim.parts if arm in part.bottoms}
    seen = [kept_run(job, folder) for job in jobs]
    for name in sorted(names):
        yield name, np.array([measured(name, one) for one in seen])
