"""The host's view of a game: who is in, the clock, the next quarter, undoing one, the debrief, and the files."""

from nicegui import ui

from loyalty_sim.app.game import texts
from loyalty_sim.app.game.debriefing import show_debrief
from loyalty_sim.app.game.exporting import game_text, tables_zip
from loyalty_sim.app.game.room import DECIDING, OVER, RUNNING, Served
from loyalty_sim.app.game.tables import market_table, scrolling
from loyalty_sim.app.game.watch import LOOK, Watch
from loyalty_sim.app.game.words import of_figure
from loyalty_sim.app.parts.blocks import card, heading, words
from loyalty_sim.app.parts.frame import Act, frame
from loyalty_sim.app.services import services
from loyalty_sim.app.together.invitation import invitation, way_back
from loyalty_sim.game.game import Game
from loyalty_sim.language import tell

USUAL_MINUTES, MOST_MINUTES = 7, 120


class HostView:
    """A game as its host leads it."""

    def __init__(self, served: Served, base: str):
        gate = services().games
        self._games, self._conductor, self.code = gate.rooms, services().conductor, served.code
        self.game, _, self._currency = self._games.known(served.code)
        acts = (
            Act(tell(texts.PROJECTOR), "tv", lambda: self._beside("projector"), tell(texts.PROJECTOR_HELP)),
            Act(tell(texts.HANDOUT), "print", lambda: self._beside("handout"), tell(texts.HANDOUT_TIP)),
            Act(tell(texts.FILE), "save", self._save_file, tell(texts.FILE_TIP)),
            Act(tell(texts.CSV), "download", self._save_tables, tell(texts.CSV_TIP)),
        )
        with frame(texts.PAGE, self.game.title, acts), ui.element("div").classes("main wide host"):
            self._watch = Watch(self._games, self.code)
            self._levers()
            self._told = words("p", "", "told").props('aria-live="polite"').mark("told")
            self._debrief = ui.element("div")
            with ui.element("div").classes("cards"):
                invitation(gate.reach, base, self.code, "s5")
                with card("s7", tell(texts.TEAMS)):
                    heading(tell(texts.TEAMS), 2)
                    self._teams = ui.element("div").mark("teams")
                with card("s12", tell(texts.MARKET_BEFORE)):
                    self._market = ui.element("div")
            if self.game.story:
                _story(self.game)
            key, pin = self._games.key_of(self.code), self._games.pin_of(self.code)
            way_back(gate.reach, base, f"/game/{self.code}", key, pin)
        self.look()
        ui.timer(LOOK, self.look)

    def _levers(self) -> None:
        with ui.element("div").classes("links"):
            self._play = ui.button(tell(texts.OPEN_MARKET), icon="skip_next", on_click=self.play)
            self._play.props("unelevated").mark("play")
            self._undo = ui.button("", icon="undo", on_click=self.undo).props("outline").mark("undo")
            self._undo.tooltip(tell(texts.UNDO_TIP))
            self._minutes = ui.number(tell(texts.MINUTES), value=USUAL_MINUTES, min=1, max=MOST_MINUTES)
            self._minutes.props("dense outlined").classes("minutes").mark("minutes")
            self._start = ui.button(tell(texts.START_CLOCK), icon="timer", on_click=self.start_clock).props("outline")
            self._stop = ui.button(tell(texts.STOP_CLOCK), icon="timer_off", on_click=self.stop_clock).props("outline")
            self._end = ui.button(tell(texts.END_HERE), icon="flag", on_click=self.end).props("outline").mark("end")
            self._end.tooltip(tell(texts.END_TIP))
            self._reveal = ui.button(tell(texts.SHOW_DEBRIEF), icon="visibility", on_click=self.reveal)
            self._reveal.props("unelevated").mark("reveal")
        self._rule = words("p", tell(texts.WHO_DOES_NOT_LOCK), "small")

    def play(self) -> None:
        """Run the quarter that teams have decided."""
        self._conductor.advance(self.code)
        self.look()

    def undo(self) -> None:
        """Take back the last quarter."""
        self._conductor.undo(self.code)
        self.look()

    def end(self) -> None:
        """No further quarter."""
        self._conductor.end(self.code)
        self.look()

    def start_clock(self) -> None:
        """Let the clock of this quarter run for the minutes that stand there."""
        given = self._minutes.value
        minutes = given if isinstance(given, int | float) and 0 < given <= MOST_MINUTES else USUAL_MINUTES
        self._games.set_clock(self.code, 60.0 * minutes)
        self.look()

    def stop_clock(self) -> None:
        """No clock in this quarter."""
        self._games.set_clock(self.code, None)
        self.look()

    def reveal(self) -> None:
        """Let everybody see the debrief."""
        self._games.reveal(self.code)
        self.look()

    def look(self) -> None:
        """See how far the game is, and draw what has changed."""
        public = self._watch.news()
        if public is None:
            return
        served = public.served
        self._follow(served)
        self._draw_teams(served)
        self._market.clear()
        with self._market:
            heading(tell(texts.MARKET, quarter=served.quarter) if public.market else tell(texts.MARKET_BEFORE), 2)
            market_table(public, self._currency)
        self._show_debrief()

    def _follow(self, served: Served) -> None:
        """Buttons and words for where the game is."""
        deciding, over = served.stage == DECIDING, served.stage == OVER
        self._play.visible = self._rule.visible = deciding
        quarter = served.deciding
        self._play.set_text(tell(texts.PLAY, quarter=quarter) if quarter else tell(texts.OPEN_MARKET))
        self._undo.set_text(tell(texts.UNDO, quarter=served.quarter))
        self._undo.set_enabled(served.quarter > 0 and served.stage != RUNNING)
        self._undo.visible = served.quarter > 0
        self._end.visible = deciding and served.quarter > 0
        ready = self._games.debrief(self.code) is not None
        self._reveal.visible = over and ready
        for each in (self._minutes, self._start):
            each.visible = deciding and served.quarter >= 0
        self._stop.visible = deciding and served.until is not None
        said = tell(texts.FAULT, fault=served.fault) if served.fault else ""
        if over and not said:
            done, total = len(self._games.worlds(self.code)), self._conductor.of(self.code)
            said = tell(texts.READY) if ready else tell(texts.PREPARING, done=done, total=total)
        self._told.set_text(said)
        self._told.visible = bool(said)

    def _draw_teams(self, served: Served) -> None:
        seats, known = self._games.seats(self.code), self._games.quarters(self.code)
        locked = self._games.locked(self.code, served.deciding)
        self._teams.clear()
        with self._teams, scrolling(tell(texts.TEAMS)), ui.element("table").classes("plain"):
            with ui.element("thead"), ui.element("tr"):
                for head in (
                    tell(texts.TEAM),
                    tell(texts.HERE),
                    tell(texts.HAS_LOCKED),
                    tell(texts.SHARE),
                    tell(texts.PROFIT),
                ):
                    words("th", head).props('scope="col"')
            with ui.element("tbody"):
                for team in self.game.teams:
                    with ui.element("tr").mark(f"team {team.name}"):
                        words("th", team.name).props('scope="row"')
                        if team.bot:
                            words("td", tell(texts.BOT))
                            words("td", "")
                        else:
                            members = [seat for seat in seats if seat.team == team.name]
                            with ui.element("td"):
                                self._who(team.name, [seat.number for seat in members if seat.leads], len(members))
                            with ui.element("td"):
                                self._lock(team.name, team.name in locked, served.stage == DECIDING)
                        for name in ("share", "profit"):
                            value = known[-1].reports[team.name][name] if known else None
                            words("td", "" if value is None else of_figure(name, value, self._currency))

    def _who(self, team: str, leading: list[int], count: int) -> None:
        said = tell(texts.SEATS_HERE, count=count, lead=leading[0] if leading else "-") if count else tell(texts.NOBODY)
        words("span", said)
        if count > 1:
            button = ui.button(icon="swap_horiz", on_click=lambda: self._games.pass_lead(self.code, team))
            button.props(f'flat dense aria-label="{tell(texts.PASS_LEAD, team=team)}"').tooltip(tell(texts.PASS_SHORT))

    def _lock(self, team: str, locked: bool, deciding: bool) -> None:
        words("span", tell(texts.YES) if locked else tell(texts.NOT_YET) if deciding else "")
        if locked and deciding:
            button = ui.button(icon="lock_open", on_click=lambda: self._games.unlock(self.code, team))
            button.props(f'flat dense aria-label="{tell(texts.DECIDE_AGAIN, team=team)}"').tooltip(
                tell(texts.AGAIN_SHORT)
            )

    def _show_debrief(self) -> None:
        debrief = self._games.debrief(self.code)
        if debrief is None:
            self._debrief.clear()
        elif not self._debrief.default_slot.children:
            with self._debrief:
                heading(tell(texts.DEBRIEF), 2)
                show_debrief(debrief, self._currency, tuple(team.name for team in self.game.teams), whole=True)

    def _beside(self, page: str) -> None:
        ui.navigate.to(f"/game/{self.code}/{page}", new_tab=True)

    def _save_file(self) -> None:
        ui.download.content(game_text(self._games, self.code), f"game_{self.code}.yaml", "application/yaml")

    def _save_tables(self) -> None:
        ui.download.content(tables_zip(self._games, self.code), f"game_{self.code}.zip", "application/zip")


def _story(game: Game) -> None:
    with ui.expansion(tell(texts.STORY_TO_COME)).classes("fold"), ui.element("ul"):
        for event in game.story:
            said = tell(texts.EVENT, 
                quarter=event.quarter, week=event.after + 1, kind=tell(event.kind.replace("_", " ")), size=event.size,
                weeks=event.weeks, who=event.team or tell(texts.EVERYBODY), told=event.told,
            )  # fmt: skip
            words("li", said)


def show(served: Served, base: str) -> HostView:
    """Show a game to its host. base: where teams reach this server."""
    return HostView(served, base)
