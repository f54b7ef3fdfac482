"""Parameter worlds: draws from what is not known about the parameters, and how plans fare in them.

Worlds are drawn, evenly and independently, from the intervals of the calibration and, for what is not calibrated, from
the ranges that grades stand for (`vary.doubtful`). Joint draws of one's own are handed over as a table, one row a draw
and one column a setting (`worlds=table`), and taken as they are.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from loyalty_sim.scenario.messages import Problem, ScenarioError
from loyalty_sim.scenario.schema import Scenario, settings
from loyalty_sim.scenario.validate import judge, unknown
from loyalty_sim.statistics.bands import ANALYSIS_SEED, Array
from loyalty_sim.studies.vary.factor import Factor


def drawn(factors: Sequence[Factor], count: int) -> pd.DataFrame:
    """So many worlds from the ranges of factors, a Latin hypercube."""
    from scipy.stats import qmc

    places = qmc.LatinHypercube(len(factors), rng=ANALYSIS_SEED).random(count)
    return pd.DataFrame({f.key: [f.at(u) for u in places[:, at]] for at, f in enumerate(factors)})


def check_worlds(table: pd.DataFrame) -> None:
    """Raises ScenarioError for columns that are no settings, and values that are not allowed."""
    known = settings(Scenario)
    problems = [unknown(key, "value", "worlds", known) for key in table.columns if key not in known]
    for key in table.columns.intersection(list(known)):
        found = (judge(known[key], value, f"worlds, row {at}") for at, value in enumerate(table[key].tolist()))
        problems += [problem for problem in found if problem][:1]
    if len(table) < 8:
        problems.append(Problem(f"{len(table)} worlds are too few to judge by", "worlds", ("at least 8",)))
    if problems:
        raise ScenarioError(problems)


class Robust(NamedTuple):
    """How plans fare over worlds, (P,) each.

    mean: gain. low: the gain that nine worlds in ten exceed. ahead: share of worlds in which the plan beats today.
    regret: mean of the best plan of each world less this one. worst: the largest of these.
    """

    mean: Array
    low: Array
    ahead: Array
    regret: Array
    worst: Array


def robustness(gains: Array) -> Robust:
    """From gains against today, (P plans, W worlds); today itself, 0, is one of the choices."""
    gains = np.ascontiguousarray(gains)  # sums of the same order, and so the same to the last digit, when loaded again
    best = np.maximum(gains.max(axis=0), 0.0)
    lost = best - gains
    low = np.quantile(gains, 0.1, axis=1)
    return Robust(gains.mean(axis=1), low, (gains > 0).mean(axis=1), lost.mean(axis=1), lost.max(axis=1))
