"""A plan as tables: one row a lever and phase, one a split that was tried, one a plan that was compared."""

import pandas as pd

from loyalty_sim.statistics.bands import Array
from loyalty_sim.studies.optimise.analysis import OptimiseDetail, names_of
from loyalty_sim.studies.optimise.budget import Budget
from loyalty_sim.studies.optimise.marginal import Margin
from loyalty_sim.studies.optimise.search import Searched

RETURNED = ("returned", "returned_low", "returned_high")


def plan_table(detail: OptimiseDetail) -> pd.DataFrame:
    """One row per lever and phase, and one for what is kept."""
    budget, plan, returned = detail.budget, detail.plan, detail.margin.returned
    good = detail.plans[detail.standing.as_good]
    money = budget.money(plan)
    table = pd.DataFrame(
        {
            "lever": [lever for lever, _ in budget.cells],
            "from_quarter": [budget.phases[phase][0] for _, phase in budget.cells],
            "share": plan,
            "money_a_year": money,
            "today_a_year": budget.today * budget.unit,
            "level": budget.today + money / budget.unit,
            "returned": returned.mean,
            "returned_low": returned.low,
            "returned_high": returned.high,
            "as_good_low": budget.money(good.min(axis=0)),
            "as_good_high": budget.money(good.max(axis=0)),
        }
    )
    kept = budget.kept(good)
    last = {"lever": "kept", "share": 1 - plan.sum(), "money_a_year": detail.kept}
    ends = {"as_good_low": kept.min(), "as_good_high": kept.max()}
    return pd.concat([table, pd.DataFrame([last | ends])], ignore_index=True)


def trials_table(budget: Budget, searched: Searched) -> pd.DataFrame:
    """One row a split that the search tried: money a year by cell, mean gain under the seeds of the search."""
    return pd.DataFrame(budget.money(searched.plans), columns=heads(budget)).assign(gain=searched.gains)


def plans_table(
    budget: Budget, plans: Array, in_runs: Array, in_worlds: Array | None, equity: Array | None = None
) -> pd.DataFrame:
    """One row a plan that was compared: shares of the budget by cell, gain in every run and in every world.

    equity: what of the gain in every run is customer equity.
    """
    table = pd.DataFrame(plans, columns=heads(budget))
    table.insert(0, "plan", names_of(len(plans), bool(budget.now.any())))
    parts = [("run", in_runs), ("world", in_worlds), ("equity", equity)]
    gains = [
        pd.DataFrame(part, columns=[f"{word}_{n}" for n in range(part.shape[1])])
        for word, part in parts if part is not None
    ]  # fmt: skip
    return pd.concat([table, *gains], axis=1)


def margin_table(margin: Margin) -> pd.DataFrame:
    """One row a cell: the return on the last of its money with its interval."""
    found = margin.returned
    return pd.DataFrame(dict(zip(RETURNED, (found.mean, found.low, found.high), strict=True)))


def heads(budget: Budget) -> list[str]:
    """Cells as columns are headed: climate, or climate_from_q5."""
    one = len(budget.phases) == 1
    return [lever if one else f"{lever}_from_q{budget.phases[phase][0]}" for lever, phase in budget.cells]
