"""Answers that several visitors want: kept for a while, and made once when all ask at the same time, as classes do."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

KEPT = 96
Progress = Callable[[int, int], Any]


class Recent:
    """The latest answers, the oldest forgotten first."""

    def __init__(self, most: int = KEPT):
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._most = most

    def get(self, key: Hashable) -> Any:
        """The answer, or None."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def made(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The answer, made now if it is not kept."""
        found = self.get(key)
        return self.put(key, make()) if found is None else found

    def put(self, key: Hashable, answer: Any) -> Any:
        """Keep an answer, and give it back."""
        self._kept[key] = answer
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return answer


class Flight:
    """An answer on its way, who waits for it, and whom to tell how far it is."""

    def __init__(self) -> None:
        self.task: asyncio.Task[Any] | None = None
        self.waiting = 0
        self.listeners: list[Progress] = []

    def tell(self, done: int, total: int) -> None:
        """Tell everybody who waits."""
        for listener in self.listeners:
            listener(done, total)


class Shared:
    """Answers by key, those that are kept and those on their way."""

    def __init__(self) -> None:
        self.recent = Recent()
        self._flights: dict[Hashable, Flight] = {}

    async def answer(
        self, key: Hashable, make: Callable[[Progress], Awaitable[Any]], progress: Progress = lambda done, total: None
    ) -> Any:
        """The answer: kept, on its way, or made now. What nobody waits for any more is given up."""
        found = self.recent.get(key)
        if found is not None:
            return found
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = Flight()
            flight.task = asyncio.ensure_future(self._make(key, make, flight))
        assert flight.task
        flight.waiting += 1
        flight.listeners.append(progress)
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            flight.listeners.remove(progress)
            if not flight.waiting and not flight.task.done():
                self._flights.pop(key, None)
                flight.task.cancel()

    async def _make(self, key: Hashable, make: Callable[[Progress], Awaitable[Any]], flight: Flight) -> Any:
        try:
            return self.recent.put(key, await make(flight.tell))
        finally:
            if self._flights.get(key) is flight:
                del self._flights[key]
