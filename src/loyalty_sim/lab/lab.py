"""`Lab`: how the markets of a study are run - by which workers, who is told, and where finished runs are kept."""

import inspect
from collections.abc import Callable, Sequence
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.runner import Progress, Simulate, check_lab, run_all, run_many, run_these
from loyalty_sim.lab.store import Store
from loyalty_sim.lab.worker_pool import Workers


class Lab(NamedTuple):
    """What a study is carried out with.

    workers: processes, one per core if None, 1 for this process, or the address of a Dask scheduler. progress: called
    with (runs done, runs in all). store: where finished runs are looked up and kept; None keeps nothing.
    """

    workers: Workers = None
    progress: Progress | None = None
    store: Store | None = None

    def check(self) -> None:
        """Raises ValueError for workers that are none, for what cannot be told of progress, and what keeps no runs."""
        check_lab(self.workers, self.progress, self.store)

    def run(self, jobs: Sequence[Job], weekly: bool = True) -> list[Run]:
        """The runs of all jobs, in their order. weekly: with weekly indicators. Raises RunFailed if one fails."""
        return run_all(jobs, self.workers, self.progress, self.store, weekly)

    def after(self, before: int) -> "Lab":
        """The same where so many runs were done before: what is told of a part is told of the whole."""
        told = self.progress
        if told is None:
            return self
        return self._replace(progress=lambda done, total: told(before + done, before + total))

    def attempt(self, jobs: Sequence[Job]) -> list[Run]:
        """As `run`, without weeks; a run that fails has its `error` set."""
        return run_these(jobs, self.workers, self.progress, self.store)

    def run_by(self, simulate: Simulate, jobs: Sequence[Job], kept: bool | str = True) -> list[Run]:
        """As `attempt`, each job carried out by `simulate`: a function of a module, so that workers know it.

        kept: whether what it gives is a run of the scenario as any other, to be looked up and kept in the store. A word
        for what is seen of a market and is no run of it: it is kept beside the runs under that word, the code of
        `simulate` and what a `partial` gives it (plain values), and comes with an empty table of weeks.
        """
        return run_many(jobs, self.workers, self.progress, simulate, self.store_for(simulate, kept), weekly=False)

    def store_for(self, simulate: Simulate, kept: bool | str) -> Store | None:
        """Where `run_by` keeps what `simulate` gives; None where nothing is kept."""
        if self.store is None or not kept:
            return None
        return self.store.beside(f"{kept}-{_code_of(simulate)}") if isinstance(kept, str) else self.store


def _code_of(simulate: Simulate) -> str:
    """Twelve hexadecimal digits of how it is looked: the file of the function, and what a `partial` gives it."""
    if not isinstance(simulate, partial):
        return _file_of(simulate)
    given = (_file_of(simulate.func), simulate.args, sorted(simulate.keywords.items()))
    return sha256(repr(given).encode()).hexdigest()[:12]


@cache
def _file_of(function: Callable[..., Run]) -> str:
    return sha256(Path(inspect.getfile(function)).read_bytes()).hexdigest()[:12]
