"""The addresses: which page answers at each, and where it sends who may not see it."""

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app, ui

from loyalty_sim.app.services import services
from loyalty_sim.app.serving.reader import language_here
from loyalty_sim.language import ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from loyalty_sim.app.lessons.lesson import Lesson

PATIENCE = 120.0
"""Seconds until a page that is not built yet is given up: on a busy machine it comes late, not never."""


def pages() -> None:
    """Register every page."""
    ask(language_here)
    app.config.quasar_config["loadingBar"]["skipHijack"] = True  # it has no name for a screen reader; pages have bars

    page = partial(ui.page, response_timeout=PATIENCE)

    @page("/", title="What if · Loyalty Sim")
    async def whatif(request: Request) -> None:
        from loyalty_sim.app.what_if.page import show

        await show(request.query_params.multi_items())

    @page("/plan", title="Plan · Loyalty Sim")
    async def plan(request: Request) -> None:
        from loyalty_sim.app.plan.page import show

        await show(request.query_params.multi_items())

    @page("/pilot", title="Pilot · Loyalty Sim")
    def pilot(request: Request) -> None:
        from loyalty_sim.app.pilot.page import show

        show(request.query_params.multi_items())

    @page("/results", title="Results · Loyalty Sim")
    async def results(request: Request, result: str = "") -> None:
        from loyalty_sim.app.results.page import show
        from loyalty_sim.app.together.gate import is_here

        await show(result, is_here(request))

    @page("/firm", title="My firm · Loyalty Sim")
    def my_firm(request: Request) -> None:
        from loyalty_sim.app.my_firm.page import show

        show(request.query_params.multi_items())

    @page("/data", title="Your data · Loyalty Sim")
    def your_data() -> None:
        from loyalty_sim.app.your_data.page import show

        show()

    lesson_pages(page)
    class_pages(page)
    game_pages(page)


def lesson_pages(page: "Callable[..., Any]") -> None:
    """Register the pages of lessons, their notes and worksheets, for who takes one alone."""

    @page("/lessons", title="Lessons · Loyalty Sim")
    def lesson_list(request: Request, said: str = "") -> None:
        from loyalty_sim.app.lessons.pages import show_list
        from loyalty_sim.app.together.gate import is_here

        show_list(not is_here(request), said)

    @page("/lessons/{lesson}", title="Lesson · Loyalty Sim")
    async def lesson_page(request: Request, lesson: str) -> Response | None:
        from loyalty_sim.app.lessons.classes import may_teach
        from loyalty_sim.app.lessons.page import show

        classes, found = services().classes, _lesson(lesson)
        if code := classes.rooms.waits_in(classes.person(request), lesson):
            return RedirectResponse(f"/class/{code}/seat")  # who waits for a reveal does not go ahead alone
        await show(found, teaches=may_teach(classes, request, lesson))
        return None

    @page("/lessons/{lesson}/notes", title="Teacher notes · Loyalty Sim")
    def notes(request: Request, lesson: str) -> Response | None:
        from loyalty_sim.app.lessons.classes import may_teach
        from loyalty_sim.app.lessons.pages import show_notes

        found = _lesson(lesson)
        if not may_teach(services().classes, request, lesson):
            return RedirectResponse("/lessons?said=notes")
        show_notes(found)
        return None

    @page("/lessons/{lesson}/worksheet", title="Worksheet · Loyalty Sim")
    def worksheet(lesson: str) -> None:
        from loyalty_sim.app.lessons.pages import show_worksheet

        show_worksheet(_lesson(lesson))


