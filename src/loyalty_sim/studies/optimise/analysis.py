"""What is made of the plans that were tried and compared: the plan, its margins, its standing, and other worlds."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from loyalty_sim.statistics.bands import Array
from loyalty_sim.statistics.information import Value, value_of_knowing
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.choice import Standing
from loyalty_sim.studies.optimise.marginal import Margin
from loyalty_sim.studies.optimise.robustness import Robust, robustness
from loyalty_sim.studies.optimise.search import Searched
from loyalty_sim.studies.vary.worlds import as_numbers


@dataclass(frozen=True, eq=False)
class OptimiseDetail:
    """What figure, table and text are made from.

    plan: shares of the budget by cell; plans: those compared, the recommended first, `names` in words. searched: what
    the search tried and saw. margin: return on the last money. standing: gains and regret under fresh seeds.
    worlds: parameter worlds, in_worlds: gains in them, (plans, worlds), robust: how the plans fare in them, known:
    value of knowing each parameter; all None or empty if none were asked for.
    """

    budget: Budget
    on: str
    plan: Array
    plans: Array
    names: tuple[str, ...]
    searched: Searched
    margin: Margin
    standing: Standing
    worlds: pd.DataFrame | None
    in_worlds: Array | None
    robust: Robust | None
    known: dict[str, Value]
    seeds: int
    confidence: float

    @property
    def kept(self) -> float:
        """Money a year that is better kept."""
        return float(self.budget.a_year * (1 - self.plan.sum()))


def analyse_plans(
    budget: Budget, on: str, plans: Array, searched: Searched, margin: Margin, compared: Standing,
    worlds: pd.DataFrame | None, in_worlds: Array | None, seeds: int, confidence: float,
) -> OptimiseDetail:  # fmt: skip
    """From the plans compared, (plans, cells), the recommended first, and their gains in the worlds, if any."""
    robust = None if in_worlds is None else robustness(in_worlds)
    known = {} if in_worlds is None else _known(in_worlds, worlds, confidence)
    return OptimiseDetail(
        budget, on, plans[0], plans, names_of(len(plans)), searched, margin, compared, worlds, in_worlds, robust, known,
        seeds, confidence,
    )  # fmt: skip


def _known(gains: Array, table: pd.DataFrame | None, confidence: float) -> dict[str, Value]:
    """Value of knowing each parameter, largest first; leaving everything as it is is one of the choices."""
    assert table is not None
    choices = np.vstack([gains, np.zeros((1, gains.shape[1]))])
    values = {key: value_of_knowing(as_numbers(table[key]), choices, confidence) for key in table.columns}
    return dict(sorted(values.items(), key=lambda item: -item[1].value))


def names_of(count: int) -> tuple[str, ...]:
    """How so many plans that were compared are called: the plan first, the equal split last."""
    return ("the plan", *(f"no. {n} of the search" for n in range(1, count - 1)), "equal split")
