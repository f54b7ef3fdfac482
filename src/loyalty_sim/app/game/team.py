"""A team's page, made for a phone: decide, see one's own quarter, the market and the research, and the debrief."""

from nicegui import ui

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.debriefing import show_debrief
from loyalty_sim.app.game.decision_panel import DecisionPanel
from loyalty_sim.app.game.games import people
from loyalty_sim.app.game.room import DECIDING, Served
from loyalty_sim.app.game.shown import shares_of
from loyalty_sim.app.game.tables import market_table, own_table, research_table
from loyalty_sim.app.game.view import TeamView, team_view
from loyalty_sim.app.game.watch import LOOK
from loyalty_sim.app.game.words import clock, status
from loyalty_sim.app.parts.blocks import ChartCard, card, heading, words
from loyalty_sim.app.parts.frame import frame
from loyalty_sim.app.services import services
from loyalty_sim.app.serving.doorkeeper import Allowance
from loyalty_sim.game.game import Decision
from loyalty_sim.language import tell

PLACES = (
    (texts.TO_DECIDE, "decide"),
    (texts.TO_RESULTS, "results"),
    (texts.TO_MARKET, "market"),
    (texts.TO_RESEARCH, "research"),
)
MOVES_AT_ONCE, MOVES_A_SECOND = 40, 4.0
"""Moves of levers that one page may make at once, and in the long run."""


class TeamPage:
    """One person's page. person: whose seat it is; all is asked of the store anew, since the host may have moved on."""

    def __init__(self, served: Served, person: str, team: str):
        self._games, self.code, self._person, self.team = services().games.rooms, served.code, person, team
        game, known, self._currency = self._games.known(served.code)
        self._people = len(people(game))
        self._changed, self._drawn = (-1, 0.0), -2
        self._put: tuple[object, ...] = ()
        self._moves = Allowance(MOVES_AT_ONCE, MOVES_A_SECOND, self._games.now)
        with frame(texts.PAGE, game.title), ui.element("div").classes("main wide team"):
            with ui.element("div").classes("tools"):
                heading(tell(texts.YOU_ARE, team=team), 2)
                self._clock = words("p", "", "clock").props('role="timer"').mark("clock")
            self._status = words("p", "", "told").props('aria-live="polite"').mark("status")
            self._role = words("p", "", "small").mark("role")
            with ui.element("nav").classes("links").props(f'aria-label="{tell(texts.PAGE)}"'):
                for name, target in PLACES:
                    ui.link(tell(name), f"#{target}")
                ui.link(tell(texts.WHAT_LEVERS_DO), f"/game/{self.code}/handout", new_tab=True)
            self._debrief = ui.element("div")
            with ui.element("div").classes("cards"):
                with card("s6", tell(texts.DECISION_FOR, quarter="")) as self._deciding:
                    self._deciding.props('id="decide"')
                    self._panel = DecisionPanel(game, team, known, self._currency, self.decide)
                with card("s6", tell(texts.YOUR_RESULTS, quarter="")):
                    self._own = ui.element("div").props('id="results"').mark("own")
                with card("s12", tell(texts.MARKET_BEFORE)):
                    self._market = ui.element("div").props('id="market"').mark("market")
                with card("s12", tell(texts.RESEARCH)):
                    self._research = ui.element("div").props('id="research"').mark("research")
                self._shares = ChartCard("s8", tell(texts.SHARES), 280)
                with card("s4", tell(texts.NEWS)):
                    heading(tell(texts.NEWS), 2)
                    self._news = ui.element("div")
        self._shares.hide("")
        self.look()
        ui.timer(LOOK, self.look)

    def decide(self, decision: Decision, lock: bool) -> bool:
        """Keep a decision of the team; whether it was taken."""
        served, seat = self._games.find(self.code), self._games.seat(self.code, self._person)
        if served is None or seat is None or not seat.leads or not self._moves.take(""):
            return False
        return self._games.put_draft(self.code, self.team, served.deciding, decision, lock)

    def look(self) -> None:
        """See how far the game is, and draw what has changed."""
        served, seat = self._games.find(self.code), self._games.seat(self.code, self._person)
        if served is None or seat is None:
            self._status.set_text(tell(texts.NO_LONGER_KEPT))
            return
        self._clock.set_text(clock(served, self._games.now()))
        now = (served.changed, self._games.draft(self.code, self.team, served.deciding).at)
        if now == self._changed:
            return
        self._changed = now
        view = team_view(self._games, served, seat)
        self._status.set_text(status(view.public, self._people))
        self._role.set_text(tell(texts.YOU_LEAD) if seat.leads else tell(texts.YOU_WATCH))
        self._draw_decision(view)
        if self._drawn != served.quarter:
            self._drawn = served.quarter
            self._draw(view)
        self._show_debrief(view)

    def _draw_decision(self, view: TeamView) -> None:
        served = view.public.served
        self._deciding.visible = served.stage == DECIDING and served.quarter >= 0
        if not self._deciding.visible:
            return
        # the sliders of who moves them are left alone, until another quarter or the lock moves them
        key: tuple[object, ...] = (served.quarter, view.draft.locked, view.seat.leads)
        put = key != self._put or not view.seat.leads
        self._put = key
        self._panel.show(self._games.game_of(self.code), served.deciding, view.draft, view.seat.leads, put)

    def _draw(self, view: TeamView) -> None:
        quarter = view.public.served.quarter
        for part in (self._own, self._market, self._research, self._news):
            part.clear()
        if not view.own:
            return
        with self._own:
            heading(tell(texts.YOUR_RESULTS, quarter=quarter), 2)
            own_table(view.own, self._currency)
        with self._market:
            heading(tell(texts.MARKET, quarter=quarter), 2)
            market_table(view.public, self._currency, self.team)
        with self._research:
            heading(tell(texts.RESEARCH), 2)
            if view.research:
                words("p", tell(texts.RESEARCH_OF, answers=view.research[0]["answers"]), "sub")
                research_table(view.research, self.team)
                words("p", tell(texts.RESEARCH_NOTE), "small")
            else:
                words("p", tell(texts.RESEARCH_NONE), "said")
        with self._news:
            for when, told in view.public.told:
                words("p", tell(texts.NEWS_LINE, quarter=when, told=told), "said")
        if len(view.own) > 1:
            self._shares.show(shares_of(view.public))

    def _show_debrief(self, view: TeamView) -> None:
        if view.public.debrief is None:
            self._debrief.clear()
        elif not self._debrief.default_slot.children:
            with self._debrief:
                heading(tell(texts.DEBRIEF), 2)
                show_debrief(view.public.debrief, self._currency, (self.team,), whole=True)


def show(served: Served, person: str, team: str) -> TeamPage:
    """Show a game to a member of a team."""
    return TeamPage(served, person, team)
