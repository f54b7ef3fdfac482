"""Studies that look at markets in a way of their own, taken apart, so that the queue hands out one market at a time.

Such a study does not take its runs from the store (`app.computing.work.attempt` is for those that do). It is tried with
what is known of its markets; what it lacks is handed out, and it is tried again, until nothing is lacking.
"""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from loyalty_sim.lab.job import Job, Run
from loyalty_sim.lab.lab import Lab
from loyalty_sim.lab.runner import Simulate, run_many
from loyalty_sim.lab.store import Store
from loyalty_sim.scenario import scenario_hash
from loyalty_sim.studies.base import Result, Study, carry_out

if TYPE_CHECKING:
    from loyalty_sim.app.computing.shared import Progress
    from loyalty_sim.app.computing.work_queue import WorkQueue


class Piece(NamedTuple):
    """A market to be looked at. store: where what is seen of it is looked up and kept; None where it is not."""

    simulate: Simulate
    job: Job
    store: Store | None

    @property
    def key(self) -> str:
        """What its figures depend on, as a word: how it is looked at, the scenario, the seed."""
        how = self.simulate
        given = (how.func, how.args, sorted(how.keywords.items())) if isinstance(how, partial) else (how,)
        looked = "".join(getattr(each, "__qualname__", repr(each)) for each in given)
        return sha256(f"{looked} {scenario_hash(self.job.scenario)} {self.job.seed}".encode()).hexdigest()


class Done(NamedTuple):
    """What came of a piece: figures, or why there are none."""

    outcomes: dict[str, float]
    error: str


class TakenApart(Lab):
    """A lab in which only what is known comes out; what was asked for besides is taken down.

    known: what came of pieces, by key. missing: those asked for that are not known.
    """

    known: Mapping[str, Done]
    missing: dict[str, Piece]

    def _replace(self, **changes: Any) -> "TakenApart":
        found: TakenApart = super()._replace(**changes)
        found.known, found.missing = self.known, self.missing
        return found

    def run_by(self, simulate: Simulate, jobs: Sequence[Job], kept: bool | str = True) -> list[Run]:
        """As `Lab.run_by`; a piece that is not known yet comes back as one that failed."""
        store = self.store_for(simulate, kept)
        return [self._known(Piece(simulate, job, store)) for job in jobs]

    def _known(self, piece: Piece) -> Run:
        key = piece.key
        if key not in self.known:
            self.missing[key] = piece
            return Run(piece.job, {}, error="not known yet")
        done = self.known[key]
        return Run(piece.job, dict(done.outcomes), error=done.error)


def attempt(study: Study[Any], known: Mapping[str, Done], store: Store | None) -> "Result | dict[str, Piece]":
    """The answer of a study if all that it asks for is known; else what is lacking, by key. Raises as the study does.

    store: where the study keeps what it sees; nowhere if None.
    """
    lab = TakenApart(1, None, store)
    lab.known, lab.missing = known, {}
    try:
        result = carry_out(study, lab)
    except Exception:  # the boundary: whatever a study makes of figures that are not there yet
        if not lab.missing:
            raise
        return lab.missing
    return lab.missing or result


def look_at(piece: Piece) -> Done:
    """What comes of a piece; a market that cannot be run says why."""
    [run] = run_many([piece.job], workers=1, simulate=piece.simulate, store=piece.store, weekly=False)
    return Done(run.outcomes, run.error)


async def in_pieces(
    queue: "WorkQueue", user: str, urgency: int, study: Study[Any], known: dict[str, Done], store: Store | None,
    progress: "Progress",
) -> Result:  # fmt: skip
    """What comes of a study, its markets looked at one by one. Raises as the study does; cancelling stops what is left.

    known: what came of pieces before, by key; more is added. progress: told markets done, and how many are to be done
    as far as is known by then.
    """
    while True:
        found = await queue.do(user, urgency, attempt, study, dict(known), store)
        if isinstance(found, Result):
            return found
        await _look_at_all(queue, user, urgency, found, known, progress)


async def _look_at_all(
    queue: "WorkQueue", user: str, urgency: int, pieces: Mapping[str, Piece], known: dict[str, Done],
    progress: "Progress",
) -> None:  # fmt: skip
    total = len(known) + len(pieces)

    async def one(key: str, piece: Piece) -> None:
        known[key] = await queue.do(user, urgency, look_at, piece)
        progress(len(known), total)

    tasks = [asyncio.ensure_future(one(key, piece)) for key, piece in pieces.items()]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
