"""Opening a class, leading it, taking a seat: what is sent by a button, never by opening an address.

Each answers by sending the browser on: to where it wanted, or back with a word for why not (`SAID`).
"""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app

from loyalty_sim.app.lessons.classes import Classes, address_of
from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.app.lessons.rooms import Full
from loyalty_sim.app.people import new_person, remember
from loyalty_sim.app.services import services

OPEN, LEAD, SIT = "/class/open", "/class/lead", "/class/sit"
SAID = {
    "unknown": "There is no class with this code. Look at the board once more.",
    "wait": "Too many wrong tries from this device. Try again in {wait} seconds.",
    "full": "No seat is left in this class.",
    "rooms": "This server keeps no more classes. The oldest are forgotten after eight days.",
    "often": "Too many at once from this address. Wait a few minutes.",
    "word": "This is not the host's word. The start of the application prints it.",
    "pin": "This is not the PIN of this class.",
    "notes": "Teacher notes are open at the machine that serves, and to who leads a class at the lesson.",
    "seat": "You have no seat in this class on this device. Join it here.",
}


def register() -> None:
    """Add the doors to the application; those of an earlier start are replaced."""
    doors: dict[str, Callable[[Request], Awaitable[Response]]] = {OPEN: open_class, LEAD: lead, SIT: sit}
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
    return SAID.get(name, "").format(wait=seconds if seconds.isdecimal() else "some")


async def open_class(request: Request) -> Response:
    """Open a class at a lesson; who opens it is its host."""
    classes, form = services().classes, await _form(request)
    who, lesson = address_of(request), form.get("lesson", "")
    if lesson not in lessons():
        return _to("/lessons")
    if seconds := classes.guesses.wait(f"word {who}"):
        return _to("/lessons", f"wait={seconds}")
    if not classes.may_open(request, form.get("word", "")):
        classes.guesses.wrong(f"word {who}")
        return _to("/lessons", "word")
    if not classes.openings.take(who):
        return _to("/lessons", "often")
    person = classes.person(request) or new_person()
    try:
        room = classes.rooms.open(lesson, person)
    except Full:
        return _to("/lessons", "rooms")
    return _as(classes, person, f"/class/{room.code}")


async def lead(request: Request) -> Response:
    """Lead a class that is open, by its PIN."""
    classes, form = services().classes, await _form(request)
    return lead_by(classes, request, form.get("code", ""), form.get("pin", ""))


def lead_by(classes: Classes, request: Request, code: str, word: str) -> Response:
    """Lead a class by its PIN or the key of its link. Wrong ones count for the device and for the class."""
    room, why = classes.find(request, code)
    if room is None:
        return _to("/join", why)
    who = (f"pin {address_of(request)}", f"pin of {room.code}")
    if seconds := classes.guesses.wait(*who):
        return _to(f"/class/{room.code}", f"wait={seconds}")
    person = classes.person(request) or new_person()
    if not classes.rooms.let_host(room.code, person, word):
        classes.guesses.wrong(*who)
        return _to(f"/class/{room.code}", "pin")
    return _as(classes, person, f"/class/{room.code}")


async def sit(request: Request) -> Response:
    """Take a seat in a class, or come back to the one taken before."""
    classes, form = services().classes, await _form(request)
    room, why = classes.find(request, form.get("code", ""))
    if room is None:
        return _to("/join", why)
    person = classes.person(request) or new_person()
    if classes.rooms.seat(room.code, person) is None and not classes.sittings.take(address_of(request)):
        return _to("/join", "often")
    try:
        classes.rooms.sit(room.code, person)
    except Full:
        return _to("/join", "full")
    return _as(classes, person, f"/class/{room.code}/seat")


def _to(path: str, why: str = "") -> Response:
    return RedirectResponse(path + (f"?said={quote(why)}" if why else ""), 303)


def _as(classes: Classes, person: str, path: str) -> Response:
    answer = RedirectResponse(path, 303)
    remember(answer, person, classes.rooms.secret)
    return answer


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form; the doorkeeper bounds its size."""
    fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=20)
    return {name: values[0] for name, values in fields.items()}
