"""How long the server waits for a request: who opens a connection and sends none whole is put off after some seconds.

A process can hold only so many connections. Without an end to waiting, half a heading on each of some hundred of them,
sent by a slow or a hostile program, keeps everybody else out for as long as it likes.
"""

import time
from asyncio import BaseTransport, TimerHandle
from collections import OrderedDict, defaultdict
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

HEADING, BODY = 10.0, 120.0
"""Seconds for the heading of a request, and for all that is sent with it."""
MOST_WAITING = 100
"""Connections of one address on which nothing is asked yet; for one more the oldest is given up."""


def patient_protocol(heading: float = HEADING, body: float = BODY, most: int = MOST_WAITING) -> Any:
    """The protocol of a server that waits for so long, as `uvicorn` takes it (`http=`)."""
    waiting: defaultdict[str, OrderedDict[Any, None]] = defaultdict(OrderedDict)

    class Patient(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
        """One connection. Waiting ends where a whole heading has come; then its body has its own time."""

        def connection_made(self, transport: BaseTransport) -> None:
            """Begin to wait."""
            super().connection_made(transport)
            self._address = str((transport.get_extra_info("peername") or ("",))[0])
            self._heading_since: float | None = time.monotonic()
            self._body_since: float | None = None
            others = waiting[self._address]
            others[self] = None
            if len(others) > most:
                others.popitem(last=False)[0].transport.abort()
            self._look_again: TimerHandle = self.loop.call_later(heading / 2, self._look)

        def data_received(self, data: bytes) -> None:
            """Take what came, and see whether it is whole."""
            super().data_received(data)
            if self._is_handed_on() or self._is_asked():
                self._heading_since = None
                self._forget()
            elif self._heading_since is None:
                self._heading_since = time.monotonic()
            more = self._is_asked() and self.cycle.more_body
            self._body_since = (self._body_since or time.monotonic()) if more else None

        def connection_lost(self, exc: Exception | None) -> None:
            """Wait no longer."""
            self._look_again.cancel()
            self._forget()
            super().connection_lost(exc)

        def _is_asked(self) -> bool:
            return self.cycle is not None and not self.cycle.response_complete

        def _is_handed_on(self) -> bool:
            """Whether the connection has become a socket, with times of its own."""
            return self.transport.get_protocol() is not self

        def _forget(self) -> None:
            others = waiting.get(self._address)
            if others is not None:
                others.pop(self, None)
                if not others:
                    waiting.pop(self._address, None)

        def _look(self) -> None:
            if self.transport.is_closing() or self._is_handed_on():
                return
            now = time.monotonic()
            late = [since for since, most in ((self._heading_since, heading), (self._body_since, body))
                    if since is not None and now - since >= most]  # fmt: skip
            if late:
                self.transport.abort()
            else:
                self._look_again = self.loop.call_later(heading / 2, self._look)

    return Patient
