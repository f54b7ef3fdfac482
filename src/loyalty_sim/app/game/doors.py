"""Opening a game, leading it, taking a seat in a team (`app.together.doors`)."""

import secrets

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from loyalty_sim.app.game.games import people
from loyalty_sim.app.services import services
from loyalty_sim.app.serving.doorkeeper import new_token
from loyalty_sim.app.serving.limits import problems_of_game
from loyalty_sim.app.together.doors import as_person, form_of, lead_by, may_not_open, put, to
from loyalty_sim.app.together.gate import address_of
from loyalty_sim.app.together.kept import Full
from loyalty_sim.app.together.people import new_person
from loyalty_sim.game.game import Game
from loyalty_sim.game.new import new_game
from loyalty_sim.game.read import parse_game
from loyalty_sim.scenario import Problem, ScenarioError

OPEN, LEAD, SIT = "/game/open", "/game/lead", "/game/sit"
LONGEST_WORD = 300


def register() -> None:
    """Add the doors to the application; those of an earlier start are replaced."""
    put({OPEN: open_game, LEAD: lead, SIT: sit})


async def open_game(request: Request) -> Response:
    """Open a game, from the fields of the form or from a file; who opens it is its host."""
    games, form = services().games, await form_of(request)
    if why := may_not_open(games, request, form.get("word", "")):
        return to("/game", why)
    try:
        game = asked_for(form)
    except ScenarioError as error:
        return RedirectResponse(f"/game?refused={keep_refused(error)}", 303)
    person = games.person(request) or new_person()
    try:
        served = games.rooms.open(game, person)
    except Full:
        return to("/game", "rooms")
    services().conductor.advance(served.code)
    return as_person(games, person, f"/game/{served.code}")


def asked_for(form: dict[str, str]) -> Game:
    """The game that a form asks for. Raises ScenarioError."""
    if text := form.get("file", ""):
        game = parse_game(text, "file")
    else:
        bots = form.get("bots", "")
        words = {name: form.get(name, "")[:LONGEST_WORD] for name in ("teams", "trade", "title")}
        game = new_game(
            words["teams"], "" if bots == "none" else bots, words["trade"] or "bank", _whole(form, "customers", 3000),
            _whole(form, "quarters", 6), secrets.randbelow(2**31), words["title"], "form",
        )  # fmt: skip
    if problems := list(problems_of_game(game)):
        raise ScenarioError(problems)
    return game


def keep_refused(error: ScenarioError) -> str:
    """Keep for a while why a game was refused; the word by which the page finds it again."""
    word = new_token()
    services().shared.recent.put(("refused", word), tuple(error.problems))
    return word


def refused(word: str) -> tuple[Problem, ...]:
    """Why a game was refused."""
    return tuple(services().shared.recent.get(("refused", word)) or ())


def _whole(form: dict[str, str], name: str, usual: int) -> int:
    text = form.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 8 else usual


async def lead(request: Request) -> Response:
    """Lead a game that is open, by its PIN."""
    form = await form_of(request)
    return lead_by(services().games, request, form.get("code", ""), form.get("pin", ""), "/game")


async def sit(request: Request) -> Response:
    """Take a seat in a team, or come back to the one taken before."""
    games, form = services().games, await form_of(request)
    served, why = games.find(request, form.get("code", ""))
    if served is None:
        return to("/join", why)
    person, team = games.person(request) or new_person(), form.get("team", "")
    seat = games.rooms.seat(served.code, person)
    if seat is None and team not in people(games.rooms.file_of(served.code)):
        return to(f"/join/{served.code}")
    if seat is None and not games.limits.sittings.take(address_of(request)):
        return to(f"/join/{served.code}", "often")
    try:
        games.rooms.sit(served.code, person, seat.team if seat else team)
    except Full:
        return to(f"/join/{served.code}", "full")
    return as_person(games, person, f"/game/{served.code}/team")
