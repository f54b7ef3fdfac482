"""One job, run: the market to its end, and what is kept of it. Part of the version of a run, as the model is."""

from typing import TYPE_CHECKING

import numpy as np

from loyalty_sim.lab.job import KINDS, MEANS, Job, Run

if TYPE_CHECKING:
    import pandas as pd


def simulate(job: Job) -> Run:
    """Run one market to its end."""
    from loyalty_sim.market import ServiceMarket  # imports Mesa and the compiled passes: seconds

    market = ServiceMarket(job.scenario, rng=job.seed).run()
    return Run(job, market.outcomes(), indicators(market.history))


def indicators(history: "pd.DataFrame") -> "pd.DataFrame":
    """Weekly indicators of every firm, all that a study keeps of a run's books.

    Columns: week, firm (0 is the focal one), customers, share of all customers (0-1), satisfaction and loyalty (means,
    0-100), revenue and profit of the week (money), and the four kinds of customer as shares of the firm's own (0-1).
    What customers are like is missing where a firm has none.
    """
    import pandas as pd

    columns = {name: history[name].to_numpy() for name in ("week", "firm", "customers", "revenue", "profit")}
    week, customers = columns["week"], columns["customers"]
    in_all = np.bincount(week, weights=customers)
    each = np.where(customers > 0, customers, np.nan)
    columns["share"] = customers / np.maximum(in_all[week], 1)
    for name in MEANS:
        columns[name] = 100 * history[name].to_numpy() / each
    for name in KINDS:
        columns[name] = history[name].to_numpy() / each
    return pd.DataFrame(columns, index=history.index)
