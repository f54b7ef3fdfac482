"""The ways into a game: open one, join a team, lead by the PIN."""

from nicegui import ui

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.doors import LEAD, OPEN, SIT
from loyalty_sim.app.game.games import Games, people
from loyalty_sim.app.game.room import Served
from loyalty_sim.app.lessons.joining import join_form
from loyalty_sim.app.parts.blocks import Problems, card, heading, words
from loyalty_sim.app.parts.frame import frame
from loyalty_sim.app.parts.titles import titles
from loyalty_sim.app.together.forms import field, form, hidden, pin_form, send, told_why
from loyalty_sim.language import tell
from loyalty_sim.scenario import Problem

USUAL_TRADE = "bank"
BOTS = ("none", "imitate_leader", "imitate_leader,follow_drivers", "imitate_leader,follow_drivers,match_price")
"""Firms run by bots that a form offers: more of them, each with a strategy of its own."""


def show_open(asks_word: bool, why: str = "", problems: tuple[Problem, ...] = ()) -> None:
    """Open a game, or join one by its code. asks_word: whether the host's word is needed; why: as in `doors.SAID`."""
    with frame(texts.PAGE, tell(texts.GAME)), ui.element("div").classes("main wide"):
        with ui.element("div").classes("lead"):
            words("p", tell(texts.WHAT_IT_IS))
            join_form(label=tell(texts.CODE))
        told_why(why)
        if problems:
            Problems().show(problems)
        with ui.element("div").classes("cards"):
            with card("s6", tell(texts.OPEN_A_GAME)):
                heading(tell(texts.OPEN_A_GAME), 2)
                _new_form(asks_word)
            with card("s6", tell(texts.FILE_OF_A_GAME)):
                heading(tell(texts.FILE_OF_A_GAME), 2)
                words("p", tell(texts.FILE_HELP), "small")
                _file_form(asks_word)


def _new_form(asks_word: bool) -> None:
    with form(OPEN, "join stacked"):
        field("title", tell(texts.FIELD_TITLE), 'maxlength="60"', value=tell(texts.TITLE_OF_A_GAME))
        _choice(
            "trade",
            tell(texts.FIELD_TRADE),
            {name: tell(title) for name, title in titles("trade").items()},
            USUAL_TRADE,
        )
        field("teams", tell(texts.FIELD_TEAMS), 'maxlength="300"', value=tell(texts.USUAL_TEAMS))
        _choice("bots", tell(texts.FIELD_BOTS), {text: str(place) for place, text in enumerate(BOTS)})
        field("quarters", tell(texts.FIELD_QUARTERS), 'type="number" min="1" max="12"', value="6")
        field("customers", tell(texts.FIELD_CUSTOMERS), 'type="number" min="200" max="20000" step="100"', value="3000")
        _word(asks_word)
        send(tell(texts.OPEN), "groups", tell(texts.OPEN_A_GAME))


def _file_form(asks_word: bool) -> None:
    with form(OPEN, "join stacked"):
        with ui.element("label").classes("field"):
            words("span", tell(texts.FIELD_FILE))
            ui.element("textarea").props('name="file" rows="12" required spellcheck="false" maxlength="60000"')
        _word(asks_word)
        send(tell(texts.OPEN_FILE), "upload_file")


def _choice(name: str, label: str, choices: dict[str, str], usual: str = "") -> None:
    with ui.element("label").classes("field"):
        words("span", label)
        with ui.element("select").props(f'name="{name}"'):
            for value, text in choices.items():
                option = words("option", text).props("selected" if value == usual else "")
                option.props["value"] = value


def _word(asks_word: bool) -> None:
    if asks_word:
        field("word", tell(texts.FIELD_WORD), 'autocapitalize="none" maxlength="40"')


def show_teams(games: Games, served: Served, why: str = "") -> None:
    """Choose a team of a game, and sit down."""
    game, seats = games.file_of(served.code), games.seats(served.code)
    with frame(texts.PAGE, game.title), ui.element("div").classes("main page"):
        heading(game.title, 2)
        told_why(why)
        words("p", tell(texts.CHOOSE_A_TEAM))
        for team in people(game):
            with form(SIT, "join team-choice"):
                hidden("code", served.code)
                hidden("team", team)
                send(tell(texts.JOIN_TEAM, team=team), "login")
                words("span", tell(texts.TEAM_HAS, count=sum(seat.team == team for seat in seats)), "small")
        words("p", tell(texts.FIRST_LEADS), "small")


def show_lead(served: Served, why: str = "") -> None:
    """Lead a game by its PIN, or go and join a team."""
    with frame(texts.PAGE, tell(texts.GAME)), ui.element("div").classes("main page"):
        heading(tell(texts.LEAD_THE_GAME, code=served.code), 2)
        told_why(why)
        pin_form(LEAD, served.code)
        words("p", tell(texts.NOT_FOR_TEAMS), "small")
        with ui.element("div").classes("links"):
            ui.link(tell(texts.JOIN_AS_TEAM), f"/join/{served.code}")
