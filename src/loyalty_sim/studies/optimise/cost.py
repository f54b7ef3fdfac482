"""About how many runs a plan takes, before any is made."""

from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.curves import PARTS
from loyalty_sim.studies.optimise.procedure import FINALISTS, RUNS_A_WORLD
from loyalty_sim.studies.vary.first_look import runs_of_screening
from loyalty_sim.studies.vary.worlds import looked_at_first

TOP = 8
"""Figures in doubt that worlds differ in, of those that a first look is taken at."""


def runs_about(budget: Budget, trials: int, seeds: int, worlds: int, risk: str = "mean", look: bool = True) -> int:
    """Runs of a plan, and more where it is cut back.

    trials: splits tried by the search; seeds: paired runs of each; worlds: how many. risk: in what the plan is to be
    best. look: whether a first look says in what the worlds differ; not where they are given, or the factors are.

    >>> from loyalty_sim.scenario import load_scenario
    >>> runs_about(Budget(load_scenario(), ("climate", "training"), 40_000.0), trials=32, seeds=4, worlds=0)
    308
    """
    first = runs_of_screening(len(looked_at_first(budget.scenario, budget.even_plan)), TOP, 2) if look and worlds else 0
    compared = (2 * FINALISTS + 5) * 2 * seeds
    each = max(1, worlds // 2) if worlds and risk != "mean" else seeds
    alone = len(budget.levers) * len(PARTS) * seeds
    return (trials + 1) * each + compared + alone + (FINALISTS + 3) * worlds * RUNS_A_WORLD + first
