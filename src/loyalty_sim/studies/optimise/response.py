"""What plans bring against today, under given luck and, if wanted, in given worlds."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from loyalty_sim.lab.job import Job
from loyalty_sim.lab.lab import Lab
from loyalty_sim.scenario.schema import Leaf, Scenario
from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.compare.analysis import DECIDES
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.vary.points import varied

World = Mapping[str, Leaf]
Read = tuple[float, float, float, float]


class Response(NamedTuple):
    """Differences to today, (plans, seeds), under the same luck.

    gain: of the outcome that is to grow. gross: of profit before lever spending, with customer equity where profit and
    customer equity are to grow together; spent: of lever spending, both in present value over the horizon. equity: of
    customer equity, where it is to grow with profit; else 0.
    """

    gain: Array
    gross: Array
    spent: Array
    equity: Array


class Respond(Protocol):
    """The contract of whatever answers: the market, or a function in closed form."""

    def __call__(self, plans: Array, seeds: Sequence[int], worlds: Sequence[World] | None = None) -> Response:
        """Differences to today of every plan, (plans, cells), under every seed; seed n in world n, if there are any."""


class MarketResponse:
    """Runs the market; what has been run for one step of a study is not run for the next."""

    def __init__(self, budget: Budget, on: str, lab: Lab):
        self.budget, self.on, self.runs, self._lab = budget, on, 0, lab
        self._known: dict[tuple[bytes, int, tuple[tuple[str, Leaf], ...] | None], Read] = {}

    def __call__(self, plans: Array, seeds: Sequence[int], worlds: Sequence[World] | None = None) -> Response:
        """See `Respond`."""
        rows = np.vstack([self.budget.now[None], plans])
        kinds = [tuple(world.items()) for world in worlds] if worlds else [None] * len(seeds)
        keys = [(row.tobytes(), seed, kind) for row in rows for seed, kind in zip(seeds, kinds, strict=True)]
        asked = [(n, at, seed) for n in range(len(rows)) for at, seed in enumerate(seeds)]
        jobs = {
            key: Job(self._scenario(rows[n], worlds[at] if worlds else None), seed, f"plan {n}")
            for key, (n, at, seed) in zip(keys, asked, strict=True)
            if key not in self._known
        }
        for key, run in zip(jobs, self._lab.run(list(jobs.values()), weekly=False), strict=True):
            self._known[key] = self._read(run.outcomes)
        self.runs += len(jobs)
        found = np.array([self._known[key] for key in keys]).reshape(len(rows), len(seeds), len(Response._fields))
        return Response(*(found[1:] - found[0]).transpose(2, 0, 1))

    def _read(self, outcomes: Mapping[str, float]) -> Read:
        """What is to grow, what money brought back, the money, and what customers are worth at the end."""
        equity = outcomes["customer_equity"] if self.on == DECIDES else 0.0
        return outcomes[self.on], outcomes["gross_return"] + equity, outcomes["spend"], equity

    def _scenario(self, row: Array, world: World | None) -> Scenario:
        budget = self.budget
        return budget.in_world(varied(budget.scenario, world), row) if world else budget.plan_of(row)
