"""Opening a class, leading it, taking a seat in it (`app.together.doors`)."""

from fastapi import Request
from fastapi.responses import Response

from loyalty_sim.app.lessons.lesson import lessons
from loyalty_sim.app.services import services
from loyalty_sim.app.together.doors import as_person, form_of, lead_by, may_not_open, put, to
from loyalty_sim.app.together.gate import address_of
from loyalty_sim.app.together.kept import Full
from loyalty_sim.app.together.people import new_person

OPEN, LEAD, SIT = "/class/open", "/class/lead", "/class/sit"


def register() -> None:
    """Add the doors to the application; those of an earlier start are replaced."""
    put({OPEN: open_class, LEAD: lead, SIT: sit})


async def open_class(request: Request) -> Response:
    """Open a class at a lesson; who opens it is its host."""
    classes, form = services().classes, await form_of(request)
    lesson = form.get("lesson", "")
    if lesson not in lessons():
        return to("/lessons")
    if why := may_not_open(classes, request, form.get("word", "")):
        return to("/lessons", why)
    person = classes.person(request) or new_person()
    try:
        room = classes.rooms.open(lesson, person)
    except Full:
        return to("/lessons", "rooms")
    return as_person(classes, person, f"/class/{room.code}")


async def lead(request: Request) -> Response:
    """Lead a class that is open, by its PIN."""
    form = await form_of(request)
    return lead_by(services().classes, request, form.get("code", ""), form.get("pin", ""), "/class")


async def sit(request: Request) -> Response:
    """Take a seat in a class, or come back to the one taken before; the code of a game leads to its teams."""
    classes, form = services().classes, await form_of(request)
    gate = services().gate_of(form.get("code", ""))
    room, why = gate.find(request, form.get("code", ""))
    if room is None:
        return to("/join", why)
    if gate is not classes:
        return to(f"/join/{room.code}")
    person = classes.person(request) or new_person()
    if classes.rooms.seat(room.code, person) is None and not classes.limits.sittings.take(address_of(request)):
        return to("/join", "often")
    try:
        classes.rooms.sit(room.code, person)
    except Full:
        return to("/join", "full")
    return as_person(classes, person, f"/class/{room.code}/seat")
