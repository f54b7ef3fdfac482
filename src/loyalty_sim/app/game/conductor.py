"""What moves games on: quarters and sister worlds are handed to the workers, and what they find is kept.

A server that stops in the middle loses nothing: a quarter that was to be run is run again when it comes back, and a
debrief goes on with the worlds that are not there yet.
"""

import asyncio
import logging
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

import numpy as np

from loyalty_sim.app.computing.work_queue import LATER, NOW, SOON
from loyalty_sim.app.game.room import DECIDING, OVER, RUNNING
from loyalty_sim.game.debrief import parted, rounds_of
from loyalty_sim.game.sisters import over_rounds, sister_worlds
from loyalty_sim.language import LANGUAGES

if TYPE_CHECKING:
    from loyalty_sim.app.computing.work_queue import WorkQueue
    from loyalty_sim.app.game.games import Games

_LOG = logging.getLogger(__name__)
WORLDS = 24
"""Sister worlds of a debrief: a class waits a few minutes for them, and scores repeat (docs, The market game)."""


class Conductor:
    """games: where they are kept. queue: of workers."""

    def __init__(self, games: "Games", queue: "WorkQueue"):
        self._games, self._queue = games, queue
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def advance(self, code: str) -> bool:
        """Run the quarter that teams have decided; whether there was one to run. Called on the event loop."""
        if not self._games.start_quarter(code):
            return False
        self._begin(code, self._run(code))
        return True

    def resume(self) -> None:
        """Run what was to be run when the server stopped, and open markets. Called on the event loop."""
        for code in self._games.in_stage(DECIDING):
            if (served := self._games.find(code)) and served.quarter < 0:
                self.advance(code)
        for code in self._games.in_stage(RUNNING):
            if code not in self._tasks:
                self._begin(code, self._run(code))
        for code in self._games.in_stage(OVER):
            if self._games.debrief(code) is None:
                self._begin(code, self._debrief(code))

    def undo(self, code: str) -> bool:
        """Take back the last quarter, and give up the debrief of a game that goes on; whether there was one."""
        if code in self._tasks and self._games.in_stage(OVER, code):
            self._tasks.pop(code).cancel()
        return self._games.undo(code)

    def end(self, code: str) -> None:
        """End a game with the quarter that has gone by, and prepare its debrief. Called on the event loop."""
        if self._games.end(code):
            self._begin(code, self._debrief(code))

    def of(self, code: str) -> int:
        """How many sister worlds the debrief of a game takes."""
        game = self._games.file_of(code)
        return rounds_of(game, WORLDS) * len(game.teams)

    def _begin(self, code: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks[code] = asyncio.get_running_loop().create_task(self._told_of_faults(code, work))

    async def _told_of_faults(self, code: str, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception as error:  # the boundary: a class must be able to go on, whatever it was
            _LOG.exception("a game could not go on")
            self._games.stop_quarter(code, f"{type(error).__name__}: {error}")

    async def _run(self, code: str) -> None:
        from loyalty_sim.app.game.work import run_quarter

        served = self._games.find(code)
        if served is None:
            return
        game, quarter = self._games.game_of(code).until(served.deciding), served.deciding
        found = await self._queue.do(f"game {code}", NOW, run_quarter, game, quarter, self._games.states(code))
        self._games.put_quarter(code, found)
        if self._games.in_stage(OVER, code):
            await self._debrief(code)

    async def _debrief(self, code: str) -> None:
        from loyalty_sim.app.game.work import final_results, told_of

        user, game = f"game {code}", self._games.game_of(code)
        known = self._games.worlds(code)
        worlds = sister_worlds(game, rounds_of(game, WORLDS))
        result = asyncio.ensure_future(self._queue.do(user, SOON, final_results, game, self._games.states(code)))
        lacking = [(place, *world) for place, world in enumerate(worlds) if place not in known]
        await asyncio.gather(*(self._world(code, game, *each) for each in lacking))
        told = [await self._queue.do(user, LATER, told_of, game, team.name) for team in game.teams]
        known = self._games.worlds(code)
        found = over_rounds(np.array([known[place] for place in range(len(worlds))]))
        split = parted(game, np.array(await result), found)
        self._games.put_debrief(
            code,
            {
                "worlds": split.worlds,
                "splits": split.splits,
                "told": {
                    language: {team.name: each[language] for team, each in zip(game.teams, told, strict=True)}
                    for language in LANGUAGES
                },
            },
        )

    async def _world(self, code: str, game: Any, place: int, seed: int, turn: int) -> None:
        from loyalty_sim.app.game.work import sister_world

        self._games.put_world(
            code, place, await self._queue.do(f"game {code}", LATER, sister_world, game, place, seed, turn)
        )
