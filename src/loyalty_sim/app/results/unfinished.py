"""Studies that are running or were stopped: how far each is, and the command that goes on with it."""

import time
from asyncio import to_thread
from typing import TYPE_CHECKING

from nicegui import ui

from loyalty_sim.app.parts.blocks import card, heading, words
from loyalty_sim.lab.underway import said, underway

if TYPE_CHECKING:
    from loyalty_sim.lab.underway import Underway

LOOK = 3.0


class Unfinished:
    """A card that is there while something is unfinished, and keeps up with it."""

    def __init__(self) -> None:
        self._shown: list[Underway] = []
        with card("s12", "Unfinished studies") as self._card:
            heading("Unfinished studies", 2)
            words(
                "span",
                "Finished runs are kept: the same command, in the same folder, goes on from there",
                "sub",
            )
            self._rows = ui.element("div").classes("unfinished")
        self._card.visible = False
        ui.timer(LOOK, self._look)

    async def _look(self) -> None:
        self.show(await to_thread(underway))

    def show(self, found: "list[Underway]") -> None:
        """One row a study; nothing moves while nothing has changed."""
        if found == self._shown:
            return
        self._shown, self._card.visible = found, bool(found)
        self._rows.clear()
        with self._rows:
            for each in found:
                words("span", said(each, time.time()), "said").mark("unfinished")
                bar = ui.linear_progress(each.done / max(each.planned, 1), show_value=False)
                bar.props(f'aria-label="{each.study}: runs done"')
                words("code", each.command, "line").mark("resume")
