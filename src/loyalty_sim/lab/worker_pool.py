"""Where jobs are run: in this process, in processes of this machine, or on a Dask cluster - one call of joblib."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.needs import need
from loyalty_sim.scenario.messages import Problem, ScenarioError

Workers = int | str | None
"""How many processes; the address of a Dask scheduler (`tcp://host:port`); or None for one process per core, or this
one where little is to be done."""

PATIENCE = 5.0
"""Seconds until a scheduler that does not answer is given up."""

LOCAL = "local"
LITTLE = 20_000_000
"""Customers times weeks, of all runs, below which no processes are started: they would take longer to start, 1.5 CPU
seconds each, than this one takes for the runs."""

_BUILDING = 20
"""Weeks that building a market takes as long as."""

_WEEK = 8_000
"""Customers that a week takes as long as, whatever the size of the market."""

Task = Callable[[int, Job], tuple[int, Run]]
Bundle = Sequence[tuple[int, Job]]
"""Jobs with their places that one process does one after the other."""


def available_cores() -> int:
    """Cores this process may use, limits of containers included."""
    from joblib import cpu_count

    return int(cpu_count())


def is_little(jobs: Iterable[Job]) -> bool:
    """Whether so little is to be done that it is done sooner in this process than in others that have to start."""
    markets = (job.scenario.market for job in jobs)
    return sum((each.customers + _WEEK) * (each.weeks + _BUILDING) for each in markets) < LITTLE


def stream(task: Task, bundles: Sequence[Bundle], workers: Workers) -> Iterator[tuple[int, Run]]:
    """What comes of every job, in the order in which they are done; a bundle is done by one process.

    Raises ScenarioError if a cluster is not there.
    """
    from joblib import Parallel, delayed, parallel_config

    calls = (delayed(_each)(task, bundle) for bundle in bundles)
    if isinstance(workers, str):
        with _client(workers), parallel_config(backend="dask"):
            for done in Parallel(return_as="generator_unordered", batch_size=1)(calls):
                yield from done
        return
    processes = min(workers or available_cores(), len(bundles))
    if processes == 1:  # run by run, so that each is told of and kept when it is done
        yield from (task(*one) for bundle in bundles for one in bundle)
        return
    with parallel_config(backend="loky", inner_max_num_threads=1):
        for done in Parallel(n_jobs=processes, return_as="generator_unordered")(calls):
            yield from done


def _each(task: Task, bundle: Bundle) -> list[tuple[int, Run]]:
    return [task(place, job) for place, job in bundle]


@contextmanager
def cluster_at(asked: str, processes: int | None = None) -> Iterator[str]:
    """The address of a cluster: one that is running, or `local` for one of this machine's processes for the time being.

    processes: of a local cluster, one per core if None. Raises ScenarioError at once if no scheduler answers.
    """
    if asked != LOCAL:
        with _client(asked):
            pass
        yield asked
        return
    need("cluster", "a Dask cluster")
    from distributed import LocalCluster

    cluster = LocalCluster(n_workers=processes or available_cores(), threads_per_worker=1, dashboard_address=None)
    try:
        yield str(cluster.scheduler_address)
    finally:
        cluster.close()


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """A connection to a scheduler that has workers."""
    need("cluster", "a Dask cluster")
    import distributed

    where = f"command line: --cluster {address}"
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except Exception as error:  # whatever answers at an address that is no scheduler's
        ways = ("start one with  dask scheduler  and  dask worker ADDRESS", "--cluster local   starts one here")
        message = f"no Dask scheduler answers at '{address}'"
        raise ScenarioError([Problem(message, where, (" ".join(str(error).split())[:160], *ways))]) from None
    try:
        if not client.scheduler_info()["workers"]:
            help = (f"start some with  dask worker {address}",)
            raise ScenarioError([Problem(f"the Dask scheduler at '{address}' has no workers", where, help)])
        yield client
    finally:
        client.close()
