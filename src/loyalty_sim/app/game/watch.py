"""What the pages of host and wall have in common: they look every second, and draw anew only what has changed."""

from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.games import people
from loyalty_sim.app.game.view import Public, public_view
from loyalty_sim.app.game.words import clock, status
from loyalty_sim.app.parts.blocks import words
from loyalty_sim.language import tell

if TYPE_CHECKING:
    from loyalty_sim.app.game.games import Games

LOOK = 1.0
"""Seconds between two looks."""


class Watch:
    """How far a game is, in a line with the clock, and whether it has gone on since the last look."""

    def __init__(self, games: "Games", code: str):
        self._games, self._code, self._changed = games, code, -1
        self._people = len(people(games.known(code).game))
        with ui.element("div").classes("tools"):
            self._status = words("p", "", "asked").props('aria-live="polite"').mark("status")
            self._clock = words("p", "", "clock").props('role="timer"').mark("clock")

    def news(self) -> Public | None:
        """What everybody may see of the game, if it has changed; the line and the clock are brought up to date."""
        served = self._games.find(self._code)
        if served is None:
            self._status.set_text(tell(texts.NO_LONGER_KEPT))
            return None
        self._clock.set_text(clock(served, self._games.now()))
        if served.changed == self._changed:
            return None
        self._changed = served.changed
        public = public_view(self._games, served)
        self._status.set_text(status(public, self._people))
        return public
