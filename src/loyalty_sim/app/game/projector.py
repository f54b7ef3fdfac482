"""The view for the wall: how to join, where the game is, the market as everybody sees it, and the debrief."""

from nicegui import ui

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.debriefing import show_debrief
from loyalty_sim.app.game.room import REVEALED, Served
from loyalty_sim.app.game.shown import shares_of
from loyalty_sim.app.game.tables import market_table
from loyalty_sim.app.game.view import Public
from loyalty_sim.app.game.watch import LOOK, Watch
from loyalty_sim.app.parts.blocks import ChartCard, card, heading, words
from loyalty_sim.app.parts.frame import frame
from loyalty_sim.app.services import services
from loyalty_sim.app.together.invitation import invitation
from loyalty_sim.language import tell


class Wall:
    """A game as everybody may see it, looked at every second."""

    def __init__(self, served: Served, base: str):
        games = services().games
        self._games, self.code = games.rooms, served.code
        game, _, self._currency = self._games.known(served.code)
        self._drawn = -2
        with frame(texts.PAGE, game.title), ui.element("div").classes("main wide projector"):
            self._watch = Watch(self._games, self.code)
            self._debrief = ui.element("div")
            with ui.element("div").classes("cards"):
                self._way_in = ui.element("div").classes("s12")
                with self._way_in:
                    invitation(games.reach, base, self.code)
                with card("s12", tell(texts.MARKET_BEFORE)):
                    self._market = ui.element("div")
                self._shares = ChartCard("s8", tell(texts.SHARES), 300)
                with card("s4", tell(texts.NEWS)):
                    heading(tell(texts.NEWS))
                    self._news = ui.element("div")
        self._shares.hide("")
        self.look()
        ui.timer(LOOK, self.look)

    def look(self) -> None:
        """See how far the game is, and draw what has changed."""
        public = self._watch.news()
        if public is None:
            return
        served = public.served
        if self._drawn != served.quarter:
            self._drawn = served.quarter
            self._draw(public)
        self._way_in.visible = served.stage != REVEALED
        self._show_debrief(public)

    def _draw(self, public: Public) -> None:
        self._market.clear()
        with self._market:
            heading(
                tell(texts.MARKET, quarter=public.served.quarter) if public.market else tell(texts.MARKET_BEFORE), 2
            )
            market_table(public, self._currency)
        if len(public.market) > 1:
            self._shares.show(shares_of(public))
        self._news.clear()
        with self._news:
            for quarter, told in public.told:
                words("p", tell(texts.NEWS_LINE, quarter=quarter, told=told), "said")

    def _show_debrief(self, public: Public) -> None:
        if public.debrief is None:
            self._debrief.clear()
        elif not self._debrief.default_slot.children:
            with self._debrief:
                heading(tell(texts.DEBRIEF), 2)
                show_debrief(public.debrief, self._currency, public.teams, whole=False)


def show(served: Served, base: str) -> Wall:
    """Show a game to everybody. base: where teams reach this server."""
    return Wall(served, base)
