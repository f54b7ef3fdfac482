"""`run_many`: the only caller of the model. Jobs go in, runs come out in order, whatever happens to a worker."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING

from loyalty_sim.study.job import KINDS, MEANS, Job, Run
from loyalty_sim.study.store import Store

if TYPE_CHECKING:
    import pandas as pd

ATTEMPTS = 3
Progress = Callable[[int, int], None]


class RunFailed(RuntimeError):  # noqa: N818 - reads as what happened
    """Some runs of a study failed; the message names every one of them and why."""


Simulate = Callable[[Job], Run]


def simulate(job: Job) -> Run:
    """Run one market to its end."""
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    market = ServiceMarket(job.scenario, rng=job.seed).run()
    return Run(job, market.outcomes(), indicators(market.history))


def indicators(history: "pd.DataFrame") -> "pd.DataFrame":
    """Weekly indicators of every firm, all that a study keeps of a run's books.

    Columns: week, firm (0 is the focal one), customers, share of all customers (0-1), satisfaction and loyalty (means,
    0-100), revenue and profit of the week (money), and the four kinds of customer as shares of the firm's own (0-1).
    """
    kept = history[["week", "firm", "customers", "revenue", "profit"]].copy()
    each = kept["customers"].clip(lower=1)
    kept["share"] = kept["customers"] / kept.groupby("week")["customers"].transform("sum").clip(lower=1)
    for name in MEANS:
        kept[name] = 100 * history[name] / each
    for name in KINDS:
        kept[name] = history[name] / each
    return kept


def run_many(
    jobs: Sequence[Job],
    workers: int | None = None,
    progress: Progress | None = None,
    simulate: Simulate = simulate,
    store: Store | None = None,
) -> list[Run]:
    """Run every job; the result is in the order of the jobs and does not depend on the number of workers.

    workers: processes, each with one thread; None for one per core; 1 stays in this process. progress: called after
    every run with how many are done and how many there are. A job whose worker dies is tried again; a job that raises
    comes back with its `error` set, so that one bad run does not lose the others. store: where finished runs are looked
    up and kept, each as soon as it is done.
    """
    done = _kept(jobs, store)
    if progress and done:
        progress(len(done), len(jobs))
    processes = min(workers or available_cores(), len(jobs) - len(done))
    if processes > 1:
        _compile_once(jobs[0], simulate)
    if store:
        simulate = partial(_keeping, simulate=simulate, store=store)
    for _ in range(ATTEMPTS):
        missing = [(place, job) for place, job in enumerate(jobs) if place not in done]
        if not missing:
            break
        try:
            for place, run in _stream(missing, processes, simulate):
                done[place] = run
                if progress:
                    progress(len(done), len(jobs))
        except BrokenProcessPool:
            continue
        break
    return [done.get(place, Run(job, {}, error="its process died three times")) for place, job in enumerate(jobs)]


def run_all(
    jobs: Sequence[Job], workers: int | None = None, progress: Progress | None = None, store: Store | None = None
) -> list[Run]:
    """As `run_many`, for studies that need every run: raises RunFailed naming all that failed."""
    runs = run_many(jobs, workers, progress, simulate, store)
    failed = [f"{run.job.name}: {run.error}" for run in runs if run.error]
    if failed:
        raise RunFailed(f"{len(failed)} of {len(runs)} runs failed\n" + "\n".join(failed))
    return runs


def available_cores() -> int:
    """Cores this process may use, limits of containers included."""
    from joblib import cpu_count

    return int(cpu_count())


def _kept(jobs: Sequence[Job], store: Store | None) -> dict[int, Run]:
    """Runs that are in the store, by place."""
    if store is None:
        return {}
    found = ((place, store.get(job)) for place, job in enumerate(jobs))
    return {place: run for place, run in found if run is not None}


def _keeping(job: Job, simulate: Simulate, store: Store) -> Run:
    """Run a job and keep what came of it, in the process that ran it."""
    run = simulate(job)
    if not run.error:
        store.put(run)
    return run


def _stream(jobs: Sequence[tuple[int, Job]], processes: int, simulate: Simulate) -> Iterator[tuple[int, Run]]:
    from joblib import Parallel, delayed, parallel_config

    with parallel_config(backend="loky", inner_max_num_threads=1):
        pool = Parallel(n_jobs=processes, return_as="generator_unordered")
        yield from pool(delayed(_attempt)(place, job, simulate) for place, job in jobs)


def _attempt(place: int, job: Job, simulate: Simulate) -> tuple[int, Run]:
    try:
        return place, simulate(job)
    except Exception as error:  # the boundary: whatever a model or a user's strategy raises is reported with its job
        return place, Run(job, {}, error=f"{type(error).__name__}: {error}")


def _compile_once(job: Job, simulate: Simulate) -> None:
    """A week of a small market here fills the compiler's disk cache, so that the workers only read it."""
    small = job.scenario.market._replace(customers=min(job.scenario.market.customers, 500), weeks=1)
    firm = job.scenario.firm._replace(levers_from=0)
    network = job.scenario.network
    if network.kind == "file":  # a file of the user has as many nodes as the full market
        network = network._replace(kind="none")
    _attempt(0, job._replace(scenario=job.scenario._replace(market=small, firm=firm, network=network)), simulate)
