"""Run week by week: play, pause, one week at a time; both worlds advance together in this server."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nicegui import run, ui

from loyalty_sim.app.parts.blocks import words
from loyalty_sim.studies.people.lockstep import Frame, Lockstep

if TYPE_CHECKING:
    from loyalty_sim.scenario import Scenario

SPEEDS = {1: "1 week", 4: "4 weeks", 13: "a quarter"}
TICK = 0.4
FIRST_SEED = 0


class Live:
    """The buttons, and the two markets behind them. show: told every frame; over: told when it is put away."""

    def __init__(
        self,
        scenarios: "Callable[[], tuple[Scenario, Scenario] | None]",
        show: Callable[[Lockstep, Frame], Any],
        over: Callable[[], Any],
    ):
        self._scenarios, self._show, self._over = scenarios, show, over
        self._worlds: Lockstep | None = None
        self._busy = False
        with ui.element("div").classes("live").props('role="group" aria-label="Week by week"'):
            self._play = _button("play_arrow", "Play week by week", self.play)
            self._step = _button("skip_next", "One step", self.step)
            self._end = _button("close", "Back to all weeks", self.put_away)
            self._speed = (
                ui.toggle(SPEEDS, value=4)
                .props('dense no-caps unelevated toggle-color=primary aria-label="Weeks a step"')
                .classes("choice")
            )
            self._week = words("span", "week by week", "small").mark("week")
        self._timer = ui.timer(TICK, self._tick, active=False)
        self._end.visible = False

    @property
    def playing(self) -> bool:
        """Whether weeks pass by themselves."""
        return self._timer.active

    def play(self) -> None:
        """Play, or pause."""
        self._set_playing(not self.playing)

    async def step(self) -> None:
        """One step, and pause."""
        self._set_playing(False)
        await self._tick()

    def put_away(self) -> None:
        """Forget the two markets, and show all weeks again."""
        self._set_playing(False)
        if self._worlds is None:
            return
        self._worlds, self._end.visible = None, False
        self._week.set_text("week by week")
        self._over()

    def leave(self) -> None:
        """Something else was asked: the markets are no longer the ones shown."""
        self._set_playing(False)
        self._worlds, self._end.visible = None, False
        self._week.set_text("week by week")

    def _set_playing(self, playing: bool) -> None:
        self._timer.active = playing
        self._play.props(
            f'icon={"pause" if playing else "play_arrow"} aria-label="{"Pause" if playing else "Play week by week"}"'
        )

    async def _tick(self) -> None:
        scenarios = self._scenarios()
        if self._busy or scenarios is None:
            return
        self._busy = True
        try:
            worlds = await self._worlds_of(*scenarios)
            frame = await run.io_bound(worlds.advance, int(self._speed.value))
        finally:
            self._busy = False
        if frame is None or self._worlds is not worlds:
            return
        self._end.visible = True
        self._week.set_text(f"week {frame.week} of {worlds.weeks}")
        self._show(worlds, frame)
        if frame.week >= worlds.weeks:
            self._set_playing(False)

    async def _worlds_of(self, a: "Scenario", b: "Scenario") -> Lockstep:
        """The two markets; new ones at the beginning and after the end."""
        if self._worlds is None or self._worlds.week >= self._worlds.weeks:
            self._worlds = await run.io_bound(Lockstep, a, b, FIRST_SEED)
        assert self._worlds
        return self._worlds


def _button(icon: str, word: str, do: Callable[[], Any]) -> ui.button:
    return ui.button(icon=icon, on_click=do).props(f'outline dense aria-label="{word}"').tooltip(word)
