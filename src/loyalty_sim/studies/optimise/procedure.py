"""The steps of a plan, each under seeds of its own: search, choose, cut back, compare, and other worlds."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.optimise.choice import Standing, standing
from loyalty_sim.studies.optimise.marginal import Margin, cut_back
from loyalty_sim.studies.optimise.response import Respond, World
from loyalty_sim.studies.optimise.risk import score
from loyalty_sim.studies.optimise.search import Searched, search
from loyalty_sim.studies.vary.worlds import rows_of

FINALISTS = 6
RUNS_A_WORLD = 2


class Aim(NamedTuple):
    """What is asked of a plan: how risk counts (`risk.RISKS`), and worlds it is tried in, if any."""

    risk: str = "mean"
    worlds: Sequence[World] = ()

    def scores(self, respond: Respond, plans: Array, seeds: Sequence[int], half: int) -> Array:
        """How good plans are, (P,). half: 0 of the search, 1 of the choice, so that each sees worlds of its own."""
        worlds = self.worlds[half::2] if self.risk != "mean" else ()
        if not worlds:
            return score(respond(plans, seeds).gain, self.risk)
        luck = [seeds[n % len(seeds)] for n in range(len(worlds))]
        return score(respond(plans, luck, worlds).gain, self.risk)


FOR_THE_MEAN = Aim()


class Planned(NamedTuple):
    """searched: what was tried. plan: shares by cell, margin: return on its last money. plans: those compared, the plan
    first; compared: how they stand; equity: (P, S) what of their gains is customer equity.
    """

    searched: Searched
    plan: Array
    margin: Margin
    plans: Array
    compared: Standing
    equity: Array


def plan_for(
    respond: Respond,
    caps: Array,
    trials: int,
    seeds: Sequence[int],
    confidence: float = 0.9,
    aim: Aim = FOR_THE_MEAN,
    now: Array | None = None,
) -> Planned:
    """Search, choose, cut back, compare.

    now: today as a plan, where that is more than nothing; it is then one of those compared, the last but one.
    """
    blocks = fresh_seeds(2 * len(seeds))
    searched = search(lambda plans: aim.scores(respond, plans, seeds, 0), caps, trials, now=now)
    equal = np.minimum(np.full((1, len(caps)), 1 / len(caps)), caps)
    today = now[None] if now is not None and now.any() else np.zeros((0, len(caps)))
    others = np.vstack([searched.best(FINALISTS), today, equal])
    first = aim.scores(respond, others, next(blocks), 1)
    plan, margin = cut_back(respond, others[first.argmax()], blocks, confidence)
    plans = np.vstack([plan, others])
    found = respond(plans, next(blocks))
    return Planned(searched, plan, margin, plans, standing(found.gain, confidence), found.equity)


def fresh_seeds(count: int) -> Iterator[list[int]]:
    """Blocks of seeds that no search has seen."""
    block = 0
    while True:
        block += 1
        yield [1_000_000 * block + n for n in range(count)]


def gains_in_worlds(respond: Respond, plans: Array, table: pd.DataFrame) -> Array:
    """Gains against today, (plans, worlds), each a mean over two runs under luck of its own."""
    worlds = rows_of(table)
    many = worlds * RUNS_A_WORLD
    seeds = [900_000_000 + n for n in range(len(many))]
    gains = respond(plans, seeds, many).gain
    return np.asarray(gains.reshape(len(plans), RUNS_A_WORLD, len(worlds)).mean(axis=1))
