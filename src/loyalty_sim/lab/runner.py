"""`run_many`: the only caller of the model. Jobs go in, runs come out in order, whatever happens to a worker."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from types import NoneType
from typing import Any

from loyalty_sim.extend.read_file import place_of
from loyalty_sim.lab.given import whole
from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.market_run import indicators, simulate
from loyalty_sim.lab.parent import end_with
from loyalty_sim.lab.provenance import origin
from loyalty_sim.lab.store import Store, StoreFull, model_version
from loyalty_sim.lab.together import bundles, most_together
from loyalty_sim.lab.worker_pool import Workers, available_cores, is_little, stream
from loyalty_sim.reading import as_path
from loyalty_sim.scenario.schema import Scenario
from loyalty_sim.world.habits import BY_HAND
from loyalty_sim.world.settings import MarketSettings

__all__ = [
    "Job",
    "Progress",
    "Run",
    "RunFailed",
    "available_cores",
    "check_lab",
    "indicators",
    "none_failed",
    "run_all",
    "run_many",
    "run_these",
    "simulate",
]

ATTEMPTS, MOST_WORKERS = 3, 1024
Progress = Callable[[int, int], None]


class RunFailed(RuntimeError):  # noqa: N818 - reads as what happened
    """Some runs of a study failed; the message names every one of them and why."""


Simulate = Callable[[Job], Run]


def run_many(
    jobs: Sequence[Job],
    workers: Workers = None,
    progress: Progress | None = None,
    simulate: Simulate = simulate,
    store: Store | None = None,
    weekly: bool = True,
) -> list[Run]:
    """Run every job; the result is in the order of the jobs and does not depend on the workers.

    workers: processes, each with one thread; None for one per core, or this one where little is to be done; 1 stays in
    this process; or the address of a Dask scheduler. progress: called after every run with how many are done and how
    many there are. A job whose worker dies is tried again; a job that raises comes back with its `error` set, so that
    one bad run does not lose the others. store: where finished runs are looked up and kept, each as soon as it is done.
    weekly: whether runs come with their weekly indicators; without, thousands fit into memory. Raises StoreFull when a
    finished run cannot be kept.
    """
    check_lab(workers, progress, store)
    _check_use(jobs)
    done = _kept(jobs, store, weekly)
    if progress and done:
        progress(len(done), len(jobs))
    missing = [(place, job) for place, job in enumerate(jobs) if place not in done]
    if not missing:
        return [done[place] for place in range(len(jobs))]
    if store is not None:
        store.about_to_make([job for _, job in missing])
        store.check()
    if workers is None and is_little(job for _, job in missing):
        workers = 1
    cluster = isinstance(workers, str)
    if cluster or (workers != 1 and len(missing) > 1):
        _compile_once(missing[0][1], simulate)
    about = origin() if store else {}
    work = Work(simulate, None if cluster else store, about, weekly or cluster, model_version(), dict(BY_HAND))
    for attempt in range(ATTEMPTS):
        missing = [(place, job) for place, job in missing if place not in done]
        most = 1 if attempt else most_together(len(missing), workers)  # who was lost with others is tried alone
        try:
            for place, run in stream(work, bundles(missing, most), workers):
                if cluster and store and not run.error:  # workers elsewhere need not see this disk
                    store.put(run, work.origin)
                done[place] = run if weekly else run._replace(weekly=None)
                if progress:
                    progress(len(done), len(jobs))
        except BrokenProcessPool:
            continue
        break
    return [done.get(place, Run(job, {}, error="its process died three times")) for place, job in enumerate(jobs)]


def check_lab(workers: Any, progress: Any, store: Any) -> None:
    """Raises ValueError for workers that are none, for what cannot be told of progress, and what keeps no runs."""
    if isinstance(workers, str) and ":" not in workers:
        allowed = f"a whole number from 1 to {MOST_WORKERS:,}, or the address of a Dask scheduler, tcp://host:port"
        raise ValueError(f"workers = {workers!r}: {allowed}")
    if not isinstance(workers, str | NoneType):
        whole("workers", workers, 1, MOST_WORKERS)
    if isinstance(store, str | Path):
        raise ValueError(f"store = {str(store)!r} is the name of a folder: Store({str(store)!r}) keeps runs there")
    if store is not None and not isinstance(store, Store):
        raise ValueError(f"store = {store!r}: a Store, such as Store('runs'), or None to keep nothing")
    if store is not None:
        as_path(store.folder, "the folder of a Store")
    if progress is not None and not callable(progress):
        raise ValueError(f"progress = {progress!r}: a function that is called with (runs done, runs in all), or None")


def run_these(
    jobs: Sequence[Job],
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    weekly: bool = False,
) -> list[Run]:
    """As `run_many` with the market, for studies that go on with what there is when some runs fail."""
    return run_many(jobs, workers, progress, simulate, store, weekly)


def run_all(
    jobs: Sequence[Job],
    workers: Workers = None,
    progress: Progress | None = None,
    store: Store | None = None,
    weekly: bool = True,
) -> list[Run]:
    """As `run_many`, for studies that need every run: raises RunFailed naming all that failed."""
    return none_failed(run_many(jobs, workers, progress, simulate, store, weekly))


def none_failed(runs: list[Run]) -> list[Run]:
    """The runs, if none failed; raises RunFailed naming all that did."""
    failed = [f"{run.job.name}: {run.error}" for run in runs if run.error]
    if failed:
        raise RunFailed(f"{len(failed)} of {len(runs)} runs failed\n" + "\n".join(failed))
    return runs


@dataclass(frozen=True, eq=False)  # joblib hashes what it sends to a cluster: by identity
class Work:
    """What a worker does with a job: run it, keep it, and report whatever happens with the job's place.

    store: None where the driver keeps runs. origin: see `lab.provenance`. weekly: whether the indicators travel back.
    model: version the results must be of, for workers on other machines. strategies: those entered by hand here.
    driver: the process that asks; its workers end with it.
    """

    simulate: Simulate
    store: Store | None
    origin: dict[str, Any]
    weekly: bool
    model: str
    strategies: dict[str, Any] = field(default_factory=dict)
    driver: int = field(default_factory=os.getpid)

    def __call__(self, place: int, job: Job) -> tuple[int, Run]:
        """The place and the run, with `error` set if the model or a user's strategy raised anything."""
        end_with(self.driver)
        try:
            if model_version() != self.model:
                raise RuntimeError(f"the worker has another version of the model ({model_version()}, not {self.model})")
            _make_known(self.strategies)
            begun = perf_counter()
            run = self.simulate(job)._replace(seconds=perf_counter() - begun)
            if self.store and not run.error:
                self.store.put(run, self.origin)
        except StoreFull:
            raise
        except (Exception, SystemExit) as error:  # the boundary: whatever is raised is reported with its job
            return place, Run(job, {}, error=f"{type(error).__name__}: {error}{place_of(error)}")
        return place, run if self.weekly else run._replace(weekly=None)


