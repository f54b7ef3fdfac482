"""Which runs one process does one after the other: those that open alike, so that one opening does for all of them."""

from collections.abc import Hashable, Sequence

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.worker_pool import Bundle, Workers, available_cores
from loyalty_sim.scenario.opening import opening_of

ROUNDS = 8
"""Bundles that every process should get, so that none waits long for the last of another."""


def most_together(jobs: int, workers: Workers) -> int:
    """Most jobs of one bundle, of so many.

    >>> most_together(280, 2), most_together(12, 2)
    (17, 1)
    """
    processes = available_cores() if workers is None or isinstance(workers, str) else workers
    return max(1, jobs // (ROUNDS * processes))


def bundles(jobs: Sequence[tuple[int, Job]], most: int) -> list[Bundle]:
    """Jobs with their places, those that open alike together, at most so many in a bundle; in order of the first.

    >>> from loyalty_sim.scenario.schema import Scenario
    >>> today = Scenario()
    >>> more = today._replace(firm=today.firm._replace(levers=today.firm.levers._replace(climate=2.0)))
    >>> jobs = list(enumerate(Job(each, seed) for each in (today, more) for seed in (0, 1)))
    >>> [[place for place, _ in bundle] for bundle in bundles(jobs, 2)]
    [[0, 2], [1, 3]]
    """
    alike: dict[Hashable, list[tuple[int, Job]]] = {}
    for place, job in jobs:
        alike.setdefault((opening_of(job.scenario), job.seed), []).append((place, job))
    return [group[at : at + most] for group in alike.values() for at in range(0, len(group), most)]
