"""What the runner and the store cost: a sweep against a plain loop over the same markets, on this machine."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.table import Figure
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.market_run import simulate
from loyalty_sim.lab.runner import run_these
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.worker_pool import available_cores
from loyalty_sim.market import ServiceMarket
from loyalty_sim.scenario import load_scenario

CUSTOMERS, WEEKS, GOAL = 5_000, 156, 10


def studies(quick: bool) -> Iterator[Figure]:
    """Runs a second of a sweep with the store, of a plain loop, and the overhead of runner and store a run."""
    scenario = load_scenario(overrides=[f"market.customers={CUSTOMERS}", f"market.weeks={WEEKS}"])
    count = 12 if quick else 60
    jobs = [Job(scenario, seed) for seed in range(count)]
    simulate(jobs[0])  # compiled and read from disk before anything is timed
    cores = available_cores()
    where = f"{CUSTOMERS:,} customers, {WEEKS} weeks"
    yield Figure(f"plain loop, one process, {where}", count / _loop(jobs), "runs a second")
    with tempfile.TemporaryDirectory() as folder:
        run_these(jobs[:cores], cores, None, Store(Path(folder) / "warm"))
        store = Store(Path(folder) / "store")
        yield Figure(
            f"sweep, {cores} processes, store included", count / _sweep(jobs, cores, store), "runs a second", GOAL
        )
        yield Figure("the same again, all of it kept", count / _sweep(jobs, cores, store), "runs a second")
    yield Figure("runner and store, a run of nothing", 1000 * _overhead(), "ms", None, 10)


def _loop(jobs: list[Job]) -> float:
    begun = perf_counter()
    for job in jobs:
        ServiceMarket(job.scenario, rng=job.seed).run().outcomes()
    return perf_counter() - begun


def _sweep(jobs: list[Job], cores: int, store: Store) -> float:
    begun = perf_counter()
    assert not any(run.error for run in run_these(jobs, cores, None, store))
    return perf_counter() - begun


def _overhead() -> float:
    """Seconds a run that costs nothing takes through runner and store, in one process: lookup, provenance, Parquet."""
    from loyalty_sim.lab.runner import run_many

    scenario = load_scenario(overrides=["market.customers=300", "market.weeks=156"])
    done = simulate(Job(scenario, 0))
    jobs = [Job(scenario, seed) for seed in range(200)]
    with tempfile.TemporaryDirectory() as folder:
        begun = perf_counter()
        run_many(jobs, 1, None, lambda job: done._replace(job=job), Store(Path(folder)), weekly=False)
        return (perf_counter() - begun) / len(jobs)
