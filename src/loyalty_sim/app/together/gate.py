"""What all pages of classes, or all of games, share: the rooms, how others reach them, how much one may ask for."""

import hmac
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from loyalty_sim.app.serving.doorkeeper import Allowance
from loyalty_sim.app.serving.reach import Reach
from loyalty_sim.app.together.guesses import Guesses
from loyalty_sim.app.together.people import person_of
from loyalty_sim.app.together.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

ROOMS_AT_ONCE, ROOMS_A_SECOND = 12, 1 / 300
SEATS_AT_ONCE, SEATS_A_SECOND = 60, 1 / 10
"""Rooms and seats that one address may take at once, and in the long run; a class behind one router is one address."""
R = TypeVar("R", bound=Places)


class Limits(NamedTuple):
    """How much one address may ask for; the same for classes and games."""

    guesses: Guesses
    openings: Allowance
    sittings: Allowance


class Gate(NamedTuple, Generic[R]):
    """rooms: where they are kept. host_word: by which somebody on another machine may open one; "" if nobody may."""

    rooms: R
    reach: Reach
    host_word: str
    limits: Limits

    def person(self, request: "Request") -> str:
        """Who asks; "" for somebody never seen."""
        return person_of(request, self.rooms.secret)

    def find(self, request: "Request", code: str) -> tuple[Any, str]:
        """The room of a code, or why there is none: `unknown`, or `wait=SECONDS` for who guesses.

        Who has a place in the room never waits for what others behind the same router have tried.
        """
        who, room, person = address_of(request), self.rooms.find(code), self.person(request)
        if room is not None and (self.rooms.seat(room.code, person) or self.rooms.is_host(room.code, person)):
            return room, ""
        if seconds := self.limits.guesses.wait(who):
            return None, f"wait={seconds}"
        if room is None:
            self.limits.guesses.wrong(who)
            return None, "unknown"
        return room, ""

    def may_open(self, request: "Request", word: str) -> bool:
        """Whether who asks may open a room: at this machine anybody, elsewhere who knows the host's word."""
        if is_here(request):
            return True
        given = word.strip().lower().encode()
        return bool(self.host_word) and hmac.compare_digest(given, self.host_word.encode())


def new_limits(clock: "Callable[[], float]") -> Limits:
    """Limits of a server that starts now; nobody has asked for anything yet. clock: seconds."""
    return Limits(
        Guesses(clock),
        Allowance(ROOMS_AT_ONCE, ROOMS_A_SECOND, clock),
        Allowance(SEATS_AT_ONCE, SEATS_A_SECOND, clock),
    )


def address_of(request: "Request") -> str:
    """Which machine asks."""
    return request.client.host if request.client else ""


def is_here(request: "Request") -> bool:
    """Whether who asks sits at the machine that serves."""
    return address_of(request).startswith("127.") or address_of(request) == "::1"
