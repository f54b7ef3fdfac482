"""From a question about a pilot to its answer, one market at a time; another budget needs no further markets."""

from collections.abc import Awaitable, Callable, Hashable
from typing import TYPE_CHECKING, Any

from loyalty_sim.app.computing import piecewise
from loyalty_sim.app.computing.learnt import learnt_worlds
from loyalty_sim.app.computing.shared import Progress, Recent
from loyalty_sim.app.computing.work_queue import LATER
from loyalty_sim.app.pilot import work
from loyalty_sim.app.services import Services, key_of
from loyalty_sim.app.what_if.inquiry import Inquiry

if TYPE_CHECKING:
    from loyalty_sim.app.computing.piecewise import Done
    from loyalty_sim.app.pilot.asked import PilotRequest
    from loyalty_sim.app.pilot.decline import DeclineRequest
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.learn.findings import Findings

MOST_QUESTIONS = 4
"""Questions of a visitor whose markets are remembered."""


class PilotInquiry(Inquiry):
    """One visitor's questions about pilots."""

    def __init__(self, services: Services, user: str):
        super().__init__(services, user)
        self._known = Recent(MOST_QUESTIONS)

    async def pilot(self, asked: "PilotRequest", keep: "Scenario", change: "Scenario", progress: Progress) -> "Result":
        """Which trial would change the decision. Raises RunFailed, and ScenarioError for worlds that are not there."""
        word = asked.question.learnt
        worlds = learnt_worlds(word, keep.trade.name).worlds(asked.worlds, keep, change) if word else asked.worlds
        same = ("pilot", key_of(keep, change), asked.worlds, asked.measures, asked.asked, word)
        return await self._in_pieces(
            (*same, asked.budget, asked.per_site), same, work.pilot, (asked, keep, change, worlds), progress
        )

    async def taught(
        self, found: "Findings", a: "Scenario", b: "Scenario", learnt: str, progress: Progress
    ) -> "Result":
        """What a pilot taught. learnt: word of the worlds that an earlier one left, "" where there was none."""
        same = ("learn", key_of(a, b), found.found, found.file, learnt)
        worlds = learnt_worlds(learnt, a.trade.name).table if learnt else None
        return await self._in_pieces(same, same, work.taught, (found, a, b, worlds), progress)

    async def decline(self, asked: "DeclineRequest", today: "Scenario", progress: Progress) -> "Result":
        """Whether a dashboard would see a decline."""
        same = ("decline", key_of(today), asked.cut, asked.bonus)
        return await self._in_pieces((*same, asked.points, asked.answers), same, work.decline, (asked, today), progress)

    async def _in_pieces(
        self, key: Hashable, same: Hashable, build: Callable[..., Any], given: tuple[Any, ...], progress: Progress
    ) -> "Result":
        """key: of the answer; same: of its markets, which other answers may have in common."""
        known: dict[str, Done] = self._known.made(same, dict)

        async def make(tell: Progress) -> "Result":
            study = await self._do(LATER, build, *given)
            queue, store = self.services.queue, self.services.store
            return await piecewise.in_pieces(queue, self.user, LATER, study, known, store, tell)

        answer: Awaitable[Result] = self.services.shared.answer(key, make, progress)
        return await answer