def _check_use(jobs: Sequence[Job]) -> None:
    """What files from outside declare is checked before anything is run. Raises ScenarioError."""
    wanted = dict.fromkeys(job.scenario.use for job in jobs if job.scenario.use)
    if wanted:
        from loyalty_sim.week.outside import check_use  # imports the compiled passes: seconds

        for sources in wanted:
            check_use(sources)


def _make_known(strategies: dict[str, Any]) -> None:
    """Strategies that the process which asks has entered by hand are known in this one too."""
    if strategies:
        from loyalty_sim.agents.strategies import STRATEGIES

        for name, kind in strategies.items():
            STRATEGIES[name] = kind


def _kept(jobs: Sequence[Job], store: Store | None, weekly: bool) -> dict[int, Run]:
    """Runs that are in the store, by place."""
    if store is None:
        return {}
    found = ((place, store.get(job, weekly)) for place, job in enumerate(jobs))
    return {place: run for place, run in found if run is not None}


def _compile_once(job: Job, simulate: Simulate) -> None:
    """A week of a small market here fills the compiler's disk cache, so that the workers only read it.

    What is compiled depends on rules from outside and on what the theory switches on; on nothing else of a scenario.
    """
    small = MarketSettings(customers=500, weeks=1)
    scenario = Scenario(market=small, theory=job.scenario.theory, use=job.scenario.use)
    Work(simulate, None, {}, False, model_version())(0, job._replace(scenario=scenario))
