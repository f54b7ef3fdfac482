"""What all pages of classes share: the rooms, how others reach them, and how much one address may ask for."""

import hmac
from typing import TYPE_CHECKING, NamedTuple

from loyalty_sim.app.doorkeeper import Allowance
from loyalty_sim.app.guesses import Guesses
from loyalty_sim.app.lessons.room import Room
from loyalty_sim.app.lessons.rooms import Rooms
from loyalty_sim.app.people import person_of
from loyalty_sim.app.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

ROOMS_AT_ONCE, ROOMS_A_SECOND = 12, 1 / 300
SEATS_AT_ONCE, SEATS_A_SECOND = 60, 1 / 10
"""Rooms and seats that one address may take at once, and in the long run; a class behind one router is one address."""


class Classes(NamedTuple):
    """host_word: by which a teacher on another machine may open a class; "" if nobody there may."""

    rooms: Rooms
    reach: Reach
    host_word: str
    guesses: Guesses
    openings: Allowance
    sittings: Allowance

    def person(self, request: "Request") -> str:
        """Who asks; "" for somebody never seen."""
        return person_of(request, self.rooms.secret)

    def find(self, request: "Request", code: str) -> tuple[Room | None, str]:
        """The room of a code, or why there is none: `unknown`, or `wait=SECONDS` for who guesses.

        Who has a place in the room never waits for what others behind the same router have tried.
        """
        who, room, person = address_of(request), self.rooms.find(code), self.person(request)
        if room is not None and (self.rooms.seat(room.code, person) or self.rooms.is_host(room.code, person)):
            return room, ""
        if seconds := self.guesses.wait(who):
            return None, f"wait={seconds}"
        if room is None:
            self.guesses.wrong(who)
            return None, "unknown"
        return room, ""

    def may_open(self, request: "Request", word: str) -> bool:
        """Whether who asks may open a class: at this machine anybody, elsewhere who knows the host's word."""
        if is_here(request):
            return True
        given = word.strip().lower().encode()
        return bool(self.host_word) and hmac.compare_digest(given, self.host_word.encode())

    def may_teach(self, request: "Request", lesson: str) -> bool:
        """Whether who asks may read the teacher's notes: at this machine, or as host of a class at the lesson."""
        return is_here(request) or self.rooms.leads(self.person(request), lesson)


def start_classes(rooms: Rooms, reach: Reach, host_word: str, clock: "Callable[[], float]") -> Classes:
    """Classes of a server that starts now; nobody has asked for anything yet. clock: seconds."""
    return Classes(
        rooms, reach, host_word.lower(), Guesses(clock),
        Allowance(ROOMS_AT_ONCE, ROOMS_A_SECOND, clock), Allowance(SEATS_AT_ONCE, SEATS_A_SECOND, clock),
    )  # fmt: skip


def address_of(request: "Request") -> str:
    """Which machine asks."""
    return request.client.host if request.client else ""


def is_here(request: "Request") -> bool:
    """Whether who asks sits at the machine that serves."""
    return address_of(request).startswith("127.") or address_of(request) == "::1"
