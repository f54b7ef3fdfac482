"""From a question to its answers, each as soon as it is there: one pair of runs, the ensemble, the returns curve.

Answers come from memory or the store where they have been computed before; the work itself is done by the queue.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from loyalty_sim.app.computing import work
from loyalty_sim.app.computing.learnt import learnt_worlds
from loyalty_sim.app.computing.shared import Progress
from loyalty_sim.app.computing.work_queue import LATER, NOW, SOON
from loyalty_sim.app.my_firm.asked import firm_asked
from loyalty_sim.app.services import Services, key_of
from loyalty_sim.app.what_if.answer import Answer, of_comparison
from loyalty_sim.lab.job import Job
from loyalty_sim.lab.runner import RunFailed
from loyalty_sim.lab.together import bundles
from loyalty_sim.lab.worker_pool import Bundle
from loyalty_sim.studies.returns.levels import plan_lever
from loyalty_sim.studies.vary.worlds import WORLDS
from loyalty_sim.theory.levers import lever_named

if TYPE_CHECKING:
    import numpy as np

    from loyalty_sim.app.plan.asked import PlanRequest
    from loyalty_sim.app.visitor_request import VisitorRequest
    from loyalty_sim.my_firm.figures import Firm
    from loyalty_sim.my_firm.meet import Start
    from loyalty_sim.scenario import Scenario
    from loyalty_sim.studies.base import Result
    from loyalty_sim.studies.people.portrait import Portrait
    from loyalty_sim.studies.people.sample import Circle
    from loyalty_sim.studies.people.story import Story
    from loyalty_sim.studies.people.working_life import WorkingLife

T = TypeVar("T")
FIRST_SEED = 0
CURVE_SEEDS = 8
TORNADO_SEEDS = 4
TOGETHER = 2
"""Runs of markets that open alike, handed out as one piece of work: nobody waits longer than half a second for it."""
MONEY_LEVELS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
TOO_CLOSE = 0.15
PRICE_LEVELS = (0.85, 0.9, 0.95, 1.0, 1.05, 1.1, 1.15)


class Inquiry:
    """One visitor's questions. user: who asks, for fairness between visitors."""

    def __init__(self, services: Services, user: str):
        self.services, self.user = services, user

    async def pair(self, a: "Scenario", b: "Scenario", seed: int = FIRST_SEED) -> "tuple[Portrait, Portrait]":
        """Both worlds under one seed, with their people."""
        found = await asyncio.gather(self.portrait(a, seed), self.portrait(b, seed))
        return found[0], found[1]

    async def portrait(self, scenario: "Scenario", seed: int = FIRST_SEED) -> "Portrait":
        """One world under one seed, with its people."""
        found = await self._shared(
            ("portrait", key_of(scenario), seed), NOW, work.picture, scenario, seed, self.services.store
        )
        return found  # type: ignore[no-any-return]

    async def typical(self, scenario: "Scenario", seeds: int, columns: tuple[str, ...], progress: Progress) -> int:
        """The seed under which the scenario goes as it usually does, of so many."""

        def make(tell: Progress) -> "Awaitable[int]":
            return self.study(NOW, tell, work.typical, scenario, seeds, columns)

        found = await self.services.shared.answer(("typical", key_of(scenario), seeds, columns), make, progress)
        return int(found)

    async def ensemble(self, a: "Scenario", b: "Scenario", seeds: int, progress: Progress) -> "tuple[Answer, Result]":
        """All pairs of runs, by luck alone: the answer of the page, and the comparison."""
        return await self._compared(a, b, seeds, 0, progress)

    async def in_full(
        self, a: "Scenario", b: "Scenario", seeds: int, progress: Progress, learnt: str = ""
    ) -> "tuple[Answer, Result]":
        """The same over all that is in doubt, as the command line gives it.

        learnt: word of the worlds that a pilot left. Raises ScenarioError where they are not there.
        """
        return await self._compared(a, b, seeds, WORLDS, progress, learnt)

    async def _compared(
        self, a: "Scenario", b: "Scenario", seeds: int, count: int, progress: Progress, learnt: str = ""
    ) -> "tuple[Answer, Result]":
        worlds = learnt_worlds(learnt, a.trade.name).worlds(count, a, b) if learnt else count

        async def make(tell: Progress) -> "tuple[Answer, Result]":
            compared = await self.study(SOON, tell, work.compared, a, b, seeds, worlds)
            return of_comparison(compared), compared

        found = await self.services.shared.answer(("ensemble", key_of(a, b), seeds, count, learnt), make, progress)
        return found  # type: ignore[no-any-return]

    async def beside(self, arms: "tuple[Scenario, ...]", seeds: int, progress: Progress) -> "Result":
        """Two to four arms side by side over all that is in doubt, as the command line gives it."""

        def make(tell: Progress) -> "Awaitable[Result]":
            return self.study(SOON, tell, work.beside, arms, seeds, WORLDS)

        found = await self.services.shared.answer(("beside", key_of(*arms), seeds), make, progress)
        return found  # type: ignore[no-any-return]

    async def returns(
        self, lever: str, a: "Scenario", b: "Scenario", seeds: int, progress: Progress, count: int = 0,
        learnt: str = "",
    ) -> "Result":  # fmt: skip
        """The returns curve of a lever around where B has it, by luck alone or in so many worlds.

        learnt: word of the worlds that a pilot left. Raises ScenarioError where they are not there.
        """
        seeds = max(3, min(seeds, CURVE_SEEDS))
        arms = arms_at(lever, a, b)
        highest = plan_lever(lever, b, levels_of(lever, b)).scenario(b, -1)
        worlds = learnt_worlds(learnt, a.trade.name).worlds(count, b, highest) if learnt and count else count

        def make(tell: Progress) -> "Awaitable[Result]":
            return self.study(LATER, tell, work.curve, lever, b, levels_of(lever, b), seeds, arms, worlds)

        asked = ("returns", lever, key_of(b), seeds, tuple(arms.values()), count, learnt)
        found = await self.services.shared.answer(asked, make, progress)
        return found  # type: ignore[no-any-return]

    async def doubts_matter(self, a: "Scenario", b: "Scenario", progress: Progress) -> "Result":
        """What the difference between A and B hangs on."""

        def make(tell: Progress) -> "Awaitable[Result]":
            return self.study(LATER, tell, work.doubts_matter, a, b, TORNADO_SEEDS)

        found = await self.services.shared.answer(("doubts matter", key_of(a, b)), make, progress)
        return found  # type: ignore[no-any-return]

    async def levers_matter(self, b: "Scenario", progress: Progress) -> "Result":
        """Which lever of B moves its profit most."""

        def make(tell: Progress) -> "Awaitable[Result]":
            return self.study(LATER, tell, work.levers_matter, b, TORNADO_SEEDS)

        found = await self.services.shared.answer(("levers matter", key_of(b)), make, progress)
        return found  # type: ignore[no-any-return]

    async def plan(self, asked: "PlanRequest", today: "Scenario", progress: Progress) -> "Result":
        """How to split money over levers. Raises ScenarioError for worlds that are not there."""

        worlds = asked.worlds(today)

        def make(tell: Progress) -> "Awaitable[Result]":
            return self.study(LATER, tell, work.planned, asked, today, worlds)

        found = await self.services.shared.answer(
            ("plan", key_of(today), asked.command(), asked.question.learnt), make, progress
        )
        return found  # type: ignore[no-any-return]

    async def story(self, a: "Scenario", b: "Scenario", row: int) -> "Story":
        """One customer in both worlds."""
        found = await self._shared(("story", key_of(a, b), row), NOW, work.life, a, b, FIRST_SEED, row)
        return found  # type: ignore[no-any-return]

    async def working_lives(self, a: "Scenario", b: "Scenario") -> "tuple[WorkingLife, WorkingLife]":
        """A typical employee in each world."""
        found = await self._shared(("employee", key_of(a, b)), NOW, work.working_lives, a, b, FIRST_SEED)
        return found  # type: ignore[no-any-return]

    async def places(self, circle: "Circle") -> "np.ndarray":
        """Where to draw the customers of a circle; the same for the same ties."""
        found = await self._shared(("places", circle.ties.tobytes()), SOON, work.places, circle)
        return found  # type: ignore[no-any-return]

    async def document(
        self, result: "Result", command: str, board: bool = False, beside: "tuple[Result, ...]" = ()
    ) -> str:
        """The report of a result as HTML, or its board page; command: by which it is asked for again.

        beside: results whose pictures come behind its own in the report.
        """
        return str(await self._do(SOON, work.document, result, command, board, beside))

    async def start(self, firm: "Firm", progress: Progress) -> "Start":
        """The start of a firm. Raises ScenarioError for figures that cannot stand together."""

        def make(tell: Progress) -> "Awaitable[Start]":
            return self.study(SOON, tell, work.start, firm)

        figures = tuple(sorted((key, str(each.value)) for key, each in firm.given.items()))
        found = await self.services.shared.answer(("firm", figures), make, progress)
        return found  # type: ignore[no-any-return]

    async def firm_of(self, question: "VisitorRequest", progress: Progress) -> None:
        """Look for the market of the visitor's firm, if the question is of one. Raises ScenarioError."""
        if question.firm:
            await self.start(firm_asked(question.firm), progress)

    async def study(self, urgency: int, progress: Progress, function: "Callable[..., T]", *given: Any) -> "T":
        """What comes of a study, its runs made by ones and twos. Raises RunFailed; cancelling stops what is left."""
        while True:
            found = await self._do(urgency, work.attempt, function, given, self.services.store)
            if not isinstance(found, list):
                return found  # type: ignore[no-any-return]
            await self.keep(found, urgency, progress)

    async def keep(self, jobs: Sequence[Job], urgency: int, progress: Progress) -> None:
        """See that all runs are in the store. Raises RunFailed naming those that failed."""
        done = 0

        async def some(bundle: Bundle) -> list[str]:
            nonlocal done
            asked = [job for _, job in bundle]
            found = await self._do(urgency, work.keep, asked, self.services.store)
            done += len(asked)
            progress(done, len(jobs))
            return [f"{job.name}: {error}" for job, error in zip(asked, found, strict=True) if error]

        tasks = [asyncio.ensure_future(some(each)) for each in bundles(list(enumerate(jobs)), TOGETHER)]
        try:
            errors = [error for found in await asyncio.gather(*tasks) for error in found]
        finally:
            for task in tasks:
                task.cancel()
        if errors:
            raise RunFailed(f"{len(errors)} of {len(jobs)} runs failed: " + "; ".join(errors[:3]))

    async def _shared(self, key: Hashable, urgency: int, function: Callable[..., Any], *given: Any) -> Any:
        """One piece of work, whose result others may want as well."""

        def make(tell: Progress) -> Awaitable[Any]:
            return self._do(urgency, function, *given)

        return await self.services.shared.answer(key, make)

    def _do(self, urgency: int, function: Callable[..., Any], *arguments: Any) -> Awaitable[Any]:
        return self.services.queue.do(self.user, urgency, function, *arguments)


def arms_at(lever: str, a: "Scenario", b: "Scenario") -> dict[str, float]:
    """Where A and B have a lever."""
    return {name: float(getattr(each.firm.levers, lever)) for name, each in (("A", a), ("B", b))}


def levels_of(lever: str, b: "Scenario") -> list[float]:
    """Levels of the page's curve: always the same ones, so that a moved lever needs few new runs; B's own is added."""
    here, reach = getattr(b.firm.levers, lever), lever_named(lever).reach
    if reach:
        wider = reach / lever_named("price").reach
        levels = [round(1.0 + wider * (level - 1.0), 4) for level in PRICE_LEVELS]
        return [level for level in levels if level == here or abs(level - here) > wider * TOO_CLOSE / 10]
    return [level for level in MONEY_LEVELS if level == here or abs(level - here) > TOO_CLOSE]