def class_pages(page: "Callable[..., Any]") -> None:
    """Register the pages of classes, for hosts, the projector and students, and the doors between them."""
    from loyalty_sim.app.lessons import classroom, doors, joining, projector
    from loyalty_sim.app.lessons.class_seat import ClassSeat
    from loyalty_sim.app.lessons.page import show
    from loyalty_sim.app.together.doors import lead_by

    doors.register()

    @page("/class/{code}", title="Class · Loyalty Sim")
    def host_view(request: Request, code: str, key: str = "", said: str = "") -> Response | None:
        classes = services().classes
        if key:
            return lead_by(classes, request, code, key, "/class")
        room, why = classes.find(request, code)
        if room is None:
            return _elsewhere("/join", why)
        if classes.rooms.is_host(room.code, classes.person(request)):
            classroom.show(_lesson(room.lesson), room, classes.reach.base(request))
        else:
            joining.show_lead(room, said)
        return None

    @page("/class/{code}/projector", title="Class · Loyalty Sim")
    def projector_view(request: Request, code: str) -> Response | None:
        classes = services().classes
        room, why = classes.find(request, code)
        if room is None:
            return _elsewhere("/join", why)
        projector.show(_lesson(room.lesson), room, classes.reach.base(request))
        return None

    @page("/class/{code}/seat", title="Lesson · Loyalty Sim")
    async def student_view(request: Request, code: str) -> Response | None:
        classes = services().classes
        room, why = classes.find(request, code)
        person = classes.person(request)
        if room is None or not person or classes.rooms.seat(room.code, person) is None:
            return _elsewhere(f"/join/{room.code}" if room else "/join", why or "seat")
        await show(_lesson(room.lesson), ClassSeat(classes.rooms, room.code, person))
        return None

    @page("/join", title="Join a class · Loyalty Sim")
    def join(said: str = "") -> None:
        joining.show_join(None, None, said)

    @page("/join/{code}", title="Join · Loyalty Sim")
    def join_by_link(request: Request, code: str, said: str = "") -> Response | None:
        from loyalty_sim.app.game.joining import show_teams

        gate = services().gate_of(code)
        room, why = gate.find(request, code)
        if room is None:
            return _elsewhere("/join", why)
        if gate is services().classes:
            joining.show_join(room, _lesson(room.lesson), said)
        elif gate.rooms.seat(room.code, gate.person(request)):
            return RedirectResponse(f"/game/{room.code}/team")
        else:
            show_teams(services().games.rooms, room, said)
        return None


def game_pages(page: "Callable[..., Any]") -> None:
    """Register the pages of games, for hosts, the projector and teams, and the doors between them."""
    from loyalty_sim.app.game import doors, handout, host, joining, projector, team
    from loyalty_sim.app.together.doors import lead_by
    from loyalty_sim.app.together.gate import is_here

    doors.register()

    @page("/game", title="Market game · Loyalty Sim")
    def open_page(request: Request, said: str = "", refused: str = "") -> None:
        joining.show_open(not is_here(request), said, doors.refused(refused))

    @page("/game/{code}", title="Market game · Loyalty Sim")
    def game_host(request: Request, code: str, key: str = "", said: str = "") -> Response | None:
        games = services().games
        if key:
            return lead_by(games, request, code, key, "/game")
        served, why = games.find(request, code)
        if served is None:
            return _elsewhere("/join", why)
        if games.rooms.is_host(served.code, games.person(request)):
            host.show(served, games.reach.base(request))
        else:
            joining.show_lead(served, said)
        return None

    @page("/game/{code}/projector", title="Market game · Loyalty Sim")
    def game_wall(request: Request, code: str) -> Response | None:
        games = services().games
        served, why = games.find(request, code)
        if served is None:
            return _elsewhere("/join", why)
        projector.show(served, games.reach.base(request))
        return None

    @page("/game/{code}/handout", title="Market game · Loyalty Sim")
    def game_handout(request: Request, code: str) -> Response | None:
        games = services().games
        served, why = games.find(request, code)
        if served is None:
            return _elsewhere("/join", why)
        handout.show(games.rooms.file_of(served.code))
        return None

    @page("/game/{code}/team", title="Market game · Loyalty Sim")
    def game_team(request: Request, code: str) -> Response | None:
        games = services().games
        served, why = games.find(request, code)
        person = games.person(request)
        seat = games.rooms.seat(served.code, person) if served and person else None
        if seat is None:
            return _elsewhere(f"/join/{served.code}" if served else "/join", why or "seat")
        team.show(served, person, seat.team)
        return None


def _elsewhere(path: str, why: str) -> Response:
    return RedirectResponse(f"{path}?{urlencode({'said': why})}")


def _lesson(name: str) -> "Lesson":
    """The lesson, or the answer that there is no such page."""
    from loyalty_sim.app.lessons.in_language import in_language
    from loyalty_sim.app.lessons.lesson import lessons

    if name not in lessons():
        raise HTTPException(404, "there is no such lesson")
    return in_language(lessons()[name])
