"""What the doors of classes and games share: opening, leading, taking a seat is sent by a button, never by an address.

Each answers by sending the browser on: to where it wanted, or back with a word for why not (`SAID`).
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote

from fastapi.responses import RedirectResponse, Response
from nicegui import app

from loyalty_sim.app.together.gate import Gate, address_of
from loyalty_sim.app.together.people import new_person, remember
from loyalty_sim.language import tell

if TYPE_CHECKING:
    from fastapi import Request

SAID = {
    "unknown": "There is no class or game with this code. Look at the board once more.",
    "wait": "Too many wrong tries from this device. Try again in {wait} seconds.",
    "full": "No seat is left in this class.",
    "rooms": "This server keeps no more classes. The oldest are forgotten after eight days.",
    "often": "Too many at once from this address. Wait a few minutes.",
    "word": "This is not the host's word. The start of the application prints it.",
    "pin": "This is not the PIN of this class.",
    "notes": "Teacher notes are open at the machine that serves, and to who leads a class at the lesson.",
    "seat": "You have no seat in this class on this device. Join it here.",
}


def put(doors: "dict[str, Callable[[Request], Awaitable[Response]]]") -> None:
    """Add doors to the application, each under its address; those of an earlier start are replaced."""
    for path, door in doors.items():
        app.remove_route(path)
        app.add_api_route(path, door, methods=["POST"], include_in_schema=False)


def said(query: str) -> str:
    """Words for the reason in an address, `said=wait=4` or `said=unknown`; none for any other.

    >>> said("wait=4")
    'Too many wrong tries from this device. Try again in 4 seconds.'
    >>> said("<b>")
    ''
    """
    name, _, seconds = query.partition("=")
    return tell(SAID[name], wait=seconds if seconds.isdecimal() else "…") if name in SAID else ""


def may_not_open(gate: Gate[Any], request: "Request", word: str) -> str:
    """Why who asks may not open a room now, as in `SAID`; "" if it may."""
    who = address_of(request)
    if seconds := gate.limits.guesses.wait(f"word {who}"):
        return f"wait={seconds}"
    if not gate.may_open(request, word):
        gate.limits.guesses.wrong(f"word {who}")
        return "word"
    return "" if gate.limits.openings.take(who) else "often"


def lead_by(gate: Gate[Any], request: "Request", code: str, word: str, at: str) -> Response:
    """Lead a room by its PIN or the key of its link, on pages below `at`. Wrong ones count for device and room."""
    room, why = gate.find(request, code)
    if room is None:
        return to("/join", why)
    who = (f"pin {address_of(request)}", f"pin of {room.code}")
    if seconds := gate.limits.guesses.wait(*who):
        return to(f"{at}/{room.code}", f"wait={seconds}")
    person = gate.person(request) or new_person()
    if not gate.rooms.let_host(room.code, person, word):
        gate.limits.guesses.wrong(*who)
        return to(f"{at}/{room.code}", "pin")
    return as_person(gate, person, f"{at}/{room.code}")


def to(path: str, why: str = "") -> Response:
    """Send the browser on; why: the reason it is told there."""
    return RedirectResponse(path + (f"?said={quote(why)}" if why else ""), 303)


def as_person(gate: Gate[Any], person: str, path: str) -> Response:
    """Send the browser on, which is to keep who it is."""
    answer = RedirectResponse(path, 303)
    remember(answer, person, gate.rooms.secret)
    return answer


async def form_of(request: "Request") -> dict[str, str]:
    """The fields of a form; the doorkeeper bounds its size."""
    fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=40)
    return {name: values[0] for name, values in fields.items()}
