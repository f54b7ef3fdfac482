"""The steps of a plan, each under seeds of its own: search, choose, cut back, compare, and other worlds."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.optimise.choice import Standing, standing
from loyalty_sim.studies.optimise.marginal import Margin, cut_back
from loyalty_sim.studies.optimise.response import Respond
from loyalty_sim.studies.optimise.search import Searched, search
from loyalty_sim.studies.vary.worlds import rows_of

FINALISTS = 6
RUNS_A_WORLD = 2


def plan_for(
    respond: Respond, caps: Array, trials: int, seeds: Sequence[int], confidence: float = 0.9
) -> tuple[Searched, Array, Margin, Array, Standing]:
    """Search, choose, cut back, compare: what was tried, the plan, its margin, the plans compared, how they stand."""
    blocks = fresh_seeds(2 * len(seeds))
    searched = search(lambda plans: respond(plans, seeds).gain.mean(axis=1), caps, trials)
    equal = np.minimum(np.full((1, len(caps)), 1 / len(caps)), caps)
    others = np.vstack([searched.best(FINALISTS), equal])
    first = respond(others, next(blocks)).gain.mean(axis=1)
    plan, margin = cut_back(respond, others[first.argmax()], blocks, confidence)
    plans = np.vstack([plan, others])
    return searched, plan, margin, plans, standing(respond(plans, next(blocks)).gain, confidence)


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
