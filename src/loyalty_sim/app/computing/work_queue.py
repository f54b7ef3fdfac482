"""The queue: takes in work, hands it to worker processes, and is fair to everybody who waits.

What somebody is looking at comes first (urgency 0), then the rest of their answer; among equals the user who was served
longest ago. One piece of work is one run or less than a second of statistics, so nobody waits long behind somebody's
heavy study. Everything here happens on the event loop; only the work itself is elsewhere.
"""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

ATTEMPTS = 3
MOST_WAITING = 2_000
NOW, SOON, LATER = 0, 1, 2
"""Urgencies: the first picture; the ensemble behind it; curves that follow."""


class QueueFull(RuntimeError):  # noqa: N818 - reads as what happened
    """So much is waiting that nothing more is taken in."""


@dataclass(eq=False)
class _Ticket:
    user: str
    urgency: int
    number: int
    work: Callable[[], Any]
    answer: "asyncio.Future[Any]"
    attempts: int = 0


class WorkQueue:
    """executor: makes the pool of workers; slots: how many of them work at a time."""

    def __init__(self, executor: Callable[[], Executor], slots: int):
        self._new_executor, self.slots = executor, slots
        self._executor: Executor | None = None
        self._waiting: list[_Ticket] = []
        self._busy: set[asyncio.Task[None]] = set()
        self._served: dict[str, int] = {}
        self._count = self._turns = 0

    async def do(self, user: str, urgency: int, function: Callable[..., Any], *arguments: Any) -> Any:
        """The function's result, computed by a worker. Cancelling the caller takes the work back if it still waits."""
        if len(self._waiting) >= MOST_WAITING:
            raise QueueFull("too much is being computed at the moment; try again in a minute")
        loop = asyncio.get_running_loop()
        self._count += 1
        ticket = _Ticket(user, urgency, self._count, _Call(function, arguments), loop.create_future())
        self._waiting.append(ticket)
        self._hand_out()
        return await ticket.answer

    def waiting(self, user: str) -> int:
        """How many pieces of a user's work wait."""
        return sum(1 for ticket in self._waiting if ticket.user == user and not ticket.answer.done())

    def close(self) -> None:
        """Stop the workers; what waits is not done any more."""
        for ticket in self._waiting:
            ticket.answer.cancel()
        self._waiting.clear()
        if self._executor:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None

    def _hand_out(self) -> None:
        while len(self._busy) < self.slots:
            self._waiting = [ticket for ticket in self._waiting if not ticket.answer.done()]
            if not self._waiting:
                return
            ticket = min(self._waiting, key=self._turn)
            self._waiting.remove(ticket)
            self._turns += 1
            self._served[ticket.user] = self._turns
            task = asyncio.get_running_loop().create_task(self._carry_out(ticket))
            self._busy.add(task)
            task.add_done_callback(self._free)

    def _turn(self, ticket: _Ticket) -> tuple[int, int, int]:
        return ticket.urgency, self._served.get(ticket.user, 0), ticket.number

    def _free(self, task: "asyncio.Task[None]") -> None:
        self._busy.discard(task)
        if len(self._served) > 10_000:
            self._served.clear()
        self._hand_out()

    async def _carry_out(self, ticket: _Ticket) -> None:
        if self._executor is None:
            self._executor = self._new_executor()
        executor = self._executor
        try:
            result = await asyncio.get_running_loop().run_in_executor(executor, ticket.work)
        except BrokenProcessPool as error:
            self._replace(executor)
            self._again(ticket, error)
        except Exception as error:  # the boundary: whatever the work raises goes to who asked for it
            if not ticket.answer.done():
                ticket.answer.set_exception(error)
        else:
            if not ticket.answer.done():
                ticket.answer.set_result(result)

    def _replace(self, broken: Executor) -> None:
        """A worker died and took its pool along: the next piece of work starts a new one."""
        if self._executor is broken:
            self._executor = None
            broken.shutdown(wait=False, cancel_futures=True)

    def _again(self, ticket: _Ticket, error: Exception) -> None:
        ticket.attempts += 1
        if ticket.attempts < ATTEMPTS:
            self._waiting.append(ticket)
        elif not ticket.answer.done():
            ticket.answer.set_exception(error)


class _Call:
    """A function with its arguments, small enough to be sent to another process."""

    def __init__(self, function: Callable[..., Any], arguments: tuple[Any, ...]):
        self.function, self.arguments = function, arguments

    def __call__(self) -> Any:
        return self.function(*self.arguments)


def worker_queue(workers: int) -> WorkQueue:
    """A queue with worker processes of its own, one thread each, that have the model loaded before they are needed."""
    from multiprocessing import get_context

    from loyalty_sim.app.computing.work import get_ready

    def pool() -> Executor:
        return ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=get_ready, initargs=(os.getpid(),)
        )

    return WorkQueue(pool, workers)
